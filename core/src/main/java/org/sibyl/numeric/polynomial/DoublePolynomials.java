package org.sibyl.numeric.polynomial;

/// Coefficients and range-reduction constants of float64 `exp`, `log` and their kin; derived by
/// `benchmarks/derivations/polynomials.py` (Remez exchange), which also states the exact scheme.
///
/// With `|r| <= ln 2 / 2`: `expm1(r) = r + r² (EXP_0 + EXP_1 r + … )`, relative error 2^-54.7.
/// With `s = f / (2 + f)`, `z = s²`, `√½ <= 1 + f < √2`: `log(1 + f) = 2 s + s z (LOG_0 + LOG_1 z + … )`, relative
/// error 2^-58.4.
public final class DoublePolynomials {
    /// 1 / ln 2.
    public static final double LOG2_E = 0x1.71547652b82fep0;
    /// ln 2, rounded.
    public static final double LN2_HIGH = 0x1.62e42fefa39efp-1;
    /// ln 2 - LN2_HIGH.
    public static final double LN2_LOW = 0x1.abc9e3b39803fp-56;
    /// Added to a number of at most 2^50, leaves the nearest integer plus the exponent's bias in the lowest bits.
    public static final double ROUND = 0x1.8p52 + 1023;
    /// Bits of the fraction: shifts an integer into the exponent.
    public static final int FRACTION_BITS = 52;
    /// The bits of √½, where the fraction of a logarithm's argument is cut.
    public static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;
    /// Largest float64 below √2 - 1.
    public static final double SQRT2_MINUS_1 = 0x1.a827999fcef32p-2;
    /// Lifts every denormal number into the normal range.
    public static final double DENORMAL_SCALE = 0x1p54;
    /// The exponent of [#DENORMAL_SCALE].
    public static final double DENORMAL_EXPONENT = 54;
    /// From here on `exp` is infinite.
    public static final double EXP_HIGH = 710;
    /// Down from here `exp` is zero.
    public static final double EXP_LOW = -746;
    /// Down from here `expm1` is -1.
    public static final double EXPM1_LOW = -38;
    /// Down from here `tanh` is -1.
    public static final double TANH_LOW = -20;
    /// 2^-k above this k no longer matters beside 1.
    public static final double LOG1P_EXPONENT = 128;

    public static final double EXP_0 = 0x1.0000000000005p-1;
    public static final double EXP_1 = 0x1.5555555555539p-3;
    public static final double EXP_2 = 0x1.55555555522c2p-5;
    public static final double EXP_3 = 0x1.1111111118f8fp-7;
    public static final double EXP_4 = 0x1.6c16c17ed8bdcp-10;
    public static final double EXP_5 = 0x1.a01a01751bdd4p-13;
    public static final double EXP_6 = 0x1.a019a7789fa66p-16;
    public static final double EXP_7 = 0x1.71de87fe335f5p-19;
    public static final double EXP_8 = 0x1.28a1d63441709p-22;
    public static final double EXP_9 = 0x1.ae6ba8132ddbep-26;

    public static final double LOG_0 = 0x1.555555555557fp-1;
    public static final double LOG_1 = 0x1.9999999985e3cp-2;
    public static final double LOG_2 = 0x1.2492493cc7096p-2;
    public static final double LOG_3 = 0x1.c71c5622fc5f5p-3;
    public static final double LOG_4 = 0x1.74656b5d81294p-3;
    public static final double LOG_5 = 0x1.39b6bf81da9d3p-3;
    public static final double LOG_6 = 0x1.2e341dfc103dfp-3;

    private DoublePolynomials() {}

    /// Q of `expm1(r) = r + r² Q(r)`.
    public static double expTail(double r) {
        double q = Math.fma(EXP_9, r, EXP_8);
        q = Math.fma(q, r, EXP_7);
        q = Math.fma(q, r, EXP_6);
        q = Math.fma(q, r, EXP_5);
        q = Math.fma(q, r, EXP_4);
        q = Math.fma(q, r, EXP_3);
        q = Math.fma(q, r, EXP_2);
        q = Math.fma(q, r, EXP_1);
        return Math.fma(q, r, EXP_0);
    }

    /// L of `log(1 + f) = 2 s + s z L(z)`.
    public static double logTail(double z) {
        double l = Math.fma(LOG_6, z, LOG_5);
        l = Math.fma(l, z, LOG_4);
        l = Math.fma(l, z, LOG_3);
        l = Math.fma(l, z, LOG_2);
        l = Math.fma(l, z, LOG_1);
        return Math.fma(l, z, LOG_0);
    }
}
