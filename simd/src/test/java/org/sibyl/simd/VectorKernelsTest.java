package org.sibyl.simd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sibyl.engine.Kernels;

class VectorKernelsTest {
    @Test
    void theEngineFindsThem() {
        assertThat(Kernels.best().name()).isEqualTo(new VectorKernels().name()).matches("vector-(128|256|512)");
    }
}
