package org.sibyl.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sibyl.distribution.Prior;
import org.sibyl.distribution.Priors;
import org.sibyl.random.Seed;

class DrawnSimulationsTest {
    private static final Prior PRIOR = Priors.product(Priors.uniform("a", 0, 2), Priors.normal("b", 0, 1));
    private static final Seed SEED = Seed.of(4);

    @Test
    void rowsComeFromThePriorAndTheirOwnSeeds() {
        Simulator simulator = (theta, random) -> new double[] {theta[0], theta[1] + random.nextGaussian()};
        Simulations simulations = Simulations.draw(PRIOR, simulator, 2500, SEED);

        assertThat(simulations.parameterNames()).containsExactly("a", "b");
        assertThat(simulations.observableNames()).containsExactly("x_1", "x_2");
        assertThat(simulations.theta()).isEqualTo(PRIOR.sample(2500, SEED.child("prior")));
        Seed simulate = SEED.child("simulate");
        for (int i = 0; i < 2500; i++) {
            assertThat(simulations.x().row(i))
                    .isEqualTo(simulator.simulate(
                            simulations.theta().row(i), simulate.child(i).generator()));
        }
        assertThat(Simulations.draw(PRIOR, simulator, List.of("p", "q"), 3, SEED)
                        .observableNames())
                .containsExactly("p", "q");
    }

    @Test
    void theNumberOfObservablesIsThatOfTheFirstRowThatSucceeds() {
        Simulator fussy = (theta, random) -> {
            if (theta[0] > 1) {
                throw new ArithmeticException("too large");
            }
            return new double[] {theta[0], 1, 2};
        };
        Simulations simulations = Simulations.draw(PRIOR, fussy, 200, SEED);
        assertThat(simulations.observableNames()).containsExactly("x_1", "x_2", "x_3");
        for (int i = 0; i < 200; i++) {
            assertThat(simulations.status().get(i))
                    .isEqualTo(simulations.theta().get(i, 0) > 1 ? RowStatus.FAILED : RowStatus.VALID);
        }
    }

    @Test
    void wrongCallsAndUnusableSimulatorsAreNamed() {
        assertThatThrownBy(() -> Simulations.draw(PRIOR, (theta, random) -> theta, 0, SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of simulations must be at least 1, found 0");
        Simulator broken = (theta, random) -> {
            throw new IllegalStateException("no data");
        };
        assertThatThrownBy(() -> Simulations.draw(PRIOR, broken, 20, SEED))
                .isInstanceOf(SimulatorException.class)
                .hasMessage("none of the first simulations succeeded, the last of them threw"
                        + " java.lang.IllegalStateException: no data; check the simulator and the range of the prior");
    }
}
