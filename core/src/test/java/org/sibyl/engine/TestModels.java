package org.sibyl.engine;

import java.util.random.RandomGenerator;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Small models that several tests use.
final class TestModels {
    private TestModels() {}

    static Tensor random(Seed seed, double scale, int rows, int columns) {
        RandomGenerator random = seed.generator();
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = scale * random.nextGaussian();
        }
        return Tensor.adopt(values, rows, columns);
    }

    /// Squared errors of a network with a masked tanh layer: `[rows, 1]` from inputs `x [rows, 3]`, `y [rows, 2]`.
    static Expr regression(Graph graph, int rows) {
        Seed seed = Seed.of(3);
        Expr x = graph.input("x", rows, 3);
        Expr y = graph.input("y", rows, 2);
        Expr w1 = graph.parameter("w1", random(seed.child("w1"), 0.5, 3, 20));
        Expr b1 = graph.parameter("b1", 1, 20);
        Expr w2 = graph.parameter("w2", random(seed.child("w2"), 0.3, 20, 2));
        Expr b2 = graph.parameter("b2", 1, 2);
        double[] mask = new double[60];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = i % 3 == 0 ? 0 : 1;
        }
        Expr hidden = x.matmul(w1.times(graph.constant(Tensor.of(mask, 3, 20))))
                .plus(b1)
                .tanh();
        return hidden.matmul(w2).plus(b2).minus(y).square().sum(1);
    }

    static int[] count(int n) {
        int[] rows = new int[n];
        java.util.Arrays.setAll(rows, i -> i);
        return rows;
    }
}
