package org.sibyl.tasks.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.sibyl.random.Seed;

/// The tables that come with Sibyl.
///
/// | name | rows |
/// |---|---|
/// | `stellar_ages` | ages of 91 bulge dwarfs, two determinations (Joyce et al. 2023; Bensby et al. 2017) |
/// | `old_faithful` | 272 eruptions and waiting times (Azzalini and Bowman 1990) |
/// | `galaxies` | 82 velocities (Roeder 1990) |
/// | `gwtc_chirp_masses` | 90 chirp masses of GWTC-1 to GWTC-3 |
/// | `chirp_masses_500`, `chirp_masses_50` | synthetic, three sub-populations: [ChirpMasses] |
/// | `triggers` | synthetic, 600 of noise and 200 of signal: [Triggers] |
public final class Tables {
    /// The synthetic tables are the same in every version of Sibyl: this number is a part of them.
    private static final Seed SEED = Seed.of(4);

    private static final SequencedMap<String, Supplier<BuiltInTable>> TABLES = tables();

    private Tables() {}

    /// The names of all tables, the measured ones first.
    public static List<String> names() {
        return List.copyOf(TABLES.sequencedKeySet());
    }

    /// All tables.
    public static List<BuiltInTable> all() {
        return TABLES.values().stream().map(Supplier::get).toList();
    }

    /// The table with this name, if there is one.
    public static Optional<BuiltInTable> named(String name) {
        return Optional.ofNullable(TABLES.get(name)).map(Supplier::get);
    }

    private static SequencedMap<String, Supplier<BuiltInTable>> tables() {
        SequencedMap<String, Supplier<BuiltInTable>> tables = new LinkedHashMap<>();
        tables.put("stellar_ages", () -> PublishedTable.read("stellar_ages", 0));
        tables.put("old_faithful", () -> PublishedTable.read("old_faithful", 0));
        tables.put("galaxies", () -> PublishedTable.read("galaxies", 0));
        tables.put("gwtc_chirp_masses", () -> PublishedTable.read("gwtc_chirp_masses", 2));
        tables.put("chirp_masses_500", () -> ChirpMasses.draw(500, SEED));
        tables.put("chirp_masses_50", () -> ChirpMasses.draw(50, SEED));
        tables.put("triggers", () -> Triggers.draw(600, 200, SEED));
        return tables;
    }
}
