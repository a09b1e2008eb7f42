package org.sibyl.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Statistical bounds are five standard deviations and more: false-alarm rate below 1e-6 for each of them.
final class SeedTest {
    private static final int CHILDREN = 1_000_000;

    /// Written down once, so that results do not change unnoticed from one version to the next.
    @Test
    void seedsAndStreamsAreTheDocumentedOnes() {
        assertThat(Seed.of(42)).isEqualTo(new Seed(-4767286540954276203L, 6423428752357769606L));
        Seed row = Seed.of(42).child("simulate").child(17);
        assertThat(row).isEqualTo(new Seed(3230619724897538680L, 5585327256063672159L));
        RandomGenerator generator = row.generator();
        assertThat(generator.nextLong()).isEqualTo(6279794785042950266L);
        assertThat(generator.nextLong()).isEqualTo(8264047111986441754L);
        assertThat(generator.nextLong()).isEqualTo(1892882167499043131L);
        assertThat(generator.nextGaussian()).isEqualTo(1.4998039016978586);
    }

    @Test
    void derivingConsumesNothing() {
        Seed seed = Seed.of(7);
        Seed simulate = seed.child("simulate");
        RandomGenerator generator = simulate.child(17).generator();
        generator.nextLong();
        assertThat(seed.child("simulate").child(17)).isEqualTo(simulate.child(17));
        assertThat(simulate.child(17).generator().nextLong())
                .isEqualTo(seed.child("simulate").child(17).generator().nextLong());
    }

    @Test
    void neighboursNeverCollide() {
        Seed parent = Seed.of(3);
        assertDistinct(CHILDREN, parent::child);
        assertDistinct(100_000, Seed::of);
        assertDistinct(100_000, i -> parent.child("row " + i));
        assertDistinct(100_000, i -> Seed.of(i).child(i));
    }

    @Test
    void purposesAndIndicesNeverMeet() {
        Seed parent = Seed.of(5);
        Stream<String> purposes = Stream.of("", "a", "b", "simulate", "training", "prior", "0", "1");
        long distinct = Stream.concat(
                        purposes.map(parent::child), LongStream.range(-100, 100).mapToObj(parent::child))
                .distinct()
                .count();
        assertThat(distinct).isEqualTo(208);
        assertThat(parent.child("a").child("b")).isNotEqualTo(parent.child("b").child("a"));
    }

    /// Each of the 128 bits is one in half of the children: standard deviation 158 of 100,000.
    @Test
    void bitsAreBalanced() {
        int[] ones = new int[128];
        for (long i = 0; i < 100_000; i++) {
            Seed child = Seed.of(11).child(i);
            for (int bit = 0; bit < 64; bit++) {
                ones[bit] += (int) (child.high() >>> bit & 1);
                ones[64 + bit] += (int) (child.low() >>> bit & 1);
            }
        }
        assertThat(ones).hasSize(128);
        for (int count : ones) {
            assertThat(count).isCloseTo(50_000, within(950));
        }
    }

    /// Flipping one bit of the index or of the parent flips half of the child's bits: over 3,200 children the mean
    /// number has standard deviation √32 / √3200 = 0.1.
    @Test
    void everyBitOfTheKeyCounts() {
        for (int bit = 0; bit < 64; bit++) {
            long flip = 1L << bit;
            assertThat(meanDistance(i -> Seed.of(2).child(i), i -> Seed.of(2).child(i ^ flip)))
                    .isCloseTo(64, within(0.7));
            assertThat(meanDistance(i -> new Seed(i, 9).child(4), i -> new Seed(i ^ flip, 9).child(4)))
                    .isCloseTo(64, within(0.7));
            assertThat(meanDistance(i -> new Seed(9, i).child(4), i -> new Seed(9, i ^ flip).child(4)))
                    .isCloseTo(64, within(0.7));
        }
    }

    /// The first draws of neighbouring children are uniform (Dvoretzky–Kiefer–Wolfowitz, 1e-6) and uncorrelated.
    @Test
    void firstDrawsOfNeighboursAreIndependentAndUniform() {
        int n = 200_000;
        double[] first = LongStream.range(0, n)
                .mapToDouble(i -> Seed.of(13).child(i).generator().nextDouble())
                .toArray();
        double correlation = 0;
        for (int i = 1; i < n; i++) {
            correlation += 12 * (first[i] - 0.5) * (first[i - 1] - 0.5) / n;
        }
        assertThat(correlation).isCloseTo(0, within(6 / Math.sqrt(n)));
        Arrays.sort(first);
        for (int i = 0; i < n; i++) {
            assertThat(first[i]).isCloseTo((i + 0.5) / n, within(Math.sqrt(Math.log(2e6) / (2 * n)) + 0.5 / n));
        }
    }

    private static double meanDistance(LongFunction<Seed> one, LongFunction<Seed> other) {
        return LongStream.range(0, 3_200)
                .mapToInt(i -> Long.bitCount(
                                one.apply(i).high() ^ other.apply(i).high())
                        + Long.bitCount(one.apply(i).low() ^ other.apply(i).low()))
                .average()
                .orElseThrow();
    }

    /// Even the halves differ: two equal ones among a million have probability 3e-8.
    private static void assertDistinct(int count, LongFunction<Seed> children) {
        Seed[] seeds = LongStream.range(0, count).mapToObj(children).toArray(Seed[]::new);
        assertThat(Arrays.stream(seeds)
                        .mapToLong(Seed::high)
                        .sorted()
                        .distinct()
                        .count())
                .isEqualTo(count);
        assertThat(Arrays.stream(seeds).mapToLong(Seed::low).sorted().distinct().count())
                .isEqualTo(count);
    }
}
