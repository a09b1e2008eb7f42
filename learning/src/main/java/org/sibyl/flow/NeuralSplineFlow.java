package org.sibyl.flow;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A neural spline flow (Durkan, Bekasov, Murray and Papamakarios 2019): coupling layers of monotone
/// rational-quadratic splines, each followed by an invertible linear map,
///
/// z = A_T(f_T(… A₁(f₁(x; c)) …; c)),  ln |det| = Σₜ Σᵢ ln ∂f_{t,i}/∂xᵢ + Σₜ ln |det Aₜ|.
///
/// Layers 1, 3, … move the features 0, 2, …, the others the features 1, 3, …; what moves depends on what
/// stays and on the context through a gated residual network. Density and inverse are one pass each.
/// Outside [−bound, bound] a spline is the identity, so x should be standardized.
///
/// The default for 5 features and 8 context columns has 77,727 parameters, for 10 and 10 it has 98,025:
/// with m features that move and K = 10 bins, a layer has (d − m + c)·50 + 50 + 2·(2·(50·50 + 50) + c·50 +
/// 50) + 51·29·m, and its linear map d(d + 1).
///
/// With a single feature nothing stays: its splines depend on the context alone, by the same network.
///
/// @param features the number of columns of x
/// @param context the number of columns of c
/// @param transforms the number of coupling layers
/// @param hidden the width of the conditioners' layers
/// @param blocks the number of the conditioners' residual blocks
/// @param bins K
/// @param bound the splines act on [−bound, bound]
public record NeuralSplineFlow(
        int features, int context, int transforms, int hidden, int blocks, int bins, double bound)
        implements ConditionalFlow {
    /// @throws IllegalArgumentException if a number is not positive (`blocks` may be 0), or there are fewer
    ///     than 2 or more than 999 bins
    public NeuralSplineFlow {
        if (features < 1 || context < 1 || transforms < 1 || hidden < 1 || blocks < 0) {
            throw new IllegalArgumentException("a neural spline flow needs at least one feature, context column,"
                    + " transform and hidden unit, found " + features + ", " + context + ", " + transforms + " and "
                    + hidden + " (and " + blocks + " blocks)");
        }
        new RationalQuadraticSpline(bins, bound);
    }

    /// With 5 coupling layers, 50 hidden units, 2 blocks, and 10 bins on [−3, 3].
    public static NeuralSplineFlow of(int features, int context) {
        return new NeuralSplineFlow(features, context, 5, 50, 2, 10, 3);
    }

    @Override
    public SequencedMap<String, Tensor> initialize(Seed seed) {
        SequencedMap<String, Tensor> parameters = new LinkedHashMap<>();
        for (int t = 0; t < transforms; t++) {
            coupling(t).initialize(parameters, seed);
            linear(t).initialize(parameters);
        }
        return parameters;
    }

    @Override
    public Traced forward(Weights weights, Expr x, Expr c) {
        Expr value = x;
        Expr logDet = weights.graph().constant(0);
        for (int t = 0; t < transforms; t++) {
            Traced moved = coupling(t).forward(weights, value, c);
            Traced turned = linear(t).forward(weights, moved.value());
            value = turned.value();
            logDet = logDet.plus(moved.logDet()).plus(turned.logDet());
        }
        return new Traced(value, logDet);
    }

    @Override
    public Expr inverse(Weights weights, Expr z, Expr c) {
        Expr x = z;
        for (int t = transforms - 1; t >= 0; t--) {
            x = coupling(t).inverse(weights, linear(t).inverse(weights, x), c);
        }
        return x;
    }

    private CouplingLayer coupling(int transform) {
        int first = features == 1 ? 0 : transform % 2;
        return new CouplingLayer(
                "transform" + transform,
                features,
                context,
                first,
                hidden,
                blocks,
                new RationalQuadraticSpline(bins, bound));
    }

    private LuLinear linear(int transform) {
        return new LuLinear("transform" + transform + ".linear", features);
    }
}
