package org.sibyl.nn;

import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Evaluator;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.Parameters;
import org.sibyl.engine.Plan;
import org.sibyl.engine.Workers;
import org.sibyl.parallel.Parallel;
import org.sibyl.tensor.Tensor;

/// A function of rows and of one context that all rows share, traced once and evaluated over any number of rows.
///
/// A row's result depends neither on its neighbours nor on the number of threads. Safe for use by several threads.
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
    private final Deque<Evaluator> idle = new ConcurrentLinkedDeque<>();

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
        if (values.rows() == 0) {
            return Tensor.adopt(new double[0], 0, result.columns());
        }
        int chunks = Math.ceilDiv(values.rows(), CHUNK);
        int share = CHUNK * Math.ceilDiv(chunks, threads);
        return Tensor.concatRows(Parallel.map(Math.ceilDiv(values.rows(), share), threads, part -> {
            int from = part * share;
            return evaluated(values.slice(from, Math.min(from + share, values.rows())), shared);
        }));
    }

    private Tensor evaluated(Tensor part, Tensor shared) {
        Evaluator pooled = idle.poll();
        Evaluator evaluator = pooled != null ? pooled : evaluator();
        Tensor results = evaluator
                .set(context, shared.toArray())
                .evaluate(Map.of(rows, part))
                .getFirst();
        idle.push(evaluator);
        return results;
    }

    private Evaluator evaluator() {
        return Evaluator.of(plan(), Parameters.of(rows.graph(), type), Kernels.best(), Workers.of(1));
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
