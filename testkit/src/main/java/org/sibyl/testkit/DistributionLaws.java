package org.sibyl.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sibyl.distribution.Distribution;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The laws of [Distribution] over vectors.
public interface DistributionLaws {
    /// The distributions to test; events are vectors.
    Stream<? extends Distribution> distributions();

    /// A sample is a matrix with one row for each draw, and may be empty.
    @TestFactory
    default Stream<DynamicTest> samplesHaveTheEventShape() {
        return Cases.each(distributions(), distribution -> {
            int d = distribution.eventShape().extent(0);
            assertThat(distribution.sample(5, Seed.of(1)).shape().toArray()).containsExactly(5, d);
            assertThat(distribution.sample(0, Seed.of(1)).shape().toArray()).containsExactly(0, d);
            assertThat(distribution
                            .logProb(distribution.sample(5, Seed.of(1)))
                            .shape()
                            .toArray())
                    .containsExactly(5);
        });
    }

    /// The same seed gives the same bits, another seed others.
    @TestFactory
    default Stream<DynamicTest> samplesAreTheirSeeds() {
        return Cases.each(distributions(), distribution -> {
            Tensor sample = distribution.sample(50, Seed.of(2));
            assertThat(distribution.sample(50, Seed.of(2))).isEqualTo(sample);
            assertThat(distribution.sample(50, Seed.of(3))).isNotEqualTo(sample);
        });
    }

    /// The first rows of a larger sample are the smaller sample.
    @TestFactory
    default Stream<DynamicTest> samplesGrowAtTheEnd() {
        return Cases.each(distributions(), distribution -> {
            Tensor large = distribution.sample(40, Seed.of(4));
            assertThat(distribution.sample(7, Seed.of(4))).isEqualTo(large.slice(0, 7));
        });
    }

    /// Every draw has a positive density.
    @TestFactory
    default Stream<DynamicTest> drawsLieInTheSupport() {
        return Cases.each(distributions(), distribution -> {
            Seed seed = Seed.of(5);
            Tensor logProb = distribution.logProb(distribution.sample(2_000, seed));
            assertThat(DoubleStream.of(logProb.toArray()))
                    .as("log-densities of the draws with %s", seed)
                    .allMatch(value -> value > Double.NEGATIVE_INFINITY);
        });
    }

    /// A row's log-density does not depend on the other rows, to the bit.
    @TestFactory
    default Stream<DynamicTest> rowsAreIndependent() {
        return Cases.each(distributions(), distribution -> {
            Tensor sample = distribution.sample(50, Seed.of(6));
            Tensor logProb = distribution.logProb(sample);
            for (int i = 0; i < sample.rows(); i++) {
                assertThat(distribution.logProb(sample.slice(i, i + 1)).get(0)).isEqualTo(logProb.get(i));
            }
        });
    }

    /// Events of another length are refused.
    @TestFactory
    default Stream<DynamicTest> shapesAreChecked() {
        return Cases.each(distributions(), distribution -> {
            int d = distribution.eventShape().extent(0);
            assertThatThrownBy(() -> distribution.logProb(Tensor.of(new double[d + 1], 1, d + 1)))
                    .isInstanceOf(IllegalArgumentException.class);
        });
    }
}
