package org.sibyl.report.figure;

/// What a classifier says over two features: the probability of the positive class as colour, the line where
/// it equals the threshold, and rows of both classes.
///
/// @param probability of the positive class, in thousandths
/// @param threshold where the line is drawn, in (0, 1)
/// @param negative the name of the class with label 0
/// @param positive the name of the class with label 1
/// @param negatives rows of the one
/// @param positives rows of the other
public record DecisionMap(
        Field probability, double threshold, String negative, String positive, Dots negatives, Dots positives)
        implements Panelled {
    /// The most rows that are shown of each class.
    public static final int MOST_POINTS = 300;

    /// @throws IllegalArgumentException if the threshold is not in (0, 1)
    public DecisionMap {
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("the threshold of a decision map is in (0, 1), found " + threshold);
        }
        threshold = Rounding.significant(threshold, 6);
    }

    /// The map of rows with their labels.
    ///
    /// @param probability of the positive class
    /// @param threshold where the line is drawn
    /// @param negative the name of the class with label 0
    /// @param positive the name of the class with label 1
    /// @param rows `[n][2]`, in the order of the field's quantities
    /// @param labels `[n]`, 0 or 1
    /// @throws IllegalArgumentException if the lengths differ
    public static DecisionMap of(
            Field probability, double threshold, String negative, String positive, double[][] rows, int[] labels) {
        if (rows.length != labels.length) {
            throw new IllegalArgumentException("a decision map needs a label for each row, found " + rows.length
                    + " rows and " + labels.length + " labels");
        }
        return new DecisionMap(
                probability,
                threshold,
                negative,
                positive,
                dots(negative, Role.ALTERNATIVE, rows, labels, 0),
                dots(positive, Role.MODEL, rows, labels, 1));
    }

    private static Dots dots(String name, Role role, double[][] rows, int[] labels, int label) {
        int[] own = java.util.stream.IntStream.range(0, labels.length)
                .filter(i -> labels[i] == label)
                .toArray();
        double[] x = java.util.Arrays.stream(own).mapToDouble(i -> rows[i][0]).toArray();
        double[] y = java.util.Arrays.stream(own).mapToDouble(i -> rows[i][1]).toArray();
        return Dots.of(name, role, x, y, MOST_POINTS);
    }

    @Override
    public String kind() {
        return "decision-map";
    }

    @Override
    public String description() {
        return "Probability of " + positive + " over " + probability.x().label() + " and "
                + probability.y().label() + ", with the line where it is " + threshold + " and rows of " + negative
                + " and " + positive + ".";
    }
}
