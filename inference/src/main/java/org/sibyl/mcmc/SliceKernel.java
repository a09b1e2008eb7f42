package org.sibyl.mcmc;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.sibyl.tensor.Tensor;

/// One sweep of axis-aligned slice sampling (Neal 2003, "Slice sampling", figures 3 and 5): for each coordinate, in
/// an order drawn anew, a level below the density, a bracket around the point stepped out until it leaves the
/// slice, and points in it, which shrinks towards the point until one lies in the slice. It leaves the target
/// invariant for any widths. State goes in and comes out; nothing is kept.
///
/// @param target log density up to a constant; −∞ where it is zero, never NaN or +∞
/// @param expansions the largest number of steps out, m in figure 3
public record SliceKernel(ToDoubleFunction<double[]> target, int expansions) {
    /// @throws IllegalArgumentException if no step out is allowed
    public SliceKernel {
        if (expansions < 1) {
            throw new IllegalArgumentException("expansions is " + expansions + "; allow at least 1 step out");
        }
    }

    /// A chain that starts here.
    ///
    /// @throws IllegalArgumentException if the density is zero there
    public SliceState init(double[] position) {
        double logDensity = evaluate(position);
        if (logDensity == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("the chain cannot start at " + Arrays.toString(position)
                    + " where the density is zero; start it inside the support");
        }
        return new SliceState(Tensor.vector(position), logDensity);
    }

    /// The next state of the chain.
    ///
    /// @param state where it stands
    /// @param widths of the first bracket, positive `[d]`
    /// @param random the only source of randomness
    public SliceStep step(SliceState state, Tensor widths, RandomGenerator random) {
        double[] x = state.position().toArray();
        double[] moves = new double[x.length];
        double logDensity = state.logDensity();
        int[] evaluations = {0};
        int proposals = 0;
        for (int j : order(x.length, random)) {
            double from = x[j];
            double level = logDensity - random.nextExponential();
            double width = widths.get(j);
            double left = from - width * random.nextDouble();
            double right = left + width;
            int stepsLeft = random.nextInt(expansions);
            int stepsRight = expansions - 1 - stepsLeft;
            while (stepsLeft-- > 0 && at(x, j, left, evaluations) > level) {
                left -= width;
            }
            while (stepsRight-- > 0 && at(x, j, right, evaluations) > level) {
                right += width;
            }
            while (true) {
                double proposal = left + (right - left) * random.nextDouble();
                double proposed = at(x, j, proposal, evaluations);
                proposals++;
                // The point itself lies in the slice: a bracket that rounding has closed on it ends there.
                if (proposed >= level || proposal == from) {
                    x[j] = proposal;
                    logDensity = proposal == from ? logDensity : proposed;
                    break;
                }
                if (proposal < from) {
                    left = proposal;
                } else {
                    right = proposal;
                }
            }
            moves[j] = Math.abs(x[j] - from);
        }
        int d = x.length;
        return new SliceStep(
                new SliceState(Tensor.adopt(x, d), logDensity), Tensor.adopt(moves, d), evaluations[0], proposals);
    }

    private double at(double[] x, int j, double value, int[] evaluations) {
        evaluations[0]++;
        double kept = x[j];
        x[j] = value;
        double logDensity = evaluate(x.clone());
        x[j] = kept;
        return logDensity;
    }

    private double evaluate(double[] x) {
        double logDensity = target.applyAsDouble(x);
        if (Double.isNaN(logDensity) || logDensity == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the log density is " + logDensity + " at " + Arrays.toString(x)
                    + "; return a finite number, or −∞ where the density is zero");
        }
        return logDensity;
    }

    private static int[] order(int d, RandomGenerator random) {
        int[] order = new int[d];
        for (int i = 0; i < d; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
