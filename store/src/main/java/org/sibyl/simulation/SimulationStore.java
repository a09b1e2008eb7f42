package org.sibyl.simulation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sibyl.simulator.RowStatus;
import org.sibyl.simulator.Simulations;
import org.sibyl.store.StoreException;

/// The simulations of a study in one SQLite file in WAL mode, readable with any SQL tool.
///
/// The table `header` says what the file belongs to. Each campaign (`training`, `calibration`, `predictive`) is a table
/// of its own with the columns `row`, `status` (see the table `row_status`) and one for each parameter and observable,
/// under their own names. What is not a number is NULL, as SQLite has no NaN; −0 becomes 0.
///
/// A batch is a transaction. Once [#append] returns, the batch survives the death of this process at any moment
/// (`synchronous = NORMAL`: after the death of the machine the latest batches may be missing, but the file is whole).
/// Rows are appended in order without gaps, so that [#rows] says where to go on. Readers may look at any time.
///
/// A store may be used by one thread at a time.
public final class SimulationStore implements AutoCloseable {
    /// The format that this class writes and reads.
    public static final int FORMAT_VERSION = 1;

    private final Path file;
    private final Connection connection;
    private final StoreHeader header;

    private SimulationStore(Path file, Connection connection, StoreHeader header) {
        this.file = file;
        this.connection = connection;
        this.header = header;
    }

    /// Makes a new store.
    ///
    /// @throws StoreException if the file exists or cannot be written
    public static SimulationStore create(Path file, StoreHeader header) {
        if (Files.exists(file)) {
            throw new StoreException(file + " exists already; open it to go on with it, or remove it");
        }
        return openOrCreate(file, header);
    }

    /// Opens the store of this study, or makes one if the file is missing or if the process that made it died before
    /// it could write the header.
    ///
    /// @throws StoreException if the file is not a store, is one of another version, of another study, of another
    ///     seed or of other columns, or cannot be read and written
    public static SimulationStore openOrCreate(Path file, StoreHeader header) {
        return openWith(file, header, Long.MAX_VALUE);
    }

    /// Opens an existing store, whatever study it belongs to.
    ///
    /// @throws StoreException if the file is missing, is not a store, is one of another version, or cannot be read
    public static SimulationStore open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StoreException("there is no simulation store " + file);
        }
        return opening(file, connection -> new SimulationStore(file, connection, HeaderTable.read(file, connection)));
    }

    /// With a bound on the size of the file, so that a test can fill it.
    static SimulationStore openWith(Path file, StoreHeader header, long mostPages) {
        return opening(file, connection -> {
            if (mostPages < Long.MAX_VALUE) {
                execute(connection, "PRAGMA max_page_count = " + mostPages);
            }
            inTransaction(connection, () -> {
                if (HeaderTable.isEmpty(connection)) {
                    HeaderTable.write(connection, header);
                }
            });
            HeaderTable.requireSame(file, header, HeaderTable.read(file, connection));
            return new SimulationStore(file, connection, header);
        });
    }

    /// What the store belongs to.
    public StoreHeader header() {
        return header;
    }

    /// The number of rows of a campaign that are stored; 0 if it has not begun.
    public long rows(String campaign) {
        try {
            return count(requireCampaign(campaign));
        } catch (SQLException e) {
            throw SqlFailure.of(file, e);
        }
    }

    /// Adds a batch to a campaign. When this returns, the batch is safe.
    ///
    /// @param firstRow the campaign's index of the batch's first row, which must be [#rows]
    /// @throws IllegalArgumentException if the batch has other columns than the store
    /// @throws StoreException if the disk is full, or somebody else writes to the store
    public void append(String campaign, long firstRow, Simulations batch) {
        requireCampaign(campaign);
        requireColumns(batch);
        try {
            inTransaction(connection, () -> {
                execute(connection, CampaignTable.create(campaign, header));
                long stored = count(campaign);
                if (stored != firstRow) {
                    throw new StoreException("the next row of campaign '" + campaign + "' in " + file + " is " + stored
                            + ", but row " + firstRow + " was to be written; another process seems to write to this"
                            + " store: end one of the two and go on with --resume");
                }
                CampaignTable.insert(connection, campaign, firstRow, batch);
            });
        } catch (SQLException e) {
            throw SqlFailure.of(file, e);
        }
    }

    /// Removes a campaign with all its rows, if it has begun.
    ///
    /// @throws StoreException if somebody else writes to the store
    public void remove(String campaign) {
        String table = CampaignTable.quote(requireCampaign(campaign));
        try {
            inTransaction(connection, () -> execute(connection, "DROP TABLE IF EXISTS " + table));
        } catch (SQLException e) {
            throw SqlFailure.of(file, e);
        }
    }

    /// All rows of a campaign in order; none if it has not begun.
    public Simulations read(String campaign) {
        return read(campaign, 0, rows(campaign));
    }

    /// The rows `[from, to)` of a campaign.
    ///
    /// @throws IllegalArgumentException if the campaign does not have them all
    public Simulations read(String campaign, long from, long to) {
        long stored = rows(campaign);
        if (from < 0 || to < from || to > stored) {
            throw new IllegalArgumentException("campaign '" + campaign + "' has " + stored + " rows, asked for rows "
                    + from + " to " + to + "; ask for rows that are there");
        }
        if (from == to) {
            return CampaignTable.none(header);
        }
        try {
            return CampaignTable.select(connection, campaign, header, from, Math.toIntExact(to - from));
        } catch (SQLException e) {
            throw SqlFailure.of(file, e);
        }
    }

    /// The number of rows of each status in a campaign; statuses without rows are left out.
    public Map<RowStatus, Long> statuses(String campaign) {
        Map<RowStatus, Long> counts = new LinkedHashMap<>();
        if (rows(campaign) == 0) {
            return counts;
        }
        String sql =
                "SELECT status, count(*) FROM " + CampaignTable.quote(campaign) + " GROUP BY status ORDER BY status";
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                counts.put(CampaignTable.status(result.getInt(1)), result.getLong(2));
            }
            return counts;
        } catch (SQLException e) {
            throw SqlFailure.of(file, e);
        }
    }

    /// The campaigns that have begun, by name.
    public List<String> campaigns() {
        List<String> names = new ArrayList<>();
        String sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('header', 'row_status')"
                + " ORDER BY name";
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                names.add(result.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw SqlFailure.of(file, e);
        }
    }

    /// Closes the file; the last to close it folds the write-ahead log into it, so that one file is left.
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw SqlFailure.of(file, e);
        }
    }

    private long count(String campaign) throws SQLException {
        if (!CampaignTable.exists(connection, campaign)) {
            return 0;
        }
        String sql = "SELECT max(row) FROM " + CampaignTable.quote(campaign);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            long last = result.getLong(1);
            return result.wasNull() ? 0 : last + 1;
        }
    }

    private void requireColumns(Simulations batch) {
        if (!batch.parameterNames().equals(header.parameterNames())
                || !batch.observableNames().equals(header.observableNames())) {
            throw new IllegalArgumentException("the store " + file + " has the columns " + header.parameterNames()
                    + " and " + header.observableNames() + ", the batch has " + batch.parameterNames() + " and "
                    + batch.observableNames() + "; write simulations of one study to one store");
        }
    }

    private static String requireCampaign(String campaign) {
        if (!campaign.matches("[a-z][a-z0-9-]*") || campaign.startsWith("sqlite")) {
            throw new IllegalArgumentException("a campaign's name is made of lower-case letters, digits and hyphens,"
                    + " as in 'training', found '" + campaign + "'");
        }
        return campaign;
    }

    private static SimulationStore opening(Path file, Opening opening) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try {
                execute(connection, "PRAGMA busy_timeout = 2000");
                execute(connection, "PRAGMA journal_mode = WAL");
                execute(connection, "PRAGMA synchronous = NORMAL");
                return opening.open(connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqlFailure.of(file, e);
        }
    }

    /// Takes the write lock at once, so that what the work reads cannot change before it writes.
    private static void inTransaction(Connection connection, Work work) throws SQLException {
        execute(connection, "BEGIN IMMEDIATE");
        try {
            work.run();
            execute(connection, "COMMIT");
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        }
    }

    /// SQLite has rolled back already after some errors, a full disk among them, and then refuses to do it again.
    private static void rollBack(Connection connection, Exception why) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws SQLException;
    }

    @FunctionalInterface
    private interface Opening {
        SimulationStore open(Connection connection) throws SQLException;
    }
}
