package org.sibyl.classify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sibyl.estimator.DataException;
import org.sibyl.message.Nearest;
import org.sibyl.tensor.Tensor;

/// Rows that belong to classes, each with a weight: a row of weight 2 counts like two rows of weight 1.
///
/// @param x `[n, d]`
/// @param labels whole numbers 0 … K − 1 `[n]`
/// @param weights `[n]`, finite and not negative
/// @param classes what the K ≥ 2 classes are called
public record LabelledRows(Tensor x, Tensor labels, Tensor weights, List<String> classes) {
    /// Copies the list.
    ///
    /// @throws DataException if there is not one label and weight for each row, a label is not a class, a
    ///     weight is negative or not finite, or there are fewer than two classes
    public LabelledRows {
        classes = List.copyOf(classes);
        if (x.shape().rank() != 2 || labels.shape().rank() != 1 || labels.size() != x.rows()) {
            throw new DataException("rows " + x.shape() + " and labels " + labels.shape()
                    + " do not belong together; give rows [n, d] and labels [n]");
        }
        if (weights.shape().rank() != 1 || weights.size() != labels.size()) {
            throw new DataException("expected one weight for each of " + x.rows() + " rows, found the shape "
                    + weights.shape() + "; give a vector of that length");
        }
        if (classes.size() < 2) {
            throw new DataException("the label has the one value " + named(classes)
                    + ", expected at least two; a classifier needs rows of each class that it is to tell apart");
        }
        for (int i = 0; i < labels.size(); i++) {
            double label = labels.get(i);
            if (!(label >= 0 && label < classes.size()) || label != Math.rint(label)) {
                throw new DataException("the label of row " + (i + 1) + " is " + label + "; every label must be "
                        + (classes.size() == 2 ? "0 or 1" : "a whole number from 0 to " + (classes.size() - 1)));
            }
            if (!(weights.get(i) >= 0) || Double.isInfinite(weights.get(i))) {
                throw new DataException("the weight of row " + (i + 1) + " is " + weights.get(i)
                        + ", expected a finite number that is not negative");
            }
        }
    }

    /// Rows of two classes, 0 and 1, that count alike.
    ///
    /// @param x `[n, d]`
    /// @param labels 0 or 1 `[n]`
    /// @throws DataException if there is not one label 0 or 1 for each row
    public LabelledRows(Tensor x, Tensor labels) {
        this(x, labels, ones(labels.size()), List.of("0", "1"));
    }

    /// The rows of class 0 followed by those of class 1.
    ///
    /// @throws IllegalArgumentException if they differ in the number of columns
    public static LabelledRows of(Tensor zeros, Tensor ones) {
        double[] labels = new double[zeros.rows() + ones.rows()];
        Arrays.fill(labels, zeros.rows(), labels.length, 1);
        return new LabelledRows(Tensor.concatRows(List.of(zeros, ones)), Tensor.adopt(labels, labels.length));
    }

    /// Rows with labels of text. The classes are the different labels: in the order of their numbers if all
    /// are numbers, else of the alphabet, so that class 1 of `noise` and `signal` is `signal`.
    ///
    /// @param x `[n, d]`
    /// @throws DataException if there is not one label for each row, or all are the same
    public static LabelledRows of(Tensor x, List<String> labels) {
        List<String> classes = Labels.sorted(labels);
        Map<String, Integer> places =
                IntStream.range(0, classes.size()).boxed().collect(Collectors.toMap(classes::get, place -> place));
        double[] numbers = new double[labels.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Objects.requireNonNull(places.get(labels.get(i)));
        }
        return new LabelledRows(x, Tensor.adopt(numbers, numbers.length), ones(numbers.length), classes);
    }

    /// The number of rows.
    public int size() {
        return x.rows();
    }

    /// The same rows with other weights.
    ///
    /// @param others `[n]`
    /// @throws DataException if there is not one for each row, or one is negative or not finite
    public LabelledRows withWeights(Tensor others) {
        return new LabelledRows(x, labels, others, classes);
    }

    /// The same labels and weights for other rows, such as standardized ones.
    ///
    /// @param others `[n, d]`
    /// @throws DataException if there are more or fewer
    public LabelledRows withX(Tensor others) {
        return new LabelledRows(others, labels, weights, classes);
    }

    /// The rows with these indices, in this order. The classes stay, also those that have no row left.
    public LabelledRows select(int[] rows) {
        return new LabelledRows(x.select(rows), labels.select(rows), weights.select(rows), classes);
    }

    /// Two classes: 1 is the named one, and 0 all others together.
    ///
    /// @throws DataException if no class has that name, with the nearest one
    public LabelledRows oneAgainstRest(String name) {
        int positive = classes.indexOf(name);
        if (positive < 0) {
            throw new DataException("no class is called '" + name + "': " + Nearest.hint(name, classes, "classes"));
        }
        double[] binary = new double[labels.size()];
        for (int i = 0; i < binary.length; i++) {
            binary[i] = labels.get(i) == positive ? 1 : 0;
        }
        String rest = classes.size() == 2 ? classes.get(1 - positive) : "not " + name;
        return new LabelledRows(x, Tensor.adopt(binary, binary.length), weights, List.of(rest, name));
    }

    /// Whether all weights are the same.
    boolean countAlike() {
        for (int i = 1; i < weights.size(); i++) {
            if (weights.get(i) != weights.get(0)) {
                return false;
            }
        }
        return true;
    }

    /// Σ w of the rows of each class.
    double[] classWeights() {
        double[] sums = new double[classes.size()];
        for (int i = 0; i < labels.size(); i++) {
            sums[(int) labels.get(i)] += weights.get(i);
        }
        return sums;
    }

    /// @throws DataException unless there are two classes
    void requireBinary(String method) {
        if (classes.size() != 2) {
            throw new DataException(method + " tells two classes apart, but the label has the " + classes.size()
                    + " values " + named(classes)
                    + "; take a method for more classes, or one class against the rest");
        }
    }

    /// @throws DataException unless every class has a row of positive weight
    void requireEveryClass(String method) {
        double[] sums = classWeights();
        for (int k = 0; k < sums.length; k++) {
            if (!(sums[k] > 0)) {
                throw new DataException(method + " needs rows of every class, found none of class '" + classes.get(k)
                        + "'; give rows of " + named(classes));
            }
        }
    }

    /// @throws DataException unless every number is finite
    void requireFinite() {
        int d = x.columns();
        for (int i = 0; i < x.size(); i++) {
            if (!Double.isFinite(x.get(i))) {
                throw new DataException("row " + (i / d + 1) + ", column " + (i % d + 1) + " is " + x.get(i)
                        + "; a classifier needs finite numbers, leave such rows out");
            }
        }
    }

    private static String named(List<String> names) {
        String text = IntStream.range(0, Math.min(names.size(), 10))
                .mapToObj(i -> (i == 0 ? "" : i == names.size() - 1 ? " and " : ", ") + "'" + names.get(i) + "'")
                .collect(Collectors.joining());
        return text + (names.size() > 10 ? ", …" : "");
    }

    private static Tensor ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return Tensor.adopt(ones, n);
    }
}
