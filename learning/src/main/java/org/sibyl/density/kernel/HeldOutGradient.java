package org.sibyl.density.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sibyl.density.WeightedRows;
import org.sibyl.function.DifferentiableFunction;
import org.sibyl.function.ValueAndGradient;
import org.sibyl.parallel.Parallel;
import org.sibyl.split.Split;
import org.sibyl.tensor.Tensor;

/// The held-out mean log-density of Gaussian kernels as a function of θₖ = ln(hₖ / unitₖ), with its gradient:
/// with u = (x − xⱼ) / h and responsibilities rⱼ ∝ wⱼ exp(−u²/2),
///
/// `∂ ln f(x) / ∂θₖ = Σⱼ rⱼ uⱼₖ² − 1`.
final class HeldOutGradient implements DifferentiableFunction {
    private static final int SLICE = 64;

    private final double[] unit;
    private final int threads;
    private final double totalWeight;
    private final List<Part> parts;

    /// @param kept the rows with kernels, column by column over the unit
    /// @param held the rows held out, row by row over the unit
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(double[] kept, double[] keptWeights, double[] held, double[] weights, double[] offsets) {}

    private HeldOutGradient(double[] unit, int threads, double totalWeight, List<Part> parts) {
        this.unit = unit;
        this.threads = threads;
        this.totalWeight = totalWeight;
        this.parts = parts;
    }

    static HeldOutGradient of(
            WeightedRows rows, KernelDensityEstimator settings, Bandwidth bandwidth, List<Split> splits) {
        int d = rows.columns();
        Tensor covariance = bandwidth.covariance(d);
        double[] unit = new double[d];
        Arrays.setAll(unit, k -> Math.sqrt(covariance.get(k, k)));
        KernelSpace space = new KernelSpace(settings.boundaries(), d);
        List<Part> parts = new ArrayList<>();
        for (Split split : splits) {
            WeightedRows kept = space.of(HeldOut.training(rows, split));
            double[] z = kept.x().toArray();
            int n = kept.size();
            double[] columns = new double[z.length];
            for (int i = 0; i < z.length; i++) {
                columns[i % d * n + i / d] = z[i] / unit[i % d];
            }
            double[] held = rows.x().select(split.test()).toArray();
            int m = split.test().length;
            double[] offsets = new double[m];
            for (int i = 0; i < m; i++) {
                offsets[i] = space.forward(held, i * d, d, 0)
                        - StrictMath.log(kept.totalWeight())
                        - Kernel.GAUSSIAN.logNormalizer(d);
                for (int k = 0; k < d; k++) {
                    offsets[i] -= StrictMath.log(unit[k]);
                    held[i * d + k] /= unit[k];
                }
            }
            double[] weights = rows.weights().select(split.test()).toArray();
            parts.add(new Part(columns, kept.weights().toArray(), held, weights, offsets));
        }
        return new HeldOutGradient(unit, settings.threads(), rows.totalWeight(), parts);
    }

    /// The bandwidths at θ.
    Bandwidth bandwidth(double... theta) {
        double[] h = new double[unit.length];
        Arrays.setAll(h, k -> unit[k] * StrictMath.exp(theta[k]));
        return h.length == 1 ? Bandwidth.of(h[0]) : Bandwidth.perDimension(h);
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < unit.length; k++) {
            names.add("log h" + (k + 1));
        }
        return names;
    }

    @Override
    public double value(double... at) {
        return valueAndGradient(at).value();
    }

    @Override
    public ValueAndGradient valueAndGradient(double... at) {
        int d = unit.length;
        double[] inverse = new double[d];
        double shrink = 0;
        for (int k = 0; k < d; k++) {
            inverse[k] = StrictMath.exp(-at[k]);
            shrink += at[k];
        }
        double[] sums = new double[d + 1];
        for (Part part : parts) {
            int m = part.weights().length;
            List<double[]> slices = Parallel.map((m + SLICE - 1) / SLICE, threads, slice -> {
                ResponsibleSquares squares = new ResponsibleSquares(part.kept(), part.keptWeights(), inverse);
                double[] own = new double[d + 1];
                for (int i = slice * SLICE; i < Math.min(m, (slice + 1) * SLICE); i++) {
                    squares.add(part.held(), i * d, part.weights()[i], part.offsets()[i], own);
                }
                return own;
            });
            for (double[] own : slices) {
                for (int k = 0; k <= d; k++) {
                    sums[k] += own[k];
                }
            }
        }
        double[] gradient = new double[d];
        Arrays.setAll(gradient, k -> sums[k] / totalWeight - 1);
        return new ValueAndGradient(sums[d] / totalWeight - shrink, gradient);
    }
}
