package org.sibyl.random;

import java.util.random.RandomGenerator;

/// A 128-bit seed: a value from which generators and further seeds are derived.
///
/// Deriving never consumes anything: `seed.child("simulate").child(17)` is the same seed whenever, wherever and
/// in whatever order it is asked for. Row 17 of a campaign therefore draws the same numbers on one thread and on
/// sixty-four, after a crash, and on another machine.
///
/// A child is `mix(parent, key)`, where `mix` chains the 64-bit finaliser of MurmurHash3 in Stafford's variant 13
/// (the one of SplitMix64; Steele, Lea and Flood 2014) over both halves, so that neighbouring keys give unrelated
/// seeds.
///
/// @param high the upper 64 bits
/// @param low the lower 64 bits
public record Seed(long high, long low) {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final long SILVER_GAMMA = 0xd1342543de82ef95L;

    /// The seed that a single number stands for.
    public static Seed of(long value) {
        return new Seed(mix(value + GOLDEN_GAMMA), mix(~value + SILVER_GAMMA));
    }

    /// The seed for a purpose, such as `"training"`.
    public Seed child(String purpose) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < purpose.length(); i++) {
            hash = (hash ^ purpose.charAt(i)) * 0x100000001b3L;
        }
        // Purposes and indices must never meet: a purpose flips one half before it is mixed in.
        return new Seed(~high, low).mixedWith(hash);
    }

    /// The seed of one element of a sequence, such as a simulation's row.
    public Seed child(long index) {
        return mixedWith(index);
    }

    /// A fresh generator at the start of this seed's stream (algorithm L64X128MixRandom).
    public RandomGenerator generator() {
        return new L64X128Mix(high, low);
    }

    /// 64 random bits that belong to an index: for numbers that are too many for a generator each.
    public long bits(long index) {
        return mix(low + mix(high + index * GOLDEN_GAMMA));
    }

    private Seed mixedWith(long key) {
        long a = mix(high + mix(key + GOLDEN_GAMMA));
        long b = mix(low + mix(key + SILVER_GAMMA) + a);
        return new Seed(mix(a ^ Long.rotateLeft(b, 32)), b);
    }

    static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        y = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
        return y ^ (y >>> 31);
    }
}
