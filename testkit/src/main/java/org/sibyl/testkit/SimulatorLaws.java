package org.sibyl.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sibyl.distribution.Prior;
import org.sibyl.random.Seed;
import org.sibyl.simulator.Simulator;
import org.sibyl.tensor.Tensor;

/// The laws of [Simulator], tested at 50 draws of a prior.
public interface SimulatorLaws {
    /// A simulator and where to try it.
    ///
    /// @param name for the test report
    /// @param simulator what is tested
    /// @param prior where θ comes from
    /// @param observables how many numbers it gives
    record Case(String name, Simulator simulator, Prior prior, int observables) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// The simulators to test.
    Stream<Case> simulators();

    /// It always gives equally many numbers, and leaves θ as it was.
    @TestFactory
    default Stream<DynamicTest> observablesAreEquallyMany() {
        return Cases.each(simulators(), test -> {
            Tensor theta = test.prior().sample(50, Seed.of(17));
            for (int i = 0; i < theta.rows(); i++) {
                double[] given = theta.row(i);
                double[] x =
                        test.simulator().simulate(given, Seed.of(18).child(i).generator());
                assertThat(x).hasSize(test.observables());
                assertThat(given).as("theta after the call").isEqualTo(theta.row(i));
            }
        });
    }

    /// The result depends on θ and the generator alone: the same bits in any order, and from many threads at once.
    @TestFactory
    default Stream<DynamicTest> resultsAreTheirSeeds() {
        return Cases.each(simulators(), test -> {
            Tensor theta = test.prior().sample(50, Seed.of(17));
            List<Integer> rows = IntStream.range(0, theta.rows()).boxed().toList();
            List<double[]> once =
                    rows.stream().map(i -> simulate(test, theta, i)).toList();
            List<double[]> reversed =
                    rows.reversed().stream().map(i -> simulate(test, theta, i)).toList();
            List<double[]> together =
                    rows.parallelStream().map(i -> simulate(test, theta, i)).toList();
            for (int i = 0; i < once.size(); i++) {
                assertThat(reversed.reversed().get(i)).isEqualTo(once.get(i));
                assertThat(together.get(i)).isEqualTo(once.get(i));
            }
        });
    }

    private static double[] simulate(Case test, Tensor theta, int row) {
        return test.simulator().simulate(theta.row(row), Seed.of(18).child(row).generator());
    }
}
