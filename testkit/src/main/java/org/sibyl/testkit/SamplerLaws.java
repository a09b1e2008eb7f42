package org.sibyl.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sibyl.distribution.Distribution;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The laws of a sampler whose target is known: what it draws cannot be told from exact draws.
public interface SamplerLaws {
    /// Draws n rows with a seed.
    @FunctionalInterface
    interface Sampler {
        /// The draws, `[n, d]`.
        Tensor sample(int n, Seed seed);
    }

    /// A sampler and the distribution that it should draw from.
    ///
    /// @param name for the test report
    /// @param sampler what is tested
    /// @param exact the target
    /// @param thinning every how many draws one counts as independent: 1 for independent samplers, more than the
    ///     autocorrelation time for Markov chains
    record Case(String name, Sampler sampler, Distribution exact, int thinning) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// The samplers to test.
    Stream<Case> samplers();

    /// How many rows count, after thinning.
    default int rows() {
        return 2_000;
    }

    /// The same seed gives the same bits, another seed others.
    @TestFactory
    default Stream<DynamicTest> samplesAreTheirSeeds() {
        return Cases.each(samplers(), test -> {
            Tensor sample = test.sampler().sample(50, Seed.of(13));
            assertThat(test.sampler().sample(50, Seed.of(13))).isEqualTo(sample);
            assertThat(test.sampler().sample(50, Seed.of(14))).isNotEqualTo(sample);
        });
    }

    /// Every draw lies in the support of the target.
    @TestFactory
    default Stream<DynamicTest> samplesStayInTheSupport() {
        return Cases.each(samplers(), test -> {
            Tensor sample = test.sampler().sample(rows(), Seed.of(15));
            assertThat(DoubleStream.of(test.exact().logProb(sample).toArray()))
                    .allMatch(value -> value > Double.NEGATIVE_INFINITY);
        });
    }

    /// Each column, each sum and difference of neighbouring columns, and the log-density agree in distribution with
    /// those of exact draws (false-alarm rate 1e-6 each, seed 16).
    @TestFactory
    default Stream<DynamicTest> samplesFollowTheTarget() {
        return Cases.each(samplers(), test -> {
            Seed seed = Seed.of(16);
            Tensor sample = thinned(test.sampler().sample(rows() * test.thinning(), seed), test.thinning());
            Tensor exact = test.exact().sample(20_000, seed.child("exact"));
            String what = " of " + test.name() + " with " + seed;
            for (int j = 0; j < exact.columns(); j++) {
                same("column " + j + what, sample.column(j), exact.column(j));
                if (j > 0) {
                    same("sum of columns " + (j - 1) + " and " + j + what, sum(sample, j, 1), sum(exact, j, 1));
                    same(
                            "difference of columns " + (j - 1) + " and " + j + what,
                            sum(sample, j, -1),
                            sum(exact, j, -1));
                }
            }
            same(
                    "log-density" + what,
                    test.exact().logProb(sample).toArray(),
                    test.exact().logProb(exact).toArray());
        });
    }

    private static void same(String what, double[] sample, double[] exact) {
        FalseAlarm.MILLIONTH.assertSameDistribution(what, sample, exact);
    }

    private static double[] sum(Tensor sample, int column, int sign) {
        double[] left = sample.column(column - 1);
        double[] right = sample.column(column);
        for (int i = 0; i < left.length; i++) {
            left[i] += sign * right[i];
        }
        return left;
    }

    private static Tensor thinned(Tensor sample, int thinning) {
        int[] rows = new int[sample.rows() / thinning];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i * thinning;
        }
        return sample.select(rows);
    }
}
