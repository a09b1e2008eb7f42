package org.sibyl.density.parametric;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sibyl.density.DensityModel;
import org.sibyl.density.WeightedRows;
import org.sibyl.distribution.Distribution;
import org.sibyl.distribution.Univariate;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// A distribution that was fitted by maximum likelihood.
public final class ParametricModel implements DensityModel {
    private final ParametricFamily family;
    private final List<FittedParameter> parameters;
    private final Distribution density;
    private final Optional<Univariate> univariate;
    private final double logLikelihood;

    private ParametricModel(
            ParametricFamily family,
            List<FittedParameter> parameters,
            Distribution density,
            Optional<Univariate> univariate,
            WeightedRows rows) {
        this.family = family;
        this.parameters = List.copyOf(parameters);
        this.density = density;
        this.univariate = univariate;
        this.logLikelihood = logLikelihood(density, rows);
    }

    static ParametricModel of(ParametricFamily family, ColumnFit fit, WeightedRows rows) {
        return new ParametricModel(
                family, fit.parameters(), new ColumnDensity(fit.distribution()), Optional.of(fit.distribution()), rows);
    }

    static ParametricModel of(
            ParametricFamily family, List<FittedParameter> parameters, Distribution density, WeightedRows rows) {
        return new ParametricModel(family, parameters, density, Optional.empty(), rows);
    }

    /// The family.
    public ParametricFamily family() {
        return family;
    }

    /// The estimates.
    public List<FittedParameter> parameters() {
        return parameters;
    }

    /// The estimate of this name.
    ///
    /// @throws IllegalArgumentException if the family has no such parameter
    public FittedParameter parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + family.word() + "' has no parameter '" + name
                        + "'; its parameters are "
                        + parameters.stream().map(FittedParameter::name).toList()));
    }

    /// Σ wᵢ log p(xᵢ) in nats over the rows that it was fitted to.
    public double logLikelihood() {
        return logLikelihood;
    }

    /// The distribution with its cdf and quantiles; empty if it is of several columns.
    public Optional<Univariate> univariate() {
        return univariate;
    }

    @Override
    public Shape eventShape() {
        return density.eventShape();
    }

    @Override
    public Tensor logProb(Tensor x) {
        return density.logProb(x);
    }

    @Override
    public Tensor sample(int n, Seed seed) {
        return density.sample(n, seed);
    }

    @Override
    public OptionalInt freeParameters() {
        return OptionalInt.of(parameters.size());
    }

    /// The family and the estimates.
    @Override
    public String toString() {
        return "ParametricModel[" + family.word() + ", " + parameters + "]";
    }

    private static double logLikelihood(Distribution density, WeightedRows rows) {
        Tensor logProb = density.logProb(rows.x());
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            // A row that does not count may be outside the support.
            sum += rows.weights().get(i) > 0 ? rows.weights().get(i) * logProb.get(i) : 0;
        }
        return sum;
    }
}
