package org.sibyl.workflow.simulator;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.sibyl.random.Seed;
import org.sibyl.simulator.RowCollector;
import org.sibyl.simulator.SimulatorException;
import org.sibyl.tensor.Tensor;

/// The rows of one batch: which are still to be asked for, and what came back. Guarded by its pool's lock.
final class CommandBatch {
    private final Tensor theta;
    private final long firstRow;
    private final Seed seed;
    private final RowCollector rows;
    /// Rows whose worker died under another row; the lowest goes first, as the run is judged in the order of the rows.
    private final PriorityQueue<Integer> again = new PriorityQueue<>();

    private int next;
    private boolean closed;
    private @Nullable SimulatorException fatal;

    CommandBatch(Tensor theta, long firstRow, Seed seed, RowCollector rows) {
        this.theta = theta;
        this.firstRow = firstRow;
        this.seed = seed;
        this.rows = rows;
    }

    boolean hasRows() {
        return !again.isEmpty() || (!closed && next < theta.rows());
    }

    /// The next row to ask for.
    int claim() {
        Integer repeated = again.poll();
        return repeated == null ? next++ : repeated;
    }

    void repeat(int row) {
        again.add(row);
    }

    /// No further rows, but those that were begun: one has shown that the simulator is unusable, and the first such
    /// row decides what is said.
    void close() {
        closed = true;
    }

    /// Ends the batch at once.
    void stop(String sentence) {
        if (fatal == null) {
            fatal = new SimulatorException(sentence);
        }
    }

    /// Whether nothing is left to wait for.
    boolean finished() {
        return fatal != null || rows.finished();
    }

    void throwIfStopped() {
        if (fatal != null) {
            throw fatal;
        }
    }

    RowCollector rows() {
        return rows;
    }

    /// The row of the batch that an id stands for; what is not in the batch is in no worker's hands either.
    long row(long id) {
        return id - firstRow;
    }

    /// Adds the request for a row.
    void request(int row, LineProtocol protocol, StringBuilder to) {
        protocol.request(to, firstRow + row, LineProtocol.seed(seed.child(firstRow + row)), theta.row(row));
    }
}
