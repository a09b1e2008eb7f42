package org.sibyl.nn.layer;

import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.nn.Layer;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A function of sets: the same network for each element, and then a sum, mean or maximum over the elements,
/// so that their order does not matter (Zaheer et al. 2017, theorem 2). Follow it with a network for rows.
///
/// A row holds up to `size` elements and says which are there: the features of the first, of the second, …,
/// and then a mask for each, 1 or 0. What stands in the place of an element that is not there changes
/// nothing, be it NaN. The result is the pooled elements and, as one column more, the share of the places
/// that is taken, count/size.
///
/// ```
/// x [n, size · features + size] -> [n, width of the element's network + 1]
/// ```
///
/// @param element from `[n · size, features]` to `[n · size, width]`, each row on its own
/// @param size how many elements a row can hold
/// @param features the columns of an element
public record DeepSet(Layer element, int size, int features, SetPooling pooling) implements Layer {
    /// @throws IllegalArgumentException if there is no element or no feature
    public DeepSet {
        if (size < 1 || features < 1) {
            throw new IllegalArgumentException(
                    "a set needs at least one element and one feature, found " + size + " and " + features);
        }
    }

    @Override
    public void initialize(SequencedMap<String, Tensor> parameters, Seed seed) {
        element.initialize(parameters, seed);
    }

    @Override
    public Expr apply(Weights weights, Expr x) {
        if (x.columns() != size * features + size) {
            throw new IllegalArgumentException("rows of shape " + x.shape() + " are no sets of " + size
                    + " elements with " + features + " features and a mask each (" + x + "); give "
                    + (size * features + size) + " columns");
        }
        return apply(weights, x.columns(0, size * features), x.columns(size * features, x.columns()));
    }

    /// The same from features `[n, size · features]` and masks `[n, size]`.
    public Expr apply(Weights weights, Expr values, Expr masks) {
        int elements = values.rows() * size;
        Expr mask = masks.reshape(elements, 1);
        Expr present =
                mask.where(values.reshape(elements, features), values.graph().constant(0));
        Expr count = masks.sum(1);
        Expr pooled = pooling.of(element.apply(weights, present), mask, count, size);
        return Expr.concat(1, pooled, count.dividedBy(size));
    }
}
