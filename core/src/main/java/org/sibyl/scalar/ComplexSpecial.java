package org.sibyl.scalar;

/// Special functions of complex numbers near the real axis, by series and continued fractions of their own, so
/// that a complex step checks the real ones independently.
final class ComplexSpecial {
    private static final double HALF_LOG_2_PI = 0.9189385332046728;
    private static final double TWO_OVER_SQRT_PI = 1.1283791670955126;
    private static final double LOG_SQRT_PI = 0.5723649429247001;
    private static final double SHIFTED_TO = 15;

    /// B₂ₖ for k = 1 … 8.
    private static final double[] BERNOULLI = {
        1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510
    };

    private ComplexSpecial() {}

    /// By recurrence to Re z ≥ 15 and Stirling's series (Abramowitz and Stegun 6.1.40); Re z > 0.
    static Complex logGamma(Complex z) {
        if (!(z.real() > 0)) {
            return new Complex(Double.NaN, Double.NaN);
        }
        Complex shifted = z;
        Complex logs = Complex.of(0);
        while (shifted.real() < SHIFTED_TO) {
            logs = logs.plus(shifted.log());
            shifted = shifted.plus(1);
        }
        Complex inverse = shifted.reciprocal();
        Complex power = inverse;
        Complex sum = shifted.minus(0.5).times(shifted.log()).minus(shifted).plus(HALF_LOG_2_PI);
        for (int k = 1; k <= BERNOULLI.length; k++) {
            sum = sum.plus(power.times(BERNOULLI[k - 1] / (2.0 * k * (2 * k - 1))));
            power = power.times(inverse).times(inverse);
        }
        return sum.minus(logs);
    }

    /// By recurrence and the asymptotic series (Abramowitz and Stegun 6.3.18).
    static Complex digamma(Complex z) {
        Complex shifted = z;
        Complex sum = Complex.of(0);
        while (shifted.real() < SHIFTED_TO) {
            sum = sum.minus(shifted.reciprocal());
            shifted = shifted.plus(1);
        }
        Complex inverse = shifted.reciprocal();
        Complex square = inverse.square();
        Complex power = square;
        sum = sum.plus(shifted.log()).minus(inverse.times(0.5));
        for (int k = 1; k <= BERNOULLI.length; k++) {
            sum = sum.minus(power.times(BERNOULLI[k - 1] / (2.0 * k)));
            power = power.times(square);
        }
        return sum;
    }

    /// By the series with terms of one sign (Abramowitz and Stegun 7.1.6) near 0, else by the tail.
    static Complex erf(Complex z) {
        if (z.real() < 0) {
            return erf(z.negate()).negate();
        }
        if (z.real() > 2) {
            return Complex.of(1).minus(logTail(z).exp());
        }
        return series(z);
    }

    /// ln Φ(z) = ln(erfc(−z/√2) / 2).
    static Complex normalLogCdf(Complex z) {
        Complex u = z.dividedBy(-Math.sqrt(2));
        if (u.real() > 2) {
            return logTail(u).minus(StrictMath.log(2));
        }
        return Complex.of(1).minus(erf(u)).times(0.5).log();
    }

    private static Complex series(Complex z) {
        Complex square = z.square().times(2);
        Complex term = z;
        Complex sum = z;
        for (int n = 1; term.modulus() > 1e-18 * sum.modulus(); n++) {
            term = term.times(square).dividedBy(2 * n + 1);
            sum = sum.plus(term);
        }
        return z.square().negate().exp().times(sum).times(TWO_OVER_SQRT_PI);
    }

    /// ln erfc(z) by Laplace's continued fraction √π exp(z²) erfc(z) = 1/(z + (1/2)/(z + 1/(z + (3/2)/(z +
    /// …)))) from its end (Abramowitz and Stegun 7.1.14).
    private static Complex logTail(Complex z) {
        Complex fraction = z;
        for (int k = 100; k >= 1; k--) {
            fraction = z.plus(Complex.of(0.5 * k).dividedBy(fraction));
        }
        return z.square().negate().minus(fraction.log()).minus(LOG_SQRT_PI);
    }
}
