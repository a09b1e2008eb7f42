package org.sibyl.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The rows of one batch as they come in from workers, in any order: what every [SimulatorPool] collects into.
///
/// Whether the run has to stop is judged in the order of the rows, never in the order of arrival: rows are judged as
/// soon as all rows before them are there. The same simulator therefore stops at the same row with the same message on
/// any number of workers. A worker writes each row once and then calls [#settle]; different rows may be written by
/// different threads without a lock.
public final class RowCollector {
    private final List<String> parameterNames;
    private final List<String> observableNames;
    private final Tensor theta;
    private final long firstRow;
    private final PoolSettings settings;
    private final double[] x;
    private final @Nullable RowStatus[] status;
    private final boolean[] breakdown;
    private final @Nullable String[] message;
    private final @Nullable String[] unusable;

    private FailureStreak streak;
    private int settled;
    private int lastInvalid = -1;
    private @Nullable SimulatorException stop;

    /// @param theta the parameters of the batch `[n, p]`
    /// @param firstRow the campaign's index of its first row
    /// @param streak what the batch before handed over
    public RowCollector(
            List<String> parameterNames,
            List<String> observableNames,
            Tensor theta,
            long firstRow,
            Seed seed,
            FailureStreak streak,
            PoolSettings settings) {
        if (theta.shape().rank() != 2 || theta.columns() != parameterNames.size()) {
            throw new IllegalArgumentException("theta has shape " + theta.shape() + " but the simulator takes the "
                    + parameterNames.size() + " parameters " + parameterNames
                    + "; give a matrix with one column for each parameter");
        }
        this.parameterNames = parameterNames;
        this.observableNames = observableNames;
        this.theta = theta;
        this.firstRow = firstRow;
        this.settings = settings;
        this.streak = streak.before(seed, firstRow);
        int rows = theta.rows();
        this.x = new double[Math.multiplyExact(rows, observableNames.size())];
        this.status = new RowStatus[rows];
        this.breakdown = new boolean[rows];
        this.message = new String[rows];
        this.unusable = new String[rows];
    }

    /// Takes what the simulator gave for a row of the batch; a wrong number of observables makes the simulator
    /// unusable.
    ///
    /// @return false if the number of observables was wrong
    public boolean answer(int row, double @Nullable [] values) {
        int width = observableNames.size();
        if (values == null || values.length != width) {
            unusable(
                    row,
                    "the simulator returned " + (values == null ? "null" : counted(values.length))
                            + " for row " + (firstRow + row) + ", expected " + counted(width) + " "
                            + span(observableNames)
                            + "; return one number for each observable, always equally many");
            return false;
        }
        for (int j = 0; j < width; j++) {
            // −0 becomes 0, as it does in the simulation store: a run that reads its rows back sees the same bits.
            x[row * width + j] = values[j] + 0.0;
        }
        status[row] = RowStatus.of(values);
        return true;
    }

    /// Marks a row for which the simulator reported an error.
    ///
    /// @param why a clause such as `it threw java.lang.ArithmeticException: / by zero`
    public void fail(int row, String why) {
        fill(row, RowStatus.FAILED, why);
    }

    /// Marks a row that cost a worker.
    ///
    /// @param how `TIMEOUT` or `FAILED`
    /// @param why a clause such as `it ran longer than 30 s`
    public void breakDown(int row, RowStatus how, String why) {
        breakdown[row] = true;
        fill(row, how, why);
    }

    /// Marks a row after which the simulator cannot be used at all.
    ///
    /// @param sentence the whole message of the exception
    public void unusable(int row, String sentence) {
        unusable[row] = sentence;
        fill(row, RowStatus.FAILED, sentence);
    }

    /// Judges the rows that are complete up to the first gap.
    ///
    /// @return true as long as the run may go on
    public synchronized boolean settle() {
        while (stop == null && settled < status.length && status[settled] != null) {
            int row = settled++;
            String sentence = unusable[row];
            if (sentence != null) {
                stop = new SimulatorException(sentence);
                return false;
            }
            if (status[row] == RowStatus.VALID) {
                streak = streak.afterValid();
                continue;
            }
            lastInvalid = row;
            streak = breakdown[row] ? streak.afterBreakdown() : streak.afterFailure();
            if (streak.failures() >= settings.failuresInARow()) {
                stop = new SimulatorException(giveUp(row, streak.failures(), "failed"));
            } else if (streak.breakdowns() >= settings.breakdownsInARow()) {
                stop = new SimulatorException(giveUp(row, streak.breakdowns(), "broke down"));
            }
        }
        return stop == null;
    }

    /// Whether every row is there, or the run has to stop.
    public synchronized boolean finished() {
        return stop != null || settled == status.length;
    }

    /// The streak to hand to the next batch.
    public synchronized FailureStreak streak() {
        return streak;
    }

    /// Why the last row that was not valid was not, with its parameters.
    public synchronized Optional<String> lastFailure() {
        return lastInvalid < 0 ? Optional.empty() : Optional.of(describe(lastInvalid));
    }

    /// The batch.
    ///
    /// @throws SimulatorException if the run has to stop
    /// @throws IllegalStateException if rows are missing
    public synchronized Simulations toSimulations() {
        if (stop != null) {
            throw stop;
        }
        if (settled < status.length) {
            throw new IllegalStateException("row " + (firstRow + settled) + " is missing");
        }
        List<RowStatus> all =
                Arrays.stream(status).map(s -> s == null ? RowStatus.FAILED : s).toList();
        return new Simulations(
                parameterNames, observableNames, theta, Tensor.adopt(x, status.length, observableNames.size()), all);
    }

    private void fill(int row, RowStatus how, String why) {
        int width = observableNames.size();
        Arrays.fill(x, row * width, (row + 1) * width, Double.NaN);
        message[row] = why;
        status[row] = how;
    }

    private String giveUp(int row, int count, String what) {
        long from = firstRow + row - count + 1;
        String which = from == 0
                ? "every one of the first " + count + " simulations " + what
                : count + " simulations in a row " + what + " (rows " + from + " to " + (firstRow + row) + ")";
        return which + "; the last, " + describe(row) + "; check the simulator and the range of the prior";
    }

    private String describe(int row) {
        StringJoiner parameters = new StringJoiner(", ");
        for (int j = 0; j < Math.min(parameterNames.size(), 12); j++) {
            parameters.add(parameterNames.get(j) + " = " + theta.get(row, j));
        }
        if (parameterNames.size() > 12) {
            parameters.add("…");
        }
        return "row " + (firstRow + row) + " with " + parameters + ": " + why(row);
    }

    private String why(int row) {
        String known = message[row];
        if (known != null) {
            return known;
        }
        int width = observableNames.size();
        int at = row * width;
        while (Double.isFinite(x[at])) {
            at++;
        }
        return "it returned " + x[at] + " for '" + observableNames.get(at - row * width) + "'";
    }

    private static String counted(int values) {
        return values == 1 ? "1 value" : values + " values";
    }

    private static String span(List<String> names) {
        return names.size() <= 3
                ? "(" + String.join(", ", names) + ")"
                : "(" + names.getFirst() + " … " + names.getLast() + ")";
    }
}
