package org.sibyl.density.kernel;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.sibyl.density.WeightedRows;

/// Draws from a kernel density estimate (Silverman 1986, section 6.4).
final class SmoothedBootstrap {
    private final Kernel kernel;
    private final WeightedRows placed;
    private final double[] cumulative;
    private final Cholesky scaling;
    private final KernelSpace space;

    /// @param placed the rows in kernel space
    SmoothedBootstrap(Kernel kernel, WeightedRows placed, Cholesky scaling, KernelSpace space) {
        this.kernel = kernel;
        this.placed = placed;
        this.scaling = scaling;
        this.space = space;
        this.cumulative = placed.weights().toArray();
        for (int i = 1; i < cumulative.length; i++) {
            cumulative[i] += cumulative[i - 1];
        }
    }

    void draw(RandomGenerator random, double[] x) {
        int row = row(random.nextDouble() * cumulative[cumulative.length - 1]);
        kernel.sample(random, x);
        scaling.unscale(x);
        for (int k = 0; k < x.length; k++) {
            x[k] += placed.x().get(row, k);
        }
        space.backward(x);
    }

    /// The first row whose cumulated weight is above u, so that rows without weight are never drawn.
    private int row(double u) {
        int found = Arrays.binarySearch(cumulative, u);
        int row = found < 0 ? -found - 1 : found + 1;
        while (row > 0 && row < cumulative.length && cumulative[row] == cumulative[row - 1]) {
            row++;
        }
        return Math.min(row, last());
    }

    /// The last row with weight.
    private int last() {
        int last = cumulative.length - 1;
        while (last > 0 && cumulative[last] == cumulative[last - 1]) {
            last--;
        }
        return last;
    }
}
