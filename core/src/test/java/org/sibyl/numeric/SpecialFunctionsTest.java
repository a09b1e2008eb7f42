package org.sibyl.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sibyl.random.Seed;

/// The definitions, evaluated with 60 digits by a library for arbitrary precision (mpmath 1.3), and
/// identities.
class SpecialFunctionsTest {
    /// Ten roundings of a number of the result's size, or of 1 where terms of that size are added up.
    private static final double TOLERANCE = 10 * Math.ulp(1.0);

    record Reference(String name, DoubleUnaryOperator function, double x, double expected) {
        @Override
        public String toString() {
            return name + "(" + x + ")";
        }
    }

    static Stream<Reference> references() {
        return Stream.of(
                new Reference("logGamma", SpecialFunctions::logGamma, 1e-300, 690.7755278982137),
                new Reference("logGamma", SpecialFunctions::logGamma, 1e-5, 11.512919692895826),
                new Reference("logGamma", SpecialFunctions::logGamma, 0.1, 2.252712651734206),
                new Reference("logGamma", SpecialFunctions::logGamma, 0.5, 0.5723649429247001),
                new Reference("logGamma", SpecialFunctions::logGamma, 0.9, 0.06637623973474295),
                new Reference("logGamma", SpecialFunctions::logGamma, 0.999, 0.0005780385328913802),
                new Reference("logGamma", SpecialFunctions::logGamma, 1.0001, -5.771334222047127e-05),
                new Reference("logGamma", SpecialFunctions::logGamma, 1.25, -0.09827183642181316),
                new Reference("logGamma", SpecialFunctions::logGamma, 1.5, -0.12078223763524522),
                new Reference("logGamma", SpecialFunctions::logGamma, 1.75, -0.08440112102048555),
                new Reference("logGamma", SpecialFunctions::logGamma, 1.9999, -4.227520877215346e-05),
                new Reference("logGamma", SpecialFunctions::logGamma, 2.3, 0.15418945495963046),
                new Reference("logGamma", SpecialFunctions::logGamma, 2.6, 0.35741186354897986),
                new Reference("logGamma", SpecialFunctions::logGamma, 3.7, 1.428072326665388),
                new Reference("logGamma", SpecialFunctions::logGamma, 7, 6.579251212010101),
                new Reference("logGamma", SpecialFunctions::logGamma, 9.99, 12.779315214350193),
                new Reference("logGamma", SpecialFunctions::logGamma, 10, 12.801827480081469),
                new Reference("logGamma", SpecialFunctions::logGamma, 25.5, 56.389167643719944),
                new Reference("logGamma", SpecialFunctions::logGamma, 1000, 5905.220423209181),
                new Reference("logGamma", SpecialFunctions::logGamma, 1e10, 220258509288.81058),
                new Reference("logGamma", SpecialFunctions::logGamma, 1e300, 6.897755278982137e+302),
                new Reference("digamma", SpecialFunctions::digamma, 1e-5, -100000.57719921567),
                new Reference("digamma", SpecialFunctions::digamma, 0.1, -10.423754940411076),
                new Reference("digamma", SpecialFunctions::digamma, 0.5, -1.9635100260214235),
                new Reference("digamma", SpecialFunctions::digamma, 1, -0.5772156649015329),
                new Reference("digamma", SpecialFunctions::digamma, 2, 0.42278433509846713),
                new Reference("digamma", SpecialFunctions::digamma, 5.5, 1.6110931485817512),
                new Reference("digamma", SpecialFunctions::digamma, 12, 2.442661679975812),
                new Reference("digamma", SpecialFunctions::digamma, 100, 4.600161852738087),
                new Reference("digamma", SpecialFunctions::digamma, 1e10, 23.025850929890456),
                new Reference("digamma", SpecialFunctions::digamma, -0.5, 0.03648997397857652),
                new Reference("digamma", SpecialFunctions::digamma, -1.25, 3.714139120213528),
                new Reference("digamma", SpecialFunctions::digamma, -10.3, 4.662403493582087),
                new Reference("polygamma 1", x -> SpecialFunctions.polygamma(1, x), 1e-3, 1000001.6425331958),
                new Reference("polygamma 1", x -> SpecialFunctions.polygamma(1, x), 0.5, 4.934802200544679),
                new Reference("polygamma 1", x -> SpecialFunctions.polygamma(1, x), 3, 0.39493406684822646),
                new Reference("polygamma 1", x -> SpecialFunctions.polygamma(1, x), 50, 0.020201333226697125),
                new Reference("polygamma 1", x -> SpecialFunctions.polygamma(1, x), 1e8, 1.000000005e-08),
                new Reference("polygamma 2", x -> SpecialFunctions.polygamma(2, x), 0.5, -16.82879664423432),
                new Reference("polygamma 2", x -> SpecialFunctions.polygamma(2, x), 4, -0.0800397322451145),
                new Reference("polygamma 3", x -> SpecialFunctions.polygamma(3, x), 1, 6.493939402266829),
                new Reference("polygamma 3", x -> SpecialFunctions.polygamma(3, x), 30, 7.78600366473613e-05),
                new Reference("polygamma 7", x -> SpecialFunctions.polygamma(7, x), 2.5, 3.565236352523131),
                new Reference("polygamma 1", x -> SpecialFunctions.polygamma(1, x), -0.5, 8.934802200544679),
                new Reference("polygamma 2", x -> SpecialFunctions.polygamma(2, x), -1.3, 68.54941347116214),
                new Reference("polygamma 3", x -> SpecialFunctions.polygamma(3, x), -2.25, 1558.4550231887144),
                new Reference("normalLogCdf", SpecialFunctions::normalLogCdf, -1e10, -5e19),
                new Reference("normalLogCdf", SpecialFunctions::normalLogCdf, -1000, -500007.82669481216),
                new Reference("normalLogCdf", SpecialFunctions::normalLogCdf, -40, -804.6084420137538),
                new Reference("normalLogCdf", SpecialFunctions::normalLogCdf, -38, -726.5572160188201),
                new Reference("normalLogCdf", SpecialFunctions::normalLogCdf, -20, -203.91715537109727),
                new Reference("normalLogCdf", SpecialFunctions::normalLogCdf, -10, -53.23128515051247),
                new Reference("normalLogCdf", SpecialFunctions::normalLogCdf, -5, -15.064998393988725),
                new Reference("normalLogCdf", SpecialFunctions::normalLogCdf, -2, -3.783184333682032),
                new Reference("normalLogCdf", SpecialFunctions::normalLogCdf, -1, -1.8410216450092636),
                new Reference("normalLogCdf", SpecialFunctions::normalLogCdf, -0.5, -1.1759117615936185),
                new Reference("normalLogCdf", SpecialFunctions::normalLogCdf, 0, -0.6931471805599453),
                new Reference("normalLogCdf", SpecialFunctions::normalLogCdf, 0.5, -0.3689464152886564),
                new Reference("normalLogCdf", SpecialFunctions::normalLogCdf, 1, -0.17275377902344988),
                new Reference("normalLogCdf", SpecialFunctions::normalLogCdf, 3, -0.0013508099647481938),
                new Reference("normalLogCdf", SpecialFunctions::normalLogCdf, 8, -6.220960574271786e-16),
                new Reference("normalLogCdf", SpecialFunctions::normalLogCdf, 12, -1.776482112077679e-33),
                new Reference("inverseMillsRatio", SpecialFunctions::inverseMillsRatio, -1e8, 100000000.00000001),
                new Reference("inverseMillsRatio", SpecialFunctions::inverseMillsRatio, -40, 40.02496884720726),
                new Reference("inverseMillsRatio", SpecialFunctions::inverseMillsRatio, -10, 10.098093233962512),
                new Reference("inverseMillsRatio", SpecialFunctions::inverseMillsRatio, -3, 3.2830986549304364),
                new Reference("inverseMillsRatio", SpecialFunctions::inverseMillsRatio, -1, 1.525135276160981),
                new Reference("inverseMillsRatio", SpecialFunctions::inverseMillsRatio, 0, 0.7978845608028654),
                new Reference("inverseMillsRatio", SpecialFunctions::inverseMillsRatio, 1, 0.2875999709391784),
                new Reference("inverseMillsRatio", SpecialFunctions::inverseMillsRatio, 5, 1.4867199409049056e-06),
                new Reference("inverseMillsRatio", SpecialFunctions::inverseMillsRatio, 20, 5.520948362159764e-88),
                new Reference("inverseMillsRatio", SpecialFunctions::inverseMillsRatio, 30, 1.4736461348785476e-196),
                new Reference("erf", SpecialFunctions::erf, 1e-10, 1.1283791670955126e-10),
                new Reference("erf", SpecialFunctions::erf, 0.1, 0.1124629160182849),
                new Reference("erf", SpecialFunctions::erf, 0.5, 0.5204998778130465),
                new Reference("erf", SpecialFunctions::erf, 1, 0.8427007929497149),
                new Reference("erf", SpecialFunctions::erf, 2, 0.9953222650189527),
                new Reference("erf", SpecialFunctions::erf, 3, 0.9999779095030014),
                new Reference("erf", SpecialFunctions::erf, 5.9, 0.9999999999999999),
                new Reference("erf", SpecialFunctions::erf, -0.7, -0.6778011938374184));
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesWithTheDefinition(Reference r) {
        double factor = 1;
        if (r.x < 0 && r.name.contains("gamma")) {
            // Rounding x by half an ulp alone moves ψ⁽ⁿ⁾ of a negative number by several.
            factor = 10;
        } else if (r.x > 1 && (r.name.equals("normalLogCdf") || r.name.equals("inverseMillsRatio"))) {
            // Rounding x/√2 moves exp(−x²/2) by x² as much.
            factor = r.x * r.x;
        }
        assertThat(r.function.applyAsDouble(r.x))
                .isCloseTo(r.expected, within(factor * TOLERANCE * Math.abs(r.expected)));
    }

    @Test
    void gammaFunctionsSatisfyTheirRecurrences() {
        RandomGenerator random = Seed.of(5).generator();
        for (int i = 0; i < 2000; i++) {
            double x = Math.exp(random.nextDouble(-10, 5));
            double scale = 1 + Math.abs(SpecialFunctions.logGamma(x + 1));
            assertThat(SpecialFunctions.logGamma(x + 1))
                    .as("ln Γ(%s + 1)", x)
                    .isCloseTo(SpecialFunctions.logGamma(x) + Math.log(x), within(TOLERANCE * scale * 2));
            for (int n = 0; n <= 4; n++) {
                double term = (n % 2 == 0 ? 1 : -1) * factorial(n) * Math.pow(x, -n - 1);
                double next = SpecialFunctions.polygamma(n, x + 1);
                assertThat(next)
                        .as("ψ(%s, %s + 1)", n, x)
                        .isCloseTo(
                                SpecialFunctions.polygamma(n, x) + term,
                                within(TOLERANCE * (Math.abs(term) + Math.abs(next) + 1)));
            }
        }
    }

    /// Γ(2x) = 2²ˣ⁻¹ Γ(x) Γ(x + 1/2) / √π
    @Test
    void gammaFunctionSatisfiesTheDuplicationFormula() {
        for (double x = 0.05; x < 60; x += 0.137) {
            double expected = (2 * x - 1) * Math.log(2)
                    + SpecialFunctions.logGamma(x)
                    + SpecialFunctions.logGamma(x + 0.5)
                    - 0.5 * Math.log(Math.PI);
            assertThat(SpecialFunctions.logGamma(2 * x))
                    .isCloseTo(expected, within(2 * TOLERANCE * (1 + Math.abs(expected))));
        }
    }

    @Test
    void normalTailsAddUpToOne() {
        for (double x = -8; x <= 8; x += 0.01) {
            double sum = Math.exp(SpecialFunctions.normalLogCdf(x)) + Math.exp(SpecialFunctions.normalLogCdf(-x));
            assertThat(sum).isCloseTo(1, within(TOLERANCE));
        }
    }

    @Test
    void saysNotANumberOutsideTheDomain() {
        assertThat(SpecialFunctions.logGamma(-0.5)).isNaN();
        assertThat(SpecialFunctions.logGamma(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(SpecialFunctions.logGamma(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(SpecialFunctions.logGamma(Double.NaN)).isNaN();
        assertThat(SpecialFunctions.digamma(-3)).isNaN();
        assertThat(SpecialFunctions.polygamma(-1, 2)).isNaN();
        assertThat(SpecialFunctions.polygamma(1, Double.NaN)).isNaN();
        assertThat(SpecialFunctions.normalLogCdf(Double.NaN)).isNaN();
        assertThat(SpecialFunctions.normalLogCdf(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(SpecialFunctions.normalLogCdf(Double.POSITIVE_INFINITY)).isZero();
        assertThat(SpecialFunctions.inverseMillsRatio(Double.POSITIVE_INFINITY)).isZero();
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }
}
