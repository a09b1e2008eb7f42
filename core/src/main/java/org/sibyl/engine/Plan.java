package org.sibyl.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sibyl.tensor.Tensor;

/// A graph made ready to run: a flat list of kernel calls over buffers that are allocated once and used again when
/// their contents are no longer needed. Immutable; [Execution]s run it.
public final class Plan {
    private final ElementType type;
    private final Graph graph;
    private final List<Expr> originals;
    private final Map<Expr, Integer> positions = new HashMap<>();
    private final List<Stored> outputs;
    private final List<Expr> leaves;
    private final List<Step> setup;
    private final List<Step> body;
    private final Map<Expr, Slot> slots;
    private final List<Integer> shared;
    private final List<Integer> local;

    Plan(
            ElementType type,
            Graph graph,
            List<Expr> originals,
            List<Stored> outputs,
            List<Expr> leaves,
            List<Step> setup,
            List<Step> body,
            Map<Expr, Slot> slots,
            List<Integer> shared,
            List<Integer> local) {
        this.type = type;
        this.graph = graph;
        this.originals = List.copyOf(originals);
        for (int i = 0; i < originals.size(); i++) {
            positions.putIfAbsent(originals.get(i), i);
        }
        this.outputs = List.copyOf(outputs);
        this.leaves = List.copyOf(leaves);
        this.setup = List.copyOf(setup);
        this.body = List.copyOf(body);
        this.slots = Map.copyOf(slots);
        this.shared = List.copyOf(shared);
        this.local = List.copyOf(local);
    }

    /// One kernel call: what it computes, where to, and from where.
    record Step(Expr expr, Slot target, List<Slot> sources) {}

    /// Plans the computation of some expressions of one graph.
    ///
    /// @throws IllegalArgumentException if there is no output, or they belong to more than one graph
    public static Plan compile(List<Expr> outputs, ElementType type) {
        requireOneGraph(outputs);
        List<Stored> laid = LaneLayout.best(Simplifier.simplify(outputs), Results.AS_LAID, type);
        return Planner.plan(outputs.getFirst().graph(), outputs, laid, type, Reuse.LIVENESS);
    }

    /// A run of its own, with the first values of the graph's parameters, on the best kernels.
    public Execution execution() {
        return execution(Kernels.best());
    }

    /// A run of its own, with the first values of the graph's parameters.
    public Execution execution(Kernels kernels) {
        return execution(Parameters.of(graph, type), kernels);
    }

    /// A run with parameters that may be shared with other runs and with training.
    ///
    /// @throws IllegalArgumentException if the parameters' element type or names do not fit
    public Execution execution(Parameters parameters, Kernels kernels) {
        return new Execution(this, parameters, kernels);
    }

    /// The numbers that it computes with.
    public ElementType type() {
        return type;
    }

    /// The steps with their operations, work (thousands of floating-point operations, KiB read and written) and shapes,
    /// and the memory of the buffers, as text. [Profile#describe] adds the time that each step took.
    public String describe() {
        return PlanText.of(this, null);
    }

    /// The steps and what flows between them, in the DOT language: `dot -Tsvg plan.dot -o plan.svg` (Graphviz) draws
    /// it.
    /// [Profile#toDot] colours the steps by their time; [Graph#toDot] shows the model as it was written.
    public String toDot() {
        return PlanDot.of(this, null);
    }

    /// Floating-point operations of the matrix products in one run, set-up left out.
    public long productFlops() {
        return body.stream()
                .mapToLong(step -> PlanText.productFlops(step.expr()))
                .sum();
    }

    /// Bytes of the buffers of one run, without parameters, constants and what is set up from them.
    public long workingBytes() {
        return local.stream().mapToLong(length -> (long) length * type.bytes()).sum();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Plan[%s, %d steps, %d buffers]", type, body.size(), local.size());
    }

    static void requireOneGraph(List<Expr> outputs) {
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("a plan needs at least one output; name the expressions to compute");
        }
        for (Expr output : outputs) {
            if (output.graph() != outputs.getFirst().graph()) {
                throw new IllegalArgumentException("output " + output
                        + " belongs to another graph than the first one; plan the outputs of one Graph together");
            }
        }
    }

    Graph graph() {
        return graph;
    }

    /// How an output is kept.
    Stored stored(Expr original) {
        Integer position = positions.get(original);
        if (position == null) {
            throw new IllegalArgumentException(
                    original + " is not an output of this plan; name it when the plan is compiled");
        }
        return outputs.get(position);
    }

    /// The outputs as the plan's caller knows them.
    List<Expr> originals() {
        return originals;
    }

    /// The outputs as the plan computes them.
    List<Stored> outputs() {
        return outputs;
    }

    List<Expr> leaves() {
        return leaves;
    }

    List<Step> setup() {
        return setup;
    }

    List<Step> body() {
        return body;
    }

    Slot slot(Expr expr) {
        Slot slot = slots.get(expr);
        if (slot == null) {
            throw new IllegalStateException(expr + " has no buffer in this plan");
        }
        return slot;
    }

    List<Integer> shared() {
        return shared;
    }

    List<Integer> local() {
        return local;
    }

    /// A constant's numbers.
    static Tensor constant(Expr leaf) {
        return Tensor.of(((Op.Constant) leaf.op()).values(), leaf.rows(), leaf.columns());
    }
}
