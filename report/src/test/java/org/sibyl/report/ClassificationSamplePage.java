package org.sibyl.report;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.sibyl.metric.CalibrationCurve;
import org.sibyl.metric.PrecisionRecallCurve;
import org.sibyl.metric.RocCurve;
import org.sibyl.metric.ScoredRows;
import org.sibyl.metric.ThresholdPolicy;
import org.sibyl.random.Seed;
import org.sibyl.report.figure.DecisionMap;
import org.sibyl.report.figure.Field;
import org.sibyl.report.figure.LogisticCharts;
import org.sibyl.report.figure.MetricCharts;
import org.sibyl.report.figure.PanelGrid;
import org.sibyl.report.figure.Quantity;
import org.sibyl.report.figure.ThresholdExplorer;
import org.sibyl.tensor.Tensor;

/// A classification report with every figure of classification, about triggers of a matched-filter search that are made
/// up, with a logistic model whose coefficients are given.
final class ClassificationSamplePage {
    private ClassificationSamplePage() {}

    /// A row with the probability that the model gives it.
    record Trigger(double snr, double mass, int label, double probability) {}

    static ReportPage page() {
        List<Trigger> triggers = triggers();
        return AnalysisReport.of(
                        "Triggers",
                        "600 of noise, 200 of signal",
                        "Of 200 signals most are found where one in a hundred noise triggers is taken for one.")
                .with(
                        AnalysisReport.Part.DECISION,
                        new Block.Illustration(
                                "ROC curve and confusion matrix", "Move the threshold.", explorer(triggers)),
                        new Block.Illustration(
                                "Decision boundary", "The line where the model is undecided.", map(triggers)))
                .with(
                        AnalysisReport.Part.QUALITY,
                        new Block.Illustration(
                                "Precision, recall and calibration",
                                "How pure and how complete, and whether probabilities are shares.",
                                new PanelGrid(List.of(
                                        new PanelGrid.Panel(
                                                "Precision and recall",
                                                MetricCharts.precisionRecall(
                                                        "signal", PrecisionRecallCurve.of(scored(triggers)))),
                                        new PanelGrid.Panel(
                                                "Calibration",
                                                MetricCharts.calibration(
                                                        "signal",
                                                        CalibrationCurve.of(
                                                                scored(triggers),
                                                                10,
                                                                CalibrationCurve.Binning.EQUAL_WIDTH)))))))
                .with(
                        AnalysisReport.Part.BACKGROUND,
                        new Block.Illustration("Sigmoid", "From a score to a probability.", LogisticCharts.sigmoid()),
                        new Block.Illustration("Two losses", "For a true label 1.", LogisticCharts.losses()))
                .page();
    }

    static List<Trigger> triggers() {
        RandomGenerator random = Seed.of(7).generator();
        return IntStream.range(0, 800)
                .mapToObj(i -> {
                    boolean signal = i >= 600;
                    double snr = signal
                            ? 9 * Math.exp(0.3 * random.nextGaussian())
                            : 5 + 2 * Math.abs(random.nextGaussian());
                    double mass = signal
                            ? Math.max(3, 26 + 9 * random.nextGaussian())
                            : 9 * Math.exp(0.8 * random.nextGaussian());
                    return new Trigger(snr, mass, signal ? 1 : 0, probability(snr, mass));
                })
                .toList();
    }

    private static double probability(double snr, double mass) {
        return 1 / (1 + Math.exp(-(-9.5 + 0.75 * snr + 0.15 * mass)));
    }

    static ThresholdExplorer explorer(List<Trigger> triggers) {
        RocCurve curve = RocCurve.of(scored(triggers));
        return ThresholdExplorer.of(
                "noise",
                "signal",
                curve,
                List.of(
                        new ThresholdExplorer.Chosen(
                                "largest F1",
                                new ThresholdPolicy.MaximumF1().choose(curve).threshold()),
                        new ThresholdExplorer.Chosen(
                                "false-positive rate 1 %",
                                new ThresholdPolicy.FalsePositiveRate(0.01)
                                        .choose(curve)
                                        .threshold())),
                0.5);
    }

    private static ScoredRows scored(List<Trigger> triggers) {
        return new ScoredRows(
                Tensor.of(triggers.stream().mapToDouble(Trigger::probability).toArray(), triggers.size()),
                Tensor.of(triggers.stream().mapToDouble(Trigger::label).toArray(), triggers.size()));
    }

    static DecisionMap map(List<Trigger> triggers) {
        double[] across = {4.5, 20};
        double[] upwards = {0, 60};
        return DecisionMap.of(
                Field.probabilities(
                        new Quantity("signal-to-noise ratio", ""),
                        new Quantity("chirp mass", "solar masses"),
                        across,
                        upwards,
                        Field.sample(across, upwards, 56, ClassificationSamplePage::probability)),
                0.5,
                "noise",
                "signal",
                triggers.stream()
                        .map(each -> new double[] {each.snr(), each.mass()})
                        .toArray(double[][]::new),
                triggers.stream().mapToInt(Trigger::label).toArray());
    }
}
