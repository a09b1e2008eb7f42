package org.sibyl.simulation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sibyl.random.Seed;
import org.sibyl.simulator.RowStatus;
import org.sibyl.store.StoreException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The tables `header` (key and value) and `row_status` (code and name).
final class HeaderTable {
    private static final String FORMAT = "format_version";
    private static final String STUDY = "study_hash";
    private static final String SEED = "seed";
    private static final String PARAMETERS = "parameters";
    private static final String OBSERVABLES = "observables";
    private static final JsonMapper JSON = JsonMapper.shared();

    private HeaderTable() {}

    static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
            return result.next() && result.getInt(1) == 0;
        }
    }

    static void write(Connection connection, StoreHeader header) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE header (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
            statement.execute("CREATE TABLE row_status (code INTEGER PRIMARY KEY, name TEXT NOT NULL)");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO header VALUES (?, ?)")) {
            put(insert, FORMAT, String.valueOf(SimulationStore.FORMAT_VERSION));
            put(insert, STUDY, header.studyHash());
            put(insert, SEED, seedText(header.seed()));
            put(insert, PARAMETERS, JSON.writeValueAsString(header.parameterNames()));
            put(insert, OBSERVABLES, JSON.writeValueAsString(header.observableNames()));
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO row_status VALUES (?, ?)")) {
            for (RowStatus status : RowStatus.values()) {
                insert.setInt(1, status.code());
                insert.setString(2, status.name().toLowerCase(java.util.Locale.ROOT));
                insert.executeUpdate();
            }
        }
    }

    static StoreHeader read(Path file, Connection connection) throws SQLException {
        Map<String, String> values = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet result = statement.executeQuery(
                    "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'header'")) {
                if (!result.next() || result.getInt(1) == 0) {
                    throw new StoreException(file + " is an SQLite file but not a simulation store: it has no table"
                            + " 'header'; choose another file");
                }
            }
            try (ResultSet result = statement.executeQuery("SELECT key, value FROM header")) {
                while (result.next()) {
                    values.put(result.getString(1), result.getString(2));
                }
            }
        }
        String version = get(file, values, FORMAT);
        if (!version.equals(String.valueOf(SimulationStore.FORMAT_VERSION))) {
            throw new StoreException("the simulation store " + file + " has format version " + version
                    + ", this version of Sibyl reads format version " + SimulationStore.FORMAT_VERSION
                    + "; use the version of Sibyl that wrote it, or simulate afresh");
        }
        return new StoreHeader(
                get(file, values, STUDY),
                seed(file, get(file, values, SEED)),
                names(file, get(file, values, PARAMETERS)),
                names(file, get(file, values, OBSERVABLES)));
    }

    static void requireSame(Path file, StoreHeader expected, StoreHeader found) {
        String store = "the simulation store " + file;
        if (!found.parameterNames().equals(expected.parameterNames())) {
            throw new StoreException(store + " has the parameters " + found.parameterNames() + ", this study has "
                    + expected.parameterNames() + "; choose another folder");
        }
        if (!found.observableNames().equals(expected.observableNames())) {
            throw new StoreException(store + " has the observables " + found.observableNames() + ", this study has "
                    + expected.observableNames() + "; choose another folder");
        }
        if (!found.studyHash().equals(expected.studyHash())) {
            throw new StoreException(store + " holds simulations of another study, or of this one before it was"
                    + " changed (study hash " + found.studyHash() + ", expected " + expected.studyHash()
                    + "); choose another folder or start afresh");
        }
        if (!found.seed().equals(expected.seed())) {
            throw new StoreException(store + " was begun with another seed (" + seedText(found.seed()) + ", expected "
                    + seedText(expected.seed()) + "); go on with that seed or choose another folder");
        }
    }

    private static void put(PreparedStatement insert, String key, String value) throws SQLException {
        insert.setString(1, key);
        insert.setString(2, value);
        insert.executeUpdate();
    }

    private static String get(Path file, Map<String, String> values, String key) {
        @Nullable String value = values.get(key);
        if (value == null) {
            throw new StoreException("the simulation store " + file + " has no '" + key
                    + "' in its table 'header'; it is damaged or not a simulation store");
        }
        return value;
    }

    private static List<String> names(Path file, String json) {
        try {
            return List.of(JSON.readValue(json, String[].class));
        } catch (JacksonException e) {
            throw new StoreException(
                    "the simulation store " + file + " has names in its table 'header' that are not a"
                            + " JSON array of strings, found " + json,
                    e);
        }
    }

    private static String seedText(Seed seed) {
        return "%016x%016x".formatted(seed.high(), seed.low());
    }

    private static Seed seed(Path file, String text) {
        if (!text.matches("[0-9a-f]{32}")) {
            throw new StoreException("the simulation store " + file
                    + " has a seed in its table 'header' that is not 32 hexadecimal digits, found " + text);
        }
        return new Seed(
                Long.parseUnsignedLong(text.substring(0, 16), 16), Long.parseUnsignedLong(text.substring(16), 16));
    }
}
