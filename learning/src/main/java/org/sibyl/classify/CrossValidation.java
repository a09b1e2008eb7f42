package org.sibyl.classify;

import java.util.List;
import org.sibyl.estimator.DataException;
import org.sibyl.parallel.Parallel;
import org.sibyl.random.Seed;
import org.sibyl.split.KFold;
import org.sibyl.split.Split;
import org.sibyl.tensor.Tensor;

/// What a learner says of rows that it has not seen: each row is judged by the classifier that was trained
/// on the other folds. Folds are random and keep the share of each class.
///
/// @param folds at least 2
/// @param threads how many folds are trained at once; the result does not depend on it
public record CrossValidation(int folds, int threads) {
    /// Five folds, one after the other.
    public static final CrossValidation DEFAULT = new CrossValidation(5, 1);

    /// @throws IllegalArgumentException if there are fewer than two folds or no thread
    public CrossValidation {
        if (folds < 2 || threads < 1) {
            throw new IllegalArgumentException("cross-validation with " + folds + " folds on " + threads
                    + " threads: take at least 2 folds and 1 thread");
        }
    }

    /// With another number of folds.
    public CrossValidation withFolds(int count) {
        return new CrossValidation(count, threads);
    }

    /// On another number of threads.
    public CrossValidation withThreads(int count) {
        return new CrossValidation(folds, count);
    }

    /// Log-probabilities of each class for each row, in the rows' order, by classifiers that have not seen
    /// it.
    ///
    /// @return `[n, K]`
    /// @throws DataException if a class has fewer rows than there are folds, or a classifier cannot be
    ///     trained
    public Tensor logProbabilities(Learner<?> learner, LabelledRows rows, Seed seed) {
        rows.requireEveryClass("cross-validation");
        int classes = rows.classes().size();
        double[] all = new double[rows.size() * classes];
        List<Split> splits = KFold.stratified(rows.labels(), folds, seed.child("folds"));
        List<Tensor> judged = Parallel.map(folds, threads, fold -> {
            Split split = splits.get(fold);
            Classifier classifier = learner.train(
                    rows.select(split.training()), seed.child("fold").child(fold));
            return classifier.logProbabilities(rows.x().select(split.test()));
        });
        for (int fold = 0; fold < folds; fold++) {
            int[] test = splits.get(fold).test();
            for (int i = 0; i < test.length; i++) {
                judged.get(fold).copyRow(i, all, test[i] * classes);
            }
        }
        return Tensor.adopt(all, rows.size(), classes);
    }

    /// The probability of class 1 of each row, for two classes.
    ///
    /// @return `[n]`
    /// @throws DataException as [#logProbabilities], or if there are more classes
    public Tensor probability(Learner<?> learner, LabelledRows rows, Seed seed) {
        rows.requireBinary("the probability of class 1");
        return Tensor.adopt(LogOdds.exp(logProbabilities(learner, rows, seed)).column(1), rows.size());
    }
}
