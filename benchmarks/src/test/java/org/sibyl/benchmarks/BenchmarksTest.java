package org.sibyl.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sibyl.engine.kernel.UnaryOp;

/// Each benchmark runs once, on the plain kernels, and its check bites.
class BenchmarksTest {
    @ParameterizedTest
    @CsvSource({
        "200x128x128, FULL",
        "200x50x50, FULL",
        "50x100x50, FULL",
        "200x10x50, FULL",
        "50x50x200, FULL",
        "200x128x128, TRIANGULAR",
        "200x50x50, TRIANGULAR",
        "50x100x50, TRIANGULAR",
        "50x50x200, TRIANGULAR"
    })
    void products(String shape, ProductBenchmark.Pattern pattern) throws InterruptedException {
        ProductBenchmark benchmark = new ProductBenchmark();
        benchmark.shape = shape;
        benchmark.pattern = pattern;
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

    @ParameterizedTest
    @EnumSource
    void passes(PassBenchmark.Pass pass) throws InterruptedException {
        for (String shape : List.of("200x50", "50x100")) {
            PassBenchmark benchmark = new PassBenchmark();
            benchmark.pass = pass;
            benchmark.shape = shape;
            benchmark.family = Family.PLAIN;
            benchmark.prepare();
            assertThatThrownBy(benchmark::check).hasMessageContaining("should be");
            benchmark.run();
            assertThatCode(benchmark::check).doesNotThrowAnyException();
        }
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
