package org.sibyl.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sibyl.engine.Expr;
import org.sibyl.nn.Weights;

/// A [MaskedConditioner] evaluated degree by degree, as its features become known: a unit of degree k sees
/// features and units of degree k or less, so after k features exactly the units of degree k are new. Every
/// weight is used once, and together all steps cost as much as one pass without the masked products.
///
/// @param network the conditioner
/// @param weights its parameters
/// @param context the share of the first hidden layer that comes from the context and the biases,
///     `[n, hidden]` or `[1, hidden]`
record StepwiseConditioner(MaskedConditioner network, Weights weights, Expr context) {
    static StepwiseConditioner of(MaskedConditioner network, Weights weights, Expr c) {
        return new StepwiseConditioner(network, weights, network.offsets(weights, c));
    }

    /// What is there after some features, each part null while it has no column.
    ///
    /// @param count how many features
    /// @param features these, by degree
    /// @param layers of each hidden layer, the units whose degree is less than `count`, by degree
    record Known(int count, @Nullable Expr features, List<@Nullable Expr> layers) {
        /// With one feature more `[n, 1]`.
        Known with(Expr feature) {
            return new Known(count + 1, beside(features, feature), layers);
        }
    }

    /// Nothing is known.
    Known nothing() {
        List<@Nullable Expr> layers = new ArrayList<>();
        for (int layer = 0; layer <= network.blocks(); layer++) {
            layers.add(null);
        }
        return new Known(0, null, layers);
    }

    /// With the units whose degree is the number of features that are known.
    Known extended(Known known) {
        int[] units = units(degree -> degree - known.count());
        if (units.length == 0) {
            return known;
        }
        int[] features = IntStream.range(0, known.count())
                .map(step -> network.order().feature(step, network.features()))
                .toArray();
        int[] seen = units(degree -> Math.max(0, degree - known.count()));
        List<@Nullable Expr> layers = new ArrayList<>();
        @Nullable Expr below = known.features();
        Expr offset = context.gatherColumns(units);
        for (int layer = 0; layer <= network.blocks(); layer++) {
            int[] inputs = layer == 0 ? features : seen;
            Expr sum = below == null
                    ? offset
                    : below.matmul(weight(layer, inputs, units)).plus(offset);
            below = beside(known.layers().get(layer), sum.tanh());
            layers.add(below);
            if (layer < network.blocks()) {
                offset = weights.get(network.layer(layer + 1).name() + ".bias").gatherColumns(units);
            }
        }
        return new Known(known.count(), known.features(), layers);
    }

    /// The outputs of the feature that comes next, `[n, outputs]` or `[1, outputs]`.
    ///
    /// @param known extended
    Expr outputs(Known known) {
        int feature = network.order().feature(known.count(), network.features());
        int[] columns = IntStream.range(0, network.outputs())
                .map(k -> k * network.features() + feature)
                .toArray();
        Expr bias = weights.get(network.output().name() + ".bias").gatherColumns(columns);
        Expr last = known.layers().getLast();
        if (last == null) {
            return bias;
        }
        int[] seen = units(degree -> Math.max(0, degree - known.count()));
        Expr weight = weights.get(network.output().name() + ".weight");
        return last.matmul(weight.gatherRows(seen).gatherColumns(columns)).plus(bias);
    }

    private Expr weight(int layer, int[] from, int[] to) {
        return weights.get(network.layer(layer).name() + ".weight")
                .gatherRows(from)
                .gatherColumns(to);
    }

    /// The units for whose degree this is 0, by degree.
    private int[] units(IntUnaryOperator test) {
        return IntStream.range(0, network.hidden())
                .filter(unit -> test.applyAsInt(network.hiddenDegree(unit)) == 0)
                .boxed()
                .sorted(Comparator.comparingInt(network::hiddenDegree))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Expr beside(@Nullable Expr left, Expr right) {
        return left == null ? right : Expr.concat(1, left, right);
    }
}
