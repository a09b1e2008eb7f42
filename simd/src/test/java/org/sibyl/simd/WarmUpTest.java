package org.sibyl.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void aPartIsDoneWhenItsVectorTwinsAreNoLongerSlow() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        Runnable fastAtLast = () -> LockSupport.parkNanos(calls.incrementAndGet() < 150 ? 3_000_000 : 1);
        Runnable plain = () -> LockSupport.parkNanos(500_000);
        WarmUp warmUp = new WarmUp(
                () -> List.of(
                        new WarmUp.Exercise(WarmUp.Part.PRODUCT, () -> {}, fastAtLast, plain),
                        new WarmUp.Exercise(WarmUp.Part.FUNCTION, () -> {}, fastAtLast, plain)),
                Duration.ofMinutes(1));
        assertThat(warmUp.isDone(WarmUp.Part.PRODUCT)).isFalse();
        warmUp.await();
        assertThat(warmUp.isDone(WarmUp.Part.PRODUCT)).isTrue();
        assertThat(warmUp.isDone(WarmUp.Part.FUNCTION)).isTrue();
        assertThat(calls).hasValueGreaterThanOrEqualTo(150);
    }

    @Test
    void aPartWhoseVectorTwinsStaySlowStaysPlain() throws InterruptedException {
        Runnable slow = () -> LockSupport.parkNanos(5_000_000);
        WarmUp warmUp = new WarmUp(
                () -> List.of(
                        new WarmUp.Exercise(WarmUp.Part.PRODUCT, () -> {}, slow, () -> {}),
                        new WarmUp.Exercise(WarmUp.Part.REDUCTION, () -> {}, () -> {}, slow)),
                Duration.ofMillis(500));
        warmUp.await();
        assertThat(warmUp.isDone(WarmUp.Part.PRODUCT)).isFalse();
    }
}
