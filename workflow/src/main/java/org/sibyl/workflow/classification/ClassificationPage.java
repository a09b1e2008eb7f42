package org.sibyl.workflow.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sibyl.metric.RocCurve;
import org.sibyl.metric.ThresholdPolicy;
import org.sibyl.report.AnalysisReport;
import org.sibyl.report.AnalysisReport.Part;
import org.sibyl.report.Block;
import org.sibyl.report.Numbers;
import org.sibyl.report.ReportPage;
import org.sibyl.report.figure.DecisionMap;
import org.sibyl.report.figure.Field;
import org.sibyl.report.figure.LogisticCharts;
import org.sibyl.report.figure.MetricCharts;
import org.sibyl.report.figure.PanelGrid;
import org.sibyl.report.figure.Quantity;
import org.sibyl.report.figure.ThresholdExplorer;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.analysis.RunFacts;
import org.sibyl.workflow.analysis.Square;

/// The report of a classifier.
///
/// @param result to show
record ClassificationPage(ClassificationResult result) {
    private static final int CELLS = 60;

    ReportPage page() {
        Judgement judgement = result.judgement();
        List<Block> decision = new ArrayList<>();
        decision.add(new Block.Illustration(
                "Threshold",
                "Every threshold is a point of the curve; moving it trades what is found for what is pure.",
                explorer()));
        if (result.features().names().size() == 2) {
            decision.add(new Block.Illustration(
                    "Decision boundary",
                    "The colour is the probability of '" + result.positive()
                            + "'; on the line it equals the threshold. The points are test rows.",
                    map()));
        }
        List<Block> model = new ArrayList<>();
        result.fitted().table().ifPresent(model::add);
        model.add(new Block.Facts(
                "Fit",
                List.of(
                        new Block.Fact("method", result.request().method().method()),
                        new Block.Fact("policy", result.policy().name()),
                        new Block.Fact(
                                "training rows", Numbers.count(result.training().size())),
                        new Block.Fact("test rows", Numbers.count(result.test().size())))));
        return AnalysisReport.of(
                        result.source().source(),
                        Numbers.count(result.training().size() + result.test().size()) + " rows · " + result.negative()
                                + " or " + result.positive(),
                        result.sentences().getFirst())
                .with(Part.DECISION, decision)
                .with(
                        Part.QUALITY,
                        judgement.confusion(result.training().classes()),
                        judgement.metrics(),
                        new Block.Illustration(
                                "Calibration, and purity against efficiency",
                                "Of rows with a probability of 30 %, 30 % should belong to the class; and how pure a"
                                        + " selection is, against how much of the class it holds.",
                                new PanelGrid(List.of(
                                        new PanelGrid.Panel(
                                                "Calibration",
                                                MetricCharts.calibration(result.positive(), judgement.calibration())),
                                        new PanelGrid.Panel(
                                                "Precision and recall",
                                                MetricCharts.precisionRecall(
                                                        result.positive(), judgement.precisionRecall()))))))
                .with(Part.MODEL, model)
                .with(
                        Part.DATA,
                        result.source().notes().stream().map(Block.Prose::new).toList())
                .with(Part.BACKGROUND, background())
                .withProvenance(RunFacts.of(result.request().seed(), result.provenance()))
                .page();
    }

    private static List<Block> background() {
        return List.of(
                new Block.Illustration(
                        "The sigmoid",
                        "It turns the linear score into a probability; where the score is 0 the classifier is undecided.",
                        LogisticCharts.sigmoid()),
                new Block.Illustration(
                        "Two losses",
                        "Cross-entropy punishes a confident mistake without limit, the squared error never by more than 1.",
                        LogisticCharts.losses()));
    }

    private ThresholdExplorer explorer() {
        Judgement judgement = result.judgement();
        RocCurve roc = judgement.roc();
        List<ThresholdExplorer.Chosen> policies = new ArrayList<>();
        for (ThresholdPolicy policy : List.of(
                ThresholdPolicy.Fixed.HALF,
                new ThresholdPolicy.MaximumF1(),
                new ThresholdPolicy.FalsePositiveRate(0.01))) {
            policies.add(new ThresholdExplorer.Chosen(
                    policy.name() + " on these rows", policy.choose(roc).threshold()));
        }
        return ThresholdExplorer.of(
                result.negative(),
                result.positive(),
                roc,
                policies,
                judgement.point().threshold());
    }

    private DecisionMap map() {
        List<String> names = result.features().names();
        Tensor x = result.test().x();
        Square square = Square.over(result.source().numbers().values());
        double[] probability = result.classifier()
                .probability(result.features().of(square.centres(CELLS)))
                .toArray();
        double[][] rows = new double[x.rows()][];
        Arrays.setAll(rows, x::row);
        int[] labels = new int[rows.length];
        Arrays.setAll(labels, i -> (int) result.test().labels().get(i));
        return DecisionMap.of(
                Field.probabilities(
                        new Quantity(names.get(0), ""),
                        new Quantity(names.get(1), ""),
                        square.x().ends(),
                        square.y().ends(),
                        Square.rows(probability, CELLS)),
                Math.clamp(result.judgement().point().threshold(), 1e-6, 1 - 1e-6),
                result.negative(),
                result.positive(),
                rows,
                labels);
    }
}
