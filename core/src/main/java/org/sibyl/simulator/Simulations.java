package org.sibyl.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sibyl.distribution.Prior;
import org.sibyl.random.Seed;
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

    /// Draws n parameters from a prior and simulates each once, on all processors.
    ///
    /// θ is `prior.sample(n, seed.child("prior"))`; row i simulates with the generator of
    /// `seed.child("simulate").child(i)`. The observables are named `x_1`, `x_2`, …
    ///
    /// @throws IllegalArgumentException if n is smaller than 1
    /// @throws SimulatorException if the simulator is unusable, or the thread is interrupted
    public static Simulations draw(Prior prior, Simulator simulator, int n, Seed seed) {
        return draw(prior, simulator, List.of(), n, seed);
    }

    /// Draws n parameters from a prior and simulates each once, on all processors; the observables have these names,
    /// or `x_1`, `x_2`, … if the list is empty.
    ///
    /// @throws IllegalArgumentException if n is smaller than 1
    /// @throws SimulatorException if the simulator is unusable, or the thread is interrupted
    public static Simulations draw(Prior prior, Simulator simulator, List<String> observableNames, int n, Seed seed) {
        if (n < 1) {
            throw new IllegalArgumentException("the number of simulations must be at least 1, found " + n);
        }
        Seed simulate = seed.child("simulate");
        Tensor theta = prior.sample(n, seed.child("prior"));
        List<String> names = observableNames.isEmpty() ? numbered(simulator, theta, simulate) : observableNames;
        try (ThreadedPool pool = ThreadedPool.sharing(simulator, prior.names(), names, PoolSettings.DEFAULT)) {
            return pool.simulate(theta, 0, simulate);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SimulatorException("interrupted while simulating", e);
        }
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

    /// How many observables there are shows only when a simulation succeeds.
    private static List<String> numbered(Simulator simulator, Tensor theta, Seed seed) {
        RuntimeException last = new IllegalStateException("not run");
        for (int i = 0; i < Math.min(theta.rows(), PoolSettings.DEFAULT.failuresInARow()); i++) {
            try {
                int width = simulator.simulate(theta.row(i), seed.child(i).generator()).length;
                return IntStream.rangeClosed(1, width).mapToObj(j -> "x_" + j).toList();
            } catch (RuntimeException e) {
                last = e;
            }
        }
        throw new SimulatorException(
                "none of the first simulations succeeded, the last of them threw " + last
                        + "; check the simulator and the range of the prior",
                last);
    }

    private static void requireColumns(String table, Tensor values, List<String> names, int rows) {
        if (values.shape().rank() != 2 || values.columns() != names.size() || values.rows() != rows) {
            throw new IllegalArgumentException(table + " has shape " + values.shape() + " but there are " + rows
                    + " rows and the columns " + names + "; give a matrix with one column for each name");
        }
    }
}
