package org.sibyl.metric;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.sibyl.classify.LabelledRows;
import org.sibyl.classify.MlpClassifier;
import org.sibyl.numeric.Quantiles;
import org.sibyl.parallel.Parallel;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Classifier two-sample test (Lopez-Paz and Oquab 2017): how often a classifier that was trained on some draws
/// tells from which of two sets another draw comes. 0.5: the sets cannot be told apart; 1: they always can.
///
/// With the settings of the published benchmark of simulation-based inference (Lueckmann et al. 2021, `sbibm`):
/// both sets are scaled by the mean and the standard deviation (divisor n − 1) of the *first*; a perceptron with
/// two hidden layers of 10 d relu units ([MlpClassifier], the rules of scikit-learn, up to 10,000 epochs); accuracy
/// on the held-out part of a shuffled 5-fold split, averaged. A column that is constant in the first set is centred
/// only.
///
/// Beware of atoms: a set that holds a row twice can be recognised by it.
///
/// @param folds parts of the split, at least 2
/// @param unitsForEachColumn hidden units are this many times the number of columns
/// @param maxEpochs of each classifier
/// @param threads how many folds run at once; the result does not depend on it
public record C2st(int folds, int unitsForEachColumn, int maxEpochs, int threads) {
    /// The published settings, one thread for each processor.
    public static final C2st DEFAULT =
            new C2st(5, 10, 10_000, Runtime.getRuntime().availableProcessors());

    /// @throws IllegalArgumentException if a setting is out of range
    public C2st {
        if (folds < 2 || unitsForEachColumn < 1 || maxEpochs < 1 || threads < 1) {
            throw new IllegalArgumentException("C2ST with " + folds + " folds, " + unitsForEachColumn
                    + " units for each column, " + maxEpochs + " epochs and " + threads
                    + " threads: take at least 2 folds and 1 of the others");
        }
    }

    /// The same on another number of threads.
    public C2st withThreads(int count) {
        return new C2st(folds, unitsForEachColumn, maxEpochs, count);
    }

    /// Compares two sets of draws.
    ///
    /// @param reference `[n, d]`, whose mean and standard deviation scale both
    /// @param sample `[m, d]`
    /// @param seed of the split and of the classifiers' first values and shuffles
    /// @throws IllegalArgumentException if the sets differ in columns, are smaller than the number of folds, or
    ///     hold numbers that are not finite
    public C2stResult run(Tensor reference, Tensor sample, Seed seed) {
        if (reference.columns() != sample.columns() || Math.min(reference.rows(), sample.rows()) < folds) {
            throw new IllegalArgumentException("C2ST compares sets of the same columns with at least " + folds
                    + " rows each, found " + reference.shape() + " and " + sample.shape());
        }
        LabelledRows rows = LabelledRows.of(scaled(reference, reference), scaled(sample, reference));
        int[] order = order(rows.x().rows(), seed.child("split").generator());
        MlpClassifier classifier = MlpClassifier.DEFAULT
                .withHidden(unitsForEachColumn * reference.columns(), unitsForEachColumn * reference.columns())
                .withMaxEpochs(maxEpochs);
        List<Double> accuracies = Parallel.map(folds, threads, fold -> {
            // As scikit-learn cuts: the first n mod k parts have one row more.
            int from = start(fold, order.length);
            int to = start(fold + 1, order.length);
            int[] training = IntStream.range(0, order.length)
                    .filter(i -> i < from || i >= to)
                    .map(i -> order[i])
                    .toArray();
            return classifier
                    .fit(rows.select(training), seed.child("fold").child(fold))
                    .model()
                    .accuracy(rows.select(Arrays.copyOfRange(order, from, to)));
        });
        return new C2stResult(accuracies.stream().mapToDouble(a -> a).average().orElseThrow(), accuracies);
    }

    private int start(int fold, int n) {
        return fold * (n / folds) + Math.min(fold, n % folds);
    }

    private static Tensor scaled(Tensor rows, Tensor reference) {
        int d = rows.columns();
        double[] values = rows.toArray();
        for (int j = 0; j < d; j++) {
            double[] column = reference.column(j);
            double mean = Arrays.stream(column).average().orElseThrow();
            double deviation = Quantiles.standardDeviation(column);
            for (int i = 0; i < rows.rows(); i++) {
                values[i * d + j] = (values[i * d + j] - mean) / (deviation > 0 ? deviation : 1);
            }
        }
        return Tensor.adopt(values, rows.rows(), d);
    }

    private static int[] order(int n, RandomGenerator random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
