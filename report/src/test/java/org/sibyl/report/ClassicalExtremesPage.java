package org.sibyl.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sibyl.report.figure.Axis;
import org.sibyl.report.figure.BandwidthSlider;
import org.sibyl.report.figure.Bars;
import org.sibyl.report.figure.Chart;
import org.sibyl.report.figure.DecisionMap;
import org.sibyl.report.figure.DensityMap;
import org.sibyl.report.figure.Dots;
import org.sibyl.report.figure.Ellipse;
import org.sibyl.report.figure.EmSteps;
import org.sibyl.report.figure.Field;
import org.sibyl.report.figure.Figure;
import org.sibyl.report.figure.Line;
import org.sibyl.report.figure.PanelGrid;
import org.sibyl.report.figure.Panelled;
import org.sibyl.report.figure.Quantity;
import org.sibyl.report.figure.Role;
import org.sibyl.report.figure.ThresholdExplorer;

/// Figures of density estimation and classification at the edges of what they allow: nothing to show, one of
/// everything, many of everything, long names, huge and tiny numbers.
final class ClassicalExtremesPage {
    private static final String LONG = "a_column_with_a_name_that_goes_on_and_on_and_on";
    private static final Quantity X = new Quantity(LONG, "kg m²/s²");
    private static final Quantity Y = new Quantity("y", "");

    private ClassicalExtremesPage() {}

    static ReportPage page() {
        return new ReportPage(
                "Extremes of the classical half",
                "",
                "",
                List.of(
                        section(
                                "charts",
                                empty(),
                                constant(),
                                everyRole(),
                                logarithmic(1e-12, 1e15),
                                logarithmic(0.3, 0.9),
                                logarithmic(3, 4),
                                one(1e-9),
                                one(3e12)),
                        section("panels", panels(1), panels(7)),
                        section("steps", steps(1, 1), steps(8, 3), plane(8)),
                        section("bandwidths", bandwidths(1, Double.NaN), bandwidths(40, -3)),
                        section("maps", flatMap(), decisions(0), decisions(1), decisions(0.5)),
                        section("thresholds", perfect(), manyPolicies())),
                List.of());
    }

    private static Section section(String id, Figure... figures) {
        return new Section(
                id,
                id,
                Arrays.stream(figures)
                        .<Block>map(figure -> new Block.Illustration(figure.kind(), "", figure))
                        .toList());
    }

    private static Chart empty() {
        return Chart.of(Axis.of(X), Axis.of(Y));
    }

    private static Chart constant() {
        return empty().with(Line.of(LONG, Role.MODEL, new double[] {1, 2}, new double[] {7, 7}));
    }

    private static Chart one(double value) {
        return Chart.of(Axis.of(X).whole(), Axis.of(X)).with(Dots.one("alone", Role.CHOSEN, 1, value));
    }

    private static Chart everyRole() {
        double[] x = {-1e6, 0, 1e6};
        Chart chart = empty().with(Bars.of("bars", Role.DATA, new double[] {-1e6, 0, 1e6}, new double[] {1, 0}))
                .with(Bars.of("draws", Role.SYNTHETIC, new double[] {-1e6, 1e6}, new double[] {0.4}))
                .with(new Chart.Shade("left", Role.MODEL, -1e6, 0))
                .with(new Chart.Mark("here", 5e5));
        int height = 0;
        for (Role role : Role.values()) {
            for (int i = 0; i < 3; i++) {
                chart = chart.with(Line.of(role + " " + i, role, x, new double[] {height + 0.2 * i, Double.NaN, 3}))
                        .with(Dots.one(i == 0 ? LONG + role : "", role, 0, height));
            }
            height++;
        }
        return chart;
    }

    private static Chart logarithmic(double lower, double upper) {
        double[] range = {lower, upper};
        return Chart.of(Axis.of(X).logarithmic(), Axis.of(Y).logarithmic()).with(Line.of("", Role.MODEL, range, range));
    }

    private static PanelGrid panels(int count) {
        List<Panelled> choice = List.of(constant(), flatMap(), decisions(0.5), logarithmic(1e-3, 10));
        List<PanelGrid.Panel> panels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            panels.add(new PanelGrid.Panel(LONG + " and " + LONG, choice.get(i % choice.size())));
        }
        return new PanelGrid(panels);
    }

    private static EmSteps steps(int components, int states) {
        List<EmSteps.State> all = new ArrayList<>();
        for (int s = 0; s < states; s++) {
            List<Ellipse> parts = new ArrayList<>();
            for (int k = 0; k < components; k++) {
                parts.add(Ellipse.of(1.0 / components, 1e4 * k, 1e6 + s));
            }
            all.add(new EmSteps.State(10 * s, -1e7 + s, parts));
        }
        return EmSteps.of(List.of(X), new double[][] {{0}, {7e4}, {7e4}}, all);
    }

    private static EmSteps plane(int components) {
        List<Ellipse> parts = new ArrayList<>();
        for (int k = 0; k < components; k++) {
            parts.add(Ellipse.of(
                    k == 0 ? 1 : 0, new double[] {k * 1e-7, -k}, new double[][] {{1e-14, 0.9e-7}, {0.9e-7, 1}}));
        }
        return EmSteps.of(
                List.of(X, new Quantity(LONG, "")),
                new double[][] {{0, 0}, {8e-7, -8}, {3e-7, 2}},
                List.of(new EmSteps.State(0, -3, parts), new EmSteps.State(1, -3, parts)));
    }

    private static BandwidthSlider bandwidths(int count, double score) {
        List<BandwidthSlider.Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            candidates.add(BandwidthSlider.Candidate.of(1e-3 * (i + 1), score - i, i, 1e3, 0, 2));
        }
        Bars bars = Bars.of("", Role.DATA, new double[] {1e5, 1e5 + 1}, new double[] {1});
        return new BandwidthSlider(X, bars, 1e5, 1e5 + 1, candidates, 0);
    }

    private static DensityMap flatMap() {
        double[] range = {0, 1};
        return DensityMap.of(
                X, Y, range, range, new double[][] {{1, 1}, {1, 1}}, new double[][] {{0.5, 9}}, new double[] {1}, 0.9);
    }

    private static DecisionMap decisions(double probability) {
        double[] range = {-1e8, 1e8};
        return DecisionMap.of(
                Field.probabilities(X, Y, range, range, Field.sample(range, range, 4, (x, y) -> probability)),
                0.5,
                LONG,
                "b",
                new double[][] {{0, 0}},
                new int[] {1});
    }

    private static ThresholdExplorer perfect() {
        return ThresholdExplorer.of(
                LONG,
                LONG + "_too",
                List.of(new ThresholdExplorer.Point(0.7, 2.5, 0), new ThresholdExplorer.Point(0.1, 2.5, 1_234_567)),
                List.of(),
                2,
                1);
    }

    private static ThresholdExplorer manyPolicies() {
        List<ThresholdExplorer.Point> curve = new ArrayList<>();
        for (int i = 1; i <= 1000; i++) {
            curve.add(new ThresholdExplorer.Point(-1e-9 * i, i, i));
        }
        List<ThresholdExplorer.Chosen> policies = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            policies.add(new ThresholdExplorer.Chosen("policy " + LONG.substring(0, 3 * i), -1e-7 * (i % 3)));
        }
        return ThresholdExplorer.of("0", "1", curve, policies, -1, 0.5);
    }
}
