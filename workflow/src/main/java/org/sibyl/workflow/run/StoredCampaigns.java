package org.sibyl.workflow.run;

import java.util.function.Consumer;
import org.sibyl.simulation.SimulationStore;
import org.sibyl.simulator.RowStatus;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;

/// Fills the campaigns of a store, batch by batch; rows that are there already are not simulated again.
///
/// @param store the run's store
/// @param listener hears of every batch
record StoredCampaigns(SimulationStore store, Consumer<RunEvent> listener) {
    private static final int FIRST_BATCH = 64;
    private static final int LARGEST_BATCH = 8192;
    private static final double SHORT_BATCH_SECONDS = 0.25;

    @FunctionalInterface
    private interface Batches {
        Simulations rows(int from, int to) throws InterruptedException;
    }

    /// Simulates those of the first `count` rows of a campaign that are missing, θ from the prior.
    void fill(RowSource source, Campaign campaign, int count) throws InterruptedException {
        fill(campaign, count, (from, to) -> source.rows(campaign, from, to));
    }

    /// The campaign at these θ. Rows at other θ, left by a run with another posterior, make room.
    Simulations fill(RowSource source, Campaign campaign, Tensor theta) throws InterruptedException {
        int stored = stored(campaign, theta.rows());
        if (!store.read(campaign.key(), 0, stored).theta().equals(theta.slice(0, stored))
                || store.rows(campaign.key()) > theta.rows()) {
            store.remove(campaign.key());
        }
        fill(campaign, theta.rows(), (from, to) -> source.at(campaign, from, theta.slice(from, to)));
        return read(campaign, theta.rows());
    }

    /// The first `count` rows of a campaign, all of which are stored.
    Simulations read(Campaign campaign, int count) {
        return store.read(campaign.key(), 0, count);
    }

    /// How many rows of a campaign are not valid.
    int invalid(Campaign campaign) {
        return store.statuses(campaign.key()).entrySet().stream()
                .filter(entry -> entry.getKey() != RowStatus.VALID)
                .mapToInt(entry -> Math.toIntExact(entry.getValue()))
                .sum();
    }

    private void fill(Campaign campaign, int count, Batches batches) throws InterruptedException {
        int done = stored(campaign, count);
        int before = done;
        int size = FIRST_BATCH;
        long start = System.nanoTime();
        tell(campaign, done, count, 0);
        while (done < count) {
            long batchStart = System.nanoTime();
            int to = Math.min(count, done + size);
            store.append(campaign.key(), done, batches.rows(done, to));
            done = to;
            // A batch is what a kill can cost, and a line of progress: long enough to be cheap, short enough to be
            // felt.
            if ((System.nanoTime() - batchStart) * 1e-9 < SHORT_BATCH_SECONDS) {
                size = Math.min(2 * size, LARGEST_BATCH);
            }
            tell(campaign, done, count, (done - before) / ((System.nanoTime() - start) * 1e-9));
        }
    }

    /// The number of rows that are stored, at most `most`.
    int stored(Campaign campaign, int most) {
        return (int) Math.min(most, store.rows(campaign.key()));
    }

    private void tell(Campaign campaign, int done, int count, double perSecond) {
        listener.accept(new RunEvent.SimulationProgress(campaign.key(), done, count, perSecond));
    }
}
