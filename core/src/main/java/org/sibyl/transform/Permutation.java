package org.sibyl.transform;

import java.util.Arrays;
import org.sibyl.tensor.Tensor;

/// f(z)_j is coordinate order(j) of z; the log-determinant is zero.
public final class Permutation implements Bijection {
    private final int[] order;
    private final int[] inverseOrder;

    private Permutation(int[] order, int[] inverseOrder) {
        this.order = order;
        this.inverseOrder = inverseOrder;
    }

    /// The permutation that puts coordinate `order[j]` at place j.
    ///
    /// @throws IllegalArgumentException if the order is not a permutation of 0 … d − 1
    public static Permutation of(int... order) {
        int[] inverseOrder = new int[order.length];
        Arrays.fill(inverseOrder, -1);
        for (int j = 0; j < order.length; j++) {
            int from = order[j];
            if (from < 0 || from >= order.length || inverseOrder[from] >= 0) {
                throw new IllegalArgumentException("a permutation needs each of 0 … " + (order.length - 1)
                        + " exactly once, found " + Arrays.toString(order));
            }
            inverseOrder[from] = j;
        }
        return new Permutation(order.clone(), inverseOrder);
    }

    /// The permutation that puts the last coordinate first.
    public static Permutation reversal(int dimension) {
        int[] order = new int[dimension];
        Arrays.setAll(order, j -> dimension - 1 - j);
        return of(order);
    }

    @Override
    public int dimension() {
        return order.length;
    }

    @Override
    public Mapped forward(Tensor z) {
        return gather(z, order);
    }

    @Override
    public Mapped inverse(Tensor x) {
        return gather(x, inverseOrder);
    }

    private static Mapped gather(Tensor input, int[] order) {
        Columns.require(input, order.length);
        int n = input.rows();
        double[] values = new double[n * order.length];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < order.length; j++) {
                values[i * order.length + j] = input.get(i, order[j]);
            }
        }
        return new Mapped(Tensor.adopt(values, n, order.length), Tensor.adopt(new double[n], n));
    }

    /// As in `Permutation[2, 0, 1]`.
    @Override
    public String toString() {
        return "Permutation" + Arrays.toString(order);
    }
}
