package org.sibyl.simd;

import static org.sibyl.simd.DoubleLanes.all;

import jdk.incubator.vector.DoubleVector;
import org.sibyl.numeric.polynomial.DoublePolynomials;

/// The vector twins of the two polynomials of [DoublePolynomials].
final class DoubleTails {
    private static final DoubleVector EXP_0 = all(DoublePolynomials.EXP_0);
    private static final DoubleVector EXP_1 = all(DoublePolynomials.EXP_1);
    private static final DoubleVector EXP_2 = all(DoublePolynomials.EXP_2);
    private static final DoubleVector EXP_3 = all(DoublePolynomials.EXP_3);
    private static final DoubleVector EXP_4 = all(DoublePolynomials.EXP_4);
    private static final DoubleVector EXP_5 = all(DoublePolynomials.EXP_5);
    private static final DoubleVector EXP_6 = all(DoublePolynomials.EXP_6);
    private static final DoubleVector EXP_7 = all(DoublePolynomials.EXP_7);
    private static final DoubleVector EXP_8 = all(DoublePolynomials.EXP_8);
    private static final DoubleVector EXP_9 = all(DoublePolynomials.EXP_9);

    private static final DoubleVector LOG_0 = all(DoublePolynomials.LOG_0);
    private static final DoubleVector LOG_1 = all(DoublePolynomials.LOG_1);
    private static final DoubleVector LOG_2 = all(DoublePolynomials.LOG_2);
    private static final DoubleVector LOG_3 = all(DoublePolynomials.LOG_3);
    private static final DoubleVector LOG_4 = all(DoublePolynomials.LOG_4);
    private static final DoubleVector LOG_5 = all(DoublePolynomials.LOG_5);
    private static final DoubleVector LOG_6 = all(DoublePolynomials.LOG_6);

    private DoubleTails() {}

    /// Q of `expm1(r) = r + r² Q(r)`.
    static DoubleVector exp(DoubleVector r) {
        DoubleVector sum = EXP_9.fma(r, EXP_8);
        sum = sum.fma(r, EXP_7);
        sum = sum.fma(r, EXP_6);
        sum = sum.fma(r, EXP_5);
        sum = sum.fma(r, EXP_4);
        sum = sum.fma(r, EXP_3);
        sum = sum.fma(r, EXP_2);
        sum = sum.fma(r, EXP_1);
        return sum.fma(r, EXP_0);
    }

    /// L of `log(1 + f) = 2 s + s z L(z)`.
    static DoubleVector log(DoubleVector z) {
        DoubleVector sum = LOG_6.fma(z, LOG_5);
        sum = sum.fma(z, LOG_4);
        sum = sum.fma(z, LOG_3);
        sum = sum.fma(z, LOG_2);
        sum = sum.fma(z, LOG_1);
        return sum.fma(z, LOG_0);
    }
}
