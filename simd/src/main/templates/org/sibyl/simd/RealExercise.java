package org.sibyl.simd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.sibyl.engine.kernel.Bands;
import org.sibyl.engine.kernel.BinaryOp;
import org.sibyl.engine.kernel.Broadcast;
import org.sibyl.engine.kernel.Extent;
import org.sibyl.engine.kernel.PlainKernels;
import org.sibyl.engine.kernel.@Real@Kernels;
import org.sibyl.engine.kernel.Reduction;
import org.sibyl.engine.kernel.Store;
import org.sibyl.engine.kernel.UnaryOp;

/// Calls of the `@real@` kernels that reach every loop of theirs, for the warm-up: each on its vector and its plain twin,
/// small for the interpreter and as large as in training for the compiler.
final class @Real@Exercise {
    private static final int LARGEST = 64 * 64;

    private final @Real@Kernels vector = new Vector@Real@Kernels();
    private final @Real@Kernels plain = new PlainKernels().@real@s();
    private final @real@[] a = filled(0.25@f@);
    private final @real@[] b = filled(0.5@f@);
    private final @real@[] c = filled(0.125@f@);
    private final @real@[] d = filled(1);

    private @Real@Exercise() {}

    static List<WarmUp.Exercise> all() {
        @Real@Exercise own = new @Real@Exercise();
        List<WarmUp.Exercise> exercises = new ArrayList<>();
        own.products(exercises);
        own.transposes(exercises);
        own.functions(exercises);
        own.arithmetic(exercises);
        own.reductions(exercises);
        return exercises;
    }

    private void products(List<WarmUp.Exercise> exercises) {
        // Every width of strip, with tails of rows.
        for (int vectors : new int[] {4, 3, 2, 1}) {
            int n = vectors * @Real@Lanes.WIDTH;
            for (Store store : Store.values()) {
                add(exercises, WarmUp.Part.PRODUCT, 13, 6, (k, rows) -> k.productNn(
                        rows, n, rows, a, b, c, store, Bands.full(rows, n, rows)));
                add(exercises, WarmUp.Part.PRODUCT, 32, 6, (k, rows) -> k.productTn(
                        rows, n, rows, a, b, c, store, Bands.full(rows, n, rows)));
            }
        }
    }

    private void transposes(List<WarmUp.Exercise> exercises) {
        add(exercises, WarmUp.Part.PRODUCT, 25, 1, (k, rows) -> k.transpose(rows, 50, a, c));
    }

    private void functions(List<WarmUp.Exercise> exercises) {
        Vector@Real@Loops loops = new Vector@Real@Loops();
        for (UnaryOp op : UnaryOp.values()) {
            if (loops.unary(op) != null) {
                add(exercises, WarmUp.Part.FUNCTION, 25, 1, (k, rows) -> k.unary(op, rows, 50, a, c));
            }
            for (Broadcast broadcast : List.of(Broadcast.COLUMN, Broadcast.ROW)) {
                if (loops.biased(op, broadcast) != null) {
                    add(exercises, WarmUp.Part.FUNCTION, 25, 1, (k, rows) -> k.biased(
                            op, broadcast, rows, 50, a, b, c));
                }
            }
        }
    }

    private void arithmetic(List<WarmUp.Exercise> exercises) {
        for (BinaryOp op : List.of(BinaryOp.ADD, BinaryOp.SUBTRACT, BinaryOp.MULTIPLY)) {
            for (Broadcast broadcast : List.of(Broadcast.ROW, Broadcast.COLUMN)) {
                add(exercises, WarmUp.Part.ARITHMETIC, 25, 1, (k, rows) -> k.binary(op, broadcast, rows, 50, a, b, c));
            }
        }
        for (BinaryOp op : List.of(BinaryOp.DIVIDE, BinaryOp.REVERSE_DIVIDE)) {
            add(exercises, WarmUp.Part.ARITHMETIC, 25, 1, (k, rows) -> k.binary(
                    op, Broadcast.ROW, rows, 50, a, b, c));
        }
        add(exercises, WarmUp.Part.ARITHMETIC, 25, 1, (k, rows) -> k.binary(
                BinaryOp.RELU_GRADIENT, Broadcast.NONE, rows, 50, a, b, c));
        add(exercises, WarmUp.Part.ARITHMETIC, 25, 1, (k, rows) -> k.where(rows, 50, a, b, d, c));
        add(exercises, WarmUp.Part.ARITHMETIC, 25, 1, (k, rows) -> k.adam(
                rows * 64, a, b, c, d, 1, 0.9, 0.999, 1e-6, 1, 1e-8, 1));
    }

    private void reductions(List<WarmUp.Exercise> exercises) {
        for (Extent extent : Extent.values()) {
            for (int columns : new int[] {50, 5}) {
                add(exercises, WarmUp.Part.REDUCTION, 25, 2, (k, rows) -> k.reduce(
                        Reduction.SUM, extent, rows, columns, a, c));
            }
        }
        add(exercises, WarmUp.Part.REDUCTION, 25, 1, (k, rows) -> k.softmax(rows, 50, a, c));
        add(exercises, WarmUp.Part.REDUCTION, 25, 1, (k, rows) -> k.logSumExp(rows, 50, a, c));
        add(exercises, WarmUp.Part.REDUCTION, 25, 1, (k, rows) -> k.sumOfSquares(rows, 50, a));
    }

    @FunctionalInterface
    private interface Call {
        void on(@Real@Kernels kernels, int rows);
    }

    private void add(List<WarmUp.Exercise> exercises, WarmUp.Part part, int large, int small, Call call) {
        exercises.add(new WarmUp.Exercise(
                part, () -> call.on(vector, small), () -> call.on(vector, large), () -> call.on(plain, large)));
    }

    private static @real@[] filled(@real@ value) {
        @real@[] x = new @real@[LARGEST];
        Arrays.fill(x, value);
        return x;
    }
}
