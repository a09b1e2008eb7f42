package org.sibyl.estimator;

import java.util.function.Consumer;
import org.sibyl.random.Seed;

/// Settings that turn data into a model. Fitting never changes the estimator.
///
/// @param <D> the data
/// @param <M> the model
public interface Estimator<D, M> {
    /// Fits the model; every random choice comes from the seed. `progress` hears of each epoch, on the calling thread.
    Fit<M> fit(D data, Seed seed, Consumer<Epoch> progress);

    /// Fits the model in silence.
    default Fit<M> fit(D data, Seed seed) {
        return fit(data, seed, epoch -> {});
    }
}
