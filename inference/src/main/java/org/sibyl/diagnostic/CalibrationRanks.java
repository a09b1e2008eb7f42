package org.sibyl.diagnostic;

import java.util.List;
import java.util.random.RandomGenerator;
import org.sibyl.parallel.Parallel;
import org.sibyl.posterior.AmortizedPosterior;
import org.sibyl.posterior.Posterior;
import org.sibyl.random.Seed;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;

/// Where the true parameters stand among draws of the posterior: what simulation-based calibration and expected
/// coverage are both made of, so that the draws are made once.
///
/// For the pair (θ*, x), θ* ~ p(θ), x ~ p(x|θ*), and draws θ_1 … θ_L of the posterior given x, the rank of a
/// function f is #{l : f(θ_l) < f(θ*)} in {0, …, L}. Ties are broken at random: k draws equal to θ* add a uniform
/// number from {0, …, k}. If the posterior is right, every rank is uniform (Talts et al. 2018, theorem 1; for the
/// posterior density as f, Hermans et al. 2022). A position is (rank + u)/(L + 1), u uniform in [0, 1): uniform on
/// [0, 1) if the rank is.
///
/// @param parameters the parameters' names
/// @param draws L
/// @param ranks of each parameter `[pairs, p]`
/// @param positions of each parameter `[pairs, p]`
/// @param potentialPositions the positions for f = log p(θ|x) `[pairs]`
/// @param invalidPairs pairs left out because their simulation was not valid
/// @param failedPairs pairs left out because a draw or its potential was NaN
public record CalibrationRanks(
        List<String> parameters,
        int draws,
        Tensor ranks,
        Tensor positions,
        Tensor potentialPositions,
        int invalidPairs,
        int failedPairs) {
    /// @throws IllegalArgumentException if the shapes do not agree
    public CalibrationRanks {
        parameters = List.copyOf(parameters);
        if (!ranks.shape().equals(positions.shape())
                || ranks.columns() != parameters.size()
                || potentialPositions.size() != ranks.rows()) {
            throw new IllegalArgumentException("ranks " + ranks.shape() + ", positions " + positions.shape()
                    + " and potential positions " + potentialPositions.shape() + " do not belong together for "
                    + parameters + "; give [pairs, p], [pairs, p] and [pairs]");
        }
    }

    /// The number of pairs that were ranked.
    public int pairs() {
        return ranks.rows();
    }

    /// Ranks every valid pair. Pair i draws from `seed.child(i)` alone; `posterior.given` is called from all
    /// threads.
    ///
    /// @param posterior the posterior in question
    /// @param pairs simulations that the posterior was not trained on, θ from the prior
    /// @param draws L, at least 1
    /// @param threads how many pairs are ranked at once
    /// @param seed of the draws and of the broken ties
    /// @throws IllegalArgumentException if the pairs have other parameters than the prior, or draws is less
    ///     than 1
    public static CalibrationRanks of(
            AmortizedPosterior posterior, Simulations pairs, int draws, int threads, Seed seed) {
        if (!pairs.parameterNames().equals(posterior.prior().names())) {
            throw new IllegalArgumentException("the calibration pairs have parameters " + pairs.parameterNames()
                    + " but the prior has " + posterior.prior().names()
                    + "; use simulations of the same study");
        }
        if (draws < 1) {
            throw new IllegalArgumentException("draws is " + draws + "; give 1 or more draws for each pair");
        }
        Simulations valid = pairs.valid();
        List<PairRank> all = Parallel.map(
                valid.rows(),
                threads,
                i -> PairRank.of(
                        posterior.given(valid.x().row(i)), valid.theta().row(i), draws, seed.child(i)));
        List<PairRank> ranked = all.stream().filter(r -> !r.failed).toList();
        int n = ranked.size();
        int p = pairs.parameterNames().size();
        double[] ranks = new double[n * p];
        double[] positions = new double[n * p];
        double[] potential = new double[n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(ranked.get(i).ranks, 0, ranks, i * p, p);
            System.arraycopy(ranked.get(i).positions, 0, positions, i * p, p);
            potential[i] = ranked.get(i).potentialPosition;
        }
        return new CalibrationRanks(
                pairs.parameterNames(),
                draws,
                Tensor.adopt(ranks, n, p),
                Tensor.adopt(positions, n, p),
                Tensor.adopt(potential, n),
                pairs.invalid(),
                all.size() - n);
    }

    private static final class PairRank {
        final double[] ranks;
        final double[] positions;
        double potentialPosition;
        boolean failed;

        private PairRank(int p) {
            ranks = new double[p];
            positions = new double[p];
        }

        static PairRank of(Posterior posterior, double[] truth, int draws, Seed seed) {
            Tensor theta = posterior.sample(draws, seed.child("draws"));
            Tensor potential = posterior.logPotential(theta);
            double truePotential =
                    posterior.logPotential(Tensor.of(truth, 1, truth.length)).get(0);
            RandomGenerator ties = seed.child("ties").generator();
            PairRank result = new PairRank(truth.length);
            for (int d = 0; d < truth.length; d++) {
                result.rank(d, theta.column(d), truth[d], ties);
            }
            PairRank density = new PairRank(1);
            density.rank(0, potential.toArray(), truePotential, ties);
            result.potentialPosition = density.positions[0];
            result.failed |= density.failed;
            return result;
        }

        private void rank(int d, double[] values, double truth, RandomGenerator ties) {
            int below = 0;
            int equal = 0;
            for (double value : values) {
                below += value < truth ? 1 : 0;
                equal += value == truth ? 1 : 0;
                failed |= Double.isNaN(value);
            }
            failed |= Double.isNaN(truth);
            ranks[d] = below + ties.nextInt(equal + 1);
            positions[d] = (ranks[d] + ties.nextDouble()) / (values.length + 1.0);
        }
    }
}
