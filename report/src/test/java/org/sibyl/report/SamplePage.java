package org.sibyl.report;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.sibyl.diagnostic.Verdict;
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
import org.sibyl.report.figure.Summary;
import org.sibyl.tensor.Tensor;

/// A report with every kind of block and figure, whose numbers are made up to look like an influenza outbreak.
final class SamplePage {
    private static final double[] IN_BED = {3, 8, 26, 76, 225, 298, 258, 233, 189, 128, 68, 29, 14, 4};
    private static final Seed SEED = Seed.of(1978);
    private static final int DRAWS = 4000;
    static final List<Parameter> PARAMETERS = List.of(
            new Parameter("beta", "1/day", 0.1, 5),
            new Parameter("gamma", "1/day", 0.05, 2),
            new Parameter("dispersion", "", 1, 100));

    private SamplePage() {}

    static ReportPage page() {
        Tensor posterior = posterior();
        Tensor prior = prior();
        List<Quantity> quantities = PARAMETERS.stream().map(Quantity::of).toList();
        return new ReportPage(
                "Influenza in a boarding school",
                "763 boys, 22 January to 4 February 1978 · British Medical Journal, 4 March 1978",
                "How fast did influenza pass from boy to boy, how long was a boy infectious, and what basic reproduction"
                        + " number follows from the number of boys in bed on fourteen days?",
                List.of(
                        answer(posterior, prior, quantities),
                        posteriorSection(posterior, prior),
                        trust(quantities),
                        prediction(),
                        setUp()),
                provenance());
    }

    /// A small figure whose panel has the given name.
    static PredictiveBands bands(String name) {
        double[] observed = {1, 2};
        Tensor draws = Tensor.ofRows(new double[] {0, 2}, new double[] {1, 3}, new double[] {2, 4});
        Quantity quantity = new Quantity(name, name);
        return new PredictiveBands(
                List.of(PredictiveSeries.of(name, quantity, quantity, new double[] {1, 2}, observed, draws)));
    }

    private static Section answer(Tensor posterior, Tensor prior, List<Quantity> quantities) {
        List<Summary> summaries = new ArrayList<>();
        for (int j = 0; j < quantities.size(); j++) {
            summaries.add(Summary.of(quantities.get(j), posterior.column(j)));
        }
        Parameter reproduction = new Parameter("R0", "", 0, Double.POSITIVE_INFINITY);
        Parameter recovery = new Parameter("recovery time", "days", 0, Double.POSITIVE_INFINITY);
        double[] r0 = ratio(posterior);
        double[] time = inverse(posterior);
        summaries.add(Summary.of(Quantity.of(reproduction), r0));
        summaries.add(Summary.of(Quantity.of(recovery), time));
        return Section.of(
                "answer",
                "The answer",
                new Block.Prose("Each infectious boy passed the infection on to between three and four others while"
                        + " everybody was still susceptible, and stayed infectious for about two days."),
                ParameterTable.of("Posterior of the parameters and of what follows from them", summaries),
                new Block.Illustration(
                        "Derived quantities",
                        "Posterior of the basic reproduction number and of the time to recovery. The shaded parts hold"
                                + " 50 % and 90 % of the probability.",
                        new Marginals(List.of(
                                Marginal.of(reproduction, r0, ratio(prior), null),
                                Marginal.of(recovery, time, inverse(prior), null)))));
    }

    private static Section posteriorSection(Tensor posterior, Tensor prior) {
        return Section.of(
                "posterior",
                "The posterior",
                new Block.Prose(
                        "The diagonal shows each parameter alone, over its prior. A posterior that looks like its"
                                + " prior has learnt nothing from the observation; slanted regions below the diagonal say that"
                                + " the observation fixes a combination of two parameters better than either."),
                new Block.Illustration(
                        "Posterior",
                        "Look for slanted or bent regions, and for densities cut off at the edge of the prior.",
                        PairPlot.of(PARAMETERS, posterior, prior)));
    }

    private static Section trust(List<Quantity> quantities) {
        RandomGenerator random = SEED.child("trust").generator();
        int[][] ranks = new int[3][200];
        for (int[] row : ranks) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextInt(1000);
            }
        }
        for (int i = 0; i < 22; i++) {
            ranks[2][i] = random.nextInt(50);
        }
        double[] credibilities = new double[200];
        for (int i = 0; i < credibilities.length; i++) {
            credibilities[i] = Math.pow(random.nextDouble(), 1.08);
        }
        return Section.of(
                "trust",
                "Can it be trusted?",
                new Block.Checks(List.of(
                        new Block.Check("Training", "lowest validation loss at epoch 81 of 101", new Verdict.Pass()),
                        new Block.Check(
                                "Simulation-based calibration",
                                "smallest p-value 0.012 of 3 parameters (dispersion)",
                                new Verdict.Concern("The posterior of dispersion is shifted: raise the number of"
                                        + " simulations to 20,000 or more and run again.")),
                        new Block.Check("Expected coverage", "largest deviation 0.041", new Verdict.Pass()),
                        new Block.Check(
                                "Simulated range",
                                "200 held-out pairs",
                                new Verdict.Inconclusive(
                                        "Fewer than 500 simulations lie near the observation, too few to"
                                                + " say how unusual it is.")))),
                new Block.Illustration(
                        "Simulation-based calibration",
                        "Ranks of the true parameters of 200 simulated data sets among draws of their posteriors."
                                + " Uniform if the posterior is calibrated: a valley means too narrow, a hill too wide, a"
                                + " slope a bias.",
                        RankHistograms.of(quantities, ranks, 999, new double[] {0.43, 0.78, 0.012})),
                new Block.Illustration(
                        "Expected coverage",
                        "How often highest-density regions hold the truth. Below the band the posterior is too sure of"
                                + " itself.",
                        CoverageCurve.of(credibilities)),
                new Block.Illustration(
                        "Training",
                        "Loss on rows that were used for training and on rows that were held out. A validation curve"
                                + " that rises while the training curve falls is over-fitting; the kept parameters come"
                                + " from before that.",
                        LossCurve.of(curve())));
    }

    private static Section prediction() {
        RandomGenerator random = SEED.child("predictive").generator();
        double[] days = new double[IN_BED.length];
        double[][] rows = new double[1000][IN_BED.length];
        for (int j = 0; j < days.length; j++) {
            days[j] = j + 1.0;
        }
        for (double[] row : rows) {
            double level = random.nextGaussian();
            for (int j = 0; j < row.length; j++) {
                double mean = 255 * Math.exp(-0.5 * Math.pow((j - 5.7 - 0.25 * level) / 2.45, 2));
                row[j] = Math.max(0, Math.rint(mean + (3 + 0.16 * mean) * random.nextGaussian()));
            }
        }
        Tensor draws = Tensor.ofRows(rows);
        double[] summaries = {298, 6, 14.2, -0.003};
        double[][] simulated = new double[1000][];
        for (int i = 0; i < simulated.length; i++) {
            simulated[i] = new double[] {
                270 + 25 * random.nextGaussian(),
                6 + 0.7 * random.nextGaussian(),
                11 + 1.1 * random.nextGaussian(),
                0.01 * random.nextGaussian()
            };
        }
        return Section.of(
                "prediction",
                "Does the model reproduce the observation?",
                new Block.Illustration(
                        "Posterior predictive",
                        "The observation over data simulated from the posterior. About nine of ten observed values"
                                + " should lie in the 90 % band.",
                        new PredictiveBands(List.of(PredictiveSeries.of(
                                "", new Quantity("day", ""), new Quantity("boys in bed", ""), days, IN_BED, draws)))),
                new Block.Illustration(
                        "Summaries",
                        "Observables without an order, each on a scale of its own.",
                        new PredictiveBands(List.of(PredictiveRows.of(
                                "",
                                List.of(
                                        new Quantity("highest count", "boys"),
                                        new Quantity("day of the highest count", ""),
                                        new Quantity("width of the peak", "days"),
                                        new Quantity("skewness", "")),
                                summaries,
                                Tensor.ofRows(simulated))))));
    }

    private static Section setUp() {
        return Section.of(
                "set-up",
                "What was done",
                new Block.Facts(
                        "",
                        List.of(
                                new Block.Fact("simulator", "stochastic SIR, individual infections and recoveries"),
                                new Block.Fact("simulations", "10,000, of which 0 invalid"),
                                new Block.Fact("method", "neural posterior estimation, masked autoregressive flow"))),
                new Block.Table(
                        "Priors",
                        List.of(
                                Block.Column.text("Parameter"),
                                Block.Column.text("Prior"),
                                Block.Column.number("Mean", "")),
                        List.of(
                                List.of("beta", "log-uniform on [0.1, 5] 1/day", "1.25"),
                                List.of("gamma", "log-uniform on [0.05, 2] 1/day", "0.53"),
                                List.of("dispersion", "log-uniform on [1, 100]", "21.5"))),
                new Block.Listing("influenza.yaml", """
                        study: influenza
                        simulator:
                          class: org.sibyl.examples.Influenza # <script>alert(1)</script>
                        observation: [3, 8, 26, 76, 225, 298, 258, 233, 189, 128, 68, 29, 14, 4]
                        """));
    }

    private static List<Block.Facts> provenance() {
        return List.of(
                new Block.Facts(
                        "Numbers",
                        List.of(
                                new Block.Fact("seed", "1978"),
                                new Block.Fact(
                                        "data",
                                        "SHA-256 9f2c1d6e0b7a4c3f8e5d2a1b0c9f8e7d6c5b4a392817065f4e3d2c1b0a9f8e7d"))),
                new Block.Facts(
                        "Machine",
                        List.of(
                                new Block.Fact("kernel", "vector-512"),
                                new Block.Fact("processor", "2 cores"),
                                new Block.Fact("simulation", "1.3 s"),
                                new Block.Fact("training", "31.0 s"))));
    }

    private static Tensor posterior() {
        RandomGenerator random = SEED.child("posterior").generator();
        double[][] rows = new double[DRAWS][];
        for (int i = 0; i < DRAWS; i++) {
            double shared = random.nextGaussian();
            double gamma = 0.5 * Math.exp(0.045 * shared + 0.03 * random.nextGaussian());
            double beta = 1.75 * Math.exp(0.035 * shared + 0.025 * random.nextGaussian());
            double dispersion = Math.max(1, 9 * Math.exp(0.55 * random.nextGaussian() - 0.15 * shared));
            rows[i] = new double[] {beta, gamma, Math.min(100, dispersion)};
        }
        return Tensor.ofRows(rows);
    }

    private static Tensor prior() {
        RandomGenerator random = SEED.child("prior").generator();
        double[][] rows = new double[20_000][3];
        for (double[] row : rows) {
            for (int j = 0; j < 3; j++) {
                Parameter parameter = PARAMETERS.get(j);
                row[j] = parameter.lower() * Math.pow(parameter.upper() / parameter.lower(), random.nextDouble());
            }
        }
        return Tensor.ofRows(rows);
    }

    private static double[] ratio(Tensor draws) {
        double[] ratio = new double[draws.rows()];
        for (int i = 0; i < ratio.length; i++) {
            ratio[i] = draws.get(i, 0) / draws.get(i, 1);
        }
        return ratio;
    }

    private static double[] inverse(Tensor draws) {
        double[] inverse = new double[draws.rows()];
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] = 1 / draws.get(i, 1);
        }
        return inverse;
    }

    private static TrainingCurve curve() {
        RandomGenerator random = SEED.child("curve").generator();
        List<Double> training = new ArrayList<>();
        List<Double> validation = new ArrayList<>();
        int best = 0;
        for (int epoch = 1; epoch <= 101; epoch++) {
            double fall = 4.2 * Math.exp(-epoch / 4.0) + 0.9 * Math.exp(-epoch / 28.0);
            training.add(-2.4 + fall - 0.0012 * epoch + 0.008 * random.nextGaussian());
            validation.add(
                    -2.38 + fall + 0.00002 * Math.pow(Math.max(0, epoch - 60), 2) + 0.02 * random.nextGaussian());
            if (best == 0 || validation.getLast() < validation.get(best - 1)) {
                best = epoch;
            }
        }
        return new TrainingCurve(training, validation, best);
    }
}
