package org.sibyl.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.sibyl.engine.kernel.@Real@Kernels;
import org.sibyl.random.Seed;

/// The masks that the slices of a step are given: which elements are kept depends on the mask's seed, the
/// step, the slice and the element's place in it, and so not on the worker.
final class @Real@Masks {
    private static final double TWO_TO_32 = 0x1p32;
    private static final long LOW_HALF = 0xffffffffL;
    private static final int INDEX_BITS = 32;

    private final Plan plan;
    private final Map<Expr, Integer> leaves;
    private final List<Drawn> masks = new ArrayList<>();
    private long step;

    /// @param leaf the number of the mask among the plan's leaves
    /// @param turned whether that is stored as its transpose
    private record Drawn(Expr mask, int leaf, boolean turned, double keep, Seed seed) {}

    @Real@Masks(Plan plan) {
        this.plan = plan;
        leaves = Execution.leafOfInput(plan);
    }

    void add(Expr mask, double keep, Seed seed) {
        int leaf = leaves.getOrDefault(mask, -1);
        if (leaf >= 0) {
            boolean turned = plan.leaves().get(leaf).op() instanceof Op.TurnedInput;
            masks.add(new Drawn(mask, leaf, turned, keep, seed));
        }
    }

    /// Takes the masks of others, at their step.
    void takeOver(@Real@Masks others) {
        others.masks.forEach(drawn -> add(drawn.mask(), drawn.keep(), drawn.seed()));
        step = others.step;
    }

    void nextStep() {
        step++;
    }

    /// All elements kept as they are, as where nothing is trained.
    void fillWithOnes(@Real@Machine machine) {
        for (Drawn drawn : masks) {
            Arrays.fill(machine.input(drawn.leaf()), 1);
        }
    }

    void fill(@Real@Machine machine, int slice) {
        for (int i = 0; i < masks.size(); i++) {
            Drawn drawn = masks.get(i);
            fill(machine.input(drawn.leaf()), drawn, drawn.seed().bits((step << INDEX_BITS) + slice));
        }
    }

    /// Each 64 random bits decide about two elements, which is exact to 2⁻³².
    private static void fill(@real@[] target, Drawn drawn, long key) {
        int columns = drawn.mask().columns();
        int stride = @Real@Kernels.stride(columns);
        int below = drawn.turned() ? 1 : stride;
        int beside = drawn.turned() ? @Real@Kernels.stride(drawn.mask().rows()) : 1;
        long kept = Math.round(drawn.keep() * TWO_TO_32);
        @real@ value = @cast@(1 / drawn.keep());
        for (int i = 0; i < drawn.mask().rows(); i++) {
            long first = (long) i * stride;
            for (int j = 0; j < columns; j += 2) {
                long bits = drawn.seed().bits(key + first + j);
                int at = i * below + j * beside;
                target[at] = (bits & LOW_HALF) < kept ? value : 0;
                if (j + 1 < columns) {
                    target[at + beside] = (bits >>> INDEX_BITS) < kept ? value : 0;
                }
            }
        }
    }
}
