package org.sibyl.density.mixture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.sibyl.density.DensityEstimator;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.split.KFold;
import org.sibyl.split.Split;
import org.sibyl.tensor.Tensor;

/// Chooses the number of components of a mixture from a range.
///
/// @param estimator everything but the number of components
/// @param least the smallest K
/// @param most the largest K
/// @param criterion what decides
/// @param folds of the cross-validation that gives held-out scores; 0 for none, which saves most of the
/// work
public record ComponentSelector(
        GaussianMixtureEstimator estimator, int least, int most, SelectionCriterion criterion, int folds)
        implements DensityEstimator<GaussianMixture> {
    private static final int FOLDS = 5;

    /// @throws IllegalArgumentException unless 1 ≤ least ≤ most, and there are folds where they decide
    public ComponentSelector {
        if (least < 1 || most < least) {
            throw new IllegalArgumentException("the components are to be chosen from " + least + " to " + most
                    + ", expected a range from at least 1 upwards");
        }
        if (folds < 0 || folds == 1 || (folds == 0 && criterion == SelectionCriterion.CROSS_VALIDATION)) {
            throw new IllegalArgumentException("there are " + folds
                    + " folds, expected at least 2, or 0 for no held-out scores where " + criterion.word()
                    + " does not need them; 5 are usual");
        }
    }

    /// By BIC, without held-out scores.
    public static ComponentSelector of(GaussianMixtureEstimator estimator, int least, int most) {
        return new ComponentSelector(estimator, least, most, SelectionCriterion.BIC, 0);
    }

    /// With another criterion; five folds where they decide and none were asked for.
    public ComponentSelector withCriterion(SelectionCriterion other) {
        int needed = other == SelectionCriterion.CROSS_VALIDATION && folds == 0 ? FOLDS : folds;
        return new ComponentSelector(estimator, least, most, other, needed);
    }

    /// With held-out scores from so many folds; 0 for none.
    public ComponentSelector withFolds(int count) {
        return new ComponentSelector(estimator, least, most, criterion, count);
    }

    /// As in `gmm full 1..8 by bic`.
    @Override
    public String name() {
        return "gmm " + estimator.covariance().word() + " " + least + ".." + most + " by " + criterion.word();
    }

    /// @throws DataException as [#select]
    @Override
    public GaussianMixture fit(WeightedRows rows, Seed seed) {
        return select(rows, seed).fit().mixture();
    }

    /// Fits a mixture for each K and chooses one. A K whose fits collapse stays in the table with its
    /// problem, and is not chosen.
    ///
    /// @throws DataException if there are fewer rows than components, fewer than two rows, or than folds, a
    /// column is constant, or no fit succeeded
    public ComponentSelection select(WeightedRows rows, Seed seed) {
        if (most > rows.size()) {
            throw new DataException("the range of components reaches to " + most + " but there are " + rows.size()
                    + " rows; take a smaller range or give more rows");
        }
        List<Split> splits = folds == 0 ? List.of() : KFold.shuffled(rows.size(), folds, seed.child("folds"));
        List<ComponentCandidate> candidates = new ArrayList<>();
        for (int k = least; k <= most; k++) {
            candidates.add(candidate(
                    estimator.withComponents(k),
                    rows,
                    splits,
                    seed.child("components").child(k)));
        }
        ComponentCandidate winner = candidates.stream()
                .filter(candidate ->
                        candidate.cost(criterion).isPresent() && candidate.fit().isPresent())
                .min(Comparator.comparingDouble(
                        candidate -> candidate.cost(criterion).getAsDouble()))
                .orElseThrow(
                        () -> new DataException(candidates.getFirst().problem().orElseThrow()));
        return new ComponentSelection(criterion, candidates, winner);
    }

    private static ComponentCandidate candidate(
            GaussianMixtureEstimator estimator, WeightedRows rows, List<Split> splits, Seed seed) {
        int parameters = estimator.covariance().freeParameters(estimator.components(), rows.columns());
        ComponentCandidate candidate;
        try {
            candidate = ComponentCandidate.of(estimator.search(rows, seed.child("all")), rows.totalWeight());
        } catch (DataException e) {
            return ComponentCandidate.failed(
                    estimator.components(), parameters, Objects.requireNonNull(e.getMessage()));
        }
        try {
            OptionalDouble score = heldOutScore(estimator, rows, splits, seed);
            return score.isPresent() ? candidate.withHeldOutScore(score.getAsDouble()) : candidate;
        } catch (DataException e) {
            return candidate.withProblem("without one of the folds, " + Objects.requireNonNull(e.getMessage()));
        }
    }

    private static OptionalDouble heldOutScore(
            GaussianMixtureEstimator estimator, WeightedRows rows, List<Split> splits, Seed seed) {
        if (splits.isEmpty()) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (int fold = 0; fold < splits.size(); fold++) {
            Split split = splits.get(fold);
            GaussianMixture mixture = estimator.fit(
                    rows.select(split.training()), seed.child("fold").child(fold));
            WeightedRows test = rows.select(split.test());
            Tensor logProb = mixture.logProb(test.x());
            for (int i = 0; i < test.size(); i++) {
                sum += test.weights().get(i) * logProb.get(i);
            }
        }
        return OptionalDouble.of(sum / rows.totalWeight());
    }
}
