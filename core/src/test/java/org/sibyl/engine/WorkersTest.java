package org.sibyl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkersTest {
    /// Many short rounds of varying length: each portion runs exactly once and before `run` returns, and no two
    /// portions share a worker at a time.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void eachPortionRunsOnce(int threads) {
        try (Workers workers = Workers.of(threads)) {
            assertThat(workers.threads()).isEqualTo(threads);
            AtomicIntegerArray busy = new AtomicIntegerArray(threads);
            for (int round = 0; round < 5_000; round++) {
                int count = 1 + round % 7;
                AtomicIntegerArray runs = new AtomicIntegerArray(count);
                workers.run(count, (worker, index) -> {
                    if (busy.getAndIncrement(worker) != 0) {
                        runs.addAndGet(index, 1000);
                    }
                    runs.incrementAndGet(index);
                    busy.getAndDecrement(worker);
                });
                for (int i = 0; i < count; i++) {
                    assertThat(runs.get(i)).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void sleepingWorkersWakeUp() {
        try (Workers workers = Workers.of(3)) {
            for (int round = 0; round < 20; round++) {
                // Longer than the workers look for work.
                LockSupport.parkNanos(3_000_000);
                AtomicIntegerArray runs = new AtomicIntegerArray(6);
                workers.run(6, (worker, index) -> runs.incrementAndGet(index));
                for (int i = 0; i < 6; i++) {
                    assertThat(runs.get(i)).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void aFailureReachesTheCallerAndTheTeamGoesOn() {
        try (Workers workers = Workers.of(2)) {
            for (int round = 0; round < 100; round++) {
                int bad = round % 4;
                assertThatThrownBy(() -> workers.run(4, (worker, index) -> {
                            if (index == bad) {
                                throw new IllegalArgumentException("portion " + bad);
                            }
                        }))
                        .hasMessage("portion " + bad);
            }
            AtomicIntegerArray runs = new AtomicIntegerArray(4);
            workers.run(4, (worker, index) -> runs.incrementAndGet(index));
            assertThat(runs.toString()).isEqualTo("[1, 1, 1, 1]");
        }
    }

    @Test
    void aClosedTeamWorksOnTheCallingThread() {
        Workers workers = Workers.of(3);
        workers.close();
        AtomicIntegerArray runs = new AtomicIntegerArray(4);
        workers.run(4, (worker, index) -> runs.addAndGet(index, 1 + 10 * worker));
        assertThat(runs.toString()).isEqualTo("[1, 1, 1, 1]");
    }

    @Test
    void handingOverAllocatesNothing() {
        try (Workers workers = Workers.of(2)) {
            Workers.Portion portion = (worker, index) -> Thread.onSpinWait();
            Allocations.assertNone(() -> workers.run(4, portion));
        }
    }
}
