package org.sibyl.estimator;

import java.util.Map;
import org.sibyl.random.Seed;

/// What produced a result: enough to produce it again.
///
/// @param seed the seed that was given
/// @param dataHash SHA-256 of the numbers that were used, hexadecimal
/// @param kernel the kernels in use, as in `vector-512` or `plain`
/// @param version of Sibyl
/// @param settings the estimator's settings by name
public record Provenance(Seed seed, String dataHash, String kernel, String version, Map<String, String> settings) {
    /// Copies the map.
    public Provenance {
        settings = Map.copyOf(settings);
    }
}
