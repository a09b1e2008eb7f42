package org.sibyl.density.parametric;

import org.sibyl.distribution.Distribution;
import org.sibyl.distribution.Univariate;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// A distribution of one number as one of vectors `[1]`.
record ColumnDensity(Univariate distribution) implements Distribution {
    @Override
    public Shape eventShape() {
        return Shape.of(1);
    }

    @Override
    public Tensor logProb(Tensor x) {
        if (x.shape().rank() != 2 || x.columns() != 1) {
            throw new IllegalArgumentException("the density is of rows [n, 1], found the shape " + x.shape()
                    + "; give the column that it was fitted to");
        }
        double[] logProb = new double[x.rows()];
        for (int i = 0; i < logProb.length; i++) {
            logProb[i] = distribution.logDensity(x.get(i));
        }
        return Tensor.adopt(logProb, logProb.length);
    }

    @Override
    public Tensor sample(int n, Seed seed) {
        double[] draws = new double[n];
        for (int i = 0; i < n; i++) {
            draws[i] = distribution.draw(seed.child(i).generator());
        }
        return Tensor.adopt(draws, n, 1);
    }
}
