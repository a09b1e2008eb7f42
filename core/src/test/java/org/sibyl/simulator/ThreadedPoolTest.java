package org.sibyl.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

@Timeout(30)
class ThreadedPoolTest {
    private static final List<String> PARAMETERS = List.of("rate", "scale");
    private static final List<String> OBSERVABLES = List.of("count", "length", "weight");
    private static final Seed SEED = Seed.of(7);
    private static final PoolSettings TWO = PoolSettings.DEFAULT.withThreads(2);

    private static final Simulator NOISY = (theta, random) ->
            new double[] {theta[0] + random.nextGaussian(), theta[1] * random.nextDouble(), random.nextGaussian()};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void everyRowDrawsFromItsOwnSeedOnAnyNumberOfThreads(int threads) throws InterruptedException {
        Tensor theta = theta(3001);

        Simulations simulations;
        try (ThreadedPool pool = pool(NOISY, TWO.withThreads(threads))) {
            simulations = pool.simulate(theta, 100, SEED);
        }

        for (int i = 0; i < theta.rows(); i++) {
            assertThat(simulations.x().row(i))
                    .isEqualTo(NOISY.simulate(theta.row(i), SEED.child(100 + i).generator()));
        }
        assertThat(simulations.invalid()).isZero();
        assertThat(simulations.theta()).isEqualTo(theta);
    }

    @Test
    void cuttingACampaignIntoBatchesChangesNothing() throws InterruptedException {
        Tensor theta = theta(500);
        try (ThreadedPool pool = pool(NOISY, TWO)) {
            Simulations whole = pool.simulate(theta, 0, SEED);
            Simulations cut = pool.simulate(theta.slice(0, 123), 0, SEED)
                    .followedBy(pool.simulate(theta.slice(123, 500), 123, SEED));
            assertThat(cut).isEqualTo(whole);
        }
    }

    @Test
    void noRowsAreNoRows() throws InterruptedException {
        try (ThreadedPool pool = pool(NOISY, TWO)) {
            assertThat(pool.simulate(theta(0), 0, SEED).rows()).isZero();
        }
    }

    @Test
    void rowsThatCannotBeSimulatedHaveAStatus() throws InterruptedException {
        Simulator moody = (theta, random) -> switch ((int) theta[0] % 4) {
            case 0 -> new double[] {1, 2, 3};
            case 1 -> new double[] {1, Double.NaN, Double.POSITIVE_INFINITY};
            case 2 -> new double[] {1, 2, Double.NEGATIVE_INFINITY};
            default -> throw new ArithmeticException("no births at rate " + theta[0]);
        };
        try (ThreadedPool pool = pool(moody, TWO)) {
            Simulations simulations = pool.simulate(theta(8), 0, SEED);

            assertThat(simulations.status().subList(0, 4))
                    .containsExactly(RowStatus.VALID, RowStatus.NAN, RowStatus.INFINITE, RowStatus.FAILED);
            assertThat(simulations.x().row(3)).containsOnly(Double.NaN);
            assertThat(pool.lastFailure())
                    .hasValue("row 7 with rate = 7.0, scale = 1.0: it threw java.lang.ArithmeticException: no births"
                            + " at rate 7.0");
        }
    }

    @Test
    void aStackOverflowIsAFailedRow() throws InterruptedException {
        Simulator deep = (theta, random) -> theta[0] == 3 ? descend(theta, 0) : new double[3];
        try (ThreadedPool pool = pool(deep, TWO)) {
            assertThat(pool.simulate(theta(8), 0, SEED).status().get(3)).isEqualTo(RowStatus.FAILED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void theFirstRowWithTheWrongNumberOfObservablesIsNamed(int threads) {
        Simulator growing = (theta, random) -> new double[theta[0] < 1500 ? 3 : (int) theta[0]];
        try (ThreadedPool pool = pool(growing, TWO.withThreads(threads))) {
            assertThatThrownBy(() -> pool.simulate(theta(5000), 0, SEED))
                    .isInstanceOf(SimulatorException.class)
                    .hasMessage("the simulator returned 1500 values for row 1500, expected 3 values (count, length,"
                            + " weight); return one number for each observable, always equally many");
        }
    }

    @Test
    @SuppressWarnings("NullAway") // the wrong call is what is tested
    void nullIsTheWrongNumberOfObservables() {
        try (ThreadedPool pool = pool((theta, random) -> null, TWO)) {
            assertThatThrownBy(() -> pool.simulate(theta(5), 0, SEED))
                    .isInstanceOf(SimulatorException.class)
                    .hasMessageContaining("returned null for row 0, expected 3 values");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void aSimulatorThatAlwaysGivesNanStopsTheRunAtTheSameRow(int threads) {
        Simulator undefined = (theta, random) -> new double[] {1, Double.NaN, 2};
        try (ThreadedPool pool = pool(undefined, TWO.withThreads(threads))) {
            assertThatThrownBy(() -> pool.simulate(theta(5000), 0, SEED))
                    .isInstanceOf(SimulatorException.class)
                    .hasMessage("every one of the first 1000 simulations failed; the last, row 999 with rate = 999.0,"
                            + " scale = 1.0: it returned NaN for 'length'; check the simulator and the range of the"
                            + " prior");
        }
    }

    @Test
    void aStreakOfFailuresIsCountedAcrossBatches() throws InterruptedException {
        Simulator late = (theta, random) -> new double[] {1, theta[0] < 30 ? 2 : Double.NaN, 3};
        Tensor theta = theta(100);
        try (ThreadedPool pool = pool(late, TWO.withFailuresInARow(50))) {
            pool.simulate(theta.slice(0, 40), 0, SEED);
            pool.simulate(theta.slice(40, 60), 40, SEED);
            assertThatThrownBy(() -> pool.simulate(theta.slice(60, 100), 60, SEED))
                    .hasMessageContaining("50 simulations in a row failed (rows 30 to 79)");
            // Another campaign starts afresh.
            assertThat(pool.simulate(theta.slice(60, 100), 0, SEED.child(1)).rows())
                    .isEqualTo(40);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aRowThatHangsTimesOutAndTheOthersAreSimulated(int threads) throws InterruptedException {
        AtomicInteger hanging = new AtomicInteger();
        Simulator stuck = (theta, random) -> {
            if (theta[0] == 17 || theta[0] == 90) {
                hanging.incrementAndGet();
                while (!Thread.interrupted()) {
                    Thread.onSpinWait();
                }
            }
            return NOISY.simulate(theta, random);
        };
        Tensor theta = theta(200);
        PoolSettings settings = TWO.withThreads(threads).withTimeout(Duration.ofSeconds(1));
        try (ThreadedPool pool = pool(stuck, settings)) {
            Simulations simulations = pool.simulate(theta, 0, SEED);

            assertThat(hanging).hasValue(2);
            for (int i = 0; i < 200; i++) {
                if (i == 17 || i == 90) {
                    assertThat(simulations.status().get(i)).isEqualTo(RowStatus.TIMEOUT);
                    assertThat(simulations.x().row(i)).containsOnly(Double.NaN);
                } else {
                    assertThat(simulations.x().row(i))
                            .isEqualTo(
                                    NOISY.simulate(theta.row(i), SEED.child(i).generator()));
                }
            }
            assertThat(pool.lastFailure()).hasValueSatisfying(m -> assertThat(m).endsWith("it ran longer than 1 s"));
        }
    }

    @Test
    void aSimulatorThatAlwaysHangsStopsTheRun() {
        CountDownLatch never = new CountDownLatch(1);
        Simulator asleep = (theta, random) -> {
            boolean woken = false;
            while (!woken) {
                try {
                    woken = never.await(1, java.util.concurrent.TimeUnit.HOURS);
                } catch (InterruptedException e) {
                    // A simulator that ignores interrupts is the worst case.
                }
            }
            return new double[3];
        };
        try (ThreadedPool pool = pool(asleep, TWO.withTimeout(Duration.ofMillis(20)))) {
            assertThatThrownBy(() -> pool.simulate(theta(100), 0, SEED))
                    .isInstanceOf(SimulatorException.class)
                    .hasMessageStartingWith("every one of the first 10 simulations broke down; the last, row 9 with"
                            + " rate = 9.0, scale = 1.0: it ran longer than 0.02 s");
        } finally {
            never.countDown();
        }
    }

    @Test
    void eachThreadCanHaveASimulatorOfItsOwn() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        try (ThreadedPool pool = ThreadedPool.perThread(
                () -> {
                    made.incrementAndGet();
                    double[] scratch = new double[3];
                    return (theta, random) -> {
                        scratch[0] = theta[0];
                        return scratch;
                    };
                },
                PARAMETERS,
                OBSERVABLES,
                TWO)) {
            Tensor theta = theta(4000);
            assertThat(pool.simulate(theta, 0, SEED).x().column(0)).isEqualTo(theta.column(0));
        }
        assertThat(made.get()).isBetween(1, 2);
    }

    @Test
    void aSimulatorThatCannotBeCreatedSaysWhy() {
        try (ThreadedPool pool = ThreadedPool.perThread(
                () -> {
                    throw new IllegalStateException("no licence");
                },
                PARAMETERS,
                OBSERVABLES,
                TWO)) {
            assertThatThrownBy(() -> pool.simulate(theta(10), 0, SEED))
                    .isInstanceOf(SimulatorException.class)
                    .hasMessageContaining("cannot be created: java.lang.IllegalStateException: no licence");
        }
    }

    @Test
    void interruptingTheCallerEndsTheBatch() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Simulator slow = (theta, random) -> {
            begun.countDown();
            try {
                Thread.sleep(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new double[3];
        };
        Thread caller = Thread.ofPlatform().start(() -> {
            try (ThreadedPool pool = pool(slow, TWO)) {
                pool.simulate(theta(10), 0, SEED);
            } catch (InterruptedException e) {
                seen.set(e);
            }
        });
        begun.await();
        caller.interrupt();
        caller.join();
        assertThat(seen.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void wrongSettingsAreRefused() {
        assertThatThrownBy(() -> TWO.withThreads(0)).hasMessage("the number of threads must be at least 1, found 0");
        assertThatThrownBy(() -> TWO.withTimeout(Duration.ZERO)).hasMessageContaining("longer than 0 s, found 0 s");
    }

    @Test
    void thetaOfTheWrongWidthIsRefused() {
        try (ThreadedPool pool = pool(NOISY, TWO)) {
            assertThatThrownBy(() -> pool.simulate(Tensor.adopt(new double[6], 2, 3), 0, SEED))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("theta has shape [2, 3] but the simulator takes the 2 parameters");
        }
    }

    private static ThreadedPool pool(Simulator simulator, PoolSettings settings) {
        return ThreadedPool.sharing(simulator, PARAMETERS, OBSERVABLES, settings);
    }

    private static double[] descend(double[] theta, int depth) {
        return depth < 0 ? theta : descend(theta, depth / 2 + 1);
    }

    /// Row i is (i, 1).
    private static Tensor theta(int rows) {
        double[] values = new double[2 * rows];
        for (int i = 0; i < rows; i++) {
            values[2 * i] = i;
            values[2 * i + 1] = 1;
        }
        return Tensor.adopt(values, rows, 2);
    }
}
