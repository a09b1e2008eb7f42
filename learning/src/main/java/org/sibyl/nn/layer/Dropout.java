package org.sibyl.nn.layer;

import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.nn.Layer;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Dropout (Srivastava et al. 2014): while training, each element becomes 0 with this probability and is
/// divided by 1 − probability otherwise; afterwards x is left as it is. The trainer draws the masks from a
/// seed of their own, afresh for each step and the same on any number of threads. The loss over held-out rows
/// is computed without.
///
/// @param name of the mask
/// @param probability that an element is dropped, in [0, 1)
public record Dropout(String name, double probability) implements Layer {
    /// @throws IllegalArgumentException if it is no probability below 1
    public Dropout {
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException("layer '" + name + "' drops elements with probability " + probability
                    + "; give at least 0 and less than 1");
        }
    }

    @Override
    public void initialize(SequencedMap<String, Tensor> parameters, Seed seed) {}

    @Override
    public Expr apply(Weights weights, Expr x) {
        return weights.dropout(name, 1 - probability, x);
    }
}
