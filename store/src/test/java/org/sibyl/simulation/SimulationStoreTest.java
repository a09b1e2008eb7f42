package org.sibyl.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sibyl.random.Seed;
import org.sibyl.simulator.RowStatus;
import org.sibyl.simulator.Simulations;
import org.sibyl.store.StoreException;
import org.sibyl.tensor.Tensor;

class SimulationStoreTest {
    static final StoreHeader HEADER = new StoreHeader(
            "abc", Seed.of(1), List.of("β", "recovery rate"), List.of("day_1", "select", "a \"quoted\" name"));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("simulations.db");
    }

    @Test
    void everyNumberComesBackToTheBit() {
        double[] special = {
            Double.MIN_VALUE, Double.MAX_VALUE, 0, 1, 1e15, 9007199254740992.0, 0.1, -1e-300, 1 / 3.0, 4e18, 3, -7.5
        };
        Simulations batch = new Simulations(
                HEADER.parameterNames(),
                HEADER.observableNames(),
                Tensor.of(special, 6, 2),
                Tensor.of(
                        new double[] {
                            1,
                            2,
                            3,
                            Double.NaN,
                            5,
                            6,
                            7,
                            Double.POSITIVE_INFINITY,
                            Double.NEGATIVE_INFINITY,
                            Double.NaN,
                            Double.NaN,
                            Double.NaN,
                            0.1,
                            0.2,
                            0.3,
                            Double.NaN,
                            Double.NaN,
                            Double.NaN
                        },
                        6,
                        3),
                List.of(
                        RowStatus.VALID,
                        RowStatus.NAN,
                        RowStatus.INFINITE,
                        RowStatus.TIMEOUT,
                        RowStatus.VALID,
                        RowStatus.FAILED));
        try (SimulationStore store = SimulationStore.create(file, HEADER)) {
            store.append("training", 0, batch);
            assertThat(store.read("training")).isEqualTo(batch);
        }
        try (SimulationStore store = SimulationStore.open(file)) {
            assertThat(store.read("training")).isEqualTo(batch);
            assertThat(store.header()).isEqualTo(HEADER);
            assertThat(store.statuses("training"))
                    .isEqualTo(Map.of(
                            RowStatus.VALID, 2L,
                            RowStatus.NAN, 1L,
                            RowStatus.INFINITE, 1L,
                            RowStatus.TIMEOUT, 1L,
                            RowStatus.FAILED, 1L));
        }
        // What is left is one file.
        assertThat(folder.toFile().list()).containsExactly("simulations.db");
    }

    @Test
    void campaignsGrowIndependentlyAndGoOnWhereTheyWere() {
        Simulations all = batch(1000, 3);
        try (SimulationStore store = SimulationStore.openOrCreate(file, HEADER)) {
            assertThat(store.rows("training")).isZero();
            assertThat(store.read("training").rows()).isZero();
            store.append("training", 0, all.slice(0, 300));
            store.append("training", 300, all.slice(300, 301));
            store.append("calibration", 0, all.slice(0, 7));
        }
        try (SimulationStore store = SimulationStore.openOrCreate(file, HEADER)) {
            assertThat(store.rows("training")).isEqualTo(301);
            store.append("training", 301, all.slice(301, 1000));
            assertThat(store.read("training")).isEqualTo(all);
            assertThat(store.read("training", 299, 305)).isEqualTo(all.slice(299, 305));
            assertThat(store.campaigns()).containsExactly("calibration", "training");
            assertThat(store.rows("calibration")).isEqualTo(7);
            assertThatThrownBy(() -> store.read("training", 10, 1001))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has 1000 rows, asked for rows 10 to 1001");
        }
    }

    @Test
    void gapsAndRepetitionsAreRefusedAndChangeNothing() {
        try (SimulationStore store = SimulationStore.create(file, HEADER)) {
            store.append("training", 0, batch(10, 1));
            for (long wrong : new long[] {0, 9, 11}) {
                assertThatThrownBy(() -> store.append("training", wrong, batch(10, 1)))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("the next row of campaign 'training' in " + file + " is 10, but row "
                                + wrong + " was to be written; another process seems to write");
            }
            assertThat(store.rows("training")).isEqualTo(10);
        }
    }

    @Test
    void aStoreOfSomethingElseIsRefused() throws SQLException {
        SimulationStore.create(file, HEADER).close();
        refused(
                new StoreHeader("xyz", HEADER.seed(), HEADER.parameterNames(), HEADER.observableNames()),
                "holds simulations of another study, or of this one before it was changed (study hash abc, expected"
                        + " xyz); choose another folder or start afresh");
        refused(
                new StoreHeader("abc", Seed.of(2), HEADER.parameterNames(), HEADER.observableNames()),
                "was begun with another seed");
        refused(
                new StoreHeader("abc", HEADER.seed(), List.of("β"), HEADER.observableNames()),
                "has the parameters [β, recovery rate], this study has [β]; choose another folder");
        refused(
                new StoreHeader("abc", HEADER.seed(), HEADER.parameterNames(), List.of("day_1")),
                "has the observables [day_1, select, a \"quoted\" name], this study has [day_1]");
        sql("UPDATE header SET value = '7' WHERE key = 'format_version'");
        refused(HEADER, "has format version 7, this version of Sibyl reads format version 1");
        assertThatThrownBy(() -> SimulationStore.create(file, HEADER)).hasMessageContaining("exists already");
    }

    @Test
    void aFileThatIsNoStoreIsRefused() throws IOException, SQLException {
        Files.writeString(file, "day,cases\n".repeat(100));
        refused(HEADER, file + " is not a simulation store; choose another file or remove it");
        Files.delete(file);
        assertThatThrownBy(() -> SimulationStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessage("there is no simulation store " + file);
        sql("CREATE TABLE other (a INTEGER)");
        refused(HEADER, "is an SQLite file but not a simulation store");
        assertThatThrownBy(() -> SimulationStore.openOrCreate(folder.resolve("no/such.db"), HEADER))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be opened or created; check that its folder exists");
    }

    @Test
    void anEmptyFileLeftByAKilledProcessIsBegunAfresh() throws IOException {
        Files.createFile(file);
        try (SimulationStore store = SimulationStore.openOrCreate(file, HEADER)) {
            assertThat(store.rows("training")).isZero();
        }
    }

    @Test
    void aLockedStoreSaysSo() throws SQLException {
        try (SimulationStore store = SimulationStore.create(file, HEADER);
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> store.append("training", 0, batch(1, 1)))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("the simulation store " + file
                            + " is locked by another process; end that one or wait for it");
            statement.execute("ROLLBACK");
            store.append("training", 0, batch(1, 1));
            assertThat(store.rows("training")).isEqualTo(1);
        }
    }

    @Test
    void twoWritersOfOneCampaignAreNoticed() {
        try (SimulationStore one = SimulationStore.openOrCreate(file, HEADER);
                SimulationStore two = SimulationStore.openOrCreate(file, HEADER)) {
            one.append("training", 0, batch(10, 1));
            assertThatThrownBy(() -> two.append("training", 0, batch(10, 1)))
                    .hasMessageContaining("another process seems to write to this store");
        }
    }

    @Test
    void aFullDiskKeepsWhatWasStored() {
        Simulations batch = batch(200, 5);
        try (SimulationStore store = SimulationStore.openWith(file, HEADER, 20)) {
            store.append("training", 0, batch);
            assertThatThrownBy(() -> {
                        for (int i = 1; i < 100; i++) {
                            store.append("training", 200L * i, batch);
                        }
                    })
                    .isInstanceOf(StoreException.class)
                    .hasMessage("no space is left for the simulation store " + file
                            + "; what was stored so far is safe: free some space and go on with --resume");
            assertThat(store.rows("training") % 200).isZero();
        }
        try (SimulationStore store = SimulationStore.openOrCreate(file, HEADER)) {
            assertThat(store.read("training", 0, 200)).isEqualTo(batch);
            store.append("training", store.rows("training"), batch);
        }
    }

    @Test
    void columnsThatSqlCannotTellApartAreRefused() {
        assertThatThrownBy(() -> new StoreHeader("a", Seed.of(1), List.of("Beta"), List.of("x", "beta")))
                .isInstanceOf(StoreException.class)
                .hasMessage("the observable 'beta' and the parameter 'Beta' would be the same column of the simulation"
                        + " store, which does not tell upper from lower case; rename the observable");
        assertThatThrownBy(() -> new StoreHeader("a", Seed.of(1), List.of("Status"), List.of("x")))
                .hasMessageContaining("the parameter 'Status' and the store's own column 'status'");
        assertThatThrownBy(() -> new StoreHeader("a", Seed.of(1), List.of(" "), List.of("x")))
                .hasMessageContaining("cannot name a column");
    }

    @Test
    void wrongCallsAreNamed() {
        try (SimulationStore store = SimulationStore.create(file, HEADER)) {
            assertThatThrownBy(() -> store.rows("header\"; DROP TABLE header; --"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a campaign's name is made of lower-case letters");
            Simulations other = Simulations.of(
                    List.of("a"), List.of("b"), Tensor.of(new double[1], 1, 1), Tensor.of(new double[1], 1, 1));
            assertThatThrownBy(() -> store.append("training", 0, other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has the columns [β, recovery rate]");
        }
    }

    private void refused(StoreHeader header, String message) {
        assertThatThrownBy(() -> SimulationStore.openOrCreate(file, header))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(file.toString());
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static Simulations batch(int rows, long seed) {
        RandomGenerator random = Seed.of(seed).generator();
        double[] theta = random.doubles(2L * rows).toArray();
        double[] x = random.doubles(3L * rows).toArray();
        return Simulations.of(
                HEADER.parameterNames(),
                HEADER.observableNames(),
                Tensor.adopt(theta, rows, 2),
                Tensor.adopt(x, rows, 3));
    }
}
