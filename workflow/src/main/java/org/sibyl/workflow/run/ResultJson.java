package org.sibyl.workflow.run;

import java.util.List;
import org.sibyl.diagnostic.Diagnostic;
import org.sibyl.diagnostic.Verdict;
import org.sibyl.report.figure.Summary;
import org.sibyl.workflow.StableJson;
import org.sibyl.workflow.StudyException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Results as JSON with stable keys. What is not a finite number is null, for JSON has no other word.
final class ResultJson {
    private ResultJson() {}

    static String of(RunResult result) {
        ObjectNode root = StableJson.MAPPER.createObjectNode();
        root.put("study", result.study());
        root.put("seed", result.seed());
        root.put("simulations", result.simulations());
        root.put("invalid", result.invalid());
        root.put("train_seconds", result.trainSeconds());
        root.put("simulate_seconds", result.simulateSeconds());
        root.put("total_seconds", result.totalSeconds());
        root.put("kernel", result.kernel());
        summaries(root.putObject("parameters"), result.parameters());
        summaries(root.putObject("derived"), result.derived());
        ArrayNode diagnostics = root.putArray("diagnostics");
        for (Diagnostic diagnostic : result.diagnostics()) {
            head(diagnostics.addObject(), diagnostic);
        }
        root.put("out", result.out().toString());
        return StableJson.text(root);
    }

    static RunResult withDurations(RunResult result, String summary) {
        try {
            JsonNode root = StableJson.MAPPER.readTree(summary);
            return new RunResult(
                    result.study(),
                    result.seed(),
                    result.simulations(),
                    result.invalid(),
                    root.required("train_seconds").asDouble(),
                    root.required("simulate_seconds").asDouble(),
                    root.required("total_seconds").asDouble(),
                    root.required("kernel").asString(),
                    result.parameters(),
                    result.derived(),
                    result.diagnostics(),
                    result.out());
        } catch (JacksonException e) {
            throw new StudyException(
                    "summary.json in " + result.out() + " is damaged (" + e.getOriginalMessage()
                            + "); finish the run again with --resume",
                    e);
        }
    }

    /// `diagnostics.json`: each diagnostic with all its numbers.
    static String of(List<Diagnostic> diagnostics) {
        ObjectNode root = StableJson.MAPPER.createObjectNode();
        ArrayNode rows = root.putArray("diagnostics");
        for (Diagnostic diagnostic : diagnostics) {
            ObjectNode row = rows.addObject();
            head(row, diagnostic);
            ObjectNode details = row.putObject("details");
            diagnostic.details().forEach((name, value) -> StableJson.number(details, name, value));
        }
        return StableJson.text(root);
    }

    /// The word for a verdict: pass, concern or inconclusive.
    static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass _ -> "pass";
            case Verdict.Concern _ -> "concern";
            case Verdict.Inconclusive _ -> "inconclusive";
        };
    }

    /// What a verdict says beside its word; empty for a pass.
    static String advice(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass _ -> "";
            case Verdict.Concern concern -> concern.advice();
            case Verdict.Inconclusive inconclusive -> inconclusive.reason();
        };
    }

    private static void head(ObjectNode row, Diagnostic diagnostic) {
        row.put("name", diagnostic.name());
        row.put("verdict", word(diagnostic.verdict()));
        StableJson.number(row, "value", diagnostic.value());
        row.put("advice", advice(diagnostic.verdict()));
    }

    private static void summaries(ObjectNode target, List<Summary> summaries) {
        for (Summary summary : summaries) {
            ObjectNode row = target.putObject(summary.quantity().name());
            StableJson.number(row, "mean", summary.mean());
            StableJson.number(row, "sd", summary.sd());
            StableJson.number(row, "q05", summary.q05());
            StableJson.number(row, "median", summary.median());
            StableJson.number(row, "q95", summary.q95());
        }
    }
}
