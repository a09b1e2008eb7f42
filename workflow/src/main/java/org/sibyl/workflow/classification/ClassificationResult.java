package org.sibyl.workflow.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sibyl.classify.Classifier;
import org.sibyl.classify.LabelledRows;
import org.sibyl.dataset.Table;
import org.sibyl.engine.Kernels;
import org.sibyl.estimator.Provenance;
import org.sibyl.metric.ThresholdPolicy;
import org.sibyl.report.Block;
import org.sibyl.report.Numbers;
import org.sibyl.split.Split;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.StableJson;
import org.sibyl.workflow.analysis.AnalysisFile;
import org.sibyl.workflow.analysis.AnalysisFolder;
import org.sibyl.workflow.analysis.AnalysisResult;
import org.sibyl.workflow.analysis.SourceTable;
import org.sibyl.workflow.analysis.Square;
import org.sibyl.workflow.classification.ClassificationAnalysis.Features;
import tools.jackson.databind.node.ObjectNode;

/// A classifier and how good it is.
///
/// @param request what was asked for
/// @param source the table
/// @param features the columns as the classifier sees them
/// @param training the rows that it learned from
/// @param test the rows that it is judged by
/// @param split which rows are which
/// @param classifier the fit
/// @param policy how the threshold was chosen
/// @param judgement on the test rows
/// @param scored another table's rows, if they were to be judged
public record ClassificationResult(
        ClassificationRequest request,
        SourceTable source,
        Features features,
        LabelledRows training,
        LabelledRows test,
        Split split,
        Classifier classifier,
        ThresholdPolicy policy,
        Judgement judgement,
        Optional<Table> scored)
        implements AnalysisResult {
    private static final int SIDE = 101;

    String negative() {
        return training.classes().get(0);
    }

    String positive() {
        return training.classes().get(1);
    }

    FittedClassifier fitted() {
        return new FittedClassifier(classifier, features.seen());
    }

    Provenance provenance() {
        return Provenance.of(
                request.root(),
                List.of(training.x(), training.labels(), test.x(), test.labels()),
                Kernels.best().name(),
                java.util.Map.of("method", request.method().method()));
    }

    @Override
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        double efficiency = judgement.point().efficiency();
        double purity = judgement.point().purity();
        sentences.add(
                "At the threshold " + Numbers.significant(judgement.point().threshold(), 3) + " ("
                        + policy.name() + ") " + Numbers.percent(efficiency) + " of '" + positive() + "' are found, "
                        + (Double.isNaN(purity)
                                ? "and nothing is called so"
                                : "and " + Numbers.percent(purity) + " of what is called so is")
                        + "; AUC " + judgement.area() + ", on " + Numbers.count(test.size())
                        + " rows that the fit has not seen.");
        sentences.addAll(fitted().warnings());
        sentences.addAll(source.notes());
        return sentences;
    }

    @Override
    public List<Block.Table> tables() {
        List<Block.Table> tables = new ArrayList<>();
        tables.add(judgement.confusion(training.classes()));
        tables.add(judgement.metrics());
        fitted().table().ifPresent(tables::add);
        return tables;
    }

    @Override
    public String toJson() {
        ObjectNode json = StableJson.MAPPER.createObjectNode();
        json.put("analysis", "classification");
        json.put("source", source.source());
        json.put("label", request.label());
        json.put("negative", negative());
        json.put("positive", positive());
        source.numbers().columns().forEach(json.putArray("features")::add);
        json.put("training_rows", training.size());
        json.put("method", request.method().method());
        json.put("policy", policy.name());
        fitted().describe(json.putObject("model"));
        judgement.describe(json.putObject("test"));
        source.notes().forEach(json.putArray("notes")::add);
        Provenance provenance = provenance();
        json.put("seed", request.seed());
        json.put("data_hash", provenance.dataHash());
        json.put("version", provenance.version());
        return StableJson.text(json);
    }

    @Override
    public void write(AnalysisFolder folder) {
        folder.begin();
        if (features.names().size() == 2) {
            folder.write(AnalysisFile.GRID, grid());
        }
        folder.write(AnalysisFile.SCORES, scored.orElseGet(this::testScores));
        folder.write(new ClassificationPage(this).page());
        folder.finish(toJson());
    }

    private Table testScores() {
        int[] rows = split.test();
        List<double[]> lines = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            double probability = judgement.rows().scores().get(i);
            lines.add(new double[] {
                rows[i] + 1,
                judgement.rows().labels().get(i),
                probability,
                probability >= judgement.point().threshold() ? 1 : 0
            });
        }
        return new Table(List.of("row", "label", "probability", "predicted"), Tensor.ofRows(lines));
    }

    private Table grid() {
        Square square = Square.over(source.numbers().values());
        Tensor points = square.points(SIDE);
        Tensor probability = classifier.probability(features.of(points));
        List<double[]> lines = new ArrayList<>();
        for (int i = 0; i < points.rows(); i++) {
            lines.add(new double[] {points.get(i, 0), points.get(i, 1), probability.get(i)});
        }
        return new Table(
                List.of(features.names().get(0), features.names().get(1), "probability"), Tensor.ofRows(lines));
    }
}
