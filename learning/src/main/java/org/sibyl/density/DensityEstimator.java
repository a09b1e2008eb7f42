package org.sibyl.density;

import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Settings that turn rows into a density. Fitting never changes the estimator, and the same rows and seed give the
/// same
/// bits on any number of threads.
///
/// @param <M> the model
public interface DensityEstimator<M extends DensityModel> {
    /// The method and its settings in a few words, as in `kde gaussian scott`, for tables.
    String name();

    /// Fits the density to weighted rows.
    ///
    /// @param seed of random starts and splits; methods without them do not use it
    /// @throws DataException if the rows do not determine the model
    M fit(WeightedRows rows, Seed seed);

    /// Fits the density to rows that count alike.
    ///
    /// @param x `[n, d]`
    /// @throws DataException if the rows do not determine the model, or hold a number that is not finite
    default M fit(Tensor x, Seed seed) {
        return fit(WeightedRows.of(x), seed);
    }
}
