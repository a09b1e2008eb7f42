package org.sibyl.flow;

import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A normalizing flow given a context: an invertible map x ↔ z for every context c, with z standard normal.
///
/// log q(x|c) = log N(f(x; c); 0, I) + log |det ∂f/∂x|
///
/// A flow is an architecture. Its parameters are named tensors that it makes at first, that training changes, and that
/// it is handed whenever it is traced into a graph.
public interface ConditionalFlow {
    /// The number of columns of x.
    int features();

    /// The number of columns of c.
    int context();

    /// First values of all parameters, by name, always in the same order.
    SequencedMap<String, Tensor> initialize(Seed seed);

    /// z = f(x; c) with log |det ∂f/∂x|.
    ///
    /// @param x `[n, features]`
    /// @param c `[n, context]`, or `[1, context]` for all rows
    Traced forward(Weights weights, Expr x, Expr c);

    /// x = f⁻¹(z; c), `[n, features]`.
    ///
    /// @param z `[n, features]`
    /// @param c `[n, context]`, or `[1, context]` for all rows
    Expr inverse(Weights weights, Expr z, Expr c);

    /// log q(x|c) in nats `[n, 1]`.
    ///
    /// @param x `[n, features]`
    /// @param c `[n, context]`, or `[1, context]` for all rows
    default Expr logProb(Weights weights, Expr x, Expr c) {
        Traced z = forward(weights, x, c);
        double normalization = 0.5 * features() * Math.log(2 * Math.PI);
        return z.value().square().sum(1).times(-0.5).plus(z.logDet()).minus(normalization);
    }

    /// What a transform gives in a graph: the value together with its log-determinant.
    ///
    /// @param value `[n, features]`
    /// @param logDet `[n, 1]`
    record Traced(Expr value, Expr logDet) {}
}
