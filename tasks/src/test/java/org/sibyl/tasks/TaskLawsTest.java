package org.sibyl.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sibyl.distribution.Distribution;
import org.sibyl.distribution.Prior;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;
import org.sibyl.testkit.DistributionLaws;
import org.sibyl.testkit.FalseAlarm;
import org.sibyl.testkit.SimulatorLaws;

/// What every task must obey, its exact posterior above all.
final class TaskLawsTest implements SimulatorLaws, DistributionLaws {
    @Override
    public Stream<SimulatorLaws.Case> simulators() {
        return Tasks.all().stream()
                .map(task -> new SimulatorLaws.Case(
                        task.name(),
                        task.simulator(),
                        task.prior(),
                        task.observableNames().size()));
    }

    @Override
    public Stream<Distribution> distributions() {
        return Tasks.all().stream()
                .flatMap(task -> task.observations().stream()
                        .map(observation -> task.posterior(observation.x().toArray())));
    }

    /// log p(θ) + log p(x|θ) − log p(θ|x) is log p(x), the same for every θ.
    @TestFactory
    Stream<DynamicTest> posteriorIsPriorTimesLikelihood() {
        return each(task -> {
            for (Observation observation : task.observations()) {
                double[] x = observation.x().toArray();
                Distribution posterior = task.posterior(x);
                Tensor theta = posterior.sample(200, Seed.of(1));
                Tensor logProb = posterior.logProb(theta);
                double evidence = joint(task, theta.row(0), x) - logProb.get(0);
                for (int i = 1; i < theta.rows(); i++) {
                    assertThat(joint(task, theta.row(i), x) - logProb.get(i)).isCloseTo(evidence, within(1e-9));
                }
                assertThat(task.logLikelihood(observation.theta().toArray(), x)).isFinite();
            }
        });
    }

    /// If θ comes from the prior, x from the simulator and θ' from the posterior of x, then θ' follows the prior,
    /// and the rank of θ among 19 such θ' is uniform (false-alarm rate 1e-6 each, seed 2). A posterior that is
    /// wrong in any way that its marginals show fails here, whatever its formula says.
    @TestFactory
    Stream<DynamicTest> posteriorIsCalibrated() {
        return each(task -> {
            int pairs = 600;
            Seed seed = Seed.of(2);
            Prior prior = task.prior();
            Tensor theta = prior.sample(pairs, seed.child("prior"));
            int d = theta.columns();
            double[][] draws = new double[d][pairs];
            double[][] ranks = new double[d][pairs];
            RandomGenerator ties = seed.child("ties").generator();
            for (int i = 0; i < pairs; i++) {
                double[] x = task.simulator()
                        .simulate(theta.row(i), seed.child("simulate").child(i).generator());
                Tensor sample =
                        task.posterior(x).sample(19, seed.child("posterior").child(i));
                for (int j = 0; j < d; j++) {
                    draws[j][i] = sample.get(0, j);
                    ranks[j][i] = (rank(theta.get(i, j), sample.column(j)) + ties.nextDouble()) / 20;
                }
            }
            for (int j = 0; j < d; j++) {
                String what = " of " + prior.names().get(j) + " in " + task.name() + ", " + seed;
                FalseAlarm.MILLIONTH.assertFollows("posterior draws" + what, draws[j], prior.marginal(j)::cdf);
                FalseAlarm.MILLIONTH.assertFollows("ranks" + what, ranks[j], u -> u);
            }
        });
    }

    /// The two-dimensional posteriors integrate to one over the prior's box, by sums over cells. A crescent ends
    /// abruptly: the cells that its two tips cut hold 2 · 1e-3 / (0.1 π) of the probability, and half of it is at
    /// stake.
    @Test
    void posteriorsIntegrateToOne() {
        double[] moons = {-0.6396706, 0.16234657};
        double[] atTheEdge = {-1.05, 0.05};
        double[] peak = {-9.472713, -1.4950509};
        assertThat(gridIntegral(new TwoMoons().posterior(moons), -1, 1)).isCloseTo(1, within(3.2e-3));
        assertThat(gridIntegral(new TwoMoons().posterior(atTheEdge), -1, 1)).isCloseTo(1, within(6.4e-3));
        assertThat(gridIntegral(new GaussianMixture().posterior(peak), -10, 10)).isCloseTo(1, within(1e-6));
    }

    @Test
    void tasksAreFoundByTheirNames() {
        for (Task task : Tasks.all()) {
            assertThat(Tasks.named(task.name())).containsSame(task);
            assertThat(task.description()).endsWith(".");
            assertThat(task.observations()).hasSize(5);
            for (Observation observation : task.observations()) {
                assertThat(observation.theta().size())
                        .isEqualTo(task.prior().parameters().size());
                assertThat(observation.x().size())
                        .isEqualTo(task.observableNames().size());
            }
        }
        assertThat(Tasks.named("three_moons")).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> wrongObservationsAreRefused() {
        return each(task -> {
            assertThatThrownBy(() -> task.posterior(new double[3]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the observation has 3 values but this task has");
            double[] x = task.observations().getFirst().x().toArray();
            x[1] = Double.NaN;
            assertThatThrownBy(() -> task.posterior(x))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("finite");
            assertThatThrownBy(() -> task.logLikelihood(new double[1], x))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("theta has 1 values");
        });
    }

    @Test
    void anImpossibleObservationIsRefused() {
        assertThatThrownBy(() -> new TwoMoons().posterior(new double[] {3, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no theta of the prior gives the observation [3.0, 0.0]");
    }

    private static double joint(Task task, double[] theta, double[] x) {
        return task.prior().logDensity(theta) + task.logLikelihood(theta, x);
    }

    private static int rank(double value, double[] sample) {
        int rank = 0;
        for (double draw : sample) {
            if (draw < value) {
                rank++;
            }
        }
        return rank;
    }

    private static double gridIntegral(Distribution posterior, double lower, double upper) {
        int cells = 2_000;
        double edge = (upper - lower) / cells;
        double sum = 0;
        for (int i = 0; i < cells; i++) {
            List<double[]> row = new ArrayList<>(cells);
            for (int j = 0; j < cells; j++) {
                row.add(new double[] {lower + (i + 0.5) * edge, lower + (j + 0.5) * edge});
            }
            for (double logProb : posterior.logProb(Tensor.ofRows(row)).toArray()) {
                sum += Math.exp(logProb);
            }
        }
        return sum * edge * edge;
    }

    private static Stream<DynamicTest> each(Consumer<Task> law) {
        return Tasks.all().stream().map(task -> DynamicTest.dynamicTest(task.name(), () -> law.accept(task)));
    }
}
