package org.sibyl.simulation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sibyl.simulator.RowStatus;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;

/// One campaign's table: `row`, `status`, then the parameters and the observables by name.
final class CampaignTable {
    /// Several rows go in with one statement, which halves the cost of a narrow row; beyond this many values nothing is
    /// gained.
    private static final int VALUES_PER_INSERT = 256;

    private CampaignTable() {}

    static String create(String campaign, StoreHeader header) {
        String columns = names(header.parameterNames(), header.observableNames())
                .map(name -> ", " + quote(name) + " REAL")
                .collect(Collectors.joining());
        return "CREATE TABLE IF NOT EXISTS " + quote(campaign) + " (\"row\" INTEGER PRIMARY KEY, \"status\" INTEGER NOT"
                + " NULL" + columns + ")";
    }

    static boolean exists(Connection connection, String campaign) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?")) {
            statement.setString(1, campaign);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    static void insert(Connection connection, String campaign, long firstRow, Simulations batch) throws SQLException {
        int width = 2 + batch.parameterNames().size() + batch.observableNames().size();
        int together = Math.max(1, VALUES_PER_INSERT / width);
        int row = 0;
        try (PreparedStatement several = connection.prepareStatement(insertion(campaign, width, together))) {
            for (; row + together <= batch.rows(); row += together) {
                for (int i = 0; i < together; i++) {
                    bind(several, 1 + i * width, firstRow, batch, row + i);
                }
                several.executeUpdate();
            }
        }
        try (PreparedStatement one = connection.prepareStatement(insertion(campaign, width, 1))) {
            for (; row < batch.rows(); row++) {
                bind(one, 1, firstRow, batch, row);
                one.executeUpdate();
            }
        }
    }

    static Simulations select(Connection connection, String campaign, StoreHeader header, long from, int rows)
            throws SQLException {
        double[] theta = new double[rows * header.parameterNames().size()];
        double[] x = new double[rows * header.observableNames().size()];
        List<RowStatus> status = new ArrayList<>(rows);
        String columns = Stream.concat(Stream.of("status"), names(header.parameterNames(), header.observableNames()))
                .map(CampaignTable::quote)
                .collect(Collectors.joining(", "));
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + columns + " FROM " + quote(campaign)
                + " WHERE \"row\" >= ? AND \"row\" < ? ORDER BY \"row\"")) {
            statement.setLong(1, from);
            statement.setLong(2, from + rows);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    int i = status.size();
                    status.add(status(result.getInt(1)));
                    int column =
                            copy(result, 2, theta, i, header.parameterNames().size());
                    copy(result, column, x, i, header.observableNames().size());
                }
            }
        }
        if (status.size() != rows) {
            throw new SQLException("campaign '" + campaign + "' has gaps: rows " + from + " to " + (from + rows)
                    + " are " + status.size() + " rows");
        }
        return table(header, theta, x, status);
    }

    static Simulations none(StoreHeader header) {
        return table(header, new double[0], new double[0], List.of());
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static Simulations table(StoreHeader header, double[] theta, double[] x, List<RowStatus> status) {
        return new Simulations(
                header.parameterNames(),
                header.observableNames(),
                Tensor.adopt(theta, status.size(), header.parameterNames().size()),
                Tensor.adopt(x, status.size(), header.observableNames().size()),
                status);
    }

    static RowStatus status(int code) throws SQLException {
        try {
            return RowStatus.ofCode(code);
        } catch (IllegalArgumentException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    private static int copy(ResultSet from, int column, double[] to, int row, int width) throws SQLException {
        for (int j = 0; j < width; j++) {
            double value = from.getDouble(column + j);
            // JDBC gives 0 for NULL.
            to[row * width + j] = value == 0 && from.wasNull() ? Double.NaN : value;
        }
        return column + width;
    }

    private static void bind(PreparedStatement insert, int at, long firstRow, Simulations batch, int row)
            throws SQLException {
        int column = at;
        insert.setLong(column++, firstRow + row);
        insert.setInt(column++, batch.status().get(row).code());
        for (int j = 0; j < batch.parameterNames().size(); j++) {
            insert.setDouble(column++, batch.theta().get(row, j));
        }
        for (int j = 0; j < batch.observableNames().size(); j++) {
            insert.setDouble(column++, batch.x().get(row, j));
        }
    }

    private static String insertion(String campaign, int width, int rows) {
        String row = "(" + "?, ".repeat(width - 1) + "?)";
        return "INSERT INTO " + quote(campaign) + " VALUES " + (row + ", ").repeat(rows - 1) + row;
    }

    private static Stream<String> names(List<String> parameters, List<String> observables) {
        return Stream.concat(parameters.stream(), observables.stream());
    }
}
