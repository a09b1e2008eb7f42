package org.sibyl.density.histogram;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.sibyl.density.DensityModelLaws;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class HistogramLawsTest implements DensityModelLaws {
    @Override
    public Stream<FittedCase> cases() {
        HistogramEstimator histogram = HistogramEstimator.DEFAULT;
        Stream<FittedCase> line = Stream.of(
                        histogram,
                        histogram.withRule(NamedRule.STURGES),
                        histogram.withRule(NamedRule.SCOTT),
                        histogram.withRule(NamedRule.FREEDMAN_DIACONIS),
                        histogram.withRule(NamedRule.RICE),
                        histogram.withRule(NamedRule.SQUARE_ROOT),
                        histogram.withRule(NamedRule.DOANE),
                        histogram.withRule(BinRule.count(1)),
                        histogram.withRule(BinRule.width(0.3)),
                        histogram.withRule(BinRule.edges(-20, -1, 0, 0.25, 2, 9)),
                        histogram.withRule(CrossValidatedBins.DEFAULT.withMost(40)),
                        histogram.withRange(-1, 1))
                .map(estimator -> new FittedCase(estimator, normal(207, 1), 1e-9, List.of(-1e9, -21.0, 21.0, 1e9)));
        Stream<FittedCase> space = Stream.of(
                new FittedCase(histogram, normal(500, 2), 1e-9, List.of(-9.0, 9.0)),
                new FittedCase(histogram.withRule(BinRule.count(30)), normal(300, 10), 1e-9, List.of(-9.0, 9.0)),
                new FittedCase(
                        histogram.withRule(CrossValidatedBins.DEFAULT.withMost(12)),
                        normal(400, 2),
                        1e-9,
                        List.of(-9.0, 9.0)),
                new FittedCase(
                        histogram.withRule(new BinEdges(List.of(Axis.of(-5, 0, 1, 5), Axis.equal(-4, 4, 8)))),
                        normal(150, 2),
                        1e-9,
                        List.of(-6.0, 6.0)));
        return Stream.concat(line, space);
    }

    static Tensor normal(int n, int d) {
        RandomGenerator random = Seed.of(20).child(d).generator();
        double[] x = new double[n * d];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextGaussian();
        }
        return Tensor.adopt(x, n, d);
    }
}
