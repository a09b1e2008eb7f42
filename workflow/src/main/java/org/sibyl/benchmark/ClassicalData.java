package org.sibyl.benchmark;

import java.util.Arrays;
import org.sibyl.tensor.Tensor;

/// The data of `bench classical`, by formulas that `benchmarks/peers/classical.py` computes as well, so that every tool
/// has the same numbers up to the rounding of a logarithm and a cosine.
///
/// Uniform numbers are the finaliser of SplitMix64 (Steele, Lea and Flood 2014) of their index, normal ones come in
/// pairs by Box and Muller. A stream is a small number that tells one sequence from another.
final class ClassicalData {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final long SILVER = 0xd1342543de82ef95L;

    private ClassicalData() {}

    /// Numbers between 0 and 1, both excluded.
    static double[] uniform(int count, long stream) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = uniform(stream, i);
        }
        return numbers;
    }

    /// Standard normal numbers, an even count of them.
    static double[] normal(int count, long stream) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i += 2) {
            double radius = Math.sqrt(-2 * StrictMath.log(uniform(stream, i)));
            double angle = 2 * Math.PI * uniform(stream, i + 1);
            numbers[i] = radius * StrictMath.cos(angle);
            numbers[i + 1] = radius * StrictMath.sin(angle);
        }
        return numbers;
    }

    /// Standard normal rows `[rows, columns]`.
    static Tensor cloud(int rows, int columns, long stream) {
        return Tensor.adopt(normal(rows * columns, stream), rows, columns);
    }

    /// 0.4 N(−1.5, 0.5²) + 0.6 N(1, 1), `[rows, 1]`.
    static Tensor twoPeaks(int rows, long stream) {
        double[] z = normal(rows, stream);
        for (int i = 0; i < rows; i++) {
            z[i] = uniform(stream + 1, i) < 0.4 ? 0.5 * z[i] - 1.5 : z[i] + 1;
        }
        return Tensor.adopt(z, rows, 1);
    }

    /// Rows `[rows, columns]` of clusters that take turns, with standard normal centres and standard deviations from
    /// 0.5 to 1.
    static Tensor clusters(int rows, int columns, int count, long stream) {
        double[] z = normal(rows * columns, stream);
        double[] centres = normal(count * columns, stream + 1);
        double[] spread = uniform(count * columns, stream + 2);
        for (int i = 0; i < z.length; i++) {
            int at = i / columns % count * columns + i % columns;
            z[i] = centres[at] + (0.5 + 0.5 * spread[at]) * z[i];
        }
        return Tensor.adopt(z, rows, columns);
    }

    /// The labels 0 or 1 of rows x: 1 with probability 1 / (1 + exp(0.5 − w·x)), the weights w between −1 and 1.
    ///
    /// @param x a cloud of this stream
    static Tensor labels(Tensor x, long stream) {
        double[] weights = Arrays.stream(uniform(x.columns(), stream + 1))
                .map(u -> 2 * u - 1)
                .toArray();
        double[] labels = new double[x.rows()];
        for (int i = 0; i < labels.length; i++) {
            double logit = -0.5;
            for (int j = 0; j < weights.length; j++) {
                logit += weights[j] * x.get(i, j);
            }
            labels[i] = uniform(stream + 2, i) < 1 / (1 + StrictMath.exp(-logit)) ? 1 : 0;
        }
        return Tensor.adopt(labels, labels.length);
    }

    /// Labels, three in ten of them 1.
    static Tensor rareLabels(int rows, long stream) {
        double[] labels = Arrays.stream(uniform(rows, stream + 1))
                .map(u -> u < 0.3 ? 1 : 0)
                .toArray();
        return Tensor.adopt(labels, rows);
    }

    /// Scores of such labels: standard normal numbers, higher by 1 where the label is 1.
    static Tensor scores(Tensor labels, long stream) {
        double[] scores = normal(labels.size(), stream);
        for (int i = 0; i < scores.length; i++) {
            scores[i] += labels.get(i);
        }
        return Tensor.adopt(scores, scores.length);
    }

    private static double uniform(long stream, long index) {
        long z = stream * SILVER + (index + 1) * GOLDEN;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return (((z ^ (z >>> 31)) >>> 11) + 0.5) * 0x1p-53;
    }
}
