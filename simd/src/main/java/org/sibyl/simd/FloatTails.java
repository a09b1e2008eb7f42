package org.sibyl.simd;

import static org.sibyl.simd.FloatLanes.all;

import jdk.incubator.vector.FloatVector;
import org.sibyl.numeric.polynomial.FloatPolynomials;

/// The vector twins of the two polynomials of [FloatPolynomials].
final class FloatTails {
    private static final FloatVector EXP_0 = all(FloatPolynomials.EXP_0);
    private static final FloatVector EXP_1 = all(FloatPolynomials.EXP_1);
    private static final FloatVector EXP_2 = all(FloatPolynomials.EXP_2);
    private static final FloatVector EXP_3 = all(FloatPolynomials.EXP_3);
    private static final FloatVector EXP_4 = all(FloatPolynomials.EXP_4);

    private static final FloatVector LOG_0 = all(FloatPolynomials.LOG_0);
    private static final FloatVector LOG_1 = all(FloatPolynomials.LOG_1);
    private static final FloatVector LOG_2 = all(FloatPolynomials.LOG_2);
    private static final FloatVector LOG_3 = all(FloatPolynomials.LOG_3);

    private FloatTails() {}

    /// Q of `expm1(r) = r + r² Q(r)`.
    static FloatVector exp(FloatVector r) {
        FloatVector sum = EXP_4.fma(r, EXP_3);
        sum = sum.fma(r, EXP_2);
        sum = sum.fma(r, EXP_1);
        return sum.fma(r, EXP_0);
    }

    /// L of `log(1 + f) = 2 s + s z L(z)`.
    static FloatVector log(FloatVector z) {
        FloatVector sum = LOG_3.fma(z, LOG_2);
        sum = sum.fma(z, LOG_1);
        return sum.fma(z, LOG_0);
    }
}
