package org.sibyl.simd;

import static org.sibyl.simd.@Real@Lanes.all;

import jdk.incubator.vector.@Bits@Vector;
import jdk.incubator.vector.@Real@Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.sibyl.numeric.polynomial.@Real@Polynomials;

/// The vector twin of [org.sibyl.numeric.@Real@Math]: the same operations in the same order, so the same bits.
///
/// Constants are whole vectors: each broadcast would cost the compiler a few hundred nodes, and past a limit it stops
/// inlining and allocates every vector.
final class @Real@Functions {
    private static final int FRACTION_BITS = @Real@Polynomials.FRACTION_BITS;
    private static final @real@ INTEGER = @one@ << FRACTION_BITS;

    private static final @Real@Vector ZERO = all(0);
    private static final @Real@Vector HALF = all(0.5@f@);
    private static final @Real@Vector MINUS_HALF = all(-0.5@f@);
    private static final @Real@Vector ONE = all(1);
    private static final @Real@Vector TWO = all(2);
    private static final @Real@Vector NAN = all(@Real@.NaN);
    private static final @Real@Vector INFINITY = all(@Real@.POSITIVE_INFINITY);
    private static final @Real@Vector MINUS_INFINITY = all(@Real@.NEGATIVE_INFINITY);
    private static final @Real@Vector MIN_NORMAL = all(@Real@.MIN_NORMAL);

    private static final @Real@Vector ROUND = all(@Real@Polynomials.ROUND);
    private static final @Real@Vector LOG2_E = all(@Real@Polynomials.LOG2_E);
    private static final @Real@Vector LN2_HIGH = all(@Real@Polynomials.LN2_HIGH);
    private static final @Real@Vector LN2_LOW = all(@Real@Polynomials.LN2_LOW);
    private static final @Real@Vector MINUS_LN2_HIGH = all(-@Real@Polynomials.LN2_HIGH);
    private static final @Real@Vector MINUS_LN2_LOW = all(-@Real@Polynomials.LN2_LOW);
    private static final @Real@Vector EXP_HIGH = all(@Real@Polynomials.EXP_HIGH);
    private static final @Real@Vector EXP_LOW = all(@Real@Polynomials.EXP_LOW);
    private static final @Real@Vector SQRT2_MINUS_1 = all(@Real@Polynomials.SQRT2_MINUS_1);
    private static final @Real@Vector DENORMAL_SCALE = all(@Real@Polynomials.DENORMAL_SCALE);
    private static final @Real@Vector DENORMAL_EXPONENT = all(@Real@Polynomials.DENORMAL_EXPONENT);
    private static final @Real@Vector INTEGER_AND_BIAS = all(INTEGER + @Real@.MAX_EXPONENT);

    private static final @Bits@Vector SIGN = bits(@one@ << (@Real@.SIZE - 1));
    private static final @Bits@Vector INTEGER_BITS = bits(@Real@.@real@ToRaw@Bits@Bits(INTEGER));
    private static final @Bits@Vector FRACTION_MASK = bits((@one@ << FRACTION_BITS) - 1);
    private static final @Bits@Vector SQRT_HALF = bits(@Real@Polynomials.SQRT_HALF_BITS);
    private static final @Bits@Vector LOG_OFFSET =
            bits(@Real@.@real@ToRaw@Bits@Bits(1) - @Real@Polynomials.SQRT_HALF_BITS);

    private @Real@Functions() {}

    static @Real@Vector exp(@Real@Vector x) {
        @Real@Vector c = x.blend(EXP_HIGH, x.compare(VectorOperators.GT, EXP_HIGH));
        c = c.blend(EXP_LOW, c.compare(VectorOperators.LT, EXP_LOW));
        @Real@Vector n = c.fma(LOG2_E, ROUND).sub(ROUND);
        @Real@Vector p = expm1Reduced(c, n);
        @Real@Vector half = n.fma(HALF, ROUND);
        @Real@Vector first = power(half);
        @Real@Vector second = power(n.sub(half.sub(ROUND)).add(ROUND));
        return first.fma(p, first).mul(second);
    }

    static @Real@Vector log(@Real@Vector x) {
        VectorMask<@Real@> denormal = x.compare(VectorOperators.LT, MIN_NORMAL);
        @Real@Vector lifted = x.blend(x.mul(DENORMAL_SCALE), denormal);
        @Bits@Vector cut = lifted.reinterpretAs@Bits@s().add(LOG_OFFSET);
        @Real@Vector k = exponent(cut);
        k = k.blend(k.sub(DENORMAL_EXPONENT), denormal);
        @Real@Vector l = logReduced(fraction(cut).sub(ONE), k);
        l = x.blend(l, x.compare(VectorOperators.LT, INFINITY));
        l = l.blend(NAN, x.compare(VectorOperators.LT, ZERO));
        return l.blend(MINUS_INFINITY, x.compare(VectorOperators.EQ, ZERO));
    }

    static @Real@Vector sigmoid(@Real@Vector x) {
        @Real@Vector e = exp(minusAbs(x));
        return ONE.blend(e, x.compare(VectorOperators.LT, ZERO)).div(e.add(ONE));
    }

    static @Real@Vector softplus(@Real@Vector x) {
        @Real@Vector e = exp(minusAbs(x));
        VectorMask<@Real@> high = e.compare(VectorOperators.GT, SQRT2_MINUS_1);
        @Real@Vector f = e.blend(e.fma(HALF, MINUS_HALF), high);
        @Real@Vector l = logReduced(f, ZERO.blend(ONE, high));
        return ZERO.blend(x, x.compare(VectorOperators.GT, ZERO)).add(l);
    }

    private static @Real@Vector expm1Reduced(@Real@Vector c, @Real@Vector n) {
        @Real@Vector r = n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, c));
        return r.mul(r).fma(@Real@Tails.exp(r), r);
    }

    private static @Real@Vector logReduced(@Real@Vector f, @Real@Vector k) {
        @Real@Vector s = f.div(f.add(TWO));
        @Real@Vector z = s.mul(s);
        @Real@Vector h = f.mul(HALF);
        @Real@Vector t = s.fma(z.fma(@Real@Tails.log(z), h.mul(f)), k.mul(LN2_LOW));
        return k.fma(LN2_HIGH, f.add(f.mul(MINUS_HALF).fma(f, t)));
    }

    private static @Real@Vector power(@Real@Vector rounded) {
        return rounded.reinterpretAs@Bits@s()
                .lanewise(VectorOperators.LSHL, FRACTION_BITS)
                .reinterpretAs@Real@s();
    }

    private static @Real@Vector exponent(@Bits@Vector cut) {
        return cut.lanewise(VectorOperators.LSHR, FRACTION_BITS)
                .or(INTEGER_BITS)
                .reinterpretAs@Real@s()
                .sub(INTEGER_AND_BIAS);
    }

    private static @Real@Vector fraction(@Bits@Vector cut) {
        return cut.and(FRACTION_MASK).add(SQRT_HALF).reinterpretAs@Real@s();
    }

    private static @Real@Vector minusAbs(@Real@Vector x) {
        return x.reinterpretAs@Bits@s().or(SIGN).reinterpretAs@Real@s();
    }

    private static @Bits@Vector bits(@bits@ value) {
        return all(0).reinterpretAs@Bits@s().add(value);
    }
}
