package org.sibyl.numeric;

import static org.sibyl.numeric.polynomial.@Real@Polynomials.*;

/// Elementary functions of one `@real@`, each with its error bound over the whole range, denormal numbers included.
/// Not a number in, not a number out.
///
/// `StrictMath` has neither float32 nor vectors, and `Math` may differ between the interpreter and compiled code. These
/// use only `+ - * / fma` and bit moves, each exactly rounded, in one order, so that a vector version which keeps that
/// order gives the same bits.
public final class @Real@Math {
    private static final @bits@ FRACTION_MASK = (@one@ << FRACTION_BITS) - 1;
    private static final @bits@ LOG_OFFSET = @Real@.@real@ToRaw@Bits@Bits(1) - SQRT_HALF_BITS;
    private static final @real@ INTEGER = @one@ << FRACTION_BITS;
    private static final @real@ INTEGER_AND_BIAS = INTEGER + @Real@.MAX_EXPONENT;

    private @Real@Math() {}

    /// e^x, within 1.1 ulp.
    public static @real@ exp(@real@ x) {
        @real@ c = x > EXP_HIGH ? EXP_HIGH : x;
        c = c < EXP_LOW ? EXP_LOW : c;
        @real@ n = Math.fma(c, LOG2_E, ROUND) - ROUND;
        @real@ p = expm1Reduced(c, n);
        // Two factors, since 2^n itself overflows or loses bits before e^x does.
        @real@ half = Math.fma(n, 0.5@f@, ROUND);
        @real@ first = power(half);
        @real@ second = power((n - (half - ROUND)) + ROUND);
        return Math.fma(first, p, first) * second;
    }

    /// e^x - 1, within 2 ulp, also where x is small.
    public static @real@ expm1(@real@ x) {
        @real@ c = x > EXP_HIGH ? EXP_HIGH : x;
        c = c < EXPM1_LOW ? EXPM1_LOW : c;
        @real@ rounded = Math.fma(c, LOG2_E, ROUND);
        @real@ n = rounded - ROUND;
        @real@ p = expm1Reduced(c, n);
        boolean huge = n > @Real@.MAX_EXPONENT;
        @real@ scale = power(huge ? rounded - 1 : rounded);
        @real@ e = Math.fma(scale, p, scale - 1) * (huge ? 2 : 1);
        return x == 0 ? x : e;
    }

    /// ln x, within 1 ulp; -∞ at zero, not a number below.
    public static @real@ log(@real@ x) {
        boolean denormal = x < @Real@.MIN_NORMAL;
        @real@ lifted = denormal ? x * DENORMAL_SCALE : x;
        @bits@ cut = @Real@.@real@ToRaw@Bits@Bits(lifted) + LOG_OFFSET;
        @real@ k = exponent(cut) - (denormal ? DENORMAL_EXPONENT : 0);
        @real@ l = logReduced(fraction(cut) - 1, k);
        l = x < @Real@.POSITIVE_INFINITY ? l : x;
        l = x < 0 ? @Real@.NaN : l;
        return x == 0 ? @Real@.NEGATIVE_INFINITY : l;
    }

    /// ln(1 + x), within 1.5 ulp, also where x is small; -∞ at -1, not a number below.
    public static @real@ log1p(@real@ x) {
        @real@ u = 1 + x;
        @real@ b = u - 1;
        // 1 + x = u + lost, exactly (Knuth's two-sum).
        @real@ lost = (1 - (u - b)) + (x - b);
        @bits@ cut = @Real@.@real@ToRaw@Bits@Bits(u) + LOG_OFFSET;
        @real@ k = exponent(cut);
        @real@ scale = power(ROUND - (k > LOG1P_EXPONENT ? LOG1P_EXPONENT : k));
        @real@ l = logReduced(Math.fma(lost, scale, fraction(cut) - 1), k);
        l = x < @Real@.POSITIVE_INFINITY ? l : x;
        l = x < -1 ? @Real@.NaN : l;
        l = x == -1 ? @Real@.NEGATIVE_INFINITY : l;
        return x == 0 ? x : l;
    }

    /// (1 - e^-2x) / (1 + e^-2x), within 2.5 ulp, also where x is small.
    public static @real@ tanh(@real@ x) {
        @real@ c = -Math.abs(x);
        c = c < TANH_LOW ? TANH_LOW : c;
        c = c + c;
        @real@ rounded = Math.fma(c, LOG2_E, ROUND);
        @real@ p = expm1Reduced(c, rounded - ROUND);
        @real@ scale = power(rounded);
        @real@ e = Math.fma(scale, p, scale - 1);
        return Math.copySign(e / (e + 2), x);
    }

    /// 1 / (1 + e^-x), within 2.5 ulp.
    public static @real@ sigmoid(@real@ x) {
        @real@ e = exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    /// ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|), within 2 ulp.
    public static @real@ softplus(@real@ x) {
        @real@ e = exp(-Math.abs(x));
        boolean high = e > SQRT2_MINUS_1;
        @real@ f = high ? Math.fma(0.5@f@, e, -0.5@f@) : e;
        return (x > 0 ? x : 0) + logReduced(f, high ? 1 : 0);
    }

    /// e^(c - n ln 2) - 1.
    private static @real@ expm1Reduced(@real@ c, @real@ n) {
        // The first product and difference are exact: n has few bits.
        @real@ r = Math.fma(n, -LN2_HIGH, c);
        r = Math.fma(n, -LN2_LOW, r);
        return Math.fma(r * r, expTail(r), r);
    }

    /// ln(2^k (1 + f)).
    private static @real@ logReduced(@real@ f, @real@ k) {
        @real@ s = f / (f + 2);
        @real@ z = s * s;
        @real@ h = 0.5@f@ * f;
        // 2 s + s z L = f - f²/2 + s (f²/2 + z L): the large part, f, comes in exactly.
        @real@ t = Math.fma(s, Math.fma(z, logTail(z), h * f), k * LN2_LOW);
        return Math.fma(k, LN2_HIGH, f + Math.fma(-h, f, t));
    }

    /// 2^n from n + ROUND.
    private static @real@ power(@real@ rounded) {
        return @Real@.@bits@BitsTo@Real@(@Real@.@real@ToRaw@Bits@Bits(rounded) << FRACTION_BITS);
    }

    private static @real@ exponent(@bits@ cut) {
        return @Real@.@bits@BitsTo@Real@((cut >>> FRACTION_BITS) | @Real@.@real@ToRaw@Bits@Bits(INTEGER)) - INTEGER_AND_BIAS;
    }

    private static @real@ fraction(@bits@ cut) {
        return @Real@.@bits@BitsTo@Real@((cut & FRACTION_MASK) + SQRT_HALF_BITS);
    }
}
