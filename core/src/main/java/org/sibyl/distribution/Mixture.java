package org.sibyl.distribution;

import java.util.Arrays;
import java.util.List;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// p(x) = Σ_k w_k p_k(x), with weights that sum to one.
public final class Mixture implements Distribution {
    private final List<Distribution> components;
    private final double[] logWeights;

    private Mixture(List<Distribution> components, double[] logWeights) {
        this.components = components;
        this.logWeights = logWeights;
    }

    /// A mixture of these components.
    ///
    /// @param components p_k, all of one event shape
    /// @param logWeights log w_k up to a common constant; −∞ for a component that does not count
    /// @throws IllegalArgumentException if there is no component or not as many weights, event shapes differ, or
    ///     the weights have no finite positive sum
    public static Mixture of(List<? extends Distribution> components, double... logWeights) {
        if (components.isEmpty() || components.size() != logWeights.length) {
            throw new IllegalArgumentException("a mixture needs one weight for each of its components, found "
                    + components.size() + " components and " + logWeights.length + " weights");
        }
        for (Distribution component : components) {
            if (!component.eventShape().equals(components.getFirst().eventShape())) {
                throw new IllegalArgumentException("a mixture's components need the same event shape, found "
                        + components.getFirst().eventShape() + " and " + component.eventShape());
            }
        }
        double total = logSumExp(logWeights);
        if (!Double.isFinite(total)) {
            throw new IllegalArgumentException(
                    "a mixture needs weights with a finite positive sum, found the logarithms "
                            + Arrays.toString(logWeights));
        }
        return new Mixture(
                List.copyOf(components),
                Arrays.stream(logWeights).map(weight -> weight - total).toArray());
    }

    @Override
    public Shape eventShape() {
        return components.getFirst().eventShape();
    }

    @Override
    public Tensor logProb(Tensor x) {
        List<Tensor> parts =
                components.stream().map(component -> component.logProb(x)).toList();
        double[] logProb = new double[parts.getFirst().size()];
        double[] terms = new double[parts.size()];
        for (int i = 0; i < logProb.length; i++) {
            for (int k = 0; k < terms.length; k++) {
                terms[k] = logWeights[k] + parts.get(k).get(i);
            }
            logProb[i] = logSumExp(terms);
        }
        return Tensor.adopt(logProb, logProb.length);
    }

    /// Row i draws its component from `seed.child(i)` and its value from `seed.child(i).child("value")`.
    @Override
    public Tensor sample(int n, Seed seed) {
        int[] extents = eventShape().toArray();
        int width = eventShape().size();
        double[] rows = new double[n * width];
        for (int i = 0; i < n; i++) {
            Seed row = seed.child(i);
            Distribution component = components.get(component(UnitUniform.draw(row.generator())));
            component.sample(1, row.child("value")).copyRow(0, rows, i * width);
        }
        int[] shape = new int[extents.length + 1];
        shape[0] = n;
        System.arraycopy(extents, 0, shape, 1, extents.length);
        return Tensor.adopt(rows, shape);
    }

    private int component(double u) {
        double cumulative = 0;
        int last = 0;
        for (int k = 0; k < logWeights.length; k++) {
            cumulative += StrictMath.exp(logWeights[k]);
            if (logWeights[k] > Double.NEGATIVE_INFINITY) {
                last = k;
                if (u < cumulative) {
                    return k;
                }
            }
        }
        return last;
    }

    private static double logSumExp(double[] terms) {
        double largest = Arrays.stream(terms).max().orElseThrow();
        if (Double.isInfinite(largest)) {
            return largest;
        }
        return largest
                + StrictMath.log(Arrays.stream(terms)
                        .map(term -> StrictMath.exp(term - largest))
                        .sum());
    }

    /// As in `Mixture[components=[…], logWeights=[…]]`.
    @Override
    public String toString() {
        return "Mixture[components=" + components + ", logWeights=" + Arrays.toString(logWeights) + "]";
    }
}
