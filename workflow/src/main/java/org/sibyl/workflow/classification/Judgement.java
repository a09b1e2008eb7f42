package org.sibyl.workflow.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sibyl.metric.Auc;
import org.sibyl.metric.BrierScore;
import org.sibyl.metric.CalibrationCurve;
import org.sibyl.metric.ConfusionMatrix;
import org.sibyl.metric.LogLoss;
import org.sibyl.metric.OperatingPoint;
import org.sibyl.metric.PrecisionRecallCurve;
import org.sibyl.metric.RocCurve;
import org.sibyl.metric.ScoredRows;
import org.sibyl.report.Block;
import org.sibyl.report.Numbers;
import org.sibyl.workflow.StableJson;
import tools.jackson.databind.node.ObjectNode;

/// How good a classifier is on rows that it has not seen.
///
/// @param rows with the probability of the positive class
/// @param point the threshold, and what deciding by it does to these rows
/// @param roc the curve of all thresholds
/// @param auc the area under it
/// @param brier the mean squared error of the probabilities
/// @param calibration what was said beside what came true
record Judgement(
        ScoredRows rows, OperatingPoint point, RocCurve roc, Auc auc, BrierScore brier, CalibrationCurve calibration) {
    private static final int BINS = 10;
    private static final double LEVEL = 0.95;

    static Judgement of(ScoredRows rows, double threshold) {
        return new Judgement(
                rows,
                OperatingPoint.at(threshold, rows),
                RocCurve.of(rows),
                Auc.of(rows),
                BrierScore.of(rows),
                CalibrationCurve.of(rows, BINS, CalibrationCurve.Binning.EQUAL_COUNT));
    }

    double logLoss() {
        return LogLoss.of(rows);
    }

    PrecisionRecallCurve precisionRecall() {
        return new PrecisionRecallCurve(roc);
    }

    /// The 95 % interval of the area, on the logit scale so that it stays within 0 and 1.
    Optional<Auc.Interval> interval() {
        return auc.interval(LEVEL, Auc.Scale.LOGIT);
    }

    /// The area with its interval, as in `0.953 (0.93 to 0.97)`.
    String area() {
        return Numbers.significant(auc.value(), 3)
                + interval()
                        .map(range -> " (" + Numbers.significant(range.lower(), 3) + " to "
                                + Numbers.significant(range.upper(), 3) + ")")
                        .orElse("");
    }

    Block.Table confusion(List<String> classes) {
        ConfusionMatrix confusion = point.confusion();
        return new Block.Table(
                "The " + Numbers.count(confusion.total()) + " test rows at the threshold "
                        + Numbers.significant(point.threshold(), 4) + ".",
                List.of(
                        Block.Column.text("is"),
                        Block.Column.number("called " + classes.get(0), ""),
                        Block.Column.number("called " + classes.get(1), "")),
                List.of(
                        List.of(
                                classes.get(0),
                                Numbers.count(confusion.trueNegatives()),
                                Numbers.count(confusion.falsePositives())),
                        List.of(
                                classes.get(1),
                                Numbers.count(confusion.falseNegatives()),
                                Numbers.count(confusion.truePositives()))));
    }

    Block.Table metrics() {
        ConfusionMatrix confusion = point.confusion();
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("accuracy", share(confusion.accuracy()), "called rightly"));
        lines.add(List.of("precision", share(confusion.precision()), "purity: of those called positive"));
        lines.add(List.of("recall", share(confusion.recall()), "efficiency: of those that are positive"));
        lines.add(List.of("F1", share(confusion.f1()), "harmonic mean of both"));
        lines.add(List.of("false-positive rate", share(confusion.falsePositiveRate()), "of those that are not"));
        lines.add(List.of("AUC", area(), "ranks a positive above a negative; 95 % by DeLong"));
        lines.add(List.of(
                "average precision",
                share(precisionRecall().averagePrecision()),
                "area under precision against recall"));
        lines.add(List.of("log-loss", Numbers.significant(logLoss(), 4), "cross-entropy, nats for each row"));
        lines.add(List.of("Brier score", Numbers.significant(brier.value(), 4), "mean squared error of probabilities"));
        lines.add(List.of(
                "calibration error",
                Numbers.significant(calibration.expectedError(), 3),
                "mean distance of what was said from what came true"));
        return new Block.Table(
                "On rows that the fit has not seen.",
                List.of(Block.Column.text("metric"), Block.Column.number("value", ""), Block.Column.text("what it is")),
                lines);
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "–" : Numbers.significant(value, 3);
    }

    void describe(ObjectNode json) {
        ConfusionMatrix confusion = point.confusion();
        json.put("rows", rows.size());
        StableJson.number(json, "threshold", point.threshold());
        ObjectNode counts = json.putObject("confusion");
        counts.put("true_positives", confusion.truePositives());
        counts.put("false_positives", confusion.falsePositives());
        counts.put("true_negatives", confusion.trueNegatives());
        counts.put("false_negatives", confusion.falseNegatives());
        StableJson.number(json, "accuracy", confusion.accuracy());
        StableJson.number(json, "precision", confusion.precision());
        StableJson.number(json, "recall", confusion.recall());
        StableJson.number(json, "f1", confusion.f1());
        StableJson.number(json, "false_positive_rate", confusion.falsePositiveRate());
        StableJson.number(json, "auc", auc.value());
        interval().ifPresent(range -> {
            StableJson.number(json, "auc_lower", range.lower());
            StableJson.number(json, "auc_upper", range.upper());
        });
        StableJson.number(json, "average_precision", precisionRecall().averagePrecision());
        StableJson.number(json, "log_loss", logLoss());
        StableJson.number(json, "brier_score", brier.value());
        StableJson.number(json, "calibration_error", calibration.expectedError());
    }
}
