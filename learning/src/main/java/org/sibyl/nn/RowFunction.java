package org.sibyl.nn;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Execution;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.Plan;
import org.sibyl.parallel.Parallel;
import org.sibyl.tensor.Tensor;

/// A function of rows and of one context that all rows share, traced once and evaluated over any number of rows.
///
/// Rows are taken in chunks of a fixed size, the last one filled with copies of its first row, so that a row's result
/// depends neither on its neighbours nor on the number of threads. Safe for use by several threads.
public final class RowFunction {
    private static final int CHUNK = 256;

    /// What is traced.
    @FunctionalInterface
    public interface Tracing {
        /// The result of each row `[n, m]`.
        ///
        /// @param rows `[n, features]`
        /// @param context `[1, context]`
        Expr of(Graph graph, Expr rows, Expr context);
    }

    private final Expr rows;
    private final Expr context;
    private final Expr result;
    private final int threads;
    private final ElementType type;
    private volatile @Nullable Plan plan;
    private final Deque<Execution> idle = new ConcurrentLinkedDeque<>();

    private RowFunction(Expr rows, Expr context, Expr result, ElementType type, int threads) {
        this.rows = rows;
        this.context = context;
        this.result = result;
        this.threads = threads;
        this.type = type;
    }

    /// Traces the function; it is planned when it is first evaluated.
    ///
    /// @param features the number of columns of the rows
    /// @param contextWidth the number of columns of the context
    /// @param type what is computed with
    /// @param threads how many threads evaluate
    public static RowFunction of(int features, int contextWidth, ElementType type, int threads, Tracing tracing) {
        Graph graph = new Graph();
        Expr rows = graph.input("rows", CHUNK, features);
        Expr context = graph.input("context", 1, contextWidth);
        return new RowFunction(rows, context, tracing.of(graph, rows, context), type, threads);
    }

    /// The results `[n, m]`.
    ///
    /// @param values `[n, features]`
    /// @param shared `[1, context]`
    /// @throws IllegalArgumentException if the columns are not those that were traced
    public Tensor apply(Tensor values, Tensor shared) {
        if (values.columns() != rows.columns() || shared.size() != context.columns()) {
            throw new IllegalArgumentException("rows of shape " + values.shape() + " and a context of shape "
                    + shared.shape() + " were given to a function of " + rows.columns() + " columns and a context of "
                    + context.columns());
        }
        int chunks = (values.rows() + CHUNK - 1) / CHUNK;
        List<Tensor> parts = new ArrayList<>(Parallel.map(chunks, threads, chunk -> {
            int from = chunk * CHUNK;
            return evaluated(values.slice(from, Math.min(from + CHUNK, values.rows())), shared);
        }));
        return parts.isEmpty() ? Tensor.adopt(new double[0], 0, result.columns()) : Tensor.concatRows(parts);
    }

    private Tensor evaluated(Tensor chunk, Tensor shared) {
        double[] full = new double[CHUNK * chunk.columns()];
        for (int i = 0; i < CHUNK; i++) {
            chunk.copyRow(i < chunk.rows() ? i : 0, full, i * chunk.columns());
        }
        Execution pooled = idle.poll();
        Execution execution = pooled != null ? pooled : plan().execution(Kernels.best());
        Tensor results =
                execution.set(rows, full).set(context, shared).run().get(result).slice(0, chunk.rows());
        idle.push(execution);
        return results;
    }

    // Two threads may both plan it; the plans are alike.
    private Plan plan() {
        Plan known = plan;
        if (known == null) {
            known = Plan.compile(List.of(result), type);
            plan = known;
        }
        return known;
    }
}
