package org.sibyl.transform;

import org.sibyl.tensor.Tensor;

/// f⁻¹ as a map of its own.
///
/// @param base f
public record Inverse(Bijection base) implements Bijection {
    @Override
    public int dimension() {
        return base.dimension();
    }

    @Override
    public Mapped forward(Tensor z) {
        return base.inverse(z);
    }

    @Override
    public Mapped inverse(Tensor x) {
        return base.forward(x);
    }
}
