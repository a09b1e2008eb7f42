package org.sibyl.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sibyl.metric.ConfusionMatrix;
import org.sibyl.metric.RocCurve;

/// The ROC curve with the confusion matrix at one of its points, for a reader who moves the threshold: a row
/// is called positive if its probability is at least the threshold.
///
/// @param negative the name of the class with label 0, as in `noise`
/// @param positive the name of the class with label 1, as in `signal`
/// @param negatives how many rows it has (or their weight)
/// @param positives how many rows it has (or their weight)
/// @param points of the curve, by decreasing threshold
/// @param policies how the threshold may be chosen
/// @param shown the index of the point that is shown first
/// @param auc the area under the curve; null if it is not known
public record ThresholdExplorer(
        String negative,
        String positive,
        double negatives,
        double positives,
        List<Point> points,
        List<Policy> policies,
        int shown,
        @Nullable Double auc)
        implements Figure {
    /// The most points of the curve that are kept, beside those of the policies.
    public static final int MOST_POINTS = 240;

    /// An operating point.
    ///
    /// @param threshold null for one above every probability, where nothing is called positive
    /// @param truePositives rows of the positive class at or above it
    /// @param falsePositives rows of the negative class at or above it
    public record Point(@Nullable Double threshold, double truePositives, double falsePositives) {
        /// Puts null for a threshold that is not finite.
        ///
        /// @throws IllegalArgumentException if a count is negative or not finite
        public Point {
            threshold = threshold != null && !Double.isFinite(threshold) ? null : threshold;
            if (!(truePositives >= 0 && falsePositives >= 0) || !Double.isFinite(truePositives + falsePositives)) {
                throw new IllegalArgumentException("an operating point needs counts that are not negative, found "
                        + truePositives + " true and " + falsePositives + " false positives");
            }
        }
    }

    /// A way to choose the threshold.
    ///
    /// @param name as in `largest F1` or `false-positive rate 1 %`
    /// @param point the index of its point
    public record Policy(String name, int point) {}

    /// @throws IllegalArgumentException if a class is empty, the points are not in order, or an index is not
    ///     among them
    public ThresholdExplorer {
        points = List.copyOf(points);
        policies = List.copyOf(policies);
        auc = Finite.orNull(auc);
        if (!(negatives > 0 && positives > 0) || !Double.isFinite(negatives + positives)) {
            throw new IllegalArgumentException("a ROC curve needs rows of both classes, found " + negatives + " of "
                    + negative + " and " + positives + " of " + positive);
        }
        int size = points.size();
        if (shown < 0
                || shown >= size
                || policies.stream().anyMatch(each -> each.point() < 0 || each.point() >= size)) {
            throw new IllegalArgumentException("the point that is shown and those of the policies must be among the "
                    + size + " points, found " + shown + " and " + policies);
        }
        for (int i = 0; i < size; i++) {
            Point point = points.get(i);
            Point before = points.get(Math.max(0, i - 1));
            boolean within = point.truePositives() <= positives && point.falsePositives() <= negatives;
            boolean growing = point.truePositives() >= before.truePositives()
                    && point.falsePositives() >= before.falsePositives();
            if (!within || !growing) {
                throw new IllegalArgumentException(
                        "the points of a ROC curve must grow, up to all rows; found " + point + " after " + before);
            }
        }
    }

    /// The curve of scored rows, thinned to points that lie evenly along it.
    ///
    /// @param negative the name of the class with label 0
    /// @param positive the name of the class with label 1
    /// @param curve of the rows that the classifier is judged on
    /// @param policies with the threshold of each, chosen on these rows or, better, on others
    /// @param threshold what is shown first
    public static ThresholdExplorer of(
            String negative, String positive, RocCurve curve, List<Chosen> policies, double threshold) {
        List<Point> points = new ArrayList<>(curve.size());
        for (int i = 0; i < curve.size(); i++) {
            ConfusionMatrix confusion = curve.confusion(i);
            points.add(new Point(curve.threshold(i), confusion.truePositives(), confusion.falsePositives()));
        }
        return of(negative, positive, points, policies, threshold, curve.area());
    }

    /// The curve, thinned to points that lie evenly along it.
    ///
    /// @param negative the name of the class with label 0
    /// @param positive the name of the class with label 1
    /// @param curve every point, by decreasing threshold; the last holds all rows
    /// @param policies with the threshold of each
    /// @param threshold what is shown first
    /// @param auc the area under the curve
    /// @throws IllegalArgumentException as the constructor does
    public static ThresholdExplorer of(
            String negative, String positive, List<Point> curve, List<Chosen> policies, double threshold, double auc) {
        if (curve.isEmpty()) {
            throw new IllegalArgumentException("a ROC curve needs points, found none");
        }
        Point all = curve.getLast();
        List<Point> points = new ArrayList<>(alongCurve(curve));
        policies.forEach(each -> points.add(at(curve, each.threshold())));
        points.add(at(curve, threshold));
        List<Point> kept = points.stream()
                .sorted(Comparator.comparingDouble(ThresholdExplorer::height).reversed())
                .distinct()
                .toList();
        return new ThresholdExplorer(
                negative,
                positive,
                all.falsePositives(),
                all.truePositives(),
                kept,
                policies.stream()
                        .map(each -> new Policy(each.name(), kept.indexOf(at(curve, each.threshold()))))
                        .toList(),
                kept.indexOf(at(curve, threshold)),
                auc);
    }

    /// A policy by its threshold.
    ///
    /// @param name as in `largest F1`
    /// @param threshold that it chose
    public record Chosen(String name, double threshold) {}

    private static double height(Point point) {
        return point.threshold() == null ? Double.POSITIVE_INFINITY : point.threshold();
    }

    /// What the threshold gives: the counts of the last point whose own is not below it.
    private static Point at(List<Point> curve, double threshold) {
        Point found = new Point(null, 0, 0);
        for (Point point : curve) {
            if (height(point) >= threshold) {
                found = point;
            }
        }
        return new Point(threshold, found.truePositives(), found.falsePositives());
    }

    /// The points that are at least one part in [#MOST_POINTS] of the curve's length apart, and the last.
    private static List<Point> alongCurve(List<Point> curve) {
        Point all = curve.getLast();
        List<Point> kept = new ArrayList<>();
        double nextAt = 0;
        for (Point point : curve) {
            // The curve only grows, so its length in both directions together is a sum of two shares, up to 2.
            double along = point.truePositives() / all.truePositives() + point.falsePositives() / all.falsePositives();
            if (along >= nextAt || point.equals(all)) {
                kept.add(point);
                nextAt = along + 2.0 / MOST_POINTS;
            }
        }
        return kept;
    }

    @Override
    public String kind() {
        return "threshold-explorer";
    }

    @Override
    public String description() {
        Point point = points.get(shown);
        String at =
                point.threshold() == null ? "above every probability" : "" + Rounding.significant(point.threshold(), 4);
        return "ROC curve" + (auc == null ? "" : " with area " + auc) + "; at threshold " + at + ", "
                + whole(point.truePositives()) + " of " + whole(positives) + " rows of " + positive + " are found and "
                + whole(point.falsePositives()) + " of " + whole(negatives) + " rows of " + negative
                + " are taken for them.";
    }

    private static String whole(double count) {
        return count == Math.rint(count) ? "" + (long) count : "" + Rounding.significant(count, 6);
    }
}
