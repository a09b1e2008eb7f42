package org.sibyl.numeric;

import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;

/// The special functions that likelihoods use, in float64. Not a number in, not a number out; outside the
/// domain, not a number.
public final class SpecialFunctions {
    private static final double LOG_SQRT_2_PI = 0.9189385332046728;
    private static final double SQRT_2 = Math.sqrt(2);
    private static final double SQRT_2_OVER_PI = 0.7978845608028654;

    /// 1 − γ, with Euler's γ.
    private static final double ONE_MINUS_EULER = 0.42278433509846713;

    /// From here on Stirling's series with eight terms is exact to float64.
    private static final double STIRLING_FROM = 10;

    /// B₂ₖ / (2k (2k − 1)) for k = 1 … 8.
    private static final double[] STIRLING = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400
    };

    /// (ζ(k) − 1) / k at k, from 2.
    private static final double[] ZETA_TERMS = zetaTerms(30);

    private SpecialFunctions() {}

    /// ln Γ(x) for x > 0; ∞ at 0. Within 4 ulp of the larger of 1 and the result, and with all its digits
    /// near its zeros 1 and 2.
    ///
    /// Around 2 by Σ (−1)ᵏ (ζ(k) − 1) zᵏ / k (Abramowitz and Stegun 6.1.33), from 10 on by Stirling's series
    /// (6.1.40).
    public static double logGamma(double x) {
        if (!(x > 0)) {
            return x == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        if (x >= STIRLING_FROM) {
            return stirling(x);
        }
        if (x < 0.5) {
            return logGammaFromTwo(x) - DoubleMath.log1p(x) - DoubleMath.log(x);
        }
        if (x < 1.5) {
            return logGammaFromTwo(x - 1) - DoubleMath.log1p(x - 1);
        }
        double product = 1;
        double reduced = x;
        while (reduced > 2.5) {
            reduced -= 1;
            product *= reduced;
        }
        return DoubleMath.log(product) + logGammaFromTwo(reduced - 2);
    }

    /// ψ(x) = d ln Γ(x) / dx.
    public static double digamma(double x) {
        return polygamma(0, x);
    }

    /// ψ⁽ⁿ⁾(x), the derivative of order n of ψ(x) = d ln Γ(x) / dx: digamma for 0, trigamma for 1, and so on up
    /// to 100. Not a number at 0, −1, −2, … and for other orders.
    ///
    /// By the recurrence up to where the asymptotic series holds (Abramowitz and Stegun 6.4.6, 6.4.11), and by
    /// reflection for negative x (6.4.7).
    public static double polygamma(int order, double x) {
        if (order < 0 || order > 100 || Double.isNaN(x) || x == Double.NEGATIVE_INFINITY) {
            return Double.NaN;
        }
        if (x <= 0) {
            return x == Math.rint(x) ? Double.NaN : Polygamma.reflected(order, x);
        }
        return Polygamma.positive(order, x);
    }

    /// 2 / √π ∫₀ˣ exp(−t²) dt
    public static double erf(double x) {
        return Erf.value(x);
    }

    /// ln Φ(x), with Φ the cumulative distribution of N(0, 1): accurate in both tails, as far as −x²/2 is
    /// finite.
    ///
    /// In the lower tail by ln(erfcx(−x/√2) / 2) − x²/2, which neither underflows nor cancels.
    public static double normalLogCdf(double x) {
        if (x > 0) {
            return DoubleMath.log1p(-0.5 * Erfc.value(x / SQRT_2));
        }
        if (x > -1) {
            return DoubleMath.log(0.5 * Erfc.value(-x / SQRT_2));
        }
        return DoubleMath.log(0.5 * Erfcx.value(-x / SQRT_2)) - 0.5 * x * x;
    }

    /// φ(x) / Φ(x), the derivative of ln Φ: the inverse of Mills' ratio at −x. About −x in the lower tail.
    public static double inverseMillsRatio(double x) {
        return SQRT_2_OVER_PI / Erfcx.value(-x / SQRT_2);
    }

    private static double stirling(double x) {
        double z = 1 / (x * x);
        double sum = 0;
        for (int k = STIRLING.length - 1; k >= 0; k--) {
            sum = Math.fma(sum, z, STIRLING[k]);
        }
        return (x == Double.POSITIVE_INFINITY ? x : (x - 0.5) * DoubleMath.log(x) - x) + (LOG_SQRT_2_PI + sum / x);
    }

    /// ln Γ(2 + z) for |z| ≤ 1/2.
    private static double logGammaFromTwo(double z) {
        double sum = 0;
        for (int i = ZETA_TERMS.length - 1; i >= 0; i--) {
            sum = ZETA_TERMS[i] - z * sum;
        }
        return z * (ONE_MINUS_EULER + z * sum);
    }

    /// By Euler and Maclaurin: Σ_{n<N} n⁻ᵏ + N¹⁻ᵏ/(k − 1) + N⁻ᵏ/2 + k N⁻ᵏ⁻¹/12 − k (k + 1) (k + 2) N⁻ᵏ⁻³/720 +
    /// k (k + 1) (k + 2) (k + 3) (k + 4) N⁻ᵏ⁻⁵/30240
    private static double[] zetaTerms(int count) {
        double[] terms = new double[count];
        int n = 60;
        for (int i = 0; i < count; i++) {
            int k = i + 2;
            double last = StrictMath.pow(n, -k);
            double sum = last * n / (k - 1)
                    + last / 2
                    + k * last / (12.0 * n)
                    - k * (k + 1.0) * (k + 2) * last / (720.0 * n * n * n)
                    + k * (k + 1.0) * (k + 2) * (k + 3) * (k + 4) * last / (30240.0 * n * n * n * n * (double) n);
            for (int m = n - 1; m >= 2; m--) {
                sum += StrictMath.pow(m, -k);
            }
            terms[i] = sum / k;
        }
        return terms;
    }
}
