package org.sibyl.density.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.optimize.Lbfgs;
import org.sibyl.optimize.Optimum;
import org.sibyl.optimize.Stopping;
import org.sibyl.random.Seed;

/// A Gaussian bandwidth for each column, found by climbing the held-out log-likelihood of
/// [CrossValidatedBandwidth] along its gradient in ln h by L-BFGS, from the best of a few multiples of Silverman's
/// bandwidths. The
/// search that is kept holds those multiples and, last, the end of the climb.
///
/// @param folds how many parts the rows are cut into
/// @param order how rows come into folds
/// @param stopping when the climb ends
public record GradientSearch(int folds, FoldOrder order, Stopping stopping) implements BandwidthRule {
    /// Five shuffled folds.
    public static final GradientSearch DEFAULT = new GradientSearch(5, FoldOrder.SHUFFLED, new Stopping(1e-5, 60));

    private static final double[] STARTS = {0.1, 0.2, 0.4, 0.7, 1, 1.5};

    /// @throws IllegalArgumentException if there are fewer than 2 folds
    public GradientSearch {
        if (folds < 2) {
            throw new IllegalArgumentException("cross-validation needs 2 folds or more, found " + folds);
        }
    }

    /// With another number of folds.
    public GradientSearch withFolds(int count) {
        return new GradientSearch(count, order, stopping);
    }

    /// With another order.
    public GradientSearch withOrder(FoldOrder other) {
        return new GradientSearch(folds, other, stopping);
    }

    @Override
    public String name() {
        return "cv gradient";
    }

    /// @throws DataException if the kernel is not the Gaussian, a column reflects, or there are more folds
    ///     than rows
    @Override
    public BandwidthChoice choose(WeightedRows rows, KernelDensityEstimator settings, Seed seed) {
        if (settings.kernel() != Kernel.GAUSSIAN) {
            throw new DataException("the search by gradient is for the gaussian kernel, found " + settings.kernel()
                    + "; compare candidates by CrossValidatedBandwidth instead");
        }
        if (settings.boundaries().stream().anyMatch(end -> end instanceof Boundary.Reflect)) {
            throw new DataException("the search by gradient does not reflect at boundaries; compare candidates by "
                    + "CrossValidatedBandwidth instead");
        }
        Bandwidth unit = Candidates.DEFAULT.unit(rows, settings);
        HeldOutGradient heldOut = HeldOutGradient.of(rows, settings, unit, order.folds(rows.size(), folds, seed));
        List<BandwidthSearch.Candidate> tried = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        double start = 1;
        for (double factor : STARTS) {
            double score = heldOut.value(logs(rows.columns(), factor));
            tried.add(new BandwidthSearch.Candidate(unit.times(factor), score));
            if (score > best) {
                best = score;
                start = factor;
            }
        }
        BandwidthSearch.of(tried);
        Optimum end = Lbfgs.DEFAULT.minimize(heldOut.negate(), logs(rows.columns(), start), stopping);
        tried.add(new BandwidthSearch.Candidate(heldOut.bandwidth(end.x()), -end.value()));
        BandwidthSearch search = BandwidthSearch.of(tried);
        return new BandwidthChoice(search.winner().bandwidth(), Optional.of(search));
    }

    private static double[] logs(int d, double factor) {
        double[] logs = new double[d];
        Arrays.fill(logs, StrictMath.log(factor));
        return logs;
    }
}
