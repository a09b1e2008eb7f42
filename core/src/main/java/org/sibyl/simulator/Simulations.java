package org.sibyl.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sibyl.tensor.Tensor;

/// A table of simulations: named columns of parameters and observables, and a status for each row.
///
/// @param parameterNames the columns of θ
/// @param observableNames the columns of x
/// @param theta `[n, p]`
/// @param x `[n, d]`; rows that are not valid hold whatever the simulator gave, or NaN
/// @param status `[n]`
public record Simulations(
        List<String> parameterNames, List<String> observableNames, Tensor theta, Tensor x, List<RowStatus> status) {
    /// @throws IllegalArgumentException if names, columns or rows do not agree in number
    public Simulations {
        parameterNames = List.copyOf(parameterNames);
        observableNames = List.copyOf(observableNames);
        status = List.copyOf(status);
        requireColumns("theta", theta, parameterNames, status.size());
        requireColumns("x", x, observableNames, status.size());
    }

    /// A table in which each row's status is read off its observables.
    public static Simulations of(List<String> parameterNames, List<String> observableNames, Tensor theta, Tensor x) {
        List<RowStatus> status = IntStream.range(0, x.rows())
                .mapToObj(i -> RowStatus.of(x.row(i)))
                .toList();
        return new Simulations(parameterNames, observableNames, theta, x, status);
    }

    /// The number of rows.
    public int rows() {
        return status.size();
    }

    /// The number of rows that are not valid.
    public int invalid() {
        return (int) status.stream().filter(s -> s != RowStatus.VALID).count();
    }

    /// The valid rows alone, in their order.
    public Simulations valid() {
        if (invalid() == 0) {
            return this;
        }
        return select(IntStream.range(0, rows())
                .filter(i -> status.get(i) == RowStatus.VALID)
                .toArray());
    }

    /// The rows with these indices, in this order.
    public Simulations select(int[] rows) {
        List<RowStatus> picked = new ArrayList<>(rows.length);
        for (int row : rows) {
            picked.add(status.get(row));
        }
        return new Simulations(parameterNames, observableNames, theta.select(rows), x.select(rows), picked);
    }

    /// Rows from (inclusive) to (exclusive).
    public Simulations slice(int from, int to) {
        return new Simulations(
                parameterNames, observableNames, theta.slice(from, to), x.slice(from, to), status.subList(from, to));
    }

    /// These rows followed by the other table's.
    public Simulations followedBy(Simulations other) {
        List<RowStatus> all = new ArrayList<>(status);
        all.addAll(other.status);
        return new Simulations(
                parameterNames,
                observableNames,
                Tensor.concatRows(List.of(theta, other.theta)),
                Tensor.concatRows(List.of(x, other.x)),
                all);
    }

    private static void requireColumns(String table, Tensor values, List<String> names, int rows) {
        if (values.shape().rank() != 2 || values.columns() != names.size() || values.rows() != rows) {
            throw new IllegalArgumentException(table + " has shape " + values.shape() + " but there are " + rows
                    + " rows and the columns " + names + "; give a matrix with one column for each name");
        }
    }
}
