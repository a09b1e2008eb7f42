package org.sibyl.testkit;

import java.util.function.DoubleUnaryOperator;

/// Composite Gauss–Legendre quadrature with five points in a panel.
final class Quadrature {
    private static final double[] NODES = {
        -0.906179845938664, -0.5384693101056831, 0, 0.5384693101056831, 0.906179845938664
    };
    private static final double[] WEIGHTS = {
        0.23692688505618908, 0.47862867049936647, 0.5688888888888889, 0.47862867049936647, 0.23692688505618908
    };

    private Quadrature() {}

    static double integrate(DoubleUnaryOperator f, double from, double to, int panels) {
        double half = 0.5 * (to - from) / panels;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            for (int node = 0; node < NODES.length; node++) {
                sum += WEIGHTS[node] * f.applyAsDouble(from + half * (2 * panel + 1 + NODES[node]));
            }
        }
        return half * sum;
    }
}
