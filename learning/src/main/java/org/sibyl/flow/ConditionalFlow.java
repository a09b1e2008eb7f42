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

    /// log q(x|c) in nats `[n, 1]`.
    ///
    /// @param x `[n, features]`
    /// @param c `[n, context]`, or `[1, context]` for all rows
    Expr logProb(Weights weights, Expr x, Expr c);

    /// x = f⁻¹(z; c), `[n, features]`.
    ///
    /// @param z `[n, features]`
    /// @param c `[n, context]`, or `[1, context]` for all rows
    Expr inverse(Weights weights, Expr z, Expr c);
}
