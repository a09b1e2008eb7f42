package org.sibyl.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.engine.kernel.UnaryOp;

/// Each benchmark runs once, on the plain kernels, and its check bites.
class BenchmarksTest {
    @ParameterizedTest
    @ValueSource(strings = {"200x128x128", "200x50x50", "200x10x50", "50x50x200"})
    void products(String shape) throws InterruptedException {
        ProductBenchmark benchmark = new ProductBenchmark();
        benchmark.shape = shape;
        benchmark.family = Family.PLAIN;
        benchmark.prepare();
        assertThatThrownBy(benchmark::check).hasMessageContaining("should be");
        benchmark.nn();
        assertThatCode(benchmark::check).doesNotThrowAnyException();
        benchmark.tn();
        assertThatCode(benchmark::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(names = {"EXP", "LOG", "TANH", "SIGMOID", "SOFTPLUS"})
    void functions(UnaryOp function) throws InterruptedException {
        FunctionBenchmark benchmark = new FunctionBenchmark();
        benchmark.function = function;
        benchmark.family = Family.PLAIN;
        benchmark.prepare();
        assertThatThrownBy(benchmark::check).hasMessageContaining("should be");
        benchmark.apply();
        assertThatCode(benchmark::check).doesNotThrowAnyException();
    }

    @Test
    void simulatorPool() throws Exception {
        SimulatorPoolBenchmark benchmark = new SimulatorPoolBenchmark();
        benchmark.prepare();
        assertThatThrownBy(benchmark::check).hasMessageContaining("should be");
        benchmark.simulate();
        assertThatCode(benchmark::check).doesNotThrowAnyException();
        benchmark.close();
    }
}
