package org.sibyl.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.density.histogram.BinRule;
import org.sibyl.density.histogram.Histogram;
import org.sibyl.density.histogram.HistogramEstimator;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the figures of density estimation and classification hold, how small they stay, and what they refuse.
class ClassicalFiguresTest {
    private static final Quantity X = new Quantity("x", "m");
    private static final double[] UNIT = {0, 1};

    private static double[] normal(int n) {
        RandomGenerator random = Seed.of(n).generator();
        return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    @Test
    void everyValueOfAHistogramFallsIntoTheBinThatHoldsIt() {
        double[] edges = {-1, 0, 0.5, 2};
        double[] values = {-1, -0.5, 0, 0.25, 0.5, 2, 2.0000001, -7};
        assertThat(Bars.counts("", Role.DATA, values, edges).heights()).containsExactly(2.0, 2.0, 2.0);
        // Density is per unit and per row, with the two rows outside counted among all.
        assertThat(Bars.density("", Role.DATA, values, edges).heights())
                .containsExactly(2 / 8.0, 2 / 8.0 / 0.5, Rounding.significant(2 / 8.0 / 1.5, 6));
        double[] equal = Bars.equalEdges(-0.3, 0.7, 10);
        assertThat(equal).hasSize(11).startsWith(-0.3).endsWith(0.7);
    }

    /// Neighbours drawn together keep the histogram's ends and its area of 1.
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 400, 401, 799, 12_345})
    void aHistogramOfManyBinsIsDrawnWithFewer(int bins) {
        double[] values = normal(1000);
        Histogram histogram = HistogramEstimator.DEFAULT
                .withRule(BinRule.edges(Bars.equalEdges(-5, 5, bins)))
                .fit(Tensor.of(values, values.length, 1), Seed.of(0));
        Bars bars = Bars.density("", Role.DATA, histogram);
        assertThat(bars.heights()).hasSizeLessThanOrEqualTo(Bars.MOST_BINS).hasSizeGreaterThan(Math.min(bins, 200) - 1);
        assertThat(bars.edges()).startsWith(-5.0).endsWith(5.0);
        double area = 0;
        for (int i = 0; i < bars.heights().size(); i++) {
            area += bars.heights().get(i)
                    * (bars.edges().get(i + 1) - bars.edges().get(i));
        }
        // Heights have six digits.
        assertThat(area).isCloseTo(1, within(1e-5));
        if (bins <= Bars.MOST_BINS) {
            double[] densities = histogram.densities();
            for (int i = 0; i < bins; i++) {
                assertThat(bars.heights().get(i)).isCloseTo(densities[i], within(1e-5));
            }
        }
    }

    /// Columns that agree to eight digits still have an ellipse.
    @Test
    void aNarrowEllipseKeepsItsDeterminant() {
        double[][] covariance = {{1.234567891234, 1.23456789}, {1.23456789, 1.234567891234}};
        Ellipse narrow = Ellipse.of(1, new double[2], covariance);
        assertThat(narrow.covariance()).containsExactly(1.234567891234, 1.23456789, 1.234567891234);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 40, 41, 77, 500})
    void stepsAreThinnedToTheirStartAndTheirEnd(int count) {
        List<EmSteps.State> states = IntStream.range(0, count)
                .mapToObj(i -> new EmSteps.State(i, i, List.of(Ellipse.of(1, 0, 1))))
                .toList();
        EmSteps steps = EmSteps.of(List.of(X), new double[][] {{1}}, states);
        assertThat(steps.states())
                .hasSizeLessThanOrEqualTo(EmSteps.MOST_STATES)
                .hasSizeGreaterThanOrEqualTo(Math.min(count, EmSteps.MOST_STATES / 2))
                .startsWith(states.getFirst())
                .endsWith(states.getLast())
                .isSubsetOf(states);
    }

    /// A curve of a million rows keeps its ends, its order, and every point that lies well apart from the others; a
    /// policy
    /// keeps its own threshold and the counts there.
    @Test
    void aThinnedRocCurveStaysTheCurve() {
        List<ThresholdExplorer.Point> curve = new ArrayList<>();
        int n = 100_000;
        for (int i = 1; i <= n; i++) {
            curve.add(new ThresholdExplorer.Point(
                    1 - (double) i / n, Math.floor(1000 * Math.sqrt((double) i / n)), (double) i));
        }
        ThresholdExplorer explorer = ThresholdExplorer.of(
                "a", "b", curve, List.of(new ThresholdExplorer.Chosen("mine", 0.654321)), 0.5, 2.0 / 3);
        assertThat(explorer.points())
                .hasSizeBetween(ThresholdExplorer.MOST_POINTS / 2, ThresholdExplorer.MOST_POINTS + 4)
                .contains(curve.getFirst(), curve.getLast());
        ThresholdExplorer.Point mine =
                explorer.points().get(explorer.policies().getFirst().point());
        assertThat(mine.threshold()).isEqualTo(0.654321);
        assertThat(mine.falsePositives()).isEqualTo(Math.floor((1 - 0.654321) * n));
        assertThat(explorer.points().get(explorer.shown()).threshold()).isEqualTo(0.5);
        double area = 0;
        for (int i = 1; i < explorer.points().size(); i++) {
            ThresholdExplorer.Point left = explorer.points().get(i - 1);
            ThresholdExplorer.Point right = explorer.points().get(i);
            area += (right.falsePositives() - left.falsePositives())
                    * (left.truePositives() + right.truePositives())
                    / (2.0 * n * 1000);
        }
        // A concave curve cut into chords of at most 1/120 loses less than their area over it.
        assertThat(area).isCloseTo(2.0 / 3, within(2e-3));
    }

    /// The region of probability p holds the share p of the rows, to one row, whatever the density.
    @Test
    void regionsOfADensityMapHoldTheirShareOfTheRows() {
        double[] x = normal(400);
        double[][] rows = Arrays.stream(x)
                .mapToObj(each -> new double[] {each, each * each})
                .toArray(double[][]::new);
        double[] atRows = Arrays.stream(rows)
                .mapToDouble(row -> Math.exp(-Math.abs(row[0]) - row[1]))
                .toArray();
        double[][] grid =
                Field.sample(new double[] {-4, 4}, new double[] {-1, 9}, 32, (a, b) -> Math.exp(-Math.abs(a) - b));
        double highest =
                Arrays.stream(grid).flatMapToDouble(Arrays::stream).max().orElseThrow();
        DensityMap map = DensityMap.of(X, X, new double[] {-4, 4}, new double[] {-1, 9}, grid, rows, atRows, 0.9, 0.5);
        assertThat(map.regions()).extracting(Joint.Region::probability).containsExactly(0.5, 0.9);
        for (Joint.Region region : map.regions()) {
            long inside = Arrays.stream(atRows)
                    .filter(height -> height * 1000 / highest >= region.level())
                    .count();
            assertThat(inside)
                    .isBetween((long) (400 * region.probability()) - 1, (long) (400 * region.probability()) + 2);
        }
    }

    @Test
    void aFieldCountsItsRowsUpwards() {
        double[][] heights = Field.sample(new double[] {0, 4}, new double[] {10, 12}, 2, (x, y) -> x + 100 * y);
        assertThat(heights).isDeepEqualTo(new double[][] {{1051, 1053}, {1151, 1153}});
        Field field = Field.scaled(X, X, new double[] {0, 4}, new double[] {10, 12}, heights);
        assertThat(field.values()).containsExactly(912, 913, 998, 1000);
    }

    static List<Figure> largest() {
        double[] places = IntStream.range(0, 161).mapToDouble(i -> i / 7.0).toArray();
        List<BandwidthSlider.Candidate> candidates = IntStream.range(0, BandwidthSlider.MOST_CANDIDATES)
                .mapToObj(i -> BandwidthSlider.Candidate.of(
                        Math.PI * (i + 1),
                        -Math.E * i,
                        Arrays.stream(places).map(Math::exp).toArray()))
                .toList();
        double[][] rows = Arrays.stream(normal(5000))
                .mapToObj(each -> new double[] {each, -each})
                .toArray(double[][]::new);
        List<EmSteps.State> states = IntStream.range(0, 200)
                .mapToObj(i -> new EmSteps.State(
                        i,
                        -Math.PI / (i + 1),
                        IntStream.range(0, 8)
                                .mapToObj(k ->
                                        Ellipse.of(1.0 / 7, normal(2), new double[][] {{Math.PI, 0.1}, {0.1, Math.E}}))
                                .toList()))
                .toList();
        Field field = Field.probabilities(X, X, UNIT, UNIT, Field.sample(UNIT, UNIT, 64, (x, y) -> x * y));
        Chart chart = Chart.of(Axis.of(X), Axis.of(X));
        for (int i = 0; i < 8; i++) {
            chart = chart.with(Line.of(
                    "line " + i,
                    Role.COMPONENT,
                    places,
                    Arrays.stream(places).map(Math::sqrt).toArray()));
        }
        List<PanelGrid.Panel> panels = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            panels.add(new PanelGrid.Panel("panel", chart));
        }
        return List.of(
                new BandwidthSlider(
                        X, Bars.density("", Role.DATA, normal(90), Bars.equalEdges(-3, 3, 60)), 0, 23, candidates, 3),
                EmSteps.of(List.of(X, X), rows, states),
                DecisionMap.of(field, 0.5, "a", "b", rows, new int[5000]),
                DensityMap.of(X, X, UNIT, UNIT, Field.sample(UNIT, UNIT, 64, (x, y) -> x), rows, normal(5000), 0.5),
                new PanelGrid(panels),
                LogisticCharts.sigmoid(),
                LogisticCharts.losses());
    }

    @ParameterizedTest
    @MethodSource("largest")
    void figuresStaySmallAndAreTheSameTextEachTime(Figure figure) {
        String json = FigureJson.write(figure);
        assertThat(json.getBytes(StandardCharsets.UTF_8).length).isLessThan(110_000);
        assertThat(json).isEqualTo(FigureJson.write(figure));
        assertThat(json).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(figure.description()).endsWith(".");
    }

    @Test
    void thePanelsOfAGridNameTheirKinds() {
        Chart chart = Chart.of(Axis.of(X), Axis.of("density", "")).with(new Chart.Mark("here", 1));
        JsonNode grid =
                new JsonMapper().readTree(FigureJson.write(new PanelGrid(List.of(new PanelGrid.Panel("one", chart)))));
        JsonNode panel = grid.get("panels").get(0);
        assertThat(panel.get("title").asString()).isEqualTo("one");
        assertThat(panel.get("figure").get("kind").asString()).isEqualTo("chart");
        assertThat(panel.get("figure").get("y").get("scale").asString()).isEqualTo("LINEAR");
        assertThat(panel.get("figure").get("marks").get(0).get("x").asDouble()).isEqualTo(1);
    }

    @Test
    void heightsThatAreNotFiniteAreGaps() {
        Line line = Line.of("", Role.MODEL, new double[] {1, 2, 3}, new double[] {1, Double.NEGATIVE_INFINITY, 3});
        assertThat(line.y()).containsExactly(1.0, null, 3.0);
        assertThat(Objects.requireNonNull(line.range())).containsExactly(1, 3);
        assertThat(BandwidthSlider.Candidate.of(1, Double.NEGATIVE_INFINITY, 0, 0)
                        .score())
                .isNull();
    }

    /// The loss of a confident mistake: squared error ends at 1, cross-entropy at −ln 0.01.
    @Test
    void theTwoLossesAreTheirFormulas() {
        List<Line> lines = LogisticCharts.losses().lines();
        assertThat(lines.get(0).y()).startsWith(0.9801).endsWith(0.0);
        assertThat(lines.get(1).y())
                .startsWith(Rounding.significant(-Math.log(0.01), 6))
                .endsWith(0.0);
        List<Double> sigmoid = LogisticCharts.sigmoid().lines().getFirst().y().stream()
                .map(Objects::requireNonNull)
                .toList();
        for (int i = 0; i < sigmoid.size(); i++) {
            assertThat(sigmoid.get(i) + sigmoid.get(sigmoid.size() - 1 - i)).isCloseTo(1, within(2e-6));
        }
    }

    static List<Arguments> refusals() {
        List<Ellipse> flat = List.of(Ellipse.of(1, 0, 1));
        EmSteps.State start = new EmSteps.State(0, 1, flat);
        Axis axis = Axis.of(X);
        return List.of(
                refusal(
                        () -> Bars.of("", Role.DATA, new double[] {0, 1, 1}, new double[] {1, 1}),
                        "increasing edges and heights that are not negative, found 1.0 to 1.0"),
                refusal(
                        () -> Bars.of("", Role.DATA, UNIT, new double[] {Double.NaN}),
                        "heights of the histogram at 0 must be finite, found NaN"),
                refusal(() -> Bars.of("", Role.DATA, UNIT, UNIT), "found 2 edges and 2 heights"),
                refusal(
                        () -> Line.of("fit", Role.MODEL, UNIT, new double[] {1}),
                        "the line 'fit' needs one height for each of its points, found 2 points and 1 heights"),
                refusal(
                        () -> Dots.of("d", Role.DATA, UNIT, new double[] {1}, 9),
                        "the points 'd' need as many y as x, found 2 x and 1 y"),
                refusal(
                        () -> axis.within(1, 1),
                        "the axis of 'x' needs finite ends with lower < upper, found 1.0 and 1.0"),
                refusal(() -> axis.logarithmic().within(-1, 1), "the logarithmic axis of 'x' needs positive ends"),
                refusal(
                        () -> Chart.of(axis.logarithmic(), axis).with(Dots.one("", Role.DATA, 0, 1)),
                        "the logarithmic axis of 'x' needs positive values, found 0.0; make it linear"),
                refusal(() -> new Chart.Mark("m", Double.NaN), "the mark 'm' must be finite, found NaN"),
                refusal(() -> new Chart.Shade("s", Role.DATA, 2, 1), "the shade 's' needs finite ends"),
                refusal(() -> new PanelGrid(List.of()), "at least 1 panel, found none"),
                refusal(() -> Ellipse.of(1, 0, 0), "a weight in [0, 1] and a positive definite covariance"),
                refusal(() -> Ellipse.of(1.5, 0, 1), "found weight 1.5"),
                refusal(
                        () -> Ellipse.of(1, UNIT, new double[][] {{1, 1}, {1, 1}}),
                        "positive definite covariance, found weight 1.0 and [1.0, 1.0, 1.0]"),
                refusal(
                        () -> EmSteps.of(List.of(X, X, X), new double[][] {{1, 2, 3}}, List.of(start)),
                        "shown for one or two quantities, found 3; choose two of them"),
                refusal(
                        () -> EmSteps.of(List.of(X, X), new double[][] {{1, 2}}, List.of(start)),
                        "every point and every component needs 2 numbers"),
                refusal(
                        () -> EmSteps.of(List.of(X), new double[][] {{1}}, List.of(start, start)),
                        "the iterations of a mixture must increase, found 0 before 0"),
                refusal(() -> EmSteps.of(List.of(X), new double[0][], List.of()), "found 0 points and 0 states"),
                refusal(() -> new EmSteps.State(3, 1, List.of()), "iteration 3 needs at least 1 component"),
                refusal(
                        () -> new EmSteps.State(3, Double.NaN, flat),
                        "the log-likelihood of iteration 3 must be finite"),
                refusal(() -> BandwidthSlider.Candidate.of(0, 1, 1), "a positive bandwidth"),
                refusal(() -> slider(1), "found 1 candidates and best 1"),
                refusal(() -> slider(0, 2, 1), "the bandwidths of candidates must increase, found 2.0 before 1.0"),
                refusal(
                        () -> Field.probabilities(X, X, UNIT, UNIT, new double[][] {{0, 2}, {0, 0}}),
                        "a field's values are in 0 … 1000, found 2000"),
                refusal(() -> Field.probabilities(X, X, UNIT, UNIT, new double[][] {{0, 1}}), "at least 2 × 2"),
                refusal(() -> Field.scaled(X, X, UNIT, UNIT, new double[2][2]), "a field needs a positive height"),
                refusal(() -> explorer(1, 0), "a ROC curve needs rows of both classes, found 0.0 of a and 1.0 of b"),
                refusal(() -> explorer(0, 1), "found 1.0 of a and 0.0 of b"),
                refusal(() -> ThresholdExplorer.of("a", "b", List.of(), List.of(), 0.5, 1), "needs points, found none"),
                refusal(
                        () -> new ThresholdExplorer.Point(0.5, -1, 0),
                        "counts that are not negative, found -1.0 true"));
    }

    private static Arguments refusal(ThrowingCallable call, String message) {
        return Arguments.of(call, message);
    }

    private static BandwidthSlider slider(int best, double... bandwidths) {
        double[] all = bandwidths.length == 0 ? new double[] {1} : bandwidths;
        return new BandwidthSlider(
                X,
                Bars.of("", Role.DATA, UNIT, new double[] {1}),
                0,
                1,
                Arrays.stream(all)
                        .mapToObj(h -> BandwidthSlider.Candidate.of(h, 0, 1, 1))
                        .toList(),
                best);
    }

    private static ThresholdExplorer explorer(double positives, double negatives) {
        return ThresholdExplorer.of(
                "a", "b", List.of(new ThresholdExplorer.Point(0.5, positives, negatives)), List.of(), 0.5, 1);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void wrongCallsSayWhatWasExpected(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
