package org.sibyl.random;

import java.util.random.RandomGenerator;

/// The LXM generator L64X128MixRandom (Steele and Vigna 2021, "LXM: better splittable pseudorandom number
/// generators", section 2): a 64-bit linear congruential generator and xoroshiro128, mixed by Lea's finaliser.
///
/// The JDK has the same algorithm, but hands it out by reflection only, which costs more than a short simulation.
final class L64X128Mix implements RandomGenerator {
    private static final long MULTIPLIER = 0xd1342543de82ef95L;
    private static final long SILVER_RATIO = 0x6a09e667f3bcc909L;
    private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;

    private final long increment;
    private long state;
    private long x0;
    private long x1;

    L64X128Mix(long high, long low) {
        this(Seed.mix(high ^ SILVER_RATIO), Seed.mix(low), Seed.mix(high), Seed.mix(low ^ GOLDEN_RATIO));
    }

    L64X128Mix(long a, long s, long x0, long x1) {
        this.increment = a | 1;
        this.state = s;
        boolean degenerate = (x0 | x1) == 0;
        this.x0 = degenerate ? Seed.mix(s + GOLDEN_RATIO) : x0;
        this.x1 = degenerate ? Seed.mix(s ^ SILVER_RATIO) : x1;
    }

    @Override
    public long nextLong() {
        long result = lea(state + x0);
        state = MULTIPLIER * state + increment;
        long q0 = x0;
        long q1 = x1 ^ q0;
        x0 = Long.rotateLeft(q0, 24) ^ q1 ^ (q1 << 16);
        x1 = Long.rotateLeft(q1, 37);
        return result;
    }

    private static long lea(long z) {
        long y = (z ^ (z >>> 32)) * 0xdaba0b6eb09322e3L;
        y = (y ^ (y >>> 32)) * 0xdaba0b6eb09322e3L;
        return y ^ (y >>> 32);
    }
}
