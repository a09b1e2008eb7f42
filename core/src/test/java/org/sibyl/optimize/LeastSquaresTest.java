package org.sibyl.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sibyl.engine.Expr;
import org.sibyl.function.Variables;
import org.sibyl.function.VectorFunction;
import org.sibyl.likelihood.FisherInformation;
import org.sibyl.tensor.Tensor;

/// Problems of the NIST Statistical Reference Datasets (nonlinear regression), from both of their starts:
/// Misra1a (lower difficulty) and Thurber (higher), with certified parameters, standard deviations and sums
/// of squares to 11 digits.
class LeastSquaresTest {
    private static final double[] MISRA_X = {
        77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0
    };
    private static final double[] MISRA_Y = {
        10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78
    };
    private static final double[] THURBER_X = {
        -3.067, -2.981, -2.921, -2.912, -2.840, -2.797, -2.702, -2.699, -2.633, -2.481, -2.363, -2.322, -1.501, -1.460,
        -1.274, -1.212, -1.100, -1.046, -0.915, -0.714, -0.566, -0.545, -0.400, -0.309, -0.109, -0.103, 0.010, 0.119,
        0.377, 0.790, 0.963, 1.006, 1.115, 1.572, 1.841, 2.047, 2.200
    };
    private static final double[] THURBER_Y = {
        80.574, 84.248, 87.264, 87.195, 89.076, 89.608, 89.868, 90.101, 92.405, 95.854, 100.696, 101.060, 401.672,
        390.724, 567.534, 635.316, 733.054, 759.087, 894.206, 990.785, 1090.109, 1080.914, 1122.643, 1178.351, 1260.531,
        1273.514, 1288.339, 1327.543, 1353.863, 1414.509, 1425.208, 1421.384, 1442.962, 1464.350, 1468.705, 1447.894,
        1457.628
    };

    @SuppressWarnings("ArrayRecordComponent") // a test case is never compared
    record Problem(
            String name,
            double[] y,
            Function<Variables<Expr>, Expr> model,
            double[] start,
            double[] certified,
            double[] deviations,
            double sumOfSquares) {
        VectorFunction residuals() {
            List<String> names = Stream.iterate(1, i -> i + 1)
                    .limit(start.length)
                    .map(i -> "b" + i)
                    .toList();
            return VectorFunction.of(
                    names, v -> model.apply(v).minus(v.get("b1").constant(Tensor.vector(y))));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Problem> problems() {
        return Stream.of(
                misra("Misra1a, start 1", 500, 0.0001),
                misra("Misra1a, start 2", 250, 0.0005),
                thurber("Thurber, start 1", 1000, 1000, 400, 40, 0.7, 0.3, 0.03),
                thurber("Thurber, start 2", 1300, 1500, 500, 75, 1, 0.4, 0.05));
    }

    private static Problem misra(String name, double... start) {
        return new Problem(
                name,
                MISRA_Y,
                v -> {
                    Expr x = v.get("b1").constant(Tensor.vector(MISRA_X));
                    return v.get("b2")
                            .negate()
                            .times(x)
                            .expm1()
                            .times(v.get("b1").negate());
                },
                start,
                new double[] {2.3894212918E+02, 5.5015643181E-04},
                new double[] {2.7070075241E+00, 7.2668688436E-06},
                1.2455138894E-01);
    }

    private static Problem thurber(String name, double... start) {
        return new Problem(
                name,
                THURBER_Y,
                v -> {
                    Expr x = v.get("b1").constant(Tensor.vector(THURBER_X));
                    Expr above = x.times(v.get("b4"))
                            .plus(v.get("b3"))
                            .times(x)
                            .plus(v.get("b2"))
                            .times(x)
                            .plus(v.get("b1"));
                    Expr below = x.times(v.get("b7"))
                            .plus(v.get("b6"))
                            .times(x)
                            .plus(v.get("b5"))
                            .times(x)
                            .plus(1);
                    return above.dividedBy(below);
                },
                start,
                new double[] {
                    1.2881396800E+03,
                    1.4910792535E+03,
                    5.8323836877E+02,
                    7.5416644291E+01,
                    9.6629502864E-01,
                    3.9797285797E-01,
                    4.9727297349E-02
                },
                new double[] {
                    4.6647963344E+00,
                    3.9571156086E+01,
                    2.8698696102E+01,
                    5.5675370270E+00,
                    3.1333340687E-02,
                    1.4984928198E-02,
                    6.5842344623E-03
                },
                5.6427082397E+03);
    }

    /// The sum of squares is flat at its minimum: with values good to 1e-16 the parameters are good to 1e-8.
    @ParameterizedTest
    @MethodSource("problems")
    void theCertifiedValuesAreFound(Problem problem) {
        VectorFunction residuals = problem.residuals();
        Optimum fit = LevenbergMarquardt.DEFAULT.minimize(residuals, problem.start());
        assertThat(fit.ending()).isInstanceOf(Ending.Converged.class);
        assertThat(2 * fit.value()).isCloseTo(problem.sumOfSquares(), within(1e-10 * problem.sumOfSquares()));
        double[] errors = FisherInformation.leastSquares(residuals, fit.x()).standardErrors();
        for (int i = 0; i < errors.length; i++) {
            double certified = problem.certified()[i];
            assertThat(fit.x()[i]).as("b%s", i + 1).isCloseTo(certified, within(1e-7 * Math.abs(certified)));
            double deviation = problem.deviations()[i];
            assertThat(errors[i]).as("error of b%s", i + 1).isCloseTo(deviation, within(1e-6 * deviation));
        }
    }

    /// In other units the steps are the same steps (Moré 1978).
    @Test
    void stepsDoNotDependOnUnits() {
        VectorFunction plain = misra("Misra1a", 500, 0.0001).residuals();
        VectorFunction scaled = VectorFunction.of(List.of("b1", "b2"), v -> {
            Expr x = v.get("b1").constant(Tensor.vector(MISRA_X));
            Expr growth = v.get("b2").times(-1e-6).times(x).expm1();
            return growth.times(v.get("b1").times(-1e3)).minus(v.get("b1").constant(Tensor.vector(MISRA_Y)));
        });
        LevenbergMarquardt method = LevenbergMarquardt.DEFAULT;
        LevenbergMarquardt.State one = method.init(plain, 500, 0.0001);
        LevenbergMarquardt.State other = method.init(scaled, 0.5, 100);
        for (int i = 0; i < 6; i++) {
            one = method.step(plain, one);
            other = method.step(scaled, other);
            double b1 = one.iterate().x()[0];
            double b2 = one.iterate().x()[1];
            assertThat(other.iterate().x()[0] * 1e3).isCloseTo(b1, within(1e-9 * Math.abs(b1)));
            assertThat(other.iterate().x()[1] * 1e-6).isCloseTo(b2, within(1e-9 * Math.abs(b2)));
        }
    }

    @Test
    void tooFewResidualsAreRefused() {
        VectorFunction one =
                VectorFunction.of(List.of("a", "b"), v -> v.get("a").plus(v.get("b")));
        assertThatThrownBy(() -> LevenbergMarquardt.DEFAULT.minimize(one, 1, 2))
                .hasMessageContaining("1 residuals for 2 variables");
        assertThatThrownBy(() -> FisherInformation.leastSquares(one, 1, 2))
                .hasMessageContaining("needs more residuals");
        VectorFunction two =
                VectorFunction.of(List.of("a"), v -> v.get("a").log().broadcast(2, 1));
        assertThatThrownBy(() -> LevenbergMarquardt.DEFAULT.minimize(two, -1))
                .hasMessageContaining("the function is NaN at the start, a = -1.0");
    }
}
