package org.sibyl.workflow.run;

import java.util.List;
import org.sibyl.distribution.Prior;
import org.sibyl.random.Seed;
import org.sibyl.simulator.Simulations;
import org.sibyl.simulator.SimulatorPool;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.StudyException;

/// Rows from a simulator: θ of row i is drawn from `seed.child(campaign).child("prior").child(i)`, and its simulation
/// draws from `seed.child(campaign).child("simulate").child(i)`.
final class SimulatedRows implements RowSource {
    private static final int PILOT = 8;
    private static final long PATIENCE_NANOS = 15_000_000_000L;

    private final Prior prior;
    private final List<String> observableNames;
    private final SimulatorPool pool;
    private final Seed seed;

    SimulatedRows(Prior prior, List<String> observableNames, SimulatorPool pool, Seed seed) {
        this.prior = prior;
        this.observableNames = List.copyOf(observableNames);
        this.pool = pool;
        this.seed = seed;
    }

    /// Simulates until a row is valid. A program that hangs costs its whole time-out for each row, so patience ends
    /// too.
    @Override
    public void pilot() throws InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < PILOT; i++) {
            if (rows(Campaign.TRAINING, i, i + 1).invalid() == 0) {
                return;
            }
            boolean last = i == PILOT - 1 || System.nanoTime() - start > PATIENCE_NANOS;
            if (last) {
                throw new StudyException((i == 0 ? "the trial simulation" : "each of " + (i + 1) + " trial simulations")
                        + " at draws of the prior failed, expected " + observableNames.size() + " finite numbers"
                        + pool.lastFailure().map(text -> "; " + text).orElse("")
                        + "; run the simulator by hand at such parameters and mend it, or narrow the prior");
            }
        }
    }

    @Override
    public List<String> observableNames() {
        return observableNames;
    }

    @Override
    public int training(int wish) {
        return wish;
    }

    @Override
    public int calibration(int wish) {
        return wish;
    }

    @Override
    public boolean simulates() {
        return true;
    }

    @Override
    public Simulations rows(Campaign campaign, int from, int to) throws InterruptedException {
        Seed draws = seed.child(campaign.key()).child("prior");
        int width = prior.parameters().size();
        double[] theta = new double[(to - from) * width];
        for (int i = from; i < to; i++) {
            System.arraycopy(prior.draw(draws.child(i).generator()), 0, theta, (i - from) * width, width);
        }
        return at(campaign, from, Tensor.adopt(theta, to - from, width));
    }

    @Override
    public Simulations at(Campaign campaign, int from, Tensor theta) throws InterruptedException {
        return pool.simulate(theta, from, seed.child(campaign.key()).child("simulate"));
    }

    @Override
    public void close() {
        pool.close();
    }
}
