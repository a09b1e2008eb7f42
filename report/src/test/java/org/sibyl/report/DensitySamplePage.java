package org.sibyl.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.sibyl.random.Seed;
import org.sibyl.report.figure.Axis;
import org.sibyl.report.figure.BandwidthSlider;
import org.sibyl.report.figure.Bars;
import org.sibyl.report.figure.Chart;
import org.sibyl.report.figure.DensityMap;
import org.sibyl.report.figure.Dots;
import org.sibyl.report.figure.Ellipse;
import org.sibyl.report.figure.EmSteps;
import org.sibyl.report.figure.Field;
import org.sibyl.report.figure.Line;
import org.sibyl.report.figure.PanelGrid;
import org.sibyl.report.figure.Quantity;
import org.sibyl.report.figure.Role;

/// A density report with every figure of density estimation: synthetic chirp masses, stellar ages, Old Faithful.
final class DensitySamplePage {
    static final Quantity MASS = new Quantity("chirp mass", "solar masses");
    static final Quantity AGE = new Quantity("age", "Gyr");
    private static final double[][] POPULATION = {{0.56, 12, 3}, {0.32, 28, 4}, {0.12, 42, 3}};
    private static final double[] PLACES = places(0, 56, 161);

    private DensitySamplePage() {}

    static ReportPage page() {
        double[] masses = masses();
        List<EmSteps.State> states = TextbookEm.run(rows(masses), new double[][] {{8}, {20}, {48}}, 60);
        return AnalysisReport.of(
                        "Chirp masses",
                        "500 synthetic events in solar masses",
                        "The 500 chirp masses look like three normal components around 12, 28 and 42 solar masses: of one to"
                                + " five components, the Bayesian information criterion prefers three.")
                .with(
                        AnalysisReport.Part.OVERVIEW,
                        new Block.Illustration(
                                "Six views of the data",
                                "From the data to the model, its choice, what it makes, and why this ends in many dimensions.",
                                sixPanels(masses, states.getLast().components())))
                .with(
                        AnalysisReport.Part.MODEL,
                        new Block.Illustration(
                                "Expectation-maximisation, step by step",
                                "Each iteration colours the points, then moves the components.",
                                new EmSteps(List.of(MASS), thinnedRows(masses), 500, states.subList(0, 30))),
                        new Block.Illustration(
                                "Bandwidth",
                                "Narrow kernels follow single events, wide ones make one blob of all.",
                                bandwidths(masses)),
                        new Block.Illustration(
                                "Old Faithful, step by step",
                                "Two normal components with full covariance; ellipses are one standard deviation wide.",
                                oldFaithfulSteps()))
                .with(
                        AnalysisReport.Part.COMPARISON,
                        new Block.Illustration("Ages", "Counts, a normal fit and a kernel estimate.", agesFigure()),
                        new Block.Illustration(
                                "Old Faithful", "Regions that hold 50 % and 90 % of the rows.", oldFaithfulMap()))
                .withProvenance(new Block.Facts("Run", List.of(new Block.Fact("seed", "1"))))
                .page();
    }

    static double[] masses() {
        RandomGenerator random = Seed.of(1).generator();
        return IntStream.range(0, 500)
                .mapToDouble(i -> {
                    double u = random.nextDouble();
                    double[] part = POPULATION[u < 0.56 ? 0 : u < 0.88 ? 1 : 2];
                    return part[1] + part[2] * random.nextGaussian();
                })
                .toArray();
    }

    private static double[][] rows(double[] values) {
        return Arrays.stream(values).mapToObj(each -> new double[] {each}).toArray(double[][]::new);
    }

    private static List<List<Double>> thinnedRows(double[] values) {
        return Arrays.stream(values).limit(250).mapToObj(List::of).toList();
    }

    static double[] places(double lower, double upper, int count) {
        double[] places = new double[count];
        Arrays.setAll(places, i -> lower + (upper - lower) * i / (count - 1));
        return places;
    }

    static double normal(double x, double mean, double sd) {
        return Math.exp(-0.5 * Math.pow((x - mean) / sd, 2)) / (sd * Math.sqrt(2 * Math.PI));
    }

    private static double[] at(double[] places, DoubleUnaryOperator function) {
        return Arrays.stream(places).map(function).toArray();
    }

    static double[] kernels(double[] data, double h, double[] places) {
        return at(
                places, x -> Arrays.stream(data).map(each -> normal(x, each, h)).sum() / data.length);
    }

    private static PanelGrid sixPanels(double[] masses, List<Ellipse> components) {
        double[] edges = Bars.equalEdges(0, 56, 28);
        Bars data = Bars.density("data", Role.DATA, masses, edges);
        Chart empty = Chart.of(Axis.of(MASS).within(0, 56), Axis.of("density", ""));
        Chart truth = empty.with(data)
                .with(Line.of("true density", Role.REFERENCE, PLACES, at(PLACES, DensitySamplePage::truth)));
        Chart kde = empty.with(data)
                .with(Line.of("h = 0.6", Role.ALTERNATIVE, PLACES, kernels(masses, 0.6, PLACES)))
                .with(Line.of("h = 6", Role.ALTERNATIVE, PLACES, kernels(masses, 6, PLACES)))
                .with(Line.of("h = 1.8, cross-validated", Role.MODEL, PLACES, kernels(masses, 1.8, PLACES)));
        Chart mixture = empty.with(data);
        for (Ellipse each : components) {
            mixture = mixture.with(Line.of(
                    "component " + (mixture.lines().size() + 1),
                    Role.COMPONENT,
                    PLACES,
                    at(PLACES, x -> part(each, x))));
        }
        mixture = mixture.with(Line.of(
                "sum",
                Role.MODEL,
                PLACES,
                at(
                        PLACES,
                        x -> components.stream()
                                .mapToDouble(each -> part(each, x))
                                .sum())));
        double[] k = {1, 2, 3, 4, 5};
        Chart bic = Chart.of(Axis.of("components K", "").whole(), Axis.of("criterion", ""))
                .with(Line.of("BIC", Role.MODEL, k, new double[] {3940, 3730, 3684, 3702, 3719}))
                .with(Line.of("AIC", Role.ALTERNATIVE, k, new double[] {3931, 3709, 3650, 3656, 3660}))
                .with(Dots.one("chosen: K = 3", Role.CHOSEN, 3, 3684));
        RandomGenerator random = Seed.of(2).generator();
        double[] made = IntStream.range(0, 500)
                .mapToDouble(i -> {
                    double u = random.nextDouble();
                    int c = 0;
                    while (c + 1 < components.size() && u > components.get(c).weight()) {
                        u -= components.get(c++).weight();
                    }
                    Ellipse each = components.get(c);
                    return each.mean().getFirst() + Math.sqrt(each.covariance().getFirst()) * random.nextGaussian();
                })
                .toArray();
        Chart samples = empty.with(data).with(Bars.density("500 synthetic", Role.SYNTHETIC, made, edges));
        return new PanelGrid(List.of(
                new PanelGrid.Panel("Data and true density", truth),
                new PanelGrid.Panel("Kernel density at three bandwidths", kde),
                new PanelGrid.Panel("Mixture of three components", mixture),
                new PanelGrid.Panel("How many components?", bic),
                new PanelGrid.Panel("Synthetic events over the data", samples),
                new PanelGrid.Panel("The curse of dimension", dimension())));
    }

    static Chart dimension() {
        double[] d = places(1, 15, 15);
        return Chart.of(
                        Axis.of("dimension D", "").whole(),
                        Axis.of("fraction or number", "").logarithmic())
                .with(Line.of("volume within ½ of the centre", Role.MODEL, d, at(d, each -> Math.pow(0.5, each))))
                .with(Line.of(
                        "points needed, 10 for each axis", Role.ALTERNATIVE, d, at(d, each -> Math.pow(10, each))));
    }

    private static double truth(double x) {
        return Arrays.stream(POPULATION)
                .mapToDouble(part -> part[0] * normal(x, part[1], part[2]))
                .sum();
    }

    private static double part(Ellipse each, double x) {
        return each.weight()
                * normal(x, each.mean().getFirst(), Math.sqrt(each.covariance().getFirst()));
    }

    /// Five-fold cross-validation over 30 bandwidths, row i in fold i mod 5.
    static BandwidthSlider bandwidths(double[] data) {
        List<BandwidthSlider.Candidate> candidates = new ArrayList<>();
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < 30; c++) {
            double h = 0.3 * Math.pow(10 / 0.3, c / 29.0);
            double score = 0;
            for (int i = 0; i < data.length; i++) {
                double sum = 0;
                int kept = 0;
                for (int j = 0; j < data.length; j++) {
                    if (j % 5 != i % 5) {
                        sum += normal(data[i], data[j], h);
                        kept++;
                    }
                }
                score += Math.log(sum / kept) / data.length;
            }
            // A kernel of finite width gives a held-out row outside of all others density zero.
            score = c == 0 ? Double.NEGATIVE_INFINITY : score;
            if (score > highest) {
                highest = score;
                best = c;
            }
            candidates.add(BandwidthSlider.Candidate.of(h, score, kernels(data, h, PLACES)));
        }
        Bars bars = Bars.density("data", Role.DATA, data, Bars.equalEdges(0, 56, 28));
        return new BandwidthSlider(MASS, bars, 0, 56, candidates, best);
    }

    private static Chart agesFigure() {
        double[] ages = TestTables.stellarAges();
        double[] edges = Bars.equalEdges(0, 18, 18);
        double[] x = places(0, 18, 181);
        double mean = Arrays.stream(ages).average().orElseThrow();
        double sd = Math.sqrt(
                Arrays.stream(ages).map(a -> (a - mean) * (a - mean)).average().orElseThrow());
        double[] kernels = kernels(ages, 1, x);
        return Chart.of(Axis.of(AGE), Axis.of("stars in each Gyr", ""))
                .with(Bars.counts("91 dwarfs", Role.DATA, ages, edges))
                .with(Line.of("normal fit", Role.ALTERNATIVE, x, at(x, each -> ages.length * normal(each, mean, sd))))
                .with(Line.of(
                        "kernel estimate, h = 1 Gyr",
                        Role.MODEL,
                        x,
                        Arrays.stream(kernels).map(each -> each * ages.length).toArray()))
                .with(new Chart.Mark("mean age", mean));
    }

    static List<EmSteps.State> oldFaithfulStates() {
        return TextbookEm.run(TestTables.oldFaithful(), new double[][] {{2.5, 80}, {4, 60}}, 20);
    }

    static EmSteps oldFaithfulSteps() {
        return EmSteps.of(eruptionsAndWaiting(), TestTables.oldFaithful(), oldFaithfulStates());
    }

    private static List<Quantity> eruptionsAndWaiting() {
        return List.of(new Quantity("eruption", "min"), new Quantity("waiting time", "min"));
    }

    static DensityMap oldFaithfulMap() {
        List<Ellipse> components = oldFaithfulStates().getLast().components();
        Field.Heights density = (x, y) ->
                components.stream().mapToDouble(each -> part(each, x, y)).sum();
        double[] across = {1, 5.8};
        double[] upwards = {36, 104};
        double[][] rows = TestTables.oldFaithful();
        return DensityMap.of(
                        eruptionsAndWaiting().getFirst(),
                        eruptionsAndWaiting().getLast(),
                        across,
                        upwards,
                        Field.sample(across, upwards, 56, density),
                        rows,
                        Arrays.stream(rows)
                                .mapToDouble(row -> density.at(row[0], row[1]))
                                .toArray(),
                        0.5,
                        0.9)
                .withComponents(components)
                .with(Dots.of("least likely", Role.CHOSEN, new double[] {rows[0][0]}, new double[] {rows[0][1]}, 1));
    }

    private static double part(Ellipse each, double x, double y) {
        double u = x - each.mean().get(0);
        double v = y - each.mean().get(1);
        double a = each.covariance().get(0);
        double b = each.covariance().get(1);
        double c = each.covariance().get(2);
        double determinant = a * c - b * b;
        double distance = (c * u * u - 2 * b * u * v + a * v * v) / determinant;
        return each.weight() * Math.exp(-0.5 * distance) / (2 * Math.PI * Math.sqrt(determinant));
    }
}
