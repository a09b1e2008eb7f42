package org.sibyl.nn;

import java.util.List;
import java.util.Map;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Evaluator;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.Parameters;
import org.sibyl.engine.Plan;
import org.sibyl.engine.Workers;
import org.sibyl.tensor.Tensor;

/// A trained network as a function of rows, in float32: without dropout, and with the statistics that were
/// settled after training. A row's result depends neither on the others nor on the number of threads. Safe
/// for use by several threads.
///
/// @param network what was trained
/// @param parameters what training gave
/// @param slice rows that are computed together, as in [Trainer]
/// @param threads how many threads compute
public record Predictor(Layer network, Map<String, Tensor> parameters, int slice, int threads) {
    private static final int SLICE = 100;

    /// @throws IllegalArgumentException if a slice has no row
    public Predictor {
        if (slice < 1) {
            throw new IllegalArgumentException("a slice has " + slice + " rows; give at least 1");
        }
    }

    /// On one thread, with slices of 100 rows.
    public Predictor(Layer network, Map<String, Tensor> parameters) {
        this(network, parameters, SLICE, 1);
    }

    /// The network's results, `[n, outputs]`.
    ///
    /// @param rows `[n, inputs]`, n ≥ 1
    /// @throws IllegalArgumentException if the rows do not fit the network, or there is none
    public Tensor apply(Tensor rows) {
        Graph graph = new Graph();
        Expr x = graph.input("rows", slice, rows.columns());
        Expr y = network.apply(new Weights(graph, parameters), x);
        Plan plan = Plan.compile(List.of(y), ElementType.FLOAT32);
        try (Workers workers = Workers.of(threads)) {
            return Evaluator.of(plan, Parameters.of(graph, ElementType.FLOAT32), Kernels.best(), workers)
                    .evaluate(Map.of(x, rows))
                    .getFirst();
        }
    }
}
