package org.sibyl.density.kernel;

import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;

/// How a bandwidth comes about.
public interface BandwidthRule {
    /// Scott's factor times the covariance of the rows, as SciPy's `gaussian_kde` has it.
    BandwidthRule SCOTT = new ReferenceRule(ReferenceRule.Formula.SCOTT, ReferenceRule.Convention.DATA_COVARIANCE);
    /// Silverman's factor times the covariance of the rows, as SciPy's `gaussian_kde` has it.
    BandwidthRule SILVERMAN =
            new ReferenceRule(ReferenceRule.Formula.SILVERMAN, ReferenceRule.Convention.DATA_COVARIANCE);
    /// Scott's factor as the bandwidth itself, as scikit-learn's `KernelDensity` has it: for standardised
    /// columns.
    BandwidthRule SCOTT_ABSOLUTE = new ReferenceRule(ReferenceRule.Formula.SCOTT, ReferenceRule.Convention.ABSOLUTE);
    /// Silverman's factor as the bandwidth itself, as scikit-learn's `KernelDensity` has it: for standardised
    /// columns.
    BandwidthRule SILVERMAN_ABSOLUTE =
            new ReferenceRule(ReferenceRule.Formula.SILVERMAN, ReferenceRule.Convention.ABSOLUTE);

    /// A bandwidth that is known.
    static BandwidthRule fixed(Bandwidth bandwidth) {
        return new Fixed(bandwidth);
    }

    /// One word or two for tables, as in `scott`.
    String name();

    /// The bandwidth for these rows.
    ///
    /// @param settings the estimator that asks: its kernel, boundaries, tolerance and threads
    /// @param seed of folds, where the rule has any
    /// @throws DataException if the rows do not determine a bandwidth
    BandwidthChoice choose(WeightedRows rows, KernelDensityEstimator settings, Seed seed);

    /// A bandwidth that is known.
    ///
    /// @param bandwidth whatever the rows
    record Fixed(Bandwidth bandwidth) implements BandwidthRule {
        @Override
        public String name() {
            return bandwidth.toString();
        }

        @Override
        public BandwidthChoice choose(WeightedRows rows, KernelDensityEstimator settings, Seed seed) {
            return BandwidthChoice.of(bandwidth);
        }
    }
}
