package org.sibyl.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sibyl.engine.kernel.@Real@Kernels;

/// One plan's machines and how the rows of a slice get into them.
final class @Real@Slices {
    private final Plan plan;
    private final @Real@Rows data;
    private final @Real@Shared shared;
    private final @Real@Machine[] machines;
    private final int[] leaves;
    private final int weightLeaf;
    private final int sliceRows;
    private final @Real@Masks masks;
    private final Map<Expr, double[]> settings = new LinkedHashMap<>();

    @Real@Slices(Plan plan, @Real@Rows data, Parameters parameters, Kernels kernels, int count) {
        this.plan = plan;
        this.data = data;
        shared = new @Real@Shared(plan, parameters, kernels);
        machines = new @Real@Machine[count];
        for (int i = 0; i < count; i++) {
            machines[i] = new @Real@Machine(plan, shared, kernels);
        }
        Map<Expr, Integer> leafOfInput = Execution.leafOfInput(plan);
        masks = new @Real@Masks(plan);
        leaves = data.inputs().stream().mapToInt(input -> leafOfInput.getOrDefault(input, -1)).toArray();
        weightLeaf = leafOfInput.getOrDefault(data.weights(), -1);
        sliceRows = data.weights().rows();
    }

    Plan plan() {
        return plan;
    }

    @Real@Rows data() {
        return data;
    }

    @Real@Masks masks() {
        return masks;
    }

    /// Sets the masks as they are where nothing is trained, for good.
    void keepAll() {
        for (@Real@Machine machine : machines) {
            masks.fillWithOnes(machine);
        }
    }

    int machines() {
        return machines.length;
    }

    @Real@Machine machine(int i) {
        return machines[i];
    }

    void refresh() {
        shared.refresh();
    }

    /// The inputs that are the same for all rows, with their values.
    Map<Expr, double[]> settings() {
        return settings;
    }

    void set(Expr input, double[] values) {
        settings.put(input, values.clone());
        int leaf = Execution.leafOfInput(plan).getOrDefault(input, -1);
        for (@Real@Machine machine : machines) {
            if (leaf >= 0) {
                machine.write(leaf, values, 0);
            }
        }
    }

    /// Fills the inputs with a slice of `rows[from] … rows[to − 1]`. What is missing at the end is filled with the
    /// batch's rows from the first one on, at weight 0: what a network computes over a slice is then computed
    /// over rows of the batch.
    void fill(@Real@Machine machine, int[] rows, int from, int to, int slice) {
        int start = from + slice * sliceRows;
        int stride = @Real@Kernels.stride(sliceRows);
        int present = Math.min(sliceRows, to - start);
        for (int input = 0; input < leaves.length; input++) {
            if (leaves[input] < 0) {
                continue;
            }
            @real@[] target = machine.input(leaves[input]);
            boolean turned = isTurned(leaves[input]);
            for (int i = 0; i < sliceRows; i++) {
                int row = rows[i < present ? start + i : from + (start + i - from) % (to - from)];
                if (turned) {
                    data.copyTurned(input, row, target, i, stride);
                } else {
                    data.copy(input, row, target, i);
                }
            }
        }
        if (weightLeaf >= 0) {
            @real@[] weights = machine.input(weightLeaf);
            @real@ weight = @cast@(1.0 / (to - from));
            int distance = isTurned(weightLeaf) ? 1 : @Real@Kernels.LANES;
            for (int i = 0; i < sliceRows; i++) {
                weights[i * distance] = i < present ? weight : 0;
            }
        }
    }

    private boolean isTurned(int leaf) {
        return plan.leaves().get(leaf).op() instanceof Op.TurnedInput;
    }
}
