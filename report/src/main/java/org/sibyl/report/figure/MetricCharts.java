package org.sibyl.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sibyl.metric.CalibrationCurve;
import org.sibyl.metric.ConfusionMatrix;
import org.sibyl.metric.PrecisionRecallCurve;
import org.sibyl.metric.RocCurve;

/// Curves that say how good the scores of a classifier are.
public final class MetricCharts {
    private static final int MOST_POINTS = 240;
    // 95 % of a normal distribution lie within so many standard deviations.
    private static final double TWO_SIDED_95 = 1.96;

    private MetricCharts() {}

    /// Precision against recall, beside the precision of calling everything positive.
    ///
    /// @param positive the name of the class with label 1
    public static Chart precisionRecall(String positive, PrecisionRecallCurve curve) {
        RocCurve thinned = curve.roc().thinned(MOST_POINTS);
        // The first point calls nothing positive and has no precision.
        double[] recall = new double[thinned.size() - 1];
        double[] precision = new double[recall.length];
        for (int i = 0; i < recall.length; i++) {
            ConfusionMatrix confusion = thinned.confusion(i + 1);
            recall[i] = confusion.recall();
            precision[i] = confusion.precision();
        }
        double share = (double) thinned.positives() / (thinned.positives() + thinned.negatives());
        return Chart.of(
                        Axis.of("recall (efficiency)", "").within(0, 1),
                        Axis.of("precision (purity)", "").within(0, 1))
                .with(Line.of(
                        "average precision " + Rounding.significant(curve.averagePrecision(), 3),
                        Role.MODEL,
                        recall,
                        precision))
                .with(Line.of(
                        "all called " + positive, Role.REFERENCE, new double[] {0, 1}, new double[] {share, share}));
    }

    /// The share of class 1 against the probability that was said, with the range around the diagonal in which 95 % of
    /// the shares would lie if the probabilities were right.
    ///
    /// @param positive the name of the class with label 1
    public static Chart calibration(String positive, CalibrationCurve curve) {
        int n = curve.bins().size();
        double[] said = new double[n];
        double[] share = new double[n];
        List<Double> places = new ArrayList<>();
        List<@Nullable Double> ranges = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            CalibrationCurve.Bin bin = curve.bins().get(i);
            said[i] = bin.meanProbability();
            share[i] = bin.share();
            double reach = TWO_SIDED_95 * bin.standardError();
            places.addAll(List.of(said[i], said[i], said[i]));
            ranges.add(Math.max(0, said[i] - reach));
            ranges.add(Math.min(1, said[i] + reach));
            // A gap: one stroke for each bin.
            ranges.add(null);
        }
        return Chart.of(
                        Axis.of("predicted probability of " + positive, "").within(0, 1),
                        Axis.of("share of " + positive, "").within(0, 1))
                .with(Line.of("exact", Role.REFERENCE, new double[] {0, 1}, new double[] {0, 1}))
                .with(new Line("95 % of shares, if exact", Role.SYNTHETIC, places, ranges))
                .with(Line.of("held-out rows", Role.MODEL, said, share))
                .with(Dots.of("", Role.MODEL, said, share, n));
    }
}
