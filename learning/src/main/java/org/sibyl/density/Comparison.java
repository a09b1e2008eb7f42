package org.sibyl.density;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.split.Split;

/// Several estimators on the same rows and folds.
///
/// @param entries of the estimators that could be fitted, the best held-out score first. Those that gave a
///     held-out row density zero come last, fewer such rows first
/// @param refusals of the others, in the order given
public record Comparison(List<Entry> entries, List<Refusal> refusals) {
    private static final Comparator<Entry> BEST_FIRST = Comparator.comparingDouble(
                    (Entry entry) -> -entry.heldOut().mean())
            .thenComparingInt(entry -> entry.heldOut().total().zeroDensity())
            .thenComparingDouble(entry -> -entry.heldOut().total().meanElsewhere());

    /// Copies the lists.
    public Comparison {
        entries = List.copyOf(entries);
        refusals = List.copyOf(refusals);
    }

    /// Fits each estimator to all rows, and to the folds.
    ///
    /// @param seed of the folds and of the fits
    /// @throws DataException if there are fewer rows than folds; what one estimator cannot be fitted to is
    ///     a refusal
    public static Comparison of(
            List<? extends DensityEstimator<?>> estimators, WeightedRows rows, CrossValidation validation, Seed seed) {
        List<Split> splits = validation.splits(rows.size(), seed);
        List<Entry> entries = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (DensityEstimator<?> estimator : estimators) {
            try {
                DensityModel model = estimator.fit(rows, seed.child("all"));
                HeldOutScore heldOut = validation.score(estimator, rows, splits, seed.child("fit"));
                entries.add(new Entry(estimator.name(), model.freeParameters(), LogScore.of(model, rows), heldOut));
            } catch (DataException e) {
                refusals.add(new Refusal(estimator.name(), String.valueOf(e.getMessage())));
            }
        }
        entries.sort(BEST_FIRST);
        return new Comparison(entries, refusals);
    }

    /// How one estimator fared.
    ///
    /// @param name of the estimator
    /// @param freeParameters k, if the question has an answer
    /// @param training the score of the rows it was fitted to, which favours the more flexible
    /// @param heldOut the score of rows it was not fitted to
    public record Entry(String name, OptionalInt freeParameters, LogScore training, HeldOutScore heldOut) {
        /// 2 k − 2 log L, smaller is better (Akaike 1974), where the number of parameters is known.
        public OptionalDouble aic() {
            return freeParameters.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(2.0 * freeParameters.getAsInt() - 2 * training.logLikelihood());
        }

        /// k log n − 2 log L with n = Σ wᵢ, smaller is better (Schwarz 1978), where the number of
        /// parameters is known.
        public OptionalDouble bic() {
            return freeParameters.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(freeParameters.getAsInt() * StrictMath.log(training.weight())
                            - 2 * training.logLikelihood());
        }

        /// One sentence where the held-out score is −∞, empty elsewhere.
        public String remark() {
            int zero = heldOut.total().zeroDensity();
            return zero == 0
                    ? ""
                    : name + " gives " + zero + " of " + heldOut.logProb().size()
                            + " held-out rows density zero, so that its score is −∞; the others score "
                            + heldOut.total().meanElsewhere() + ".";
        }
    }

    /// An estimator that the rows do not suit.
    ///
    /// @param name of the estimator
    /// @param reason what it said
    public record Refusal(String name, String reason) {}
}
