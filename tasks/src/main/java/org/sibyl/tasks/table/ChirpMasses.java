package org.sibyl.tasks.table;

import java.util.List;
import java.util.Optional;
import org.sibyl.distribution.Distribution;
import org.sibyl.distribution.Mixture;
import org.sibyl.distribution.Priors;
import org.sibyl.random.Seed;

/// Synthetic chirp masses of merging black holes from three sub-populations, in solar masses:
///
/// p(x) = 0.56 N(x; 12, 3²) + 0.32 N(x; 28, 4²) + 0.12 N(x; 42, 3²)
///
/// A common channel of stellar origin, a more massive one, and a few very massive binaries. The three overlap enough
/// that a bandwidth of 6 makes one blob of them, and little enough that the Bayesian information criterion finds all
/// three in 500 events; in 50 events it mostly finds two.
public final class ChirpMasses {
    private ChirpMasses() {}

    /// p(x), over vectors `[1]`.
    public static Distribution population() {
        return Mixture.of(
                List.of(
                        Priors.normal("chirp_mass", 12, 3),
                        Priors.normal("chirp_mass", 28, 4),
                        Priors.normal("chirp_mass", 42, 3)),
                StrictMath.log(0.56),
                StrictMath.log(0.32),
                StrictMath.log(0.12));
    }

    /// A table of n events; the events of a smaller table are the first ones of a larger one with the same seed.
    public static BuiltInTable draw(int n, Seed seed) {
        Distribution population = population();
        return new BuiltInTable(
                "chirp_masses_" + n,
                n + " synthetic chirp masses in solar masses, from three sub-populations around 12, 28 and 42.",
                "Drawn from 0.56 N(12, 3^2) + 0.32 N(28, 4^2) + 0.12 N(42, 3^2) with " + seed + ".",
                List.of("chirp_mass"),
                population.sample(n, seed),
                List.of(),
                Optional.of(population));
    }
}
