package org.sibyl.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sibyl.random.Seed;

/// Each function of dual numbers against central differences of its values and against a complex step.
class ScalarTest {
    private static final int POINTS = 200;

    /// A function over any kind of number: one source, as users write it.
    interface Formula {
        <S extends Scalar<S>> S of(S x);
    }

    record Case(String name, double low, double high, Formula formula) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("plus", -3, 3, ScalarTest::plus),
                new Case("minus", -3, 3, ScalarTest::minus),
                new Case("times", -3, 3, ScalarTest::times),
                new Case("dividedBy", 0.5, 3, ScalarTest::dividedBy),
                new Case("negate", -3, 3, Scalar::negate),
                new Case("reciprocal", -3, -0.5, Scalar::reciprocal),
                new Case("square", -3, 3, Scalar::square),
                new Case("abs", -3, -0.1, Scalar::abs),
                new Case("abs of positive", 0.1, 3, Scalar::abs),
                new Case("greater and lesser", 0.6, 3, ScalarTest::clamp),
                new Case("sqrt", 0.5, 3, Scalar::sqrt),
                new Case("exp", -5, 5, Scalar::exp),
                new Case("expm1", -5, 5, Scalar::expm1),
                new Case("log", 0.2, 9, Scalar::log),
                new Case("log1p", -0.8, 9, Scalar::log1p),
                new Case("whole power", -3, -0.1, ScalarTest::cube),
                new Case("power", 0.2, 3, ScalarTest::power),
                new Case("powers of a number", -2, 3, ScalarTest::powerOfTwo),
                new Case("self-power", 0.3, 2, ScalarTest::selfPower),
                new Case("sin", -5, 5, Scalar::sin),
                new Case("cos", -5, 5, Scalar::cos),
                new Case("tan", -1.2, 1.2, Scalar::tan),
                new Case("asin", -0.9, 0.9, Scalar::asin),
                new Case("acos", -0.9, 0.9, Scalar::acos),
                new Case("atan", -5, 5, Scalar::atan),
                new Case("sinh", -3, 3, Scalar::sinh),
                new Case("cosh", -3, 3, Scalar::cosh),
                new Case("tanh", -3, 3, Scalar::tanh),
                new Case("sigmoid", -9, 9, Scalar::sigmoid),
                new Case("softplus", -9, 9, Scalar::softplus),
                new Case("erf", -4.5, 4.5, Scalar::erf),
                new Case("logGamma", 0.1, 30, Scalar::logGamma),
                new Case("digamma", 0.1, 30, Scalar::digamma),
                new Case("normalLogCdf", -9, 4, Scalar::normalLogCdf));
    }

    private static <S extends Scalar<S>> S plus(S x) {
        return x.plus(x.exp()).plus(2).plus(x.constant(3));
    }

    private static <S extends Scalar<S>> S minus(S x) {
        return x.minus(x.exp()).minus(2).minus(x.constant(3));
    }

    private static <S extends Scalar<S>> S times(S x) {
        return x.times(x.exp()).times(2).times(x.constant(3));
    }

    private static <S extends Scalar<S>> S dividedBy(S x) {
        return x.exp().dividedBy(x).dividedBy(2).plus(x.constant(3).dividedBy(x));
    }

    private static <S extends Scalar<S>> S clamp(S x) {
        return x.maximum(0.5).minimum(x.exp()).plus(x.maximum(x.exp())).plus(x.minimum(9));
    }

    private static <S extends Scalar<S>> S cube(S x) {
        return x.pow(3).plus(x.pow(-2));
    }

    private static <S extends Scalar<S>> S power(S x) {
        return x.pow(1.7);
    }

    private static <S extends Scalar<S>> S powerOfTwo(S x) {
        return x.constant(2).pow(x);
    }

    private static <S extends Scalar<S>> S selfPower(S x) {
        return x.pow(x);
    }

    /// Central differences of order four: error h⁴ f⁽⁵⁾ / 30 + 2 ε |f| / h, least near h = ε^(1/5).
    @ParameterizedTest
    @MethodSource("cases")
    void dualsAgreeWithCentralDifferences(Case c) {
        RandomGenerator random = Seed.of(3).child(c.name).generator();
        for (int i = 0; i < POINTS; i++) {
            double x = random.nextDouble(c.low, c.high);
            double h = 1e-3 * Math.min(1, Math.abs(x) + 0.05);
            double slope =
                    (8 * (value(c, x + h) - value(c, x - h)) - (value(c, x + 2 * h) - value(c, x - 2 * h))) / (12 * h);
            Dual found = c.formula.of(Dual.variable(x, 0, 1));
            assertThat(found.value()).as("%s(%s)", c, x).isEqualTo(value(c, x));
            assertThat(found.partial(0))
                    .as("%s'(%s)", c, x)
                    .isCloseTo(slope, within(1e-8 * (1 + Math.abs(slope) + Math.abs(found.value()))));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void dualsAgreeWithTheComplexStep(Case c) {
        double h = 1e-20;
        RandomGenerator random = Seed.of(4).child(c.name).generator();
        for (int i = 0; i < POINTS; i++) {
            double x = random.nextDouble(c.low, c.high);
            Dual found = c.formula.of(Dual.variable(x, 0, 1));
            Complex stepped = c.formula.of(new Complex(x, h));
            assertThat(stepped.real())
                    .as("%s(%s)", c, x)
                    .isCloseTo(found.value(), within(1e-13 * (1 + Math.abs(found.value()))));
            assertThat(stepped.imaginary() / h)
                    .as("%s'(%s)", c, x)
                    .isCloseTo(found.partial(0), within(1e-12 * (1 + Math.abs(found.partial(0)))));
        }
    }

    private static double value(Case c, double x) {
        return c.formula.of(Dual.of(x)).value();
    }

    @Test
    void eachPartialIsCarriedByItself() {
        List<Dual> v = Dual.variables(2, 3, 5);
        Dual f = v.get(0).times(v.get(1)).plus(v.get(2).log());
        assertThat(f.partials()).containsExactly(3, 2, 0.2);
        assertThat(f.minus(v.get(1).pow(v.get(0))).partials())
                .containsExactly(new double[] {3 - 9 * Math.log(3), 2 - 6, 0.2}, within(1e-13));
        assertThat(f.plus(Dual.of(1)).partials()).isEqualTo(f.partials());
        assertThat(Dual.of(1).dividedBy(v.get(0)).partials()).containsExactly(-0.25, 0, 0);
        assertThatThrownBy(() -> f.plus(Dual.variable(1, 0, 2)))
                .hasMessageContaining("3 partials meets one with 2")
                .hasMessageContaining("Dual.variables");
        assertThatThrownBy(() -> Dual.variable(1, 3, 3)).hasMessageContaining("variable 3 of 3");
    }

    /// ln Φ(−40) and its slope to 20 digits, by a library for arbitrary precision (mpmath 1.3).
    @Test
    void normalLogCdfKeepsItsDigitsInTheFarTail() {
        Dual tail = Dual.variable(-40, 0, 1).normalLogCdf();
        assertThat(tail.value()).isCloseTo(-804.6084420137538, within(1e-12));
        assertThat(tail.partial(0)).isCloseTo(40.02496884720726, within(1e-13));
        Complex stepped = new Complex(-40, 1e-20).normalLogCdf();
        assertThat(stepped.real()).isCloseTo(-804.6084420137538, within(1e-12));
        assertThat(stepped.imaginary() * 1e20).isCloseTo(40.02496884720726, within(1e-13));
    }

    @Test
    void branchesAndLoopsGoByTheValue() {
        Dual x = Dual.variable(3, 0, 1);
        // 100 steps of Newton's method for √x, as a user would write it.
        Dual root = x;
        while (root.square().minus(x).abs().compareTo(Dual.of(1e-14)) > 0) {
            root = root.plus(x.dividedBy(root)).times(0.5);
        }
        assertThat(root.value()).isCloseTo(Math.sqrt(3), within(1e-15));
        assertThat(root.partial(0)).isCloseTo(0.5 / Math.sqrt(3), within(1e-14));
        assertThat(List.of(Dual.of(2), Dual.variable(1, 0, 1)).stream()
                        .sorted()
                        .toList()
                        .getFirst()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void whatDoesNotDependOnAVariableKeepsDerivativeZero() {
        List<Dual> v = Dual.variables(0, 1);
        assertThat(v.get(0).sqrt().partials()).containsExactly(Double.POSITIVE_INFINITY, 0);
        assertThat(v.get(0).pow(2).partials()).containsExactly(0, 0);
        assertThat(v.get(0).pow(0).partials()).containsExactly(0, 0);
        assertThat(v.get(0).pow(v.get(1)).partials()).containsExactly(1, 0);
    }

    @Test
    void complexFunctionsSatisfyIdentitiesOffTheAxis() {
        RandomGenerator random = Seed.of(6).generator();
        for (int i = 0; i < POINTS; i++) {
            Complex z = new Complex(random.nextDouble(-2, 2), random.nextDouble(-1, 1));
            assertClose(z.log().exp(), z);
            assertClose(z.sqrt().square(), z);
            assertClose(z.sin().square().plus(z.cos().square()), Complex.of(1));
            assertClose(z.expm1().log1p(), z);
            assertClose(z.atan().tan(), z);
            assertClose(z.tanh(), z.sinh().dividedBy(z.cosh()));
            assertClose(z.sigmoid().plus(z.negate().sigmoid()), Complex.of(1));
            assertClose(z.softplus().minus(z.negate().softplus()), z);
            assertClose(z.pow(3), z.times(z).times(z));
            assertClose(z.pow(z), z.log().times(z).exp());
            assertClose(z.dividedBy(new Complex(0.3, 2)).times(new Complex(0.3, 2)), z);
        }
    }

    /// Values by a library for arbitrary precision (mpmath 1.3).
    @Test
    void complexSpecialFunctionsAgreeWithReferences() {
        assertClose(new Complex(2.5, 0.75).logGamma(), new Complex(0.1495868988371779, 0.5433878678864816));
        assertClose(new Complex(0.75, 0.5).digamma(), new Complex(-0.6094013558546487, 0.9818526342169299));
        assertClose(new Complex(1.25, 0.25).erf(), new Complex(0.9413489925692322, 0.056466240696615745));
        assertClose(new Complex(3.5, -0.5).erf(), new Complex(1.000000834600656, 4.460332277965414e-07));
        assertClose(new Complex(-6, 0.5).normalLogCdf(), new Complex(-20.61475987591286, 3.079096838301339));
        assertClose(new Complex(-40, 0.0625).normalLogCdf(), new Complex(-804.6064901049015, 2.501560551688353));
    }

    private static void assertClose(Complex found, Complex expected) {
        assertThat(found.minus(expected).modulus())
                .as("%s and %s", found, expected)
                .isLessThan(3e-13 * (1 + expected.modulus()));
    }
}
