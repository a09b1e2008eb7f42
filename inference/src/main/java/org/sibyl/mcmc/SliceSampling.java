package org.sibyl.mcmc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.sibyl.distribution.Prior;
import org.sibyl.parallel.Parallel;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Slice sampling of a posterior whose likelihood can be evaluated: many chains of [SliceKernel] in unconstrained
/// space, log p(x|θ) + log p(θ) + log |det ∂θ/∂φ|, so that no draw leaves the prior's support.
///
/// Chains start at points chosen by sampling importance resampling: draws from the prior, taken with probability
/// proportional to the likelihood. During warm-up, and only then, each coordinate's bracket width follows three
/// times the mean length of its moves (a move inside a slice of length ℓ is ℓ/3 long on average).
///
/// A run ends after its draws, or when its budget is spent: evaluations of the likelihood are shared out equally
/// among the chains, which keeps the result the same on any number of threads; the time is a safety net, and a run
/// that hits it depends on the clock. The chains of a spent budget are cut to the shortest.
///
/// @param chains independent chains
/// @param warmUp sweeps that are thrown away
/// @param draws kept for each chain
/// @param thin sweeps for each draw
/// @param startingPoints draws of the prior among which the chains' starting points are chosen
/// @param maxEvaluations of the likelihood over all chains
/// @param maxTime for the whole run
/// @param threads how many chains run at once
public record SliceSampling(
        int chains,
        int warmUp,
        int draws,
        int thin,
        int startingPoints,
        long maxEvaluations,
        Duration maxTime,
        int threads) {
    /// 20 chains of 200 sweeps of warm-up and 500 draws, 1,000 starting points, 10 million evaluations, 10 minutes,
    /// one thread for each processor.
    public static final SliceSampling DEFAULT = new SliceSampling(
            20,
            200,
            500,
            1,
            1_000,
            10_000_000,
            Duration.ofMinutes(10),
            Runtime.getRuntime().availableProcessors());

    private static final int EXPANSIONS = 100;
    private static final double LARGEST_R_HAT = 1.01;
    private static final double FEWEST_EFFECTIVE = 400;

    /// @throws IllegalArgumentException if a setting is out of range
    public SliceSampling {
        if (chains < 1 || warmUp < 0 || draws < 1 || thin < 1 || startingPoints < 1 || threads < 1) {
            throw new IllegalArgumentException("slice sampling with " + chains + " chains, " + warmUp
                    + " sweeps of warm-up, " + draws + " draws, thin " + thin + ", " + startingPoints
                    + " starting points and " + threads + " threads: all must be at least 1, warm-up at least 0");
        }
        if (maxEvaluations < 1 || maxTime.isNegative() || maxTime.isZero()) {
            throw new IllegalArgumentException(
                    "the budget of " + maxEvaluations + " evaluations and " + maxTime + " must be positive; raise it");
        }
    }

    /// The same with another number of chains.
    public SliceSampling withChains(int count) {
        return new SliceSampling(count, warmUp, draws, thin, startingPoints, maxEvaluations, maxTime, threads);
    }

    /// The same with another number of warm-up sweeps.
    public SliceSampling withWarmUp(int sweeps) {
        return new SliceSampling(chains, sweeps, draws, thin, startingPoints, maxEvaluations, maxTime, threads);
    }

    /// The same with another number of draws for each chain.
    public SliceSampling withDraws(int count) {
        return new SliceSampling(chains, warmUp, count, thin, startingPoints, maxEvaluations, maxTime, threads);
    }

    /// The same with another number of sweeps for each draw.
    public SliceSampling withThin(int sweeps) {
        return new SliceSampling(chains, warmUp, draws, sweeps, startingPoints, maxEvaluations, maxTime, threads);
    }

    /// The same with another budget.
    public SliceSampling withBudget(long evaluations, Duration time) {
        return new SliceSampling(chains, warmUp, draws, thin, startingPoints, evaluations, time, threads);
    }

    /// The same on another number of threads.
    public SliceSampling withThreads(int count) {
        return new SliceSampling(chains, warmUp, draws, thin, startingPoints, maxEvaluations, maxTime, count);
    }

    /// Samples p(θ|x) ∝ p(x|θ) p(θ).
    ///
    /// @param prior p(θ)
    /// @param logLikelihood log p(x|θ) for the observation, up to a constant; −∞ where x is impossible, never
    ///     NaN; called from all threads
    /// @param seed of all random choices; chain i draws from `seed.child("chain").child(i)`
    /// @throws IllegalArgumentException if the likelihood is NaN or +∞ somewhere
    public McmcResult run(Prior prior, ToDoubleFunction<double[]> logLikelihood, Seed seed) {
        long deadline = System.nanoTime() + maxTime.toNanos();
        Target target = Target.of(prior, logLikelihood);
        Optional<List<double[]>> starts = StartingPoints.choose(target, startingPoints, chains, seed.child("start"));
        List<String> names = prior.names();
        if (starts.isEmpty()) {
            return new McmcResult(
                    names,
                    Tensor.adopt(new double[0], chains, 0, names.size()),
                    List.of(),
                    Tensor.adopt(new double[0], 0, names.size()),
                    startingPoints,
                    Double.NaN,
                    new McmcEnding.NoStart("the likelihood is zero at all of " + startingPoints
                            + " draws from the prior; check the likelihood's data and units, or narrow the prior"));
        }
        long share = Math.max(0, maxEvaluations - startingPoints) / chains;
        List<SliceChain> finished = Parallel.map(
                chains,
                threads,
                i -> SliceChain.run(
                        this,
                        target,
                        starts.get().get(i),
                        share,
                        deadline,
                        EXPANSIONS,
                        seed.child("chain").child(i)));
        return collect(names, finished);
    }

    private McmcResult collect(List<String> names, List<SliceChain> finished) {
        int p = names.size();
        int shortest = finished.stream().mapToInt(c -> c.draws().rows()).min().orElseThrow();
        double[] draws = new double[chains * shortest * p];
        long evaluations = startingPoints;
        long proposals = 0;
        long sweeps = 0;
        List<Tensor> widths = new ArrayList<>();
        for (int c = 0; c < chains; c++) {
            SliceChain chain = finished.get(c);
            for (int i = 0; i < shortest; i++) {
                chain.draws().copyRow(i, draws, (c * shortest + i) * p);
            }
            evaluations += chain.evaluations();
            proposals += chain.proposals();
            sweeps += chain.sweeps();
            widths.add(chain.widths().reshape(1, p));
        }
        Tensor all = Tensor.adopt(draws, chains, shortest, p);
        List<Convergence> convergence = new ArrayList<>();
        for (int j = 0; j < p && shortest > 0; j++) {
            double[][] columns = new double[chains][shortest];
            for (int c = 0; c < chains; c++) {
                for (int i = 0; i < shortest; i++) {
                    columns[c][i] = draws[(c * shortest + i) * p + j];
                }
            }
            convergence.add(Convergence.of(columns));
        }
        return new McmcResult(
                names,
                all,
                convergence,
                Tensor.concatRows(widths),
                evaluations,
                proposals == 0 ? Double.NaN : (double) sweeps * p / proposals,
                ending(names, shortest, convergence));
    }

    private McmcEnding ending(List<String> names, int shortest, List<Convergence> convergence) {
        if (shortest < draws) {
            return new McmcEnding.BudgetSpent("the budget of " + maxEvaluations + " evaluations or " + maxTime
                    + " ended after " + shortest + " of " + draws
                    + " draws for each chain; raise it, or ask for fewer draws");
        }
        for (int j = 0; j < names.size(); j++) {
            Convergence c = convergence.get(j);
            double effective = Math.min(c.bulkEss(), c.tailEss());
            if (!(c.rHat() <= LARGEST_R_HAT) || !(effective >= FEWEST_EFFECTIVE)) {
                return new McmcEnding.NotMixed(String.format(
                        Locale.ROOT,
                        "the chains of '%s' have R-hat %.3f (at most %.2f is wanted) and are worth %.0f independent"
                                + " draws (at least %.0f are wanted); take more draws or thin more",
                        names.get(j),
                        c.rHat(),
                        LARGEST_R_HAT,
                        effective,
                        FEWEST_EFFECTIVE));
            }
        }
        return new McmcEnding.Converged();
    }
}
