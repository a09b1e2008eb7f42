package org.sibyl.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class L64X128MixTest {
    /// The JDK takes its whole state from 32 bytes: increment, state, x0, x1, big-endian.
    @Test
    void drawsTheSameNumbersAsTheJdk() {
        for (long row = 0; row < 50; row++) {
            RandomGenerator states = Seed.of(1).child(row).generator();
            long a = states.nextLong();
            long s = states.nextLong();
            long x0 = states.nextLong();
            long x1 = states.nextLong();
            byte[] bytes = ByteBuffer.allocate(32)
                    .putLong(a)
                    .putLong(s)
                    .putLong(x0)
                    .putLong(x1)
                    .array();
            RandomGenerator jdk = RandomGeneratorFactory.of("L64X128MixRandom").create(bytes);
            RandomGenerator ours = new L64X128Mix(a, s, x0, x1);
            for (int i = 0; i < 1_000; i++) {
                assertThat(ours.nextLong()).isEqualTo(jdk.nextLong());
            }
            assertThat(ours.nextGaussian()).isEqualTo(jdk.nextGaussian());
            assertThat(ours.nextExponential()).isEqualTo(jdk.nextExponential());
            assertThat(ours.nextInt(17)).isEqualTo(jdk.nextInt(17));
            assertThat(ours.nextDouble()).isEqualTo(jdk.nextDouble());
        }
    }

    /// The xor-based half stays at zero for ever once it is there: the generator must not start there.
    @Test
    void aZeroStateIsReplaced() {
        RandomGenerator generator = new L64X128Mix(1, 2, 0, 0);
        RandomGenerator untouched = new L64X128Mix(1, 2, 0, 1);
        assertThat(generator.nextLong()).isNotEqualTo(untouched.nextLong());
        assertThat(generator.longs(1_000).distinct().count()).isEqualTo(1_000);
    }
}
