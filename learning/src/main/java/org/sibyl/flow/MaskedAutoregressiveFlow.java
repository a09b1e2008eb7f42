package org.sibyl.flow;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A masked autoregressive flow (Papamakarios, Pavlakou and Murray 2017): a chain of affine autoregressive transforms
///
/// zᵢ = sᵢ(x₍<ᵢ₎, c) xᵢ + mᵢ(x₍<ᵢ₎, c),  log |det| = Σᵢ log sᵢ,  s = softplus(u + log(e − 1)) + 10⁻³,
///
/// whose shifts m and scales s come from a [MaskedConditioner]. Every second transform takes the features in reverse
/// order.
/// Density is one pass. The inverse finds one feature after the other, but uses each weight once as well.
///
/// @param features the number of columns of x
/// @param context the number of columns of c
/// @param transforms the number of transforms
/// @param hidden the width of the conditioners' hidden layers
/// @param blocks the number of hidden layers after the first
public record MaskedAutoregressiveFlow(int features, int context, int transforms, int hidden, int blocks)
        implements ConditionalFlow {
    // softplus of this is 1: an untrained transform is close to the identity.
    private static final double UNIT_SCALE = Math.log(Math.E - 1);

    // A scale of 0 would make the transform singular.
    private static final double LEAST_SCALE = 1e-3;

    /// @throws IllegalArgumentException if a number is not positive; `blocks` may be 0
    public MaskedAutoregressiveFlow {
        if (features < 1 || context < 1 || transforms < 1 || hidden < 1 || blocks < 0) {
            throw new IllegalArgumentException(
                    "a masked autoregressive flow needs at least one feature, context column,"
                            + " transform and hidden unit, found " + features + ", " + context + ", " + transforms
                            + " and "
                            + hidden + " (and " + blocks + " blocks)");
        }
    }

    /// With 5 transforms, 50 hidden units and 2 blocks.
    public static MaskedAutoregressiveFlow of(int features, int context) {
        return new MaskedAutoregressiveFlow(features, context, 5, 50, 2);
    }

    @Override
    public SequencedMap<String, Tensor> initialize(Seed seed) {
        SequencedMap<String, Tensor> parameters = new LinkedHashMap<>();
        for (int t = 0; t < transforms; t++) {
            conditioner(t).initialize(parameters, seed);
        }
        return parameters;
    }

    @Override
    public Traced forward(Weights weights, Expr x, Expr c) {
        Traced result = forward(weights, conditioner(0), x, c);
        for (int t = 1; t < transforms; t++) {
            Traced next = forward(weights, conditioner(t), result.value(), c);
            result = new Traced(next.value(), result.logDet().plus(next.logDet()));
        }
        return result;
    }

    @Override
    public Expr inverse(Weights weights, Expr z, Expr c) {
        Expr x = z;
        for (int t = transforms - 1; t >= 0; t--) {
            x = inverse(weights, conditioner(t), x, c);
        }
        return x;
    }

    private Traced forward(Weights weights, MaskedConditioner conditioner, Expr x, Expr c) {
        Expr outputs = conditioner.outputs(weights, x, c);
        Expr scale = scale(outputs.columns(features, 2 * features));
        Expr z = x.times(scale).plus(outputs.columns(0, features));
        return new Traced(z, scale.log().sum(1));
    }

    private Expr inverse(Weights weights, MaskedConditioner conditioner, Expr z, Expr c) {
        StepwiseConditioner steps = StepwiseConditioner.of(conditioner, weights, c);
        Expr[] columns = new Expr[features];
        StepwiseConditioner.Known known = steps.nothing();
        for (int step = 0; step < features; step++) {
            int i = conditioner.order().feature(step, features);
            known = steps.extended(known);
            Expr outputs = steps.outputs(known);
            Expr scale = scale(outputs.columns(1, 2));
            columns[i] = z.columns(i, i + 1).minus(outputs.columns(0, 1)).dividedBy(scale);
            known = known.with(columns[i]);
        }
        return Expr.concat(1, columns);
    }

    private static Expr scale(Expr unconstrained) {
        return unconstrained.plus(UNIT_SCALE).softplus().plus(LEAST_SCALE);
    }

    private MaskedConditioner conditioner(int transform) {
        Order order = transform % 2 == 0 ? Order.ASCENDING : Order.DESCENDING;
        return new MaskedConditioner("transform" + transform, features, context, hidden, blocks, 2, order);
    }
}
