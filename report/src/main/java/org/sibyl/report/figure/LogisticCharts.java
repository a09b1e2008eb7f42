package org.sibyl.report.figure;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// The curves behind logistic classification, the same for all data.
public final class LogisticCharts {
    private static final int PLACES = 161;

    private LogisticCharts() {}

    /// The sigmoid `σ(z) = 1/(1 + exp(−z))` on [−8, 8], with the half that says no and the half that says yes.
    public static Chart sigmoid() {
        double[] z = places(-8, 8);
        return Chart.of(
                        Axis.of("z, the linear score", "").within(-8, 8),
                        Axis.of("probability σ(z)", "").within(0, 1))
                .with(new Chart.Shade("called 0: z < 0", Role.ALTERNATIVE, -8, 0))
                .with(new Chart.Shade("called 1: z ≥ 0", Role.MODEL, 0, 8))
                .with(Line.of("σ(z)", Role.MODEL, z, map(z, each -> 1 / (1 + Math.exp(-each)))))
                .with(Dots.one("threshold: σ(0) = 0.5", Role.CHOSEN, 0, 0.5));
    }

    /// What a predicted probability p costs if the true label is 1: the squared error `(1 − p)²` stays below 1, the
    /// cross-entropy `−ln p` grows without bound as p goes to 0.
    public static Chart losses() {
        double[] p = places(0.01, 1);
        return Chart.of(Axis.of("predicted probability of the true label 1", "").within(0, 1), Axis.of("loss", ""))
                .with(Line.of("squared error, (1 − p)²", Role.MODEL, p, map(p, each -> (1 - each) * (1 - each))))
                .with(Line.of("cross-entropy, −ln p", Role.ALTERNATIVE, p, map(p, each -> 0 - Math.log(each))));
    }

    private static double[] places(double lower, double upper) {
        double[] places = new double[PLACES];
        Arrays.setAll(places, i -> lower + (upper - lower) * i / (PLACES - 1));
        return places;
    }

    private static double[] map(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }
}
