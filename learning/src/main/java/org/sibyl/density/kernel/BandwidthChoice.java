package org.sibyl.density.kernel;

import java.util.Optional;

/// What a rule chose.
///
/// @param bandwidth the choice
/// @param search the candidates with their held-out log-densities, if the rule compared some
public record BandwidthChoice(Bandwidth bandwidth, Optional<BandwidthSearch> search) {
    /// A choice without comparison.
    public static BandwidthChoice of(Bandwidth bandwidth) {
        return new BandwidthChoice(bandwidth, Optional.empty());
    }
}
