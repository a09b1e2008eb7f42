package org.sibyl.density.mixture;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;

/// When a component counts as collapsed: its variance along a column is below 10⁻¹² of the column's own, or
/// the regularisation ε, if it is small beside all columns, makes up more than half of the covariance in
/// some direction (ε tr Σ_k⁻¹ > ½).
///
/// @param variances of the columns
/// @param regularization ε
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record CollapseRule(double[] variances, double regularization) {
    private static final double LEAST_SHARE = 1e-12;

    /// From this share of a column's variance on, the regularisation is meant to widen the components.
    private static final double GUARD = 1e-3;

    private static final double HALF = 0.5;

    /// @throws DataException if a column is constant, or varies no more than the regularisation
    static CollapseRule of(WeightedRows rows, double regularization) {
        double[] variances = ColumnVariances.of(rows);
        for (int j = 0; j < variances.length; j++) {
            if (!(variances[j] > 0)) {
                throw new DataException("column " + (j + 1) + " is constant, "
                        + rows.x().get(0, j) + " in all " + rows.size()
                        + " rows; a mixture needs columns that vary, leave it out");
            }
            if (variances[j] <= regularization) {
                throw new DataException("column " + (j + 1) + " has the variance " + (float) variances[j]
                        + ", no more than the regularization " + regularization
                        + " that is added to it; rescale the column or lower the regularization");
            }
        }
        return new CollapseRule(variances, regularization);
    }

    /// The first component that has collapsed, if one has.
    OptionalInt collapsed(GaussianMixture mixture) {
        boolean guards = regularization < GUARD * Arrays.stream(variances).min().orElseThrow();
        int d = variances.length;
        for (int k = 0; k < mixture.components().size(); k++) {
            if (guards && regularization * mixture.factor(k).precisionTrace() > HALF) {
                return OptionalInt.of(k);
            }
            for (int j = 0; j < d; j++) {
                if (mixture.components().get(k).covariance().get(j, j) < LEAST_SHARE * variances[j]) {
                    return OptionalInt.of(k);
                }
            }
        }
        return OptionalInt.empty();
    }

    /// The ending of a mixture with a component that has collapsed.
    static EmEnding.Collapsed ending(GaussianMixture mixture, int component) {
        String advice = mixture.components().size() == 1
                ? "columns may depend on each other: leave one out, take the kind diagonal, or raise the regularization"
                : "take fewer components, the kind tied, or raise the regularization";
        return new EmEnding.Collapsed(
                component,
                "the covariance of component " + (component + 1) + " of "
                        + mixture.components().size() + " collapsed at the mean "
                        + Arrays.toString(
                                mixture.components().get(component).mean().toArray()) + "; " + advice);
    }

    /// The ending if a component has collapsed.
    Optional<EmEnding> ending(GaussianMixture mixture) {
        OptionalInt component = collapsed(mixture);
        return component.isPresent() ? Optional.of(ending(mixture, component.getAsInt())) : Optional.empty();
    }
}
