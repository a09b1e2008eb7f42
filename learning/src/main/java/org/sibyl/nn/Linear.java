package org.sibyl.nn;

import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A linear layer y = x W + b.
///
/// @param name its parameters are `name.weight` `[inputs, outputs]` and `name.bias` `[1, outputs]`
/// @param inputs the number of columns of x `[n, inputs]`
/// @param outputs the number of columns of y `[n, outputs]`
public record Linear(String name, int inputs, int outputs) implements Layer {
    /// @throws IllegalArgumentException if a width is not positive
    public Linear {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException("layer '" + name + "' needs at least one input and one output, found "
                    + inputs + " and " + outputs);
        }
    }

    /// Adds first values of the parameters: uniform on ±1/√inputs, the default of PyTorch's linear layer (LeCun et
    /// al. 1998, section 4.6, up to a constant).
    @Override
    public void initialize(SequencedMap<String, Tensor> parameters, Seed seed) {
        parameters.put(name + ".weight", FirstValues.uniform(inputs, outputs, inputs, seed.child(name + ".weight")));
        parameters.put(name + ".bias", FirstValues.uniform(1, outputs, inputs, seed.child(name + ".bias")));
    }

    /// x W + b.
    @Override
    public Expr apply(Weights weights, Expr x) {
        return x.matmul(weights.get(name + ".weight")).plus(weights.get(name + ".bias"));
    }

    /// x (W ∘ mask) + b, with a mask `[inputs, outputs]` of zeros and ones.
    public Expr apply(Weights weights, Expr x, Tensor mask) {
        Expr weight = weights.get(name + ".weight").times(weights.graph().constant(mask));
        return x.matmul(weight).plus(weights.get(name + ".bias"));
    }
}
