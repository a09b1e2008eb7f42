package org.sibyl.distribution;

/// Mean and variance of N(0, 1) restricted to an interval.
///
/// The closed forms cancel in the tails (the variance loses all digits beyond 1e4), so this integrates: Gauss–Legendre
/// with 5 points in each of 64 panels over the part of the interval where the density is above e^−40 of its largest.
record NormalMoments(double mean, double variance) {
    private static final double[] NODES = {
        -0.906179845938664, -0.5384693101056831, 0, 0.5384693101056831, 0.906179845938664
    };
    private static final double[] WEIGHTS = {
        0.23692688505618908, 0.47862867049936647, 0.5688888888888889, 0.47862867049936647, 0.23692688505618908
    };
    private static final int PANELS = 64;

    static NormalMoments between(double a, double b) {
        double mode = Math.clamp(0.0, a, b);
        double reach = 80 / (Math.abs(mode) + Math.sqrt(mode * mode + 80));
        double from = Math.max(a - mode, -reach);
        double to = Math.min(b - mode, reach);
        double half = 0.5 * (to - from) / PANELS;
        double mass = 0;
        double first = 0;
        double second = 0;
        for (int panel = 0; panel < PANELS; panel++) {
            for (int node = 0; node < NODES.length; node++) {
                double t = from + half * (2 * panel + 1 + NODES[node]);
                double weight = WEIGHTS[node] * StrictMath.exp(-t * (mode + 0.5 * t));
                mass += weight;
                first += weight * t;
                second += weight * t * t;
            }
        }
        double shift = first / mass;
        return new NormalMoments(mode + shift, second / mass - shift * shift);
    }
}
