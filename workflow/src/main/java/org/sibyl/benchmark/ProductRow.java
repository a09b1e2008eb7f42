package org.sibyl.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Execution;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.Plan;
import org.sibyl.engine.Workers;
import org.sibyl.random.Seed;

/// The float32 product A `[m, k]` · B `[k, n]`, 2·m·n·k operations, in GFLOP/s on one thread.
///
/// @param m the rows of A
/// @param n the columns of B
/// @param k the columns of A
record ProductRow(int m, int n, int k) implements EngineRow {
    private static final Seed SEED = Seed.of(1);

    @Override
    public String name() {
        return "gemm-" + m + "x" + n + "x" + k;
    }

    @Override
    public List<Integer> threads() {
        return List.of(1);
    }

    @Override
    public Contender prepare(Kernels kernels, Workers workers) {
        Graph graph = new Graph();
        Expr a = graph.input("a", m, k);
        Expr b = graph.input("b", k, n);
        Plan plan = Plan.compile(List.of(a.matmul(b)), ElementType.FLOAT32);
        Execution execution = plan.execution(kernels)
                .set(a, BenchmarkModel.normal(m, k, SEED.child("a")))
                .set(b, BenchmarkModel.normal(k, n, SEED.child("b")));
        double work = 2e-3 * m * n * k;
        return new Contender(execution::run, micros -> work / micros, "GFLOP/s", new LinkedHashMap<>());
    }
}
