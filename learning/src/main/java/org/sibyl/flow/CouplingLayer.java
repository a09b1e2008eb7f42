package org.sibyl.flow;

import java.util.Arrays;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sibyl.engine.Expr;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A coupling layer (Dinh, Sohl-Dickstein and Bengio 2017, section 3.2) with splines (Durkan et al. 2019,
/// section 3): every second feature stays as it is, and each of the others goes through a
/// [RationalQuadraticSpline] that depends on those that stay and on the context,
///
/// y_stays = x_stays,  y_moves = spline(x_moves; conditioner(x_stays, c)),  ln |det| = Σ ln
/// dy_moves/dx_moves.
///
/// A single feature always moves, and its spline depends on the context alone.
///
/// @param name the prefix of its parameters' names
/// @param features the number of columns of x
/// @param context the number of columns of c
/// @param first the first feature that moves, 0 or 1; from there on, every second
/// @param hidden the width of the conditioner's layers
/// @param blocks the number of the conditioner's blocks
/// @param spline what moves a feature
record CouplingLayer(
        String name, int features, int context, int first, int hidden, int blocks, RationalQuadraticSpline spline) {
    void initialize(SequencedMap<String, Tensor> parameters, Seed seed) {
        conditioner().initialize(parameters, seed);
    }

    /// y and ln |det| `[n, 1]`.
    ///
    /// @param x `[n, features]`
    /// @param c `[n, context]`, or `[1, context]` for all rows
    ConditionalFlow.Traced forward(Weights weights, Expr x, Expr c) {
        Expr moving = x.gatherColumns(moving());
        RationalQuadraticSpline.Image image = spline.forward(moving, numbers(weights, x, c));
        return new ConditionalFlow.Traced(
                together(x, image.value()), image.logSlope().sum(1));
    }

    /// x, of which [#forward] gives y.
    ///
    /// @param y `[n, features]`
    /// @param c `[n, context]`, or `[1, context]` for all rows
    Expr inverse(Weights weights, Expr y, Expr c) {
        return together(y, spline.inverse(y.gatherColumns(moving()), numbers(weights, y, c)));
    }

    /// The splines' free numbers `[n, (3K − 1)·moving]`.
    private Expr numbers(Weights weights, Expr x, Expr c) {
        @Nullable Expr stays = features == 1 ? null : x.gatherColumns(staying());
        Expr numbers = conditioner().outputs(weights, stays, c, scale());
        return numbers.broadcast(x.rows(), numbers.columns());
    }

    /// The staying columns of one and the moved columns, each at its place.
    private Expr together(Expr x, Expr moved) {
        if (features == 1) {
            return moved;
        }
        int[] moving = moving();
        int[] staying = staying();
        int[] from = new int[features];
        for (int i = 0; i < staying.length; i++) {
            from[staying[i]] = i;
        }
        for (int i = 0; i < moving.length; i++) {
            from[moving[i]] = staying.length + i;
        }
        return Expr.concat(1, x.gatherColumns(staying), moved).gatherColumns(from);
    }

    private ResidualConditioner conditioner() {
        int moving = moving().length;
        return new ResidualConditioner(name, features - moving, context, hidden, blocks, moving * spline.parameters());
    }

    /// Widths and heights are taken √hidden times smaller, so that bins begin about equal whatever the
    /// width.
    private Tensor scale() {
        int moving = moving().length;
        double[] scale = new double[moving * spline.parameters()];
        Arrays.fill(scale, 1);
        Arrays.fill(scale, 0, 2 * spline.bins() * moving, 1 / Math.sqrt(hidden));
        return Tensor.adopt(scale, 1, scale.length);
    }

    private int[] moving() {
        return IntStream.range(0, features).filter(this::moves).toArray();
    }

    private int[] staying() {
        return IntStream.range(0, features).filter(i -> !moves(i)).toArray();
    }

    private boolean moves(int feature) {
        return feature % 2 == first;
    }
}
