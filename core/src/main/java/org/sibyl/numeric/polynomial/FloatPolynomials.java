package org.sibyl.numeric.polynomial;

/// Coefficients and range-reduction constants of float32 `exp`, `log` and their kin; derived by
/// `benchmarks/derivations/polynomials.py` (Remez exchange), which also states the exact scheme.
///
/// With `|r| <= ln 2 / 2`: `expm1(r) = r + r² (EXP_0 + EXP_1 r + … )`, relative error 2^-25.8.
/// With `s = f / (2 + f)`, `z = s²`, `√½ <= 1 + f < √2`: `log(1 + f) = 2 s + s z (LOG_0 + LOG_1 z + … )`, relative
/// error 2^-31.2.
public final class FloatPolynomials {
    /// 1 / ln 2.
    public static final float LOG2_E = 0x1.715476p0f;
    /// ln 2, rounded.
    public static final float LN2_HIGH = 0x1.62e43p-1f;
    /// ln 2 - LN2_HIGH.
    public static final float LN2_LOW = -0x1.05c61p-29f;
    /// Added to a number of at most 2^21, leaves the nearest integer plus the exponent's bias in the lowest bits.
    public static final float ROUND = 0x1.8p23f + 127;
    /// Bits of the fraction: shifts an integer into the exponent.
    public static final int FRACTION_BITS = 23;
    /// The bits of √½, where the fraction of a logarithm's argument is cut.
    public static final int SQRT_HALF_BITS = 0x3f3504f3;
    /// Largest float32 below √2 - 1.
    public static final float SQRT2_MINUS_1 = 0x1.a82798p-2f;
    /// Lifts every denormal number into the normal range.
    public static final float DENORMAL_SCALE = 0x1p25f;
    /// The exponent of [#DENORMAL_SCALE].
    public static final float DENORMAL_EXPONENT = 25;
    /// From here on `exp` is infinite.
    public static final float EXP_HIGH = 89;
    /// Down from here `exp` is zero.
    public static final float EXP_LOW = -104;
    /// Down from here `expm1` is -1.
    public static final float EXPM1_LOW = -18;
    /// Down from here `tanh` is -1.
    public static final float TANH_LOW = -10;
    /// 2^-k above this k no longer matters beside 1.
    public static final float LOG1P_EXPONENT = 64;

    public static final float EXP_0 = 0x1.fffffep-2f;
    public static final float EXP_1 = 0x1.5554bp-3f;
    public static final float EXP_2 = 0x1.555674p-5f;
    public static final float EXP_3 = 0x1.122768p-7f;
    public static final float EXP_4 = 0x1.6bec0ep-10f;

    public static final float LOG_0 = 0x1.555556p-1f;
    public static final float LOG_1 = 0x1.999a58p-2f;
    public static final float LOG_2 = 0x1.24413p-2f;
    public static final float LOG_3 = 0x1.e1c556p-3f;

    private FloatPolynomials() {}

    /// Q of `expm1(r) = r + r² Q(r)`.
    public static float expTail(float r) {
        float q = Math.fma(EXP_4, r, EXP_3);
        q = Math.fma(q, r, EXP_2);
        q = Math.fma(q, r, EXP_1);
        return Math.fma(q, r, EXP_0);
    }

    /// L of `log(1 + f) = 2 s + s z L(z)`.
    public static float logTail(float z) {
        float l = Math.fma(LOG_3, z, LOG_2);
        l = Math.fma(l, z, LOG_1);
        return Math.fma(l, z, LOG_0);
    }
}
