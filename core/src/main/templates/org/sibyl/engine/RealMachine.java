package org.sibyl.engine;

import org.sibyl.engine.kernel.@Real@Kernels;

/// A plan's steps bound to one worker's buffers of `@real@`.
final class @Real@Machine implements Machine {
    private final Plan plan;
    private final @Real@Shared shared;
    private final @real@[][] inputs;
    private final @real@[][] local;
    private final Runnable[] body;

    @Real@Machine(Plan plan, @Real@Shared shared, Kernels kernels) {
        this.plan = plan;
        this.shared = shared;
        inputs = new @real@[plan.leaves().size()][];
        for (int i = 0; i < inputs.length; i++) {
            Expr leaf = plan.leaves().get(i);
            inputs[i] = Reach.isInput(leaf.op())
                    ? @Real@Storage.allocate(leaf)
                    : shared.array(new Slot(Slot.Area.LEAF, i));
        }
        local = new @real@[plan.local().size()][];
        for (int i = 0; i < local.length; i++) {
            local[i] = new @real@[plan.local().get(i)];
        }
        @Real@Kernels own = kernels.@real@s();
        @Real@Scratch scratch = new @Real@Scratch();
        body = new Runnable[plan.body().size()];
        for (int i = 0; i < body.length; i++) {
            Plan.Step step = plan.body().get(i);
            body[i] = kernels.observed(plan, step, @Real@Binder.bind(step, this::array, own, scratch));
        }
    }

    @Override
    public void refresh() {
        shared.refresh();
    }

    @Override
    public void run() {
        for (Runnable step : body) {
            step.run();
        }
    }

    @Override
    public void write(int leaf, double[] values, int from) {
        Expr input = plan.leaves().get(leaf);
        if (input.op() instanceof Op.TurnedInput) {
            @Real@Storage.writeTurned(values, from, input.columns(), input.rows(), inputs[leaf]);
        } else {
            @Real@Storage.write(values, from, input.rows(), input.columns(), inputs[leaf]);
        }
    }

    @Override
    public void write(int leaf, float[] values, int from) {
        Expr input = plan.leaves().get(leaf);
        if (input.op() instanceof Op.TurnedInput) {
            @Real@Storage.writeTurned(values, from, input.columns(), input.rows(), inputs[leaf]);
        } else {
            @Real@Storage.write(values, from, input.rows(), input.columns(), inputs[leaf]);
        }
    }

    @Override
    public void read(Stored result, int rows, double[] target, int from) {
        Expr expr = result.expr();
        @real@[] source = array(plan.slot(expr));
        if (result.turned()) {
            @Real@Storage.readTurned(source, expr.columns(), expr.rows(), rows, target, from);
        } else {
            @Real@Storage.read(source, expr.columns(), rows, target, from);
        }
    }

    @Override
    public double first(Expr result) {
        return array(plan.slot(result))[0];
    }

    /// The buffer of an input.
    @real@[] input(int leaf) {
        return inputs[leaf];
    }

    /// The buffer of an output.
    @real@[] result(Expr output) {
        return array(plan.slot(plan.stored(output).expr()));
    }

    @real@[] array(Slot slot) {
        return switch (slot.area()) {
            case LEAF -> inputs[slot.index()];
            case SHARED -> shared.array(slot);
            case LOCAL -> local[slot.index()];
        };
    }
}
