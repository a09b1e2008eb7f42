package org.sibyl.density.parametric;

import java.util.function.Function;
import org.sibyl.density.DensityEstimator;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;

/// Fits a family by maximum likelihood: the parameters that maximise Σ wᵢ log p(xᵢ). It uses no randomness.
///
/// @param family what to fit
public record ParametricEstimator(ParametricFamily family) implements DensityEstimator<ParametricModel> {
    @Override
    public String name() {
        return family.word();
    }

    /// @throws DataException if there are several columns for a family of one, a number is where the family
    /// has no density, or the numbers are all the same
    @Override
    public ParametricModel fit(WeightedRows rows, Seed seed) {
        return switch (family) {
            case NORMAL -> column(rows, LocationScaleFits::normal);
            case LOGNORMAL -> column(rows, LocationScaleFits::logNormal);
            case EXPONENTIAL -> column(rows, LocationScaleFits::exponential);
            case GAMMA -> column(rows, ShapeFits::gamma);
            case BETA -> column(rows, ShapeFits::beta);
            case WEIBULL -> column(rows, ShapeFits::weibull);
            case STUDENT_T -> column(rows, StudentTFit::of);
            case MULTIVARIATE_NORMAL -> MultivariateNormalFit.of(rows);
        };
    }

    private ParametricModel column(WeightedRows rows, Function<WeightedColumn, ColumnFit> fit) {
        return ParametricModel.of(family, fit.apply(WeightedColumn.of(family, rows)), rows);
    }
}
