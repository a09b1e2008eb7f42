package org.sibyl.density.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.sibyl.density.DensityModel;
import org.sibyl.numeric.DoubleMath;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// p(x) = Σ_k π_k N(x; μ_k, Σ_k) over vectors of d numbers (Bishop 2006, section 9.2).
public final class GaussianMixture implements DensityModel {
    private static final double WEIGHT_SUM = 1e-9;

    private final CovarianceKind kind;
    private final List<GaussianComponent> components;
    private final List<Factor> factors;
    private final double[] bases;

    private GaussianMixture(CovarianceKind kind, List<GaussianComponent> components, List<Factor> factors) {
        this.kind = kind;
        this.components = components;
        this.factors = factors;
        this.bases = new double[components.size()];
        for (int k = 0; k < bases.length; k++) {
            bases[k] =
                    DoubleMath.log(components.get(k).weight()) + factors.get(k).logNormalizer();
        }
    }

    /// The mixture of these components.
    ///
    /// @param kind what their covariances have in common
    /// @throws IllegalArgumentException if there is none, their sizes differ, the weights do not sum to 1,
    /// or a covariance is not symmetric and positive definite or not of this kind
    public static GaussianMixture of(CovarianceKind kind, List<GaussianComponent> components) {
        MixtureArguments.require(kind, components, WEIGHT_SUM);
        List<Factor> factors = new ArrayList<>(components.size());
        for (int k = 0; k < components.size(); k++) {
            GaussianComponent component = components.get(k);
            int number = k + 1;
            factors.add(Factor.of(component.mean(), component.covariance())
                    .orElseThrow(() -> new IllegalArgumentException("the covariance of component " + number
                            + " is not positive definite, " + component.covariance()
                            + "; check the signs and sizes of its off-diagonal values")));
        }
        return new GaussianMixture(kind, List.copyOf(components), factors);
    }

    static GaussianMixture of(CovarianceKind kind, List<GaussianComponent> components, List<Factor> factors) {
        return new GaussianMixture(kind, List.copyOf(components), List.copyOf(factors));
    }

    /// What the covariances have in common.
    public CovarianceKind kind() {
        return kind;
    }

    /// The components, in the order of the responsibilities' columns.
    public List<GaussianComponent> components() {
        return components;
    }

    /// d
    public int dimension() {
        return factors.getFirst().dimension();
    }

    @Override
    public Shape eventShape() {
        return Shape.of(dimension());
    }

    /// @throws IllegalArgumentException if x does not have d columns
    @Override
    public Tensor logProb(Tensor x) {
        double[] logProb =
                new double[MixtureArguments.requireRows(x, dimension()).rows()];
        new MixtureRows(this).forEach(x, (row, terms, k) -> {}, (row, logSum) -> logProb[row] = logSum);
        return Tensor.adopt(logProb, logProb.length);
    }

    /// P(component k | x) = π_k N(x; μ_k, Σ_k) / p(x).
    ///
    /// @param x `[n, d]`
    /// @return `[n, K]`, rows with the sum 1
    /// @throws IllegalArgumentException if x does not have d columns
    public Tensor responsibilities(Tensor x) {
        int n = MixtureArguments.requireRows(x, dimension()).rows();
        int count = components.size();
        double[] shares = new double[n * count];
        new MixtureRows(this).forEach(x, (row, share, k) -> shares[row * count + k] = share, (row, logSum) -> {});
        return Tensor.adopt(shares, n, count);
    }

    /// Row i draws its component and its value from `seed.child(i)`.
    @Override
    public Tensor sample(int n, Seed seed) {
        int d = dimension();
        double[] rows = new double[n * d];
        for (int i = 0; i < n; i++) {
            RandomGenerator random = seed.child(i).generator();
            factors.get(draw(random.nextDouble())).draw(random, rows, i * d);
        }
        return Tensor.adopt(rows, n, d);
    }

    @Override
    public OptionalInt freeParameters() {
        return OptionalInt.of(kind.freeParameters(components.size(), dimension()));
    }

    /// The mixture of some columns, p(x_A), whatever the others are.
    ///
    /// @param columns A, from 0, in the order that the result has them
    /// @throws IllegalArgumentException if there is none, one is there twice or does not exist
    public GaussianMixture marginal(int... columns) {
        MixtureArguments.requireColumns(columns, dimension(), dimension());
        return of(
                kind,
                components.stream()
                        .map(component -> new GaussianComponent(
                                component.weight(),
                                Conditional.pick(component.mean(), columns),
                                Conditional.pick(component.covariance(), columns, columns)))
                        .toList());
    }

    /// The mixture of the other columns where some are known, p(x_A | x_B) (Bishop 2006, eq. 2.81, 2.82 for
    /// each component, with weights π_k N(x_B; μ_B, Σ_BB) / p(x_B)).
    ///
    /// @param known B, columns from 0; the others keep their order
    /// @param values x_B, one for each column of B
    /// @throws IllegalArgumentException if a column is there twice or does not exist, none is left, or a
    /// value is not finite or so far from all components that the density there is zero
    public GaussianMixture conditional(int[] known, double... values) {
        MixtureArguments.requireColumns(known, dimension(), dimension() - 1);
        MixtureArguments.requireValues(known, values);
        return Conditional.of(this, known.clone(), values.clone());
    }

    /// As in `GaussianMixture[full, K=3, d=2]`, with the weights.
    @Override
    public String toString() {
        return "GaussianMixture[" + kind.word() + ", K=" + components.size() + ", d=" + dimension() + ", weights="
                + Arrays.toString(components.stream()
                        .mapToDouble(GaussianComponent::weight)
                        .toArray())
                + "]";
    }

    /// μ_k
    List<double[]> centres() {
        return factors.stream().map(Factor::mean).toList();
    }

    Factor factor(int k) {
        return factors.get(k);
    }

    /// log π_k + log of the normalisation of component k.
    double base(int k) {
        return bases[k];
    }

    private int draw(double u) {
        double cumulative = 0;
        int last = 0;
        for (int k = 0; k < components.size(); k++) {
            double weight = components.get(k).weight();
            cumulative += weight;
            if (weight > 0) {
                last = k;
                if (u < cumulative) {
                    return k;
                }
            }
        }
        // The weights' sum may round to less than u.
        return last;
    }
}
