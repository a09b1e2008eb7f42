package org.sibyl.workflow.density;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.sibyl.dataset.Table;
import org.sibyl.density.AnomalyScores;
import org.sibyl.density.AnomalyThreshold;
import org.sibyl.density.Comparison;
import org.sibyl.density.HeldOutScore;
import org.sibyl.density.LogScore;
import org.sibyl.engine.Kernels;
import org.sibyl.estimator.Provenance;
import org.sibyl.report.Block;
import org.sibyl.report.Numbers;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.StableJson;
import org.sibyl.workflow.analysis.AnalysisFile;
import org.sibyl.workflow.analysis.AnalysisFolder;
import org.sibyl.workflow.analysis.AnalysisResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A density of a table's rows, and what else was asked for.
public final class DensityResult implements AnalysisResult {
    private final DensityRequest request;
    private final DensityData data;
    private final List<FittedMethod> methods;
    private final List<String> notes;
    private final Optional<Comparison> comparison;
    private final Optional<HeldOutScore> heldOut;
    private final Optional<AnomalyThreshold> threshold;
    private final Optional<AnomalyScores> judged;
    private final LogScore score;

    DensityResult(
            DensityRequest request,
            DensityData data,
            List<FittedMethod> methods,
            List<String> notes,
            Optional<Comparison> comparison,
            Optional<HeldOutScore> heldOut,
            Optional<AnomalyThreshold> threshold,
            Optional<Tensor> newRows) {
        this.request = request;
        this.data = data;
        this.methods = List.copyOf(methods);
        this.notes = List.copyOf(notes);
        this.comparison = comparison;
        this.heldOut = heldOut;
        this.threshold = threshold;
        this.judged = threshold.flatMap(
                limit -> newRows.map(rows -> limit.judge(methods.getFirst().model(), rows)));
        this.score = LogScore.of(methods.getFirst().model(), data.rows());
    }

    DensityRequest request() {
        return request;
    }

    DensityData data() {
        return data;
    }

    /// What was fitted, the method that was asked for first.
    List<FittedMethod> methods() {
        return methods;
    }

    FittedMethod chosen() {
        return methods.getFirst();
    }

    Optional<HeldOutScore> heldOut() {
        return heldOut;
    }

    Optional<AnomalyThreshold> threshold() {
        return threshold;
    }

    Provenance provenance() {
        return Provenance.of(
                request.root(),
                List.of(data.rows().x(), data.rows().weights()),
                Kernels.best().name(),
                Map.of("method", chosen().estimator().name()));
    }

    @Override
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(chosen().answer(data));
        sentences.add("Mean log-density of the rows: " + Numbers.significant(score.mean(), 5)
                + " nats; log-likelihood " + Numbers.significant(score.logLikelihood(), 8) + "."
                + (score.zeroDensity() > 0 ? " " + score.zeroDensity() + " rows have density zero." : ""));
        judged.ifPresent(scores -> sentences.add(anomalies(scores)));
        sentences.addAll(chosen().warnings());
        sentences.addAll(data.notes());
        sentences.addAll(notes);
        comparison.ifPresent(table -> table.entries().stream()
                .filter(entry -> entry.heldOut().total().zeroDensity() > 0)
                .map(DensityResult::zeroDensity)
                .forEach(sentences::add));
        return sentences;
    }

    private static String zeroDensity(Comparison.Entry entry) {
        return "'" + entry.name() + "' gives "
                + Numbers.count(entry.heldOut().total().zeroDensity()) + " of "
                + Numbers.count(entry.heldOut().logProb().size())
                + " held-out rows density zero, so that its score is −∞; the others score "
                + Numbers.significant(entry.heldOut().total().meanElsewhere(), 4) + ".";
    }

    private String anomalies(AnomalyScores scores) {
        int zero = 0;
        for (int i = 0; i < scores.scores().size(); i++) {
            zero += scores.scores().get(i) == Double.POSITIVE_INFINITY ? 1 : 0;
        }
        return Numbers.count(scores.anomalies().size()) + " of "
                + Numbers.count(scores.scores().size()) + " rows of "
                + request.score().map(Object::toString).orElse("the other table")
                + " are anomalous at a false-alarm rate of " + Numbers.significant(request.falseAlarm(), 3)
                + " (log-density below "
                + Numbers.significant(-threshold.orElseThrow().threshold(), 5) + " nats)"
                + (zero > 0 ? "; " + zero + " of them have density zero, log-density −∞." : ".");
    }

    @Override
    public List<Block.Table> tables() {
        List<Block.Table> tables = new ArrayList<>(chosen().tables(data));
        comparison.ifPresent(table -> tables.add(comparisonTable(table)));
        return tables;
    }

    static Block.Table comparisonTable(Comparison comparison) {
        List<List<String>> lines = new ArrayList<>();
        for (Comparison.Entry entry : comparison.entries()) {
            lines.add(List.of(
                    entry.name(),
                    entry.freeParameters().isPresent()
                            ? "" + entry.freeParameters().getAsInt()
                            : "–",
                    Numbers.significant(entry.training().mean(), 5),
                    Numbers.significant(entry.heldOut().mean(), 5),
                    Double.isNaN(entry.heldOut().standardError())
                            ? "–"
                            : Numbers.significant(entry.heldOut().standardError(), 2),
                    whole(entry.bic()),
                    whole(entry.aic())));
        }
        for (Comparison.Refusal refusal : comparison.refusals()) {
            lines.add(List.of(refusal.name(), "–", "–", "–", "–", "–", "–"));
        }
        return new Block.Table(
                "Methods by the mean log-density of rows that they have not seen, the best first.",
                List.of(
                        Block.Column.text("method"),
                        Block.Column.number("parameters", ""),
                        Block.Column.number("seen", "nats"),
                        Block.Column.number("held out", "nats"),
                        Block.Column.number("±", ""),
                        Block.Column.number("BIC", ""),
                        Block.Column.number("AIC", "")),
                lines);
    }

    Optional<Comparison> comparison() {
        return comparison;
    }

    private static String whole(OptionalDouble value) {
        return value.isPresent() ? Numbers.rounded(value.getAsDouble(), 1) : "–";
    }

    @Override
    public String toJson() {
        ObjectNode json = StableJson.MAPPER.createObjectNode();
        json.put("analysis", "density");
        json.put("source", data.source());
        data.columns().forEach(json.putArray("columns")::add);
        json.put("rows", data.rows().size());
        StableJson.number(json, "total_weight", data.rows().totalWeight());
        json.put("method", request.method().method());
        json.put("estimator", chosen().estimator().name());
        StableJson.number(json, "log_likelihood", score.logLikelihood());
        StableJson.number(json, "score", score.mean());
        json.put("zero_density", score.zeroDensity());
        OptionalInt parameters = chosen().model().freeParameters();
        if (parameters.isPresent()) {
            json.put("free_parameters", parameters.getAsInt());
            double k = parameters.getAsInt();
            StableJson.number(json, "bic", k * Math.log(score.weight()) - 2 * score.logLikelihood());
            StableJson.number(json, "aic", 2 * k - 2 * score.logLikelihood());
        }
        heldOut.ifPresent(held -> {
            StableJson.number(json, "held_out_score", held.mean());
            StableJson.number(json, "held_out_standard_error", held.standardError());
        });
        chosen().describe(json.putObject("model"), data);
        comparison.ifPresent(table -> describe(json.putArray("comparison"), table));
        threshold.ifPresent(limit -> describe(json.putObject("anomaly"), limit));
        sentences().forEach(json.putArray("sentences")::add);
        Provenance provenance = provenance();
        json.put("seed", request.seed());
        json.put("data_hash", provenance.dataHash());
        json.put("version", provenance.version());
        return StableJson.text(json);
    }

    private static void describe(ArrayNode json, Comparison comparison) {
        for (Comparison.Entry entry : comparison.entries()) {
            ObjectNode one = json.addObject();
            one.put("method", entry.name());
            entry.freeParameters().ifPresent(count -> one.put("free_parameters", count));
            StableJson.number(one, "score", entry.training().mean());
            StableJson.number(one, "held_out_score", entry.heldOut().mean());
            StableJson.number(one, "held_out_standard_error", entry.heldOut().standardError());
            one.put("held_out_zero_density", entry.heldOut().total().zeroDensity());
            entry.bic().ifPresent(bic -> StableJson.number(one, "bic", bic));
            entry.aic().ifPresent(aic -> StableJson.number(one, "aic", aic));
        }
        for (Comparison.Refusal refusal : comparison.refusals()) {
            json.addObject().put("method", refusal.name()).put("refused", refusal.reason());
        }
    }

    private void describe(ObjectNode json, AnomalyThreshold limit) {
        StableJson.number(json, "false_alarm_rate", limit.falseAlarmRate());
        StableJson.number(json, "threshold", limit.threshold());
        json.put("held_out_rows", limit.heldOut());
        judged.ifPresent(scores -> {
            json.put("scored_rows", scores.scores().size());
            json.put("flagged", scores.anomalies().size());
        });
    }

    @Override
    public void write(AnalysisFolder folder) {
        folder.begin();
        DensityGrid.of(data, chosen()).ifPresent(table -> folder.write(AnalysisFile.GRID, table));
        if (request.samples().isPresent()) {
            Tensor draws = chosen().model()
                    .sample(request.samples().getAsInt(), request.root().child("sample"));
            folder.write(AnalysisFile.SAMPLES, new Table(data.columns(), draws));
        }
        judged.ifPresent(scores -> folder.write(AnalysisFile.SCORES, scoreTable(scores)));
        folder.write(new DensityPage(this).page());
        folder.finish(toJson());
    }

    private static Table scoreTable(AnomalyScores scores) {
        Set<Integer> flagged = Set.copyOf(scores.anomalies());
        List<double[]> rows = IntStream.range(0, scores.scores().size())
                .mapToObj(i -> new double[] {
                    -scores.scores().get(i),
                    scores.scores().get(i),
                    scores.pValues().get(i),
                    flagged.contains(i) ? 1 : 0
                })
                .toList();
        return new Table(List.of("log_density", "anomaly", "p_value", "flagged"), Tensor.ofRows(rows));
    }
}
