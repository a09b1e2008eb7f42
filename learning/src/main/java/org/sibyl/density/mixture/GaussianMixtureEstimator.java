package org.sibyl.density.mixture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sibyl.density.DensityEstimator;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.parallel.Parallel;
import org.sibyl.random.Seed;

/// Fits a mixture of K normal distributions by expectation-maximisation (Dempster, Laird and Rubin 1977)
/// from several starts; the one with the greatest objective is kept (see [EmSettings] for the objective).
///
/// Of more than three starts each runs until a step gains less than 1e-4 nats a row, and the three that
/// came furthest go on to the tolerance: the long way is for those that may win (Biernacki, Celeux and
/// Govaert 2003, short runs of EM).
///
/// @param components K
/// @param covariance what the covariances have in common
/// @param start where each restart begins
/// @param restarts how many; restart i draws from `seed.child(i)`. One component needs only one.
/// @param em the steps
public record GaussianMixtureEstimator(
        int components, CovarianceKind covariance, MixtureStart start, int restarts, EmSettings em)
        implements DensityEstimator<GaussianMixture> {
    private static final double HASTY_TOLERANCE = 1e-4;
    private static final int FINALISTS = 3;

    /// @throws IllegalArgumentException unless there is at least one component and one restart
    public GaussianMixtureEstimator {
        if (components < 1 || restarts < 1) {
            throw new IllegalArgumentException("there are " + components + " components and " + restarts
                    + " restarts, expected at least one of each");
        }
    }

    /// K components with full covariances, ten starts by k-means, and the usual steps.
    public static GaussianMixtureEstimator of(int components) {
        return new GaussianMixtureEstimator(
                components, CovarianceKind.FULL, MixtureStart.K_MEANS, 10, EmSettings.DEFAULT);
    }

    /// With another number of components.
    public GaussianMixtureEstimator withComponents(int count) {
        return new GaussianMixtureEstimator(count, covariance, start, restarts, em);
    }

    /// With another kind of covariance.
    public GaussianMixtureEstimator withCovariance(CovarianceKind kind) {
        return new GaussianMixtureEstimator(components, kind, start, restarts, em);
    }

    /// With another start.
    public GaussianMixtureEstimator withStart(MixtureStart other) {
        return new GaussianMixtureEstimator(components, covariance, other, restarts, em);
    }

    /// With another number of restarts.
    public GaussianMixtureEstimator withRestarts(int count) {
        return new GaussianMixtureEstimator(components, covariance, start, count, em);
    }

    /// With other steps.
    public GaussianMixtureEstimator withEm(EmSettings settings) {
        return new GaussianMixtureEstimator(components, covariance, start, restarts, settings);
    }

    /// As in `gmm full 3`.
    @Override
    public String name() {
        return "gmm " + covariance.word() + " " + components;
    }

    /// @throws DataException as [#search]
    @Override
    public GaussianMixture fit(WeightedRows rows, Seed seed) {
        return search(rows, seed).mixture();
    }

    /// Fits the mixture, and keeps how it was found.
    ///
    /// @throws DataException if there are fewer rows, or fewer distinct rows, than components, or one row
    /// only, a column is constant, or components collapse from every start
    public MixtureFit search(WeightedRows rows, Seed seed) {
        WeightedRows counted = counted(rows);
        if (counted.size() < 2) {
            throw new DataException(
                    "there is one row that counts; the covariance of a mixture needs at least two rows");
        }
        if (components > counted.size()) {
            throw new DataException("there are " + components + " components for " + counted.size()
                    + " rows; take fewer components than rows, or give more rows");
        }
        CollapseRule collapse = CollapseRule.of(counted, em.regularization());
        Starts starts = new Starts(counted, collapse.variances(), this);
        RowBlocks blocks = RowBlocks.of(counted.x(), counted.weights());
        double totalWeight = counted.totalWeight();
        // Few rows make one slice: then the restarts share the threads instead.
        boolean oneSlice = Expectation.slices(blocks) == 1;
        EmSettings steps = oneSlice ? em.withThreads(1) : em;
        List<GaussianMixture> drawn = IntStream.range(0, components == 1 ? 1 : restarts)
                .mapToObj(i -> starts.draw(seed.child(i)))
                .toList();
        int atOnce = oneSlice ? em.threads() : 1;
        EmSettings hasty = steps.withTolerance(Math.max(steps.tolerance(), HASTY_TOLERANCE));
        List<EmState> tried = drawn.size() <= FINALISTS
                ? List.of()
                : Parallel.map(
                        drawn.size(),
                        atOnce,
                        i -> EmRun.of(blocks, totalWeight, drawn.get(i), hasty, collapse)
                                .last());
        List<EmRun> runs = finalists(tried, drawn.size()).stream()
                .map(i -> EmRun.of(blocks, totalWeight, drawn.get(i), steps, collapse))
                .toList();
        List<EmState> lasts = Parallel.map(runs.size(), atOnce, i -> runs.get(i).last());
        return best(runs, lasts, tried);
    }

    /// The starts that are worth the whole way: those that came furthest, without those that collapsed.
    private static List<Integer> finalists(List<EmState> tried, int starts) {
        List<Integer> order = IntStream.range(0, starts)
                .boxed()
                .filter(i -> tried.isEmpty() || !collapsed(tried.get(i)))
                .sorted(Comparator.comparingDouble(
                        i -> tried.isEmpty() ? 0 : -tried.get(i).objective()))
                .limit(FINALISTS)
                .toList();
        // If all collapsed, one says why.
        return order.isEmpty() ? List.of(0) : order;
    }

    private static boolean collapsed(EmState last) {
        return last.ending().orElseThrow() instanceof EmEnding.Collapsed;
    }

    private static MixtureFit best(List<EmRun> runs, List<EmState> lasts, List<EmState> tried) {
        Optional<Integer> best = Optional.empty();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < lasts.size(); i++) {
            EmState last = lasts.get(i);
            if (last.ending().orElseThrow() instanceof EmEnding.Collapsed collapsed) {
                problems.add(collapsed.advice());
            } else if (best.isEmpty()
                    || last.objective() > lasts.get(best.get()).objective()) {
                best = Optional.of(i);
            }
        }
        int all = tried.isEmpty() ? lasts.size() : tried.size();
        int kept = best.orElseThrow(() -> new DataException(
                problems.getFirst() + (all > 1 ? ", for this happened from all " + all + " starts" : "")));
        return new MixtureFit(runs.get(kept), lasts.get(kept), tried.isEmpty() ? lasts : tried);
    }

    /// Without the rows of weight 0.
    private static WeightedRows counted(WeightedRows rows) {
        int[] counted = IntStream.range(0, rows.size())
                .filter(i -> rows.weights().get(i) > 0)
                .toArray();
        return counted.length == rows.size() ? rows : rows.select(counted);
    }
}
