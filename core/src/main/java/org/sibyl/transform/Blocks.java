package org.sibyl.transform;

import java.util.Arrays;
import java.util.List;
import org.sibyl.tensor.Tensor;

/// Maps side by side: the first takes the first coordinates, the next those that follow; the log-determinants add up.
///
/// @param maps the blocks in the order of the coordinates
public record Blocks(List<Bijection> maps) implements Bijection {
    /// Copies the list.
    public Blocks {
        maps = List.copyOf(maps);
    }

    /// The blocks in the order of the coordinates.
    public static Blocks of(Bijection... maps) {
        return new Blocks(Arrays.asList(maps));
    }

    @Override
    public int dimension() {
        return maps.stream().mapToInt(Bijection::dimension).sum();
    }

    @Override
    public Mapped forward(Tensor z) {
        return map(z, Bijection::forward);
    }

    @Override
    public Mapped inverse(Tensor x) {
        return map(x, Bijection::inverse);
    }

    @Override
    public Tensor preimage(Tensor x) {
        int d = dimension();
        Columns.require(x, d);
        double[] values = new double[x.rows() * d];
        int offset = 0;
        for (Bijection map : maps) {
            Tensor block = map.preimage(columns(x, offset, map.dimension()));
            for (int i = 0; i < x.rows(); i++) {
                block.copyRow(i, values, i * d + offset);
            }
            offset += map.dimension();
        }
        return Tensor.adopt(values, x.rows(), d);
    }

    private Mapped map(Tensor input, Direction direction) {
        int d = dimension();
        Columns.require(input, d);
        int n = input.rows();
        double[] values = new double[n * d];
        double[] logDet = new double[n];
        int offset = 0;
        for (Bijection map : maps) {
            int width = map.dimension();
            Mapped block = direction.apply(map, columns(input, offset, width));
            for (int i = 0; i < n; i++) {
                block.value().copyRow(i, values, i * d + offset);
                logDet[i] += block.logDet().get(i);
            }
            offset += width;
        }
        return new Mapped(Tensor.adopt(values, n, d), Tensor.adopt(logDet, n));
    }

    private static Tensor columns(Tensor input, int from, int width) {
        double[] block = new double[input.rows() * width];
        for (int i = 0; i < input.rows(); i++) {
            for (int j = 0; j < width; j++) {
                block[i * width + j] = input.get(i, from + j);
            }
        }
        return Tensor.adopt(block, input.rows(), width);
    }

    @FunctionalInterface
    private interface Direction {
        Mapped apply(Bijection map, Tensor input);
    }
}
