package org.sibyl.report;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.sibyl.distribution.Parameter;
import org.sibyl.estimator.TrainingCurve;
import org.sibyl.random.Seed;
import org.sibyl.report.figure.CoverageCurve;
import org.sibyl.report.figure.LossCurve;
import org.sibyl.report.figure.Marginal;
import org.sibyl.report.figure.Marginals;
import org.sibyl.report.figure.PairPlot;
import org.sibyl.report.figure.PredictiveBands;
import org.sibyl.report.figure.PredictiveRows;
import org.sibyl.report.figure.PredictiveSeries;
import org.sibyl.report.figure.Quantity;
import org.sibyl.report.figure.RankHistograms;
import org.sibyl.tensor.Tensor;

/// A report of figures at the edges of what they allow: one parameter and a dozen, long names, huge and tiny numbers,
/// constant draws, a single epoch, losses that are not finite.
final class ExtremePage {
    private static final String LONG = "a_parameter_with_a_name_that_goes_on_and_on";

    private ExtremePage() {}

    static ReportPage page() {
        return new ReportPage(
                "Extremes",
                "",
                "",
                List.of(
                        Section.of("one", "One parameter", figure(pairs(1, 1, 0)), figure(pairs(1, 1e9, 3e9))),
                        Section.of("two", "Two", figure(pairs(2, 1e-7, -2e-7))),
                        Section.of("six", "Six", figure(pairs(6, 1000, 12_000))),
                        Section.of("twelve", "Twelve", figure(pairs(12, 1, 0))),
                        Section.of("constant", "Constant draws", figure(constant())),
                        Section.of("predictive", "Predictions", figure(series()), figure(rows())),
                        Section.of("ranks", "Ranks", figure(ranks(9, 20)), figure(ranks(100, 1000))),
                        Section.of("coverage", "Coverage", figure(CoverageCurve.of(0.5))),
                        Section.of(
                                "training",
                                "Training",
                                figure(LossCurve.of(new TrainingCurve(List.of(1.5), List.of(1.6), 1))),
                                figure(LossCurve.of(new TrainingCurve(List.of(), List.of(), 0))),
                                figure(LossCurve.of(new TrainingCurve(
                                        List.of(3e7, 2e7, Double.NaN),
                                        List.of(3e7, 2e7, Double.POSITIVE_INFINITY),
                                        2))))),
                List.of());
    }

    private static Block figure(org.sibyl.report.figure.Figure figure) {
        return new Block.Illustration(figure.kind(), "", figure);
    }

    private static List<Parameter> parameters(int p) {
        List<Parameter> parameters = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            String name = j % 3 == 1 ? LONG + j : "theta_" + j;
            parameters.add(new Parameter(name, j % 2 == 0 ? "" : "1/day", Double.NEGATIVE_INFINITY, Double.MAX_VALUE));
        }
        return parameters;
    }

    private static Tensor normal(int n, int p, double scale, double shift) {
        RandomGenerator random = Seed.of(p).generator();
        double[] values = new double[n * p];
        for (int i = 0; i < values.length; i++) {
            values[i] = shift + scale * random.nextGaussian();
        }
        return Tensor.adopt(values, n, p);
    }

    private static PairPlot pairs(int p, double scale, double shift) {
        double[] reference = new double[p];
        java.util.Arrays.fill(reference, shift + scale);
        return PairPlot.of(parameters(p), normal(500, p, scale, shift), normal(500, p, 3 * scale, shift), reference);
    }

    private static Marginals constant() {
        double[] same = new double[50];
        double[] zero = new double[50];
        java.util.Arrays.fill(same, 1234.5);
        return new Marginals(List.of(
                Marginal.of(new Quantity("same", "m"), same),
                Marginal.of(new Quantity("zero", ""), zero),
                Marginal.of(
                        new Quantity(LONG, "kg m²/s²"), normal(60, 1, 1e-12, 0).column(0))));
    }

    private static PredictiveBands series() {
        double[] years = new double[21];
        double[] observed = new double[21];
        for (int i = 0; i < years.length; i++) {
            years[i] = 1900 + i;
            observed[i] = 1e5 * (i % 7);
        }
        Tensor draws = normal(100, 21, 2e5, 3e5);
        Quantity year = new Quantity("year", "");
        return new PredictiveBands(List.of(
                PredictiveSeries.of("hare", year, new Quantity("pelts", "thousands"), years, observed, draws),
                PredictiveSeries.of(
                        "one value",
                        year,
                        new Quantity(LONG, ""),
                        new double[] {0.5},
                        new double[] {-3e-9},
                        normal(100, 1, 1e-9, 0))));
    }

    private static PredictiveBands rows() {
        List<Quantity> quantities = new ArrayList<>();
        for (int j = 0; j < 10; j++) {
            quantities.add(new Quantity(j == 4 ? LONG : "x_" + j, ""));
        }
        return new PredictiveBands(
                List.of(PredictiveRows.of("", quantities, new double[10], normal(100, 10, 0.3, 0.4))));
    }

    private static RankHistograms ranks(int draws, int pairs) {
        RandomGenerator random = Seed.of(pairs).generator();
        int[][] ranks = new int[5][pairs];
        List<Quantity> quantities = new ArrayList<>();
        for (int j = 0; j < ranks.length; j++) {
            quantities.add(new Quantity(j == 1 ? LONG : "theta_" + j, ""));
            for (int i = 0; i < pairs; i++) {
                ranks[j][i] = random.nextInt(draws + 1);
            }
        }
        return RankHistograms.of(quantities, ranks, draws, new double[] {1, 0.5, 0.05, 0.0002, 0});
    }
}
