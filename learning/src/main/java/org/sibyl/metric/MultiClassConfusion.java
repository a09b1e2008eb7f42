package org.sibyl.metric;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.sibyl.estimator.DataException;
import org.sibyl.tensor.Tensor;

/// How often each decision met each truth, for K classes 0 … K − 1.
///
/// @param counts rows of class i that were called j `[K, K]`
public record MultiClassConfusion(Tensor counts) {
    /// @throws IllegalArgumentException unless the counts are a square of whole numbers
    public MultiClassConfusion {
        if (counts.shape().rank() != 2 || counts.rows() != counts.columns() || counts.rows() < 2) {
            throw new IllegalArgumentException("a confusion matrix of K classes has the shape [K, K], found "
                    + counts.shape() + "; give a row and a column for each of at least 2 classes");
        }
        for (int i = 0; i < counts.size(); i++) {
            if (!(counts.get(i) >= 0) || counts.get(i) != Math.rint(counts.get(i))) {
                throw new IllegalArgumentException(
                        "a confusion matrix counts rows, found " + counts.get(i) + "; give whole numbers");
            }
        }
    }

    /// Counts decisions.
    ///
    /// @param called the class that each row was called `[n]`
    /// @param labels the class that it is `[n]`
    /// @param classes K
    /// @throws DataException if there is no row, the lengths differ, or a number is not a class
    public static MultiClassConfusion of(Tensor called, Tensor labels, int classes) {
        if (called.size() != labels.size() || called.size() == 0) {
            throw new DataException("expected a decision and a label for each of at least one row, found "
                    + called.size() + " decisions and " + labels.size() + " labels");
        }
        double[] counts = new double[classes * classes];
        for (int i = 0; i < called.size(); i++) {
            counts[index(labels.get(i), classes, i) * classes + index(called.get(i), classes, i)]++;
        }
        return new MultiClassConfusion(Tensor.adopt(counts, classes, classes));
    }

    /// K
    public int classes() {
        return counts.rows();
    }

    /// The rows of class i that were called j.
    public long count(int i, int j) {
        return (long) counts.get(i, j);
    }

    /// The matrix of one class against all others.
    public ConfusionMatrix oneAgainstRest(int k) {
        long found = count(k, k);
        long missed = others(k).mapToLong(j -> count(k, j)).sum();
        long falseAlarms = others(k).mapToLong(i -> count(i, k)).sum();
        return new ConfusionMatrix(found, falseAlarms, total() - found - missed - falseAlarms, missed);
    }

    /// n
    public long total() {
        return IntStream.range(0, counts.size())
                .mapToLong(i -> (long) counts.get(i))
                .sum();
    }

    /// The fraction of right decisions.
    public double accuracy() {
        return (double) IntStream.range(0, classes())
                        .mapToLong(k -> count(k, k))
                        .sum()
                / total();
    }

    /// The mean recall of the classes; NaN if one has no row.
    public double balancedAccuracy() {
        return mean(k -> oneAgainstRest(k).recall());
    }

    /// The mean F1 of the classes, each against the rest: macro F1. NaN if a class has no row and is never
    /// called.
    public double macroF1() {
        return mean(k -> oneAgainstRest(k).f1());
    }

    private double mean(IntToDoubleFunction ofClass) {
        return IntStream.range(0, classes()).mapToDouble(ofClass).sum() / classes();
    }

    private IntStream others(int k) {
        return IntStream.range(0, classes()).filter(i -> i != k);
    }

    private static int index(double value, int classes, int row) {
        if (!(value >= 0 && value < classes) || value != Math.rint(value)) {
            throw new DataException("row " + (row + 1) + " has the class " + value
                    + ", expected a whole number from 0 to " + (classes - 1));
        }
        return (int) value;
    }
}
