package org.sibyl.engine;

import java.util.List;
import org.sibyl.engine.kernel.@Real@Kernels;

/// What all workers on one plan read: parameters, constants, and what is set up from them.
final class @Real@Shared {
    private final Parameters parameters;
    private final @real@[][] leaves;
    private final @real@[][] results;
    private final Runnable[] setup;
    private int version = -1;

    @Real@Shared(Plan plan, Parameters parameters, Kernels kernels) {
        this.parameters = parameters;
        @Real@Storage values = (@Real@Storage) parameters.storage();
        List<Expr> all = plan.leaves();
        leaves = new @real@[all.size()][];
        for (int i = 0; i < leaves.length; i++) {
            Expr leaf = all.get(i);
            leaves[i] = switch (leaf.op()) {
                case Op.Parameter(String name) -> values.array(parameters.position(name));
                case Op.Constant(double[] numbers) -> {
                    @real@[] array = @Real@Storage.allocate(leaf);
                    @Real@Storage.write(numbers, 0, leaf.rows(), leaf.columns(), array);
                    yield array;
                }
                // Each worker has its own.
                default -> new @real@[0];
            };
        }
        results = new @real@[plan.shared().size()][];
        for (int i = 0; i < results.length; i++) {
            results[i] = new @real@[plan.shared().get(i)];
        }
        @Real@Kernels own = kernels.@real@s();
        @Real@Scratch scratch = new @Real@Scratch();
        setup = new Runnable[plan.setup().size()];
        for (int i = 0; i < setup.length; i++) {
            Plan.Step step = plan.setup().get(i);
            setup[i] = kernels.observed(plan, step, @Real@Binder.bind(step, this::array, own, scratch));
        }
    }

    /// Recomputes the set-up if the parameters have changed.
    void refresh() {
        if (version != parameters.version()) {
            for (Runnable step : setup) {
                step.run();
            }
            version = parameters.version();
        }
    }

    @real@[] array(Slot slot) {
        return switch (slot.area()) {
            case LEAF -> leaves[slot.index()];
            case SHARED -> results[slot.index()];
            case LOCAL -> throw new IllegalStateException("a local buffer belongs to a worker");
        };
    }
}
