package org.sibyl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.sibyl.random.Seed;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;

class ObservationCheckTest {
    private final ConjugateNormal model = ConjugateNormal.exact(4);
    private final Simulations simulations = model.simulate(5_000, Seed.of(1));

    /// 200 more simulations: their percentiles average to 50, standard deviation 100/√12/√200 = 2, and their number
    /// beyond 99.9 is at most 4 but for a probability of 2e-6.
    @Test
    void furtherSimulationsAreInside() {
        Simulations more = model.simulate(200, Seed.of(2));
        double sum = 0;
        int concerns = 0;
        for (int i = 0; i < 200; i++) {
            Diagnostic diagnostic = ObservationCheck.DEFAULT
                    .withRows(1_500)
                    .run(simulations, more.x().row(i), Seed.of(9))
                    .diagnostic();
            sum += diagnostic.value();
            concerns += diagnostic.verdict() instanceof Verdict.Concern ? 1 : 0;
        }
        assertThat(sum / 200).isCloseTo(50, within(10.0));
        assertThat(concerns).isLessThanOrEqualTo(4);
    }

    @Test
    void aRemoteObservationIsNamedWithItsRange() {
        Diagnostic diagnostic = run(new double[] {0, 0, 12, 0});
        assertThat(diagnostic.value()).isEqualTo(100);
        assertThat(((Verdict.Concern) diagnostic.verdict()).advice())
                .contains("100.0 % of the simulations lie closer")
                .contains("'x2' = 12.00 lies outside everything simulated");
        assertThat(diagnostic.details()).containsEntry("outside_range", 1.0);
    }

    /// Two observables on a circle of radius 1; its centre is inside every range and far from every simulation.
    @Test
    void aHoleIsFound() {
        RandomGenerator random = Seed.of(3).generator();
        double[] x = new double[4_000];
        for (int i = 0; i < 2_000; i++) {
            double angle = 2 * Math.PI * random.nextDouble();
            x[2 * i] = Math.cos(angle);
            x[2 * i + 1] = Math.sin(angle);
        }
        Simulations ring = Simulations.of(
                List.of("theta"),
                List.of("a", "b"),
                Tensor.adopt(new double[2_000], 2_000, 1),
                Tensor.adopt(x, 2_000, 2));
        Diagnostic diagnostic = ObservationCheck.DEFAULT
                .run(ring, new double[] {0, 0}, Seed.of(1))
                .diagnostic();
        assertThat(diagnostic.value()).isEqualTo(100);
        assertThat(diagnostic.details()).containsEntry("outside_range", 0.0);
        assertThat(diagnostic.verdict()).isInstanceOf(Verdict.Concern.class);
    }

    @Test
    void aValueWhereAllSimulationsAgreeMustAgreeToo() {
        double[] x = new double[4_000];
        RandomGenerator random = Seed.of(3).generator();
        for (int i = 0; i < 2_000; i++) {
            x[2 * i] = 7;
            x[2 * i + 1] = random.nextGaussian();
        }
        Simulations constant = Simulations.of(
                List.of("theta"),
                List.of("a", "b"),
                Tensor.adopt(new double[2_000], 2_000, 1),
                Tensor.adopt(x, 2_000, 2));
        assertThat(ObservationCheck.DEFAULT
                        .run(constant, new double[] {7, 0}, Seed.of(1))
                        .diagnostic()
                        .verdict())
                .isEqualTo(new Verdict.Pass());
        assertThat(ObservationCheck.DEFAULT
                        .run(constant, new double[] {8, 0}, Seed.of(1))
                        .diagnostic()
                        .verdict())
                .isInstanceOf(Verdict.Concern.class);
    }

    @Test
    void fewSimulationsAreInconclusive() {
        ObservationCheckResult result =
                ObservationCheck.DEFAULT.run(simulations.slice(0, 999), new double[4], Seed.of(1));
        assertThat(result.diagnostic().verdict()).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(result.positions()).hasSize(4);
    }

    private Diagnostic run(double[] observation) {
        return ObservationCheck.DEFAULT
                .run(simulations, observation, Seed.of(9))
                .diagnostic();
    }
}
