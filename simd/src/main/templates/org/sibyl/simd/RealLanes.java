package org.sibyl.simd;

import jdk.incubator.vector.@Real@Vector;
import jdk.incubator.vector.VectorSpecies;

/// The vector shape for `@real@`: what the machine prefers, up to the 512 bits that row strides are padded to.
final class @Real@Lanes {
    static final VectorSpecies<@Real@> SPECIES = @Real@Vector.SPECIES_PREFERRED.vectorBitSize() > 512
            ? @Real@Vector.SPECIES_512
            : @Real@Vector.SPECIES_PREFERRED;
    /// Elements in a vector.
    static final int WIDTH = SPECIES.length();

    private @Real@Lanes() {}

    /// The same number in every lane.
    static @Real@Vector all(@real@ value) {
        return @Real@Vector.broadcast(SPECIES, value);
    }
}
