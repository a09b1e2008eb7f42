package org.sibyl.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.sibyl.random.Seed;

class ParallelTest {
    @Test
    void resultsDoNotDependOnTheNumberOfThreads() {
        List<Long> alone =
                Parallel.map(50, 1, i -> Seed.of(3).child(i).generator().nextLong());
        List<Long> together =
                Parallel.map(50, 7, i -> Seed.of(3).child(i).generator().nextLong());
        assertThat(together).isEqualTo(alone).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void tasksRunAtOnce() {
        CyclicBarrier barrier = new CyclicBarrier(3);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        Parallel.map(3, 3, i -> {
            seen.add(Thread.currentThread());
            try {
                return barrier.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(seen).hasSize(3);
    }

    @Test
    void theFirstFailureIsThrown() {
        assertThatThrownBy(() -> Parallel.map(10, 4, i -> {
                    if (i >= 3) {
                        throw new IllegalStateException("task " + i);
                    }
                    return i;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("task 3");
    }

    @Test
    void refusesNoThreads() {
        assertThatThrownBy(() -> Parallel.map(1, 0, i -> i)).hasMessageContaining("threads is 0");
    }
}
