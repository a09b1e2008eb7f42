package org.sibyl.function;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import org.sibyl.autodiff.Autodiff;
import org.sibyl.engine.Expr;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// A function of n named numbers to m numbers, traced once into a graph and planned in float64, with its
/// Jacobian. The elements of its result are counted row by row.
public final class VectorFunction {
    private final Trace trace;

    private VectorFunction(Trace trace) {
        this.trace = trace;
    }

    /// A function of numbers.
    ///
    /// @param names of the variables, each a number
    /// @param definition the formula: any shape, from variables of `[1, 1]`
    /// @throws IllegalArgumentException if the result does not depend on one of the variables, or a name is
    ///     there twice
    /// @throws IllegalStateException if the definition asks an expression for its number, with the place
    public static VectorFunction of(List<String> names, Function<Variables<Expr>, Expr> definition) {
        return of(ScalarFunction.numbers(names), definition);
    }

    /// A function of numbers, rows and matrices.
    ///
    /// @param shapes of the variables by name: a number `[]`, a row `[n]` or a matrix `[rows, columns]`
    /// @param definition the formula: any shape, from variables of two axes
    /// @throws IllegalArgumentException if the result does not depend on one of the variables
    /// @throws IllegalStateException if the definition asks an expression for its number, with the place
    public static VectorFunction of(SequencedMap<String, Shape> shapes, Function<Variables<Expr>, Expr> definition) {
        return new VectorFunction(Trace.of(shapes, definition));
    }

    /// What the numbers are called, in order.
    public List<String> names() {
        return trace.layout().names();
    }

    /// n
    public int dimension() {
        return trace.layout().dimension();
    }

    /// m
    public int outputs() {
        return trace.result().rows() * trace.result().columns();
    }

    /// f(x), m numbers.
    ///
    /// @throws IllegalArgumentException if the number of values is not the number of names
    public double[] value(double... at) {
        requirePoint(at);
        return trace.plan("value", () -> List.of(trace.result())).run(at);
    }

    /// J v with the Jacobian J, by one forward pass: m numbers.
    ///
    /// @throws IllegalArgumentException if the number of values is not the number of names
    public double[] pushforward(double[] at, double[] v) {
        requirePoint(at);
        Layout.requirePoint(names(), v, "direction");
        List<Expr> tangents = trace.tangents();
        return trace.plan(
                        "pushforward", () -> Autodiff.pushforward(List.of(trace.result()), trace.variables(), tangents))
                .run(at, tangents, v);
    }

    /// Jᵀ w with the Jacobian J, by one reverse pass: n numbers.
    ///
    /// @throws IllegalArgumentException if the number of values or of weights does not fit
    public double[] pullback(double[] at, double[] w) {
        requirePoint(at);
        if (w.length != outputs()) {
            throw new IllegalArgumentException("the cotangent has " + w.length + " numbers but the function has "
                    + outputs() + " outputs; give one for each");
        }
        Expr cotangent = trace.cotangent();
        return trace.plan(
                        "pullback",
                        () -> Autodiff.pullback(List.of(trace.result()), List.of(cotangent), trace.variables()))
                .run(at, List.of(cotangent), w);
    }

    /// ∂fᵢ/∂xⱼ, `[m, n]`: by n forward passes where n ≤ m, else by m reverse passes.
    ///
    /// @throws IllegalArgumentException if the number of values is not the number of names
    public Tensor jacobian(double... at) {
        return dimension() <= outputs() ? forward(at) : reverse(at);
    }

    private Tensor forward(double[] at) {
        int m = outputs();
        int n = dimension();
        double[] jacobian = new double[m * n];
        for (int j = 0; j < n; j++) {
            double[] column = pushforward(at, unit(n, j));
            for (int i = 0; i < m; i++) {
                jacobian[i * n + j] = column[i];
            }
        }
        return Tensor.adopt(jacobian, m, n);
    }

    private Tensor reverse(double[] at) {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < outputs(); i++) {
            rows.add(pullback(at, unit(outputs(), i)));
        }
        return Tensor.ofRows(rows);
    }

    private static double[] unit(int n, int i) {
        double[] unit = new double[n];
        unit[i] = 1;
        return unit;
    }

    private void requirePoint(double[] at) {
        Layout.requirePoint(names(), at, "point");
    }
}
