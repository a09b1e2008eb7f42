package org.sibyl.distribution;

import java.util.random.RandomGenerator;

/// Draws from the open unit interval: what inverse-cdf sampling needs, for the quantiles of 0 and 1 may be infinite.
final class UnitUniform {
    private UnitUniform() {}

    /// One of the 2^52 midpoints (k + ½) / 2^52, each equally probable.
    static double draw(RandomGenerator random) {
        return ((random.nextLong() >>> 12) + 0.5) * 0x1p-52;
    }
}
