package org.sibyl.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;
import org.sibyl.transform.Bijection;
import org.sibyl.transform.Mapped;

/// The laws of [Bijection], tested at points whose images are 100 draws from N(0, 2²) in each coordinate.
public interface BijectionLaws {
    /// The bijections to test.
    Stream<Bijection> bijections();

    /// How far values and log-determinants may be off after a round trip, relative to 1 + |value|.
    default double roundTripTolerance() {
        return 1e-9;
    }

    /// How far a log-determinant may be off that of finite differences.
    default double jacobianTolerance() {
        return 1e-7;
    }

    /// Points y in the image of the bijection `[n, d]`.
    default Tensor images(Bijection bijection) {
        RandomGenerator random = Seed.of(20).child("images").generator();
        double[] values = new double[100 * bijection.dimension()];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * random.nextGaussian();
        }
        return Tensor.adopt(values, 100, bijection.dimension());
    }

    /// f(f⁻¹(y)) = y and f⁻¹(f(x)) = x.
    @TestFactory
    default Stream<DynamicTest> inverseUndoesForward() {
        return each(bijection -> {
            Tensor y = images(bijection);
            Tensor x = bijection.inverse(y).value();
            assertClose(bijection.forward(x).value(), y, roundTripTolerance());
            assertClose(bijection.inverse(bijection.forward(x).value()).value(), x, roundTripTolerance());
        });
    }

    /// f⁻¹ alone is f⁻¹ with its log-determinant left out, to the bit.
    @TestFactory
    default Stream<DynamicTest> preimageIsTheInversesValue() {
        return each(bijection -> {
            Tensor y = images(bijection);
            assertThat(bijection.preimage(y)).isEqualTo(bijection.inverse(y).value());
        });
    }

    /// log |det ∂f/∂x| + log |det ∂f⁻¹/∂y| = 0.
    @TestFactory
    default Stream<DynamicTest> logDeterminantsCancel() {
        return each(bijection -> {
            Mapped inverse = bijection.inverse(images(bijection));
            Mapped forward = bijection.forward(inverse.value());
            for (int i = 0; i < inverse.logDet().rows(); i++) {
                assertThat(forward.logDet().get(i))
                        .isCloseTo(
                                -inverse.logDet().get(i),
                                within(scaled(inverse.logDet().get(i))));
            }
        });
    }

    /// log |det ∂f⁻¹/∂y| is that of the Jacobian by finite differences.
    @TestFactory
    default Stream<DynamicTest> logDeterminantIsThatOfTheJacobian() {
        return each(bijection -> {
            Tensor y = images(bijection);
            Tensor logDet = bijection.inverse(y).logDet();
            for (int i = 0; i < y.rows(); i++) {
                double expected = Jacobian.logDet(
                        at -> bijection.inverse(Tensor.ofRows(at)).value().row(0), y.row(i));
                assertThat(logDet.get(i)).isCloseTo(expected, within(jacobianTolerance()));
            }
        });
    }

    /// A row's result does not depend on the other rows, to the bit.
    @TestFactory
    default Stream<DynamicTest> rowsAreIndependent() {
        return each(bijection -> {
            Tensor y = images(bijection);
            Mapped inverse = bijection.inverse(y);
            Mapped forward = bijection.forward(inverse.value());
            for (int i = 0; i < y.rows(); i++) {
                Mapped inverseRow = bijection.inverse(y.slice(i, i + 1));
                assertThat(inverseRow.value()).isEqualTo(inverse.value().slice(i, i + 1));
                assertThat(inverseRow.logDet()).isEqualTo(inverse.logDet().slice(i, i + 1));
                Mapped forwardRow = bijection.forward(inverseRow.value());
                assertThat(forwardRow.value()).isEqualTo(forward.value().slice(i, i + 1));
                assertThat(forwardRow.logDet()).isEqualTo(forward.logDet().slice(i, i + 1));
            }
        });
    }

    /// An empty batch gives an empty batch, and a batch of another width is refused.
    @TestFactory
    default Stream<DynamicTest> shapesAreChecked() {
        return each(bijection -> {
            int d = bijection.dimension();
            assertThat(bijection
                            .inverse(Tensor.of(new double[0], 0, d))
                            .value()
                            .shape()
                            .toArray())
                    .containsExactly(0, d);
            Tensor wide = Tensor.of(new double[d + 1], 1, d + 1);
            assertThatThrownBy(() -> bijection.forward(wide)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> bijection.inverse(wide)).isInstanceOf(IllegalArgumentException.class);
        });
    }

    private Stream<DynamicTest> each(Law<Bijection> law) {
        return bijections().map(bijection -> DynamicTest.dynamicTest(bijection.toString(), () -> law.test(bijection)));
    }

    private double scaled(double value) {
        return roundTripTolerance() * (1 + Math.abs(value));
    }

    private static void assertClose(Tensor actual, Tensor expected, double tolerance) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        for (int i = 0; i < expected.size(); i++) {
            double allowed = tolerance * (1 + Math.abs(expected.get(i)));
            assertThat(actual.get(i)).isCloseTo(expected.get(i), within(allowed));
        }
    }
}
