package org.sibyl.mcmc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Sampling importance resampling (Rubin 1988): draws from the prior, chosen with probability proportional to the
/// likelihood.
final class StartingPoints {
    private StartingPoints() {}

    /// Unconstrained starting points, or nothing if the likelihood is zero at every candidate.
    static Optional<List<double[]>> choose(Target target, int candidates, int chains, Seed seed) {
        Tensor theta = target.prior().sample(candidates, seed.child("candidates"));
        double[] logWeights = new double[candidates];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < candidates; i++) {
            logWeights[i] = target.likelihood(theta.row(i));
            largest = Math.max(largest, logWeights[i]);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return Optional.empty();
        }
        double[] cumulative = new double[candidates];
        double sum = 0;
        for (int i = 0; i < candidates; i++) {
            sum += Math.exp(logWeights[i] - largest);
            cumulative[i] = sum;
        }
        RandomGenerator random = seed.child("choice").generator();
        List<double[]> starts = new ArrayList<>();
        for (int c = 0; c < chains; c++) {
            double u = random.nextDouble() * sum;
            int row = 0;
            while (row < candidates - 1 && cumulative[row] <= u) {
                row++;
            }
            starts.add(target.unconstrained(theta.row(row)));
        }
        return Optional.of(starts);
    }
}
