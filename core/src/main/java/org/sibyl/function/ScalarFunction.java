package org.sibyl.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import org.sibyl.autodiff.Autodiff;
import org.sibyl.engine.Expr;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// A function of named variables to one number, traced once into a graph and planned in float64: with its
/// derivatives to any order, in forward and reverse mode.
///
/// ```java
/// ScalarFunction f = ScalarFunction.of(List.of("mu", "logSigma"), v -> {
///     Expr z = v.get("mu").constant(data).minus(v.get("mu")).times(v.get("logSigma").negate().exp());
///     return z.square().sum().times(-0.5).minus(v.get("logSigma").times(data.size()));
/// });
/// ValueAndGradient result = f.valueAndGradient(1.2, -0.3);
/// ```
///
/// The definition runs once, with expressions: what it computes from anything else stays as it was. Plans are
/// made when they are first needed and used again; any number of threads may ask.
public final class ScalarFunction implements DifferentiableFunction {
    private final Trace trace;

    private ScalarFunction(Trace trace) {
        this.trace = trace;
        Expr result = trace.result();
        if (!result.isScalar()) {
            throw new IllegalArgumentException("a function's value must be one number, of shape [1, 1], found " + result
                    + "; take sum() or mean() of it, or make it a VectorFunction");
        }
    }

    /// A function of numbers.
    ///
    /// @param names of the variables, each a number
    /// @param definition the formula: `[1, 1]` from variables of `[1, 1]`
    /// @throws IllegalArgumentException if the result is not `[1, 1]` or does not depend on one of the
    ///     variables, or a name is there twice
    /// @throws IllegalStateException if the definition asks an expression for its number, with the place
    public static ScalarFunction of(List<String> names, Function<Variables<Expr>, Expr> definition) {
        return of(numbers(names), definition);
    }

    /// A function of numbers, rows and matrices.
    ///
    /// @param shapes of the variables by name: a number `[]`, a row `[n]` or a matrix `[rows, columns]`
    /// @param definition the formula: `[1, 1]` from variables of two axes
    /// @throws IllegalArgumentException if the result is not `[1, 1]` or does not depend on one of the
    ///     variables
    /// @throws IllegalStateException if the definition asks an expression for its number, with the place
    public static ScalarFunction of(SequencedMap<String, Shape> shapes, Function<Variables<Expr>, Expr> definition) {
        return new ScalarFunction(Trace.of(shapes, definition));
    }

    /// An expression as a function of the parameters of its graph, such as a network's loss on given data.
    ///
    /// @param loss `[1, 1]`
    /// @param data the values of the inputs it depends on
    /// @throws IllegalArgumentException if the loss is not `[1, 1]`, does not depend on one of the
    ///     parameters, or depends on an input without data
    public static ScalarFunction of(Expr loss, Map<Expr, Tensor> data) {
        return new ScalarFunction(Trace.of(loss, data));
    }

    @Override
    public List<String> names() {
        return trace.layout().names();
    }

    @Override
    public double value(double... at) {
        requirePoint(at);
        return trace.plan("value", () -> List.of(trace.result())).run(at)[0];
    }

    /// By one reverse pass: for the work of two to four evaluations, however many variables there are.
    @Override
    public ValueAndGradient valueAndGradient(double... at) {
        requirePoint(at);
        double[] both = trace.plan("gradient", () -> {
                    List<Expr> outputs = new ArrayList<>(List.of(trace.result()));
                    outputs.addAll(Autodiff.gradient(trace.result(), trace.variables()));
                    return outputs;
                })
                .run(at);
        double[] gradient = new double[both.length - 1];
        System.arraycopy(both, 1, gradient, 0, gradient.length);
        return new ValueAndGradient(both[0], gradient);
    }

    /// The derivative in a direction, d/dt f(x + t v) at t = 0, in forward mode: for the work of about two
    /// evaluations and without storing them.
    ///
    /// @throws IllegalArgumentException if the number of values is not the number of names
    public double derivative(double[] at, double[] direction) {
        return derivative(1, at, direction);
    }

    /// The derivative of an order in a direction, dᵏ/dtᵏ f(x + t v) at t = 0, by forward mode over forward
    /// mode.
    ///
    /// @param order k ≥ 0; the work grows with about 3ᵏ before common parts are shared
    /// @throws IllegalArgumentException if the order is negative or the number of values is not the number of
    ///     names
    public double derivative(int order, double[] at, double[] direction) {
        if (order < 0) {
            throw new IllegalArgumentException("a derivative's order must not be negative, found " + order);
        }
        requirePoint(at);
        Layout.requirePoint(names(), direction, "direction");
        List<Expr> tangents = trace.tangents();
        return trace.plan("derivative " + order, () -> {
                    Expr derivative = trace.result();
                    for (int k = 0; k < order; k++) {
                        derivative = Autodiff.pushforward(List.of(derivative), trace.variables(), tangents)
                                .getFirst();
                    }
                    return List.of(derivative);
                })
                .run(at, tangents, direction)[0];
    }

    /// f⁽ᵏ⁾(x) of a function of one number.
    ///
    /// @throws IllegalArgumentException if the order is negative or there is more than one variable
    public double derivative(int order, double at) {
        return derivative(order, new double[] {at}, new double[] {1});
    }

    /// H(x) v with the Hessian H, by forward mode over reverse mode: for the work of a few gradients, without
    /// H.
    ///
    /// @throws IllegalArgumentException if the number of values is not the number of names
    public double[] hessianVector(double[] at, double[] v) {
        requirePoint(at);
        Layout.requirePoint(names(), v, "vector");
        List<Expr> tangents = trace.tangents();
        return trace.plan("hessian", () -> Autodiff.hessianVector(trace.result(), trace.variables(), tangents))
                .run(at, tangents, v);
    }

    /// The Hessian ∂²f/∂xᵢ∂xⱼ, `[n, n]`, symmetric: n Hessian–vector products.
    ///
    /// @throws IllegalArgumentException if the number of values is not the number of names
    public Tensor hessian(double... at) {
        int n = dimension();
        double[][] columns = new double[n][];
        for (int j = 0; j < n; j++) {
            double[] unit = new double[n];
            unit[j] = 1;
            columns[j] = hessianVector(at, unit);
        }
        double[] h = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h[i * n + j] = 0.5 * (columns[j][i] + columns[i][j]);
            }
        }
        return Tensor.adopt(h, n, n);
    }

    /// −f, of the same graph.
    @Override
    public ScalarFunction negate() {
        synchronized (trace.result().graph()) {
            return new ScalarFunction(trace.with(trace.result().negate()));
        }
    }

    static SequencedMap<String, Shape> numbers(List<String> names) {
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
        Layout.requireNames(names).forEach(name -> shapes.put(name, Shape.of()));
        return shapes;
    }

    private void requirePoint(double[] at) {
        Layout.requirePoint(names(), at, "point");
    }
}
