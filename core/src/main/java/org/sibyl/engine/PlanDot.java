package org.sibyl.engine;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Graphs and plans in the DOT language of Graphviz.
final class PlanDot {
    private final StringBuilder text = new StringBuilder();

    private PlanDot(String name) {
        text.append("digraph ").append(name).append(" {\n");
        text.append("  node [shape=box, style=filled, fillcolor=white, fontname=\"sans-serif\"];\n");
    }

    /// What some expressions are computed from, as the model was written.
    static String of(List<Expr> outputs) {
        PlanDot dot = new PlanDot("model");
        for (Expr expr : Reach.of(outputs)) {
            dot.node(expr, Names.of(expr.op()) + "\n" + expr.shape(), outputs.contains(expr), "");
        }
        return dot.end();
    }

    /// A plan's steps and leaves; the redder the more of the time a step takes, if there is a profile.
    static String of(Plan plan, @Nullable Profile profile) {
        PlanDot dot = new PlanDot("plan");
        Set<Expr> outputs = plan.outputs().stream().map(Stored::expr).collect(Collectors.toSet());
        for (Expr leaf : plan.leaves()) {
            dot.node(leaf, Names.of(leaf.op()) + "\n" + leaf.shape(), outputs.contains(leaf), "");
        }
        List<Plan.Step> steps =
                Stream.concat(plan.setup().stream(), plan.body().stream()).toList();
        double greatest = profile == null
                ? 0
                : steps.stream().mapToDouble(profile::share).max().orElse(0);
        for (Plan.Step step : steps) {
            Expr expr = step.expr();
            String label = Names.of(expr.op()) + "\n" + PlanText.name(step.target(), expr) + " " + expr.shape();
            String colour = "";
            if (profile != null && greatest > 0) {
                double share = profile.share(step);
                label += String.format(Locale.ROOT, "%n%.1f %%, %.2f us", 100 * share, profile.micros(step));
                colour = String.format(Locale.ROOT, ", fillcolor=\"0.000 %.3f 1.000\"", share / greatest);
            }
            dot.node(expr, label, outputs.contains(expr), colour);
        }
        return dot.end();
    }

    private void node(Expr expr, String label, boolean output, String colour) {
        String shape = switch (expr.op()) {
            case Op.Input input -> ", shape=parallelogram";
            case Op.Parameter parameter -> ", shape=ellipse";
            case Op.Constant constant -> ", shape=plaintext";
            default -> "";
        };
        text.append(String.format(
                Locale.ROOT,
                "  e%d [label=\"%s\"%s%s%s];%n",
                expr.id(),
                label.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\R", "\\\\n"),
                shape,
                output ? ", peripheries=2" : "",
                colour));
        for (Expr operand : expr.operands()) {
            text.append(String.format(Locale.ROOT, "  e%d -> e%d;%n", operand.id(), expr.id()));
        }
    }

    private String end() {
        return text.append("}\n").toString();
    }
}
