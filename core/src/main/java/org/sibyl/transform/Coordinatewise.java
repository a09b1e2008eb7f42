package org.sibyl.transform;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.sibyl.tensor.Tensor;

/// One scalar map for each coordinate: f(z)_j = f_j(z_j), log |det| = Σ_j log |f_j'(z_j)|.
///
/// @param maps f_1 … f_d
public record Coordinatewise(List<ScalarBijection> maps) implements Bijection {
    /// Copies the list.
    public Coordinatewise {
        maps = List.copyOf(maps);
    }

    /// One map for each coordinate.
    public static Coordinatewise of(ScalarBijection... maps) {
        return new Coordinatewise(Arrays.asList(maps));
    }

    /// The identity on vectors of length d.
    public static Coordinatewise identity(int dimension) {
        return new Coordinatewise(Collections.nCopies(dimension, new Identity()));
    }

    @Override
    public int dimension() {
        return maps.size();
    }

    @Override
    public Mapped forward(Tensor z) {
        return map(z, ScalarBijection::forward, ScalarBijection::logDerivative);
    }

    @Override
    public Mapped inverse(Tensor x) {
        return map(x, ScalarBijection::inverse, ScalarBijection::inverseLogDerivative);
    }

    @Override
    public Tensor preimage(Tensor x) {
        Columns.require(x, maps.size());
        double[] values = x.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = maps.get(i % maps.size()).inverse(values[i]);
        }
        return Tensor.adopt(values, x.rows(), maps.size());
    }

    private Mapped map(Tensor input, At value, At logDerivative) {
        Columns.require(input, maps.size());
        int n = input.rows();
        int d = maps.size();
        double[] values = new double[n * d];
        double[] logDet = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                ScalarBijection map = maps.get(j);
                double at = input.get(i, j);
                values[i * d + j] = value.of(map, at);
                logDet[i] += logDerivative.of(map, at);
            }
        }
        return new Mapped(Tensor.adopt(values, n, d), Tensor.adopt(logDet, n));
    }

    @FunctionalInterface
    private interface At {
        double of(ScalarBijection map, double at);
    }
}
