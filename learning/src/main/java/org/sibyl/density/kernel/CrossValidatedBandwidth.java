package org.sibyl.density.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;

/// The bandwidth under which rows that were held out are likeliest (Habbema, Hermans and van den Broek 1974;
/// Stone 1984 on when it works): the winner of `candidates` by `Σᵢ wᵢ ln f₍₋ᵢ₎(xᵢ) / Σ wᵢ`, where f₍₋ᵢ₎ has
/// kernels on the rows of the other folds only.
///
/// The result is that of scikit-learn's `GridSearchCV(KernelDensity(), cv=KFold(folds))` where candidates and
/// folds are the same. Heavy tails make likelihood cross-validation choose wide Gaussian kernels, and compact
/// kernels leave some held-out row without any density.
///
/// @param candidates what is compared
/// @param folds how many parts the rows are cut into; 0 for as many as rows: leave one out
/// @param order how rows come into folds
public record CrossValidatedBandwidth(Candidates candidates, int folds, FoldOrder order) implements BandwidthRule {
    /// Thirty candidates around Silverman's bandwidth, five shuffled folds.
    public static final CrossValidatedBandwidth DEFAULT =
            new CrossValidatedBandwidth(Candidates.DEFAULT, 5, FoldOrder.SHUFFLED);
    /// Thirty candidates around Silverman's bandwidth, each row held out by itself.
    public static final CrossValidatedBandwidth LEAVE_ONE_OUT = DEFAULT.withFolds(0);

    /// @throws IllegalArgumentException if there is one fold or a negative number
    public CrossValidatedBandwidth {
        if (folds < 0 || folds == 1) {
            throw new IllegalArgumentException(
                    "cross-validation needs 2 folds or more, or 0 to leave one row out at a " + "time, found " + folds);
        }
    }

    /// With other candidates.
    public CrossValidatedBandwidth withCandidates(Candidates other) {
        return new CrossValidatedBandwidth(other, folds, order);
    }

    /// With these bandwidths as candidates, in the rows' units.
    ///
    /// @throws DataException if there is none, or one is not positive and finite
    public CrossValidatedBandwidth withCandidates(double... h) {
        return withCandidates(Candidates.of(h));
    }

    /// With another number of folds; 0 leaves one row out at a time.
    public CrossValidatedBandwidth withFolds(int count) {
        return new CrossValidatedBandwidth(candidates, count, order);
    }

    /// With another order.
    public CrossValidatedBandwidth withOrder(FoldOrder other) {
        return new CrossValidatedBandwidth(candidates, folds, other);
    }

    @Override
    public String name() {
        return folds == 0 ? "leave-one-out" : "cv";
    }

    /// @throws DataException if there are more folds than rows, or every candidate leaves a row without
    ///     density
    @Override
    public BandwidthChoice choose(WeightedRows rows, KernelDensityEstimator settings, Seed seed) {
        Bandwidth unit = candidates.unit(rows, settings);
        HeldOut heldOut = folds == 0
                ? HeldOut.leaveOneOut(rows, settings, unit)
                : HeldOut.folds(rows, settings, unit, order.folds(rows.size(), folds, seed));
        List<BandwidthSearch.Candidate> results = new ArrayList<>();
        for (double factor : candidates.factors()) {
            results.add(new BandwidthSearch.Candidate(unit.times(factor), heldOut.score(factor)));
        }
        BandwidthSearch search = BandwidthSearch.of(results);
        return new BandwidthChoice(search.winner().bandwidth(), Optional.of(search));
    }
}
