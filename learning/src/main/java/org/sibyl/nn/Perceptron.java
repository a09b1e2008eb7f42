package org.sibyl.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Execution;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.Parameters;
import org.sibyl.engine.Plan;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A multilayer perceptron with relu units as a graph over slices of rows: y = W_k relu(… relu(x W_0 + b_0)
/// …) + b_k.
///
/// @param x the rows `[rows, d]`
/// @param output y `[rows, outputs]`
/// @param weights W of each layer, without the biases
/// @param parameters their values, in float32, which training changes
public record Perceptron(Expr x, Expr output, List<Expr> weights, Parameters parameters) {
    /// Small enough that a slice's intermediate results stay in a core's cache.
    private static final int LARGEST_SLICE = 100;

    /// A perceptron with first values uniform on ±√(6/(inputs + outputs)) of each layer, biases too (Glorot
    /// and Bengio 2010, eq. 16).
    ///
    /// @param d columns of x
    /// @param hidden units of each hidden layer
    /// @param outputs columns of y
    /// @param batch rows for one step
    public static Perceptron of(int d, List<Integer> hidden, int outputs, int batch, Seed seed) {
        Graph graph = new Graph();
        // One row would look like an input that is the same for all rows.
        Expr x = graph.input("x", Math.clamp(batch, 2, LARGEST_SLICE), d);
        List<Integer> widths = new ArrayList<>(List.of(d));
        widths.addAll(hidden);
        widths.add(outputs);
        List<Expr> weights = new ArrayList<>();
        Expr layer = x;
        for (int k = 0; k + 1 < widths.size(); k++) {
            int in = widths.get(k);
            int out = widths.get(k + 1);
            double bound = Math.sqrt(6.0 / (in + out));
            Expr weight = graph.parameter(k + ".weight", uniform(in, out, bound, seed.child(2L * k)));
            Expr bias = graph.parameter(k + ".bias", uniform(1, out, bound, seed.child(2L * k + 1)));
            weights.add(weight);
            layer = layer.matmul(weight).plus(bias);
            if (k + 2 < widths.size()) {
                layer = layer.relu();
            }
        }
        return new Perceptron(x, layer, weights, Parameters.of(graph, ElementType.FLOAT32));
    }

    /// y of each row. A row's result does not depend on the others.
    ///
    /// @param rows `[n, d]`
    /// @return `[n, outputs]`
    /// @throws IllegalArgumentException if the number of columns is not that of x
    public Tensor apply(Tensor rows, Kernels kernels) {
        int slice = x.rows();
        int d = x.columns();
        if (rows.shape().rank() != 2 || rows.columns() != d) {
            throw new IllegalArgumentException("rows have shape " + rows.shape() + " but the network was trained on "
                    + d + " columns; give rows [n, " + d + "]");
        }
        int outputs = output.columns();
        Execution run = Plan.compile(List.of(output), ElementType.FLOAT32).execution(parameters, kernels);
        double[] results = new double[rows.rows() * outputs];
        double[] in = new double[slice * d];
        double[] out = new double[slice * outputs];
        for (int from = 0; from < rows.rows(); from += slice) {
            int count = Math.min(slice, rows.rows() - from);
            for (int i = 0; i < count; i++) {
                rows.copyRow(from + i, in, i * d);
            }
            run.set(x, in).run().get(output, out);
            System.arraycopy(out, 0, results, from * outputs, count * outputs);
        }
        return Tensor.adopt(results, rows.rows(), outputs);
    }

    private static Tensor uniform(int rows, int columns, double bound, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = bound * (2 * random.nextDouble() - 1);
        }
        return Tensor.adopt(values, rows, columns);
    }
}
