package org.sibyl.nn.layer;

import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.nn.FirstValues;
import org.sibyl.nn.Layer;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A trained vector for each category: from the categories' numbers 0 … categories − 1, `[n, 1]`, to `[n,
/// width]`. A number that is no category gives zeros.
///
/// Computed as a product with the categories' indicators `[n, categories]`, which suits up to some hundred
/// categories.
///
/// @param name its parameter is `name.weight` `[categories, width]`
public record Embedding(String name, int categories, int width) implements Layer {
    /// @throws IllegalArgumentException if there is no category or no width
    public Embedding {
        if (categories < 1 || width < 1) {
            throw new IllegalArgumentException("layer '" + name + "' needs at least one category and a width of 1,"
                    + " found " + categories + " and " + width);
        }
    }

    /// Adds first values of the parameters: standard normal, as PyTorch has it.
    @Override
    public void initialize(SequencedMap<String, Tensor> parameters, Seed seed) {
        String weight = name + ".weight";
        parameters.put(weight, FirstValues.normal(categories, width, seed.child(weight)));
    }

    @Override
    public Expr apply(Weights weights, Expr x) {
        if (x.columns() != 1) {
            throw new IllegalArgumentException("layer '" + name + "' needs one column of categories, found " + x
                    + "; embed each column by a layer of its own");
        }
        double[] numbers = new double[categories];
        for (int i = 0; i < categories; i++) {
            numbers[i] = i;
        }
        Expr indicators = x.equalTo(x.graph().constant(Tensor.adopt(numbers, 1, categories)));
        return indicators.matmul(weights.get(name + ".weight"));
    }
}
