package org.sibyl.nn;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A piece of a network: an architecture, which makes its parameters at first and is handed them whenever it
/// is traced into a graph. Two layers with parameters need two names.
public interface Layer {
    /// Adds first values of the parameters, by name. Layers without parameters add none.
    void initialize(SequencedMap<String, Tensor> parameters, Seed seed);

    /// What the layer makes of x.
    ///
    /// @param x `[n, d]`, a row for each event, pixel or element
    /// @throws IllegalArgumentException if x has not the columns that the layer was made for
    Expr apply(Weights weights, Expr x);

    /// First values of all parameters, by name.
    default SequencedMap<String, Tensor> initialize(Seed seed) {
        SequencedMap<String, Tensor> parameters = new LinkedHashMap<>();
        initialize(parameters, seed);
        return parameters;
    }
}
