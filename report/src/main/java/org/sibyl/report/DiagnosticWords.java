package org.sibyl.report;

import java.util.Locale;
import java.util.Map;
import org.sibyl.diagnostic.Diagnostic;

/// Diagnostics in the reader's words.
public final class DiagnosticWords {
    private static final Map<String, String> TITLES = Map.of(
            "simulations", "Valid simulations",
            "training", "Training",
            "sbc", "Simulation-based calibration",
            "coverage", "Expected coverage",
            "predictive-check", "Posterior predictive check",
            "observation-check", "Observation among the simulations",
            "shrinkage", "What the observation adds to the prior",
            "derived", "Derived quantities");

    private DiagnosticWords() {}

    /// The heading for a diagnostic.
    public static String title(Diagnostic diagnostic) {
        return TITLES.getOrDefault(diagnostic.name(), diagnostic.name());
    }

    /// The number behind the verdict.
    public static String evidence(Diagnostic diagnostic) {
        double value = diagnostic.value();
        if (!Double.isFinite(value)) {
            return "";
        }
        return switch (diagnostic.name()) {
            case "simulations" -> Numbers.percent(value) + " invalid";
            case "training" -> "validation loss − training loss " + Numbers.significant(value, 2) + " nats";
            case "sbc" -> "smallest p-value " + Numbers.significant(value, 2);
            case "coverage", "predictive-check" -> "p-value " + Numbers.significant(value, 2);
            case "observation-check" ->
                String.format(Locale.ROOT, "more remote than %.4g %% of the simulations", value);
            case "shrinkage" -> "smallest shrinkage of variance " + Numbers.percent(value);
            case "derived" -> Numbers.percent(value) + " of the draws not finite";
            default -> Numbers.significant(value, 3);
        };
    }
}
