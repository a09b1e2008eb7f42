package org.sibyl.workflow.run;

import java.util.ArrayList;
import java.util.List;
import org.sibyl.estimator.FitStatus;
import org.sibyl.estimator.TrainingCurve;
import org.sibyl.posterior.AmortizedPosterior;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How a fit ended, in a model file's configuration: what a resumed run needs to know about the fit that it skips.
final class EndingJson {
    private EndingJson() {}

    static void write(ObjectNode target, FitStatus status, TrainingCurve curve) {
        switch (status) {
            case FitStatus.Converged converged ->
                target.put("ended", "converged").put("epoch", converged.bestEpoch());
            case FitStatus.BudgetSpent spent ->
                target.put("ended", "budget-spent").put("advice", spent.advice());
            case FitStatus.Diverged diverged ->
                target.put("ended", "diverged")
                        .put("epoch", diverged.epoch())
                        .put("cause", diverged.cause())
                        .put("advice", diverged.advice());
        }
        target.put("best_epoch", curve.bestEpoch());
        losses(target.putArray("training_loss"), curve.training());
        losses(target.putArray("validation_loss"), curve.validation());
    }

    static FittedModel read(JsonNode node, AmortizedPosterior posterior) {
        FitStatus status = switch (node.required("ended").asString()) {
            case "converged" -> new FitStatus.Converged(node.required("epoch").asInt());
            case "diverged" ->
                new FitStatus.Diverged(
                        node.required("epoch").asInt(),
                        node.required("cause").asString(),
                        node.required("advice").asString());
            default -> new FitStatus.BudgetSpent(node.required("advice").asString());
        };
        TrainingCurve curve = new TrainingCurve(
                losses(node.required("training_loss")),
                losses(node.required("validation_loss")),
                node.required("best_epoch").asInt());
        return new FittedModel(posterior, status, curve);
    }

    private static void losses(ArrayNode array, List<Double> losses) {
        for (double loss : losses) {
            if (Double.isFinite(loss)) {
                array.add(loss);
            } else {
                array.addNull();
            }
        }
    }

    private static List<Double> losses(JsonNode array) {
        List<Double> losses = new ArrayList<>();
        array.forEach(item -> losses.add(item.isNumber() ? item.asDouble() : Double.NaN));
        return losses;
    }
}
