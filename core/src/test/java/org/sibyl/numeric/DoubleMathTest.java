package org.sibyl.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sibyl.random.Seed;

/// Random numbers of every magnitude against series in 50 decimal digits; the edges against StrictMath.
class DoubleMathTest {
    private static final int POINTS = 800;
    private static final MathContext DIGITS = new MathContext(50);
    private static final BigDecimal LN_2 =
            new BigDecimal("0.6931471805599453094172321214581765680755001343602552541206800");
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.TWO;

    record Case(String name, DoubleUnaryOperator function, UnaryOperator<BigDecimal> exact, double low, double bound) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("exp", DoubleMath::exp, DoubleMathTest::exp, -745, 1.1),
                new Case("expm1", DoubleMath::expm1, DoubleMathTest::expm1, -745, 2),
                new Case("log", DoubleMath::log, DoubleMathTest::log, 0, 1),
                new Case("log1p", DoubleMath::log1p, DoubleMathTest::log1p, -1, 1.5),
                new Case("tanh", DoubleMath::tanh, DoubleMathTest::tanh, -745, 2.5),
                new Case("sigmoid", DoubleMath::sigmoid, DoubleMathTest::sigmoid, -708, 2.5),
                new Case("softplus", DoubleMath::softplus, x -> log1p(exp(x)), -708, 2));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void staysWithinItsBound(Case tested) {
        RandomGenerator random = Seed.of(20).child(tested.name).generator();
        for (int i = 0; i < POINTS; i++) {
            double magnitude = Math.exp(random.nextDouble(-60, Math.log(709)));
            double x = random.nextBoolean() || tested.low == 0
                    ? magnitude
                    : Math.max(-magnitude, tested.low * random.nextDouble());
            BigDecimal exact = tested.exact.apply(new BigDecimal(x));
            double found = tested.function.applyAsDouble(x);
            BigDecimal ulp = new BigDecimal(Math.ulp(exact.doubleValue()));
            double error = new BigDecimal(found)
                    .subtract(exact)
                    .abs()
                    .divide(ulp, DIGITS)
                    .doubleValue();
            assertThat(error).as("%s(%s) = %s, ulp", tested, x, found).isLessThanOrEqualTo(tested.bound);
        }
    }

    @Test
    void agreesWithStrictMathAtTheEdges() {
        double[] edges = {
            0,
            Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NaN,
            1,
            0.5,
            Math.sqrt(0.5),
            Math.sqrt(2),
            Math.sqrt(2) - 1,
            0.34657359027997264,
            Math.log(2),
            19,
            20,
            37,
            38,
            708,
            709.782712893384,
            709.7827128933841,
            710,
            744.4400719213812,
            745.1332191019411,
            745.1332191019412,
            746,
            1e300
        };
        for (double edge : edges) {
            for (double x : new double[] {edge, Math.nextUp(edge), Math.nextDown(edge), -edge, -Math.nextUp(edge)}) {
                assertClose("exp", x, DoubleMath.exp(x), StrictMath.exp(x), 1.1);
                assertClose("expm1", x, DoubleMath.expm1(x), StrictMath.expm1(x), 2);
                assertClose("log", x, DoubleMath.log(x), StrictMath.log(x), 1);
                assertClose("log1p", x, DoubleMath.log1p(x), StrictMath.log1p(x), 1.5);
                assertClose("tanh", x, DoubleMath.tanh(x), StrictMath.tanh(x), 2.5);
            }
        }
    }

    @Test
    void softplusAndSigmoidKeepTheirTails() {
        assertThat(DoubleMath.softplus(-740)).isEqualTo(DoubleMath.exp(-740));
        assertThat(DoubleMath.sigmoid(-740)).isEqualTo(DoubleMath.exp(-740));
        assertThat(DoubleMath.softplus(1e300)).isEqualTo(1e300);
        assertThat(DoubleMath.softplus(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(DoubleMath.softplus(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(DoubleMath.sigmoid(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(DoubleMath.sigmoid(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(DoubleMath.softplus(Double.NaN)).isNaN();
        assertThat(DoubleMath.sigmoid(Double.NaN)).isNaN();
    }

    /// StrictMath's own error is below one unit; both bounds add.
    private static void assertClose(String name, double x, double found, double exact, double bound) {
        if (Double.isFinite(exact) && Double.isFinite(found)) {
            assertThat(Math.abs(found - exact))
                    .as("%s(%s)", name, x)
                    .isLessThanOrEqualTo((bound + 1) * Math.ulp(exact));
        } else {
            assertThat(Double.compare(found, exact)).as("%s(%s)", name, x).isZero();
        }
    }

    private static BigDecimal exp(BigDecimal x) {
        return expm1Scaled(x, 0);
    }

    private static BigDecimal expm1(BigDecimal x) {
        return expm1Scaled(x, 1);
    }

    /// e^x - minus, by Taylor's series of the reduced argument; the ones are taken off before they can drown a small x.
    private static BigDecimal expm1Scaled(BigDecimal x, int minus) {
        int n = x.divide(LN_2, DIGITS).setScale(0, RoundingMode.HALF_EVEN).intValueExact();
        BigDecimal r = x.subtract(LN_2.multiply(BigDecimal.valueOf(n)));
        BigDecimal term = r;
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 2; term.signum() != 0 && term.abs().compareTo(r.abs().scaleByPowerOfTen(-45)) > 0; i++) {
            sum = sum.add(term, DIGITS);
            term = term.multiply(r, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
        }
        if (n == 0 && minus == 1) {
            return sum;
        }
        BigDecimal power = TWO.pow(Math.abs(n));
        BigDecimal scaled = n >= 0 ? sum.add(ONE).multiply(power) : sum.add(ONE).divide(power, DIGITS);
        return scaled.subtract(BigDecimal.valueOf(minus));
    }

    private static BigDecimal log(BigDecimal x) {
        return logarithm(x.subtract(ONE), StrictMath.log(x.doubleValue()));
    }

    private static BigDecimal log1p(BigDecimal x) {
        return logarithm(x, StrictMath.log1p(x.doubleValue()));
    }

    /// ln(1 + x): two Newton steps of third order from the float64 value.
    private static BigDecimal logarithm(BigDecimal x, double start) {
        BigDecimal y = new BigDecimal(start);
        for (int i = 0; i < 2; i++) {
            BigDecimal e = expm1(y);
            y = y.add(TWO.multiply(x.subtract(e)).divide(x.add(e).add(TWO), DIGITS), DIGITS);
        }
        return y;
    }

    private static BigDecimal tanh(BigDecimal x) {
        BigDecimal e = expm1(x.multiply(TWO));
        return e.divide(e.add(TWO), DIGITS);
    }

    private static BigDecimal sigmoid(BigDecimal x) {
        return ONE.divide(ONE.add(exp(x.negate())), DIGITS);
    }
}
