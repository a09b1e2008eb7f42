package org.sibyl.workflow.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sibyl.classify.Classifier;
import org.sibyl.classify.LogisticModel;
import org.sibyl.likelihood.WaldInterval;
import org.sibyl.optimize.Ending;
import org.sibyl.report.Block;
import org.sibyl.report.Numbers;
import org.sibyl.workflow.StableJson;
import tools.jackson.databind.node.ObjectNode;

/// What a classifier has to say about itself.
///
/// @param classifier the fit
/// @param names of the columns that it sees
record FittedClassifier(Classifier classifier, List<String> names) {
    private static final double LEVEL = 0.95;
    private static final String LOGIT = "The logit, in nats: intercept + Σ coefficient · column.";

    private Optional<LogisticModel> logistic() {
        return classifier instanceof LogisticModel model ? Optional.of(model) : Optional.empty();
    }

    List<String> warnings() {
        return logistic()
                .filter(model -> !(model.ending() instanceof Ending.Converged))
                .map(model -> List.of("The solver had not converged: " + model.ending() + "."))
                .orElseGet(List::of);
    }

    /// The coefficients in the units of the columns, with standard errors where there is no penalty.
    Optional<Block.Table> table() {
        return logistic()
                .map(model -> model.intervals(names, LEVEL)
                        .map(FittedClassifier::intervals)
                        .orElseGet(() -> coefficients(model)));
    }

    private Block.Table coefficients(LogisticModel model) {
        List<List<String>> lines = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            lines.add(List.of(
                    names.get(j), Numbers.significant(model.coefficients().get(j), 4)));
        }
        lines.add(List.of("intercept", Numbers.significant(model.intercept(), 4)));
        return new Block.Table(
                LOGIT, List.of(Block.Column.text("column"), Block.Column.number("coefficient", "")), lines);
    }

    private static Block.Table intervals(List<WaldInterval> intervals) {
        return new Block.Table(
                LOGIT,
                List.of(
                        Block.Column.text("column"),
                        Block.Column.number("coefficient", ""),
                        Block.Column.number("standard error", ""),
                        Block.Column.number("from", ""),
                        Block.Column.number("to", "")),
                intervals.stream()
                        .map(one -> List.of(
                                one.name(),
                                Numbers.rounded(one.estimate(), one.standardError()),
                                Numbers.rounded(one.standardError(), one.standardError()),
                                Numbers.rounded(one.lower(), one.standardError()),
                                Numbers.rounded(one.upper(), one.standardError())))
                        .toList());
    }

    void describe(ObjectNode json) {
        logistic().ifPresent(model -> {
            ObjectNode coefficients = json.putObject("coefficients");
            for (int j = 0; j < names.size(); j++) {
                StableJson.number(
                        coefficients, names.get(j), model.coefficients().get(j));
            }
            StableJson.number(json, "intercept", model.intercept());
            StableJson.number(json, "loss", model.loss());
            json.put("converged", model.ending() instanceof Ending.Converged);
        });
    }
}
