package org.sibyl.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every 1,009th of all 2^32 float32 numbers, and the edges, against float64 formulas of StrictMath.
class FloatMathTest {
    private static final int STRIDE = 1009;

    interface Function {
        float apply(float x);
    }

    record Case(String name, Function function, DoubleUnaryOperator exact, double bound) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("exp", FloatMath::exp, StrictMath::exp, 1.1),
                new Case("expm1", FloatMath::expm1, StrictMath::expm1, 2),
                new Case("log", FloatMath::log, StrictMath::log, 1),
                new Case("log1p", FloatMath::log1p, StrictMath::log1p, 1.5),
                new Case("tanh", FloatMath::tanh, StrictMath::tanh, 2.5),
                new Case("sigmoid", FloatMath::sigmoid, FloatMathTest::sigmoid, 2.5),
                new Case("softplus", FloatMath::softplus, FloatMathTest::softplus, 2));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void staysWithinItsBoundOverTheWholeRange(Case tested) {
        double worst = 0;
        float where = 0;
        for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
            float x = Float.intBitsToFloat((int) bits);
            double error = error(tested, x);
            if (error > worst) {
                worst = error;
                where = x;
            }
        }
        assertThat(worst).as("%s at %s, ulp", tested, where).isLessThanOrEqualTo(tested.bound);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void staysWithinItsBoundAtTheEdges(Case tested) {
        float[] edges = {
            0f,
            Float.MIN_VALUE,
            Float.MIN_NORMAL,
            Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NaN,
            1f,
            0.5f,
            0.70710677f,
            1.4142135f,
            0.41421354f,
            0.3465736f,
            0.6931472f,
            9f,
            10f,
            17.33f,
            18f,
            87.33654f,
            88.72284f,
            89f,
            103.97f,
            103.98f,
            104f
        };
        for (float edge : edges) {
            for (float x : new float[] {edge, Math.nextUp(edge), Math.nextDown(edge)}) {
                assertThat(error(tested, x)).as("%s(%s), ulp", tested, x).isLessThanOrEqualTo(tested.bound);
                assertThat(error(tested, -x)).as("%s(%s), ulp", tested, -x).isLessThanOrEqualTo(tested.bound);
            }
        }
    }

    @Test
    void keepsTheSignOfZeroWhereTheFunctionIsOdd() {
        assertThat(FloatMath.tanh(-0f)).isEqualTo(-0f);
        assertThat(FloatMath.expm1(-0f)).isEqualTo(-0f);
        assertThat(FloatMath.log1p(-0f)).isEqualTo(-0f);
    }

    /// Units in the last place of the exact value, rounded; infinite where one side is special and the other is not.
    private static double error(Case tested, float x) {
        double exact = tested.exact.applyAsDouble(x);
        float rounded = (float) exact;
        float found = tested.function.apply(x);
        if (Float.isNaN(rounded) || Float.isInfinite(rounded) || !Float.isFinite(found)) {
            return Float.compare(found, rounded) == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.abs(found - exact) / Math.ulp(rounded);
    }

    private static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }
}
