package org.sibyl.function;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.sibyl.engine.Execution;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Plan;

/// A plan with the executions that are not running at the moment, so that any number of threads can use it.
final class Compiled {
    private final Plan plan;
    private final List<Expr> outputs;
    private final List<Expr> variables;
    private final Queue<Execution> idle = new ConcurrentLinkedQueue<>();

    Compiled(Plan plan, List<Expr> outputs, List<Expr> variables) {
        this.plan = plan;
        this.outputs = List.copyOf(outputs);
        this.variables = variables;
    }

    /// The outputs, all numbers of one after all numbers of the other.
    double[] run(double[] at) {
        return run(at, List.of(), at);
    }

    /// The same with further inputs, whose numbers follow each other in an array.
    double[] run(double[] at, List<Expr> further, double[] numbers) {
        Execution waiting = idle.poll();
        Execution execution = waiting != null ? waiting : execution();
        write(execution, variables, at);
        write(execution, further, numbers);
        execution.run();
        int size = outputs.stream().mapToInt(Compiled::size).sum();
        double[] results = new double[size];
        int offset = 0;
        for (Expr output : outputs) {
            double[] part = new double[size(output)];
            execution.get(output, part);
            System.arraycopy(part, 0, results, offset, part.length);
            offset += part.length;
        }
        idle.add(execution);
        return results;
    }

    /// The graph may be growing in another thread.
    private Execution execution() {
        synchronized (variables.getFirst().graph()) {
            return plan.execution();
        }
    }

    private static void write(Execution execution, List<Expr> inputs, double[] numbers) {
        int offset = 0;
        for (Expr input : inputs) {
            double[] part = new double[size(input)];
            System.arraycopy(numbers, offset, part, 0, part.length);
            execution.set(input, part);
            offset += part.length;
        }
    }

    private static int size(Expr expr) {
        return expr.rows() * expr.columns();
    }
}
