package org.sibyl.transform;

import java.util.Arrays;
import java.util.List;
import org.sibyl.tensor.Tensor;

/// f = f_k ∘ … ∘ f_1: the first map of the list acts first.
///
/// @param maps at least one, all of the same dimension
public record Chain(List<Bijection> maps) implements Bijection {
    /// @throws IllegalArgumentException if there is no map, or the dimensions differ
    public Chain {
        maps = List.copyOf(maps);
        if (maps.isEmpty()) {
            throw new IllegalArgumentException("a chain needs at least one map, found none");
        }
        for (Bijection map : maps) {
            if (map.dimension() != maps.getFirst().dimension()) {
                throw new IllegalArgumentException("a chain's maps need the same dimension, found "
                        + maps.stream().map(Bijection::dimension).toList());
            }
        }
    }

    /// The first map acts first.
    public static Chain of(Bijection... maps) {
        return new Chain(Arrays.asList(maps));
    }

    @Override
    public int dimension() {
        return maps.getFirst().dimension();
    }

    @Override
    public Mapped forward(Tensor z) {
        Mapped result = maps.getFirst().forward(z);
        for (Bijection map : maps.subList(1, maps.size())) {
            result = then(result, map.forward(result.value()));
        }
        return result;
    }

    @Override
    public Mapped inverse(Tensor x) {
        Mapped result = maps.getLast().inverse(x);
        for (Bijection map : maps.subList(0, maps.size() - 1).reversed()) {
            result = then(result, map.inverse(result.value()));
        }
        return result;
    }

    @Override
    public Tensor preimage(Tensor x) {
        Tensor result = x;
        for (Bijection map : maps.reversed()) {
            result = map.preimage(result);
        }
        return result;
    }

    private static Mapped then(Mapped first, Mapped second) {
        double[] logDet = first.logDet().toArray();
        for (int i = 0; i < logDet.length; i++) {
            logDet[i] += second.logDet().get(i);
        }
        return new Mapped(second.value(), Tensor.adopt(logDet, logDet.length));
    }
}
