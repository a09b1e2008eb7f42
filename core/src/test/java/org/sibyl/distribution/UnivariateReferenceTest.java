package org.sibyl.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The families against numbers of SciPy 1.17.1 (`logpdf`, `cdf`, `ppf(0.2)`, `mean`, `var`), so that the
/// meaning of each argument is fixed from outside.
final class UnivariateReferenceTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private record Reference(
            Univariate distribution,
            double x,
            double logDensity,
            double cdf,
            double quantile,
            double mean,
            double variance) {}

    /// Eleven digits, and seven for the variance, where SciPy's truncated normal loses some.
    @TestFactory
    Stream<DynamicTest> agreesWithSciPy() {
        return Stream.of(
                        new Reference(
                                new Uniform(-1, 3),
                                0.7,
                                -1.3862943611198906,
                                0.425,
                                -0.19999999999999996,
                                1.0,
                                1.3333333333333333),
                        new Reference(
                                new Normal(2, 0.5),
                                3.1,
                                -2.6457913526447276,
                                0.9860965524865014,
                                1.5791893832135429,
                                2.0,
                                0.25),
                        new Reference(
                                new TruncatedNormal(1, 2, 0, 4),
                                2.5,
                                -1.4227803483487185,
                                0.7441466336060452,
                                0.6648996752628653,
                                1.7125457683541194,
                                1.1209926006049002),
                        new Reference(
                                new TruncatedNormal(0, 1, 6, 7),
                                6.2,
                                0.5991284700777975,
                                0.7147734120319127,
                                6.036077727439126,
                                6.157210903378302,
                                0.02274838111737154),
                        new Reference(
                                new TruncatedNormal(0, 1, -INFINITY, -20),
                                -20.03,
                                2.39776683789259,
                                0.5477471603767811,
                                -20.080112547059223,
                                -20.049753068528293,
                                0.002463261606154954),
                        new Reference(
                                new LogNormal(0.5, 0.3),
                                2.2,
                                -0.9656878045114652,
                                0.8318557522742,
                                1.280836819978546,
                                1.7246083823764355,
                                0.2801001303266057),
                        new Reference(
                                new LogUniform(0.001, 10),
                                0.3,
                                -1.0163540020419102,
                                0.6192803136799155,
                                0.006309573444801936,
                                1.085627631137654,
                                4.2500936160142855),
                        new Reference(
                                new Exponential(2.5),
                                0.9,
                                -1.333709268125845,
                                0.8946007754381357,
                                0.08925742052568392,
                                0.4,
                                0.16000000000000003),
                        new Reference(
                                new Gamma(0.7, 3),
                                1.9,
                                -1.855785347784395,
                                0.6267945165805721,
                                0.27701579385185604,
                                2.0999999999999996,
                                6.299999999999999),
                        new Reference(
                                new Gamma(12, 0.25),
                                3.5,
                                -1.0863828589861522,
                                0.7399600775405661,
                                2.2577255404234364,
                                3.0,
                                0.75),
                        new Reference(
                                new InverseGamma(4, 2),
                                0.8,
                                -0.4034529904172256,
                                0.7575761331330662,
                                0.36264431943063946,
                                0.6666666666666666,
                                0.2222222222222222),
                        new Reference(
                                new Beta(2, 5),
                                0.35,
                                0.6282435927936607,
                                0.680920078125,
                                0.1398806882699578,
                                0.2857142857142857,
                                0.025510204081632654),
                        new Reference(
                                new Beta(0.4, 0.6),
                                0.02,
                                1.1603832104128766,
                                0.15863834884905548,
                                0.03553192993359537,
                                0.4,
                                0.12),
                        new Reference(
                                new Weibull(1.7, 3),
                                2.2,
                                -1.3753104524102042,
                                0.445793526040703,
                                1.2414681229497315,
                                2.676733507497972,
                                2.626693445212684),
                        new Reference(
                                new Weibull(0.6, 0.02),
                                0.3,
                                -2.759579090766136,
                                0.9937648733791902,
                                0.0016418641869157921,
                                0.030091509765031128,
                                0.0027987123473112593),
                        new Reference(
                                new StudentT(1, 2, 4.5),
                                -3.2,
                                -3.5457241927929624,
                                0.047968908481043133,
                                -0.8579311371520182,
                                1.0,
                                7.2),
                        new Reference(
                                new StudentT(0, 0.5, 60),
                                0.4,
                                -0.5535682893908772,
                                0.7865665419872829,
                                -0.4238265031783073,
                                0.0,
                                0.25862068965517243),
                        new Reference(
                                new HalfNormal(1.5),
                                2.0,
                                -1.5201453496417807,
                                0.8175775605482641,
                                0.3800206547036996,
                                1.1968268412042982,
                                0.817605512172942))
                .map(reference ->
                        DynamicTest.dynamicTest(reference.distribution().toString(), () -> {
                            Univariate distribution = reference.distribution();
                            double x = reference.x();
                            assertThat(distribution.logDensity(x))
                                    .isCloseTo(reference.logDensity(), withinPercentage(1e-9));
                            assertThat(distribution.cdf(x)).isCloseTo(reference.cdf(), withinPercentage(1e-9));
                            assertThat(distribution.quantile(0.2))
                                    .isCloseTo(reference.quantile(), withinPercentage(1e-9));
                            assertThat(distribution.mean()).isCloseTo(reference.mean(), withinPercentage(1e-9));
                            assertThat(distribution.variance()).isCloseTo(reference.variance(), withinPercentage(1e-5));
                        }));
    }
}
