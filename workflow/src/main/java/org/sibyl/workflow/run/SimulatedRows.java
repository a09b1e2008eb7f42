package org.sibyl.workflow.run;

import java.util.List;
import org.sibyl.distribution.Prior;
import org.sibyl.random.Seed;
import org.sibyl.simulator.RowStatus;
import org.sibyl.simulator.Simulations;
import org.sibyl.simulator.SimulatorPool;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.StudyException;

/// Rows from a simulator: θ of row i is drawn from `seed.child(campaign).child("prior").child(i)`, and its simulation
/// draws from `seed.child(campaign).child("simulate").child(i)`.
final class SimulatedRows implements RowSource {
    private static final int PILOT = 8;

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

    @Override
    public void pilot() throws InterruptedException {
        Simulations rows = rows(Campaign.TRAINING, 0, PILOT);
        if (rows.invalid() == rows.rows()) {
            RowStatus first = rows.status().getFirst();
            throw new StudyException("the simulator gave no valid result in " + PILOT
                    + " trial simulations at draws of the prior (the first: " + first + "); expected "
                    + observableNames.size() + " finite numbers from each"
                    + pool.lastFailure().map(text -> "; the last: " + text).orElse("")
                    + "; run it by hand at such parameters and mend it, or narrow the prior");
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
