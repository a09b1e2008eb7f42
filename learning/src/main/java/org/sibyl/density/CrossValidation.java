package org.sibyl.density;

import java.util.List;
import org.sibyl.estimator.DataException;
import org.sibyl.parallel.Parallel;
import org.sibyl.random.Seed;
import org.sibyl.split.KFold;
import org.sibyl.split.Split;
import org.sibyl.tensor.Tensor;

/// Scores estimators on rows that they were not fitted to: each of k folds is scored by the fit to the
/// others.
///
/// @param folds k, at least 2
/// @param threads how many folds are fitted at once; the bits do not depend on it
public record CrossValidation(int folds, int threads) {
    /// Five folds, one at a time.
    public static final CrossValidation DEFAULT = new CrossValidation(5, 1);

    /// @throws IllegalArgumentException if there are fewer than two folds or no thread
    public CrossValidation {
        if (folds < 2 || threads < 1) {
            throw new IllegalArgumentException("cross-validation needs at least two folds and one thread, found "
                    + folds + " folds and " + threads + " threads");
        }
    }

    /// The same with another number of folds.
    public CrossValidation withFolds(int number) {
        return new CrossValidation(number, threads);
    }

    /// The same on another number of threads.
    public CrossValidation withThreads(int number) {
        return new CrossValidation(folds, number);
    }

    /// The folds of n rows in random order; the same for every estimator that is given the same seed.
    ///
    /// @throws DataException if there are fewer rows than folds
    public List<Split> splits(int n, Seed seed) {
        return KFold.shuffled(n, folds, seed.child("folds"));
    }

    /// The score of an estimator.
    ///
    /// @param seed of the folds and of the fits
    /// @throws DataException if there are fewer rows than folds, or those of some folds do not determine
    ///     the model
    public HeldOutScore score(DensityEstimator<?> estimator, WeightedRows rows, Seed seed) {
        return score(estimator, rows, splits(rows.size(), seed), seed.child("fit"));
    }

    /// The score of an estimator over given folds.
    ///
    /// @param splits in which every row is tested once
    /// @param seed fold i is fitted with `seed.child(i)`
    /// @throws DataException if the rows of some folds do not determine the model
    public HeldOutScore score(DensityEstimator<?> estimator, WeightedRows rows, List<Split> splits, Seed seed) {
        List<Tensor> logProbs = Parallel.map(splits.size(), threads, fold -> {
            DensityModel model = estimator.fit(rows.select(splits.get(fold).training()), seed.child(fold));
            return model.logProb(rows.x().select(splits.get(fold).test()));
        });
        double[] logProb = new double[rows.size()];
        for (int fold = 0; fold < splits.size(); fold++) {
            int[] test = splits.get(fold).test();
            for (int i = 0; i < test.length; i++) {
                logProb[test[i]] = logProbs.get(fold).get(i);
            }
        }
        List<LogScore> scores = splits.stream()
                .map(split -> split.test())
                .map(test -> LogScore.of(
                        Tensor.adopt(logProb, logProb.length).select(test),
                        rows.weights().select(test)))
                .toList();
        Tensor all = Tensor.adopt(logProb, logProb.length);
        return new HeldOutScore(scores, LogScore.of(all, rows.weights()), all);
    }
}
