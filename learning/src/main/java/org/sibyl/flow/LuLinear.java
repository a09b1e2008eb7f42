package org.sibyl.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.nn.Weights;
import org.sibyl.tensor.Tensor;

/// An invertible linear map y = L U x + b by its factors (Oliva et al. 2018, section 3.1): L is lower
/// triangular with ones on its diagonal, U upper triangular with the diagonal softplus(v) + 10⁻³, so
///
/// ln |det| = Σᵢ ln(softplus(vᵢ) + 10⁻³).
///
/// It begins as the identity. Its matrix and that of its inverse are set up once for all rows.
///
/// @param name its parameters are `name.diagonal` and `name.bias` `[1, features]` and, with two or more
///     features, `name.lower` and `name.upper` `[1, features·(features − 1)/2]`, row by row
/// @param features the number of columns of x
record LuLinear(String name, int features) {
    // A diagonal of 0 would make the map singular.
    private static final double LEAST = 1e-3;

    void initialize(SequencedMap<String, Tensor> parameters) {
        int below = features * (features - 1) / 2;
        if (below > 0) {
            parameters.put(name + ".lower", filled(below, 0));
            parameters.put(name + ".upper", filled(below, 0));
        }
        parameters.put(name + ".diagonal", filled(features, Math.log(Math.expm1(1 - LEAST))));
        parameters.put(name + ".bias", filled(features, 0));
    }

    /// y, and ln |det| `[1, 1]`, which is the same for all rows.
    ///
    /// @param x `[n, features]`
    ConditionalFlow.Traced forward(Weights weights, Expr x) {
        Expr matrix = lower(weights).matmul(upper(weights)).transpose();
        Expr y = x.matmul(matrix).plus(weights.get(name + ".bias"));
        return new ConditionalFlow.Traced(y, diagonal(weights).log().sum(1));
    }

    /// x = U⁻¹ L⁻¹ (y − b).
    ///
    /// @param y `[n, features]`
    Expr inverse(Weights weights, Expr y) {
        Expr inverse = inverseOfUpper(weights).matmul(inverseOfLower(weights));
        return y.minus(weights.get(name + ".bias")).matmul(inverse.transpose());
    }

    /// Row by row from the top: rᵢ = eᵢ − Σ_{j<i} Lᵢⱼ rⱼ.
    private Expr inverseOfLower(Weights weights) {
        Expr lower = lower(weights);
        Expr identity = weights.graph().constant(identity());
        Expr known = identity.rows(0, 1);
        for (int i = 1; i < features; i++) {
            Expr row = identity.rows(i, i + 1).minus(lower.slice(i, i + 1, 0, i).matmul(known));
            known = Expr.concat(0, known, row);
        }
        return known;
    }

    /// Row by row from the bottom: rᵢ = (eᵢ − Σ_{j>i} Uᵢⱼ rⱼ)/Uᵢᵢ.
    private Expr inverseOfUpper(Weights weights) {
        Expr upper = upper(weights);
        Expr diagonal = diagonal(weights);
        Expr identity = weights.graph().constant(identity());
        int last = features - 1;
        Expr known = identity.rows(last, features).dividedBy(diagonal.columns(last, features));
        for (int i = last - 1; i >= 0; i--) {
            Expr row = identity.rows(i, i + 1)
                    .minus(upper.slice(i, i + 1, i + 1, features).matmul(known))
                    .dividedBy(diagonal.columns(i, i + 1));
            known = Expr.concat(0, row, known);
        }
        return known;
    }

    private Expr lower(Weights weights) {
        Expr ones = weights.graph().constant(filled(features, 1));
        return matrix(weights, "lower", ones, (i, j) -> i > j);
    }

    private Expr upper(Weights weights) {
        return matrix(weights, "upper", diagonal(weights), (i, j) -> i < j);
    }

    private Expr diagonal(Weights weights) {
        return weights.get(name + ".diagonal").softplus().plus(LEAST);
    }

    @FunctionalInterface
    private interface Side {
        boolean holds(int row, int column);
    }

    /// `[features, features]` with this diagonal, on one side of it the parameter's elements, and zeros on
    /// the other.
    private Expr matrix(Weights weights, String parameter, Expr diagonal, Side side) {
        Graph graph = weights.graph();
        List<Expr> elements = new ArrayList<>(List.of(diagonal, graph.constant(0)));
        if (features > 1) {
            elements.add(weights.get(name + "." + parameter));
        }
        int next = features + 1;
        int[] from = new int[features * features];
        for (int i = 0; i < features; i++) {
            for (int j = 0; j < features; j++) {
                from[i * features + j] = i == j ? i : side.holds(i, j) ? next++ : features;
            }
        }
        return Expr.concat(1, elements).gatherColumns(from).reshape(features, features);
    }

    private Tensor identity() {
        double[] identity = new double[features * features];
        for (int i = 0; i < features; i++) {
            identity[i * (features + 1)] = 1;
        }
        return Tensor.adopt(identity, features, features);
    }

    private static Tensor filled(int columns, double value) {
        double[] values = new double[columns];
        Arrays.fill(values, value);
        return Tensor.adopt(values, 1, columns);
    }
}
