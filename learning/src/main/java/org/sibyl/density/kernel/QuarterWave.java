package org.sibyl.density.kernel;

/// cos(πu/2) for 0 ≤ u ≤ 1 by its power series in u², whose terms fall below 2⁻⁵⁵ after twelve, and its
/// moments.
final class QuarterWave {
    private static final int TERMS = 13;
    private static final double[] COEFFICIENTS = coefficients();

    private QuarterWave() {}

    private static double[] coefficients() {
        double[] c = new double[TERMS];
        double square = 0.25 * Math.PI * Math.PI;
        c[0] = 1;
        for (int k = 1; k < TERMS; k++) {
            c[k] = -c[k - 1] * square / ((2 * k - 1) * (2.0 * k));
        }
        return c;
    }

    /// cos(π√s/2) for 0 ≤ s ≤ 1, absolute error 2 ulp of 1.
    static double cosine(double s) {
        double sum = COEFFICIENTS[TERMS - 1];
        for (int k = TERMS - 2; k >= 0; k--) {
            sum = Math.fma(sum, s, COEFFICIENTS[k]);
        }
        return sum;
    }

    /// ∫ u^(m−1) cos(πu/2) du from 0 to 1.
    static double moment(int m) {
        double sum = 0;
        for (int k = TERMS - 1; k >= 0; k--) {
            sum += COEFFICIENTS[k] / (2.0 * k + m);
        }
        return sum;
    }
}
