package org.sibyl.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.sibyl.autodiff.Autodiff;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Plan;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// What the tests of flows have in common.
final class FlowRuns {
    private FlowRuns() {}

    /// First values made three times as large and a little shaken, so that the flow is far from the
    /// identity.
    static SequencedMap<String, Tensor> strong(ConditionalFlow flow) {
        RandomGenerator random = Seed.of(70).generator();
        SequencedMap<String, Tensor> strong = new LinkedHashMap<>();
        flow.initialize(Seed.of(7)).forEach((name, tensor) -> {
            double[] values = tensor.toArray();
            for (int i = 0; i < values.length; i++) {
                values[i] = 3 * values[i] + 0.1 * random.nextGaussian();
            }
            strong.put(name, Tensor.adopt(values, tensor.rows(), tensor.columns()));
        });
        return strong;
    }

    static Tensor normal(int rows, int columns, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return Tensor.adopt(values, rows, columns);
    }

    /// log q(rows|context) in float64.
    static double[] logProb(
            ConditionalFlow flow, SequencedMap<String, Tensor> parameters, Tensor rows, Tensor context) {
        Graph graph = new Graph();
        Expr x = graph.input("x", rows.rows(), rows.columns());
        Expr c = graph.input("c", context.rows(), context.columns());
        Expr logProb = flow.logProb(new Weights(graph, parameters), x, c);
        return Plan.compile(List.of(logProb), ElementType.FLOAT64)
                .execution()
                .set(x, rows)
                .set(c, context)
                .run()
                .get(logProb)
                .toArray();
    }

    /// The gradient of each column of a single row.
    static List<Expr> jacobianRows(Expr z, Expr x) {
        List<Expr> rows = new ArrayList<>();
        for (int i = 0; i < z.columns(); i++) {
            rows.add(Autodiff.gradient(z.columns(i, i + 1), List.of(x)).getFirst());
        }
        return rows;
    }

    /// By elimination with row pivots.
    static double logAbsDet(double[][] a) {
        double logDet = 0;
        for (int k = 0; k < a.length; k++) {
            int pivot = k;
            for (int i = k + 1; i < a.length; i++) {
                if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) {
                    pivot = i;
                }
            }
            double[] row = a[pivot];
            a[pivot] = a[k];
            a[k] = row;
            logDet += Math.log(Math.abs(row[k]));
            for (int i = k + 1; i < a.length; i++) {
                double factor = a[i][k] / row[k];
                for (int j = k; j < a.length; j++) {
                    a[i][j] -= factor * row[j];
                }
            }
        }
        return logDet;
    }
}
