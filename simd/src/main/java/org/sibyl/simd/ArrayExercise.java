package org.sibyl.simd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.sibyl.numeric.array.ArrayKernels;

/// Calls of the array kernels that reach every loop of theirs, for the warm-up.
final class ArrayExercise {
    private static final int LARGE = 1000;
    private static final int SMALL = 17;
    private static final int DIMENSIONS = 5;

    private final ArrayKernels vector = new VectorArrayKernels();
    private final ArrayKernels plain = ArrayKernels.plain();
    private final double[] x = filled(0.25);
    private final double[] weights = filled(1);
    private final double[] out = filled(0);

    private ArrayExercise() {}

    static List<WarmUp.Exercise> all() {
        ArrayExercise own = new ArrayExercise();
        List<WarmUp.Exercise> exercises = new ArrayList<>();
        own.functions(exercises);
        own.sums(exercises);
        return exercises;
    }

    private void functions(List<WarmUp.Exercise> exercises) {
        add(exercises, WarmUp.Part.FUNCTION, (k, length) -> k.exp(length, x, 0, out, 0));
        add(exercises, WarmUp.Part.FUNCTION, (k, length) -> k.log(length, x, 0, out, 0));
        add(exercises, WarmUp.Part.FUNCTION, (k, length) -> k.sigmoid(length, x, 0, out, 0));
        add(exercises, WarmUp.Part.FUNCTION, (k, length) -> k.softplus(length, x, 0, out, 0));
    }

    private void sums(List<WarmUp.Exercise> exercises) {
        for (int dimension : new int[] {1, 2, 3, 4, DIMENSIONS}) {
            add(
                    exercises,
                    WarmUp.Part.REDUCTION,
                    (k, length) -> out[0] = k.gaussianSum(dimension, x, LARGE, 0, length, weights, weights, 0));
        }
    }

    private void add(List<WarmUp.Exercise> exercises, WarmUp.Part part, BiConsumer<ArrayKernels, Integer> call) {
        exercises.add(new WarmUp.Exercise(
                part,
                () -> call.accept(vector, SMALL),
                () -> call.accept(vector, LARGE),
                () -> call.accept(plain, LARGE)));
    }

    private static double[] filled(double value) {
        double[] filled = new double[DIMENSIONS * LARGE];
        Arrays.fill(filled, value);
        return filled;
    }
}
