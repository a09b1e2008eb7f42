package org.sibyl.workflow.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.sibyl.distribution.Prior;
import org.sibyl.random.Seed;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.simulator.TableSpec;
import org.sibyl.workflow.study.Observation;

/// Rows from a table of simulations made elsewhere. The table is shuffled with the run's seed; calibration rows are
/// split off, at most a fifth, and the rest is there to learn from.
final class TableRows implements RowSource {
    private final Simulations rows;
    private final int calibration;

    private TableRows(Simulations rows, int calibration) {
        this.rows = rows;
        this.calibration = calibration;
    }

    /// Reads a table.
    ///
    /// @param prior names the columns of θ, which must lie in its support
    /// @param observation names the columns of x
    /// @param wish calibration rows
    /// @throws org.sibyl.store.StoreException if a column is missing or holds something else than numbers
    /// @throws StudyException if a θ cannot come from the prior
    static TableRows read(Path file, Prior prior, Observation observation, int wish, Seed seed) {
        Simulations all = new TableSpec(file).read(prior.names(), observation.names());
        requireSupport(file, all.theta(), prior);
        int calibration = Math.min(wish, all.rows() / 5);
        return new TableRows(all.select(shuffled(all.rows(), seed.child("table"))), calibration);
    }

    @Override
    public List<String> observableNames() {
        return rows.observableNames();
    }

    @Override
    public int training(int wish) {
        return Math.min(wish, rows.rows() - calibration);
    }

    @Override
    public int calibration(int wish) {
        return calibration;
    }

    @Override
    public boolean simulates() {
        return false;
    }

    @Override
    public Simulations rows(Campaign campaign, int from, int to) {
        int first = campaign == Campaign.CALIBRATION ? 0 : calibration;
        return rows.slice(first + from, first + to);
    }

    @Override
    public Simulations at(Campaign campaign, int from, Tensor theta) {
        throw new IllegalStateException("a table of simulations cannot simulate at other parameters");
    }

    @Override
    public void close() {
        // The table was read whole.
    }

    private static void requireSupport(Path file, Tensor theta, Prior prior) {
        Tensor density = prior.logProb(theta);
        for (int i = 0; i < theta.rows(); i++) {
            // Negated, so that NaN is refused too.
            if (!(density.get(i) > Double.NEGATIVE_INFINITY)) {
                throw new StudyException("row " + (i + 1) + " of the table " + file + " has parameters "
                        + Arrays.toString(theta.row(i))
                        + " that the prior says cannot be; give the prior that the table was drawn from");
            }
        }
    }

    private static int[] shuffled(int n, Seed seed) {
        RandomGenerator random = seed.generator();
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }
}
