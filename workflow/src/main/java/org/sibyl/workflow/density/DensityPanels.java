package org.sibyl.workflow.density;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sibyl.density.DensityModel;
import org.sibyl.density.WeightedRows;
import org.sibyl.density.histogram.HistogramEstimator;
import org.sibyl.density.kernel.Bandwidth;
import org.sibyl.random.Seed;
import org.sibyl.report.Numbers;
import org.sibyl.report.figure.Axis;
import org.sibyl.report.figure.Bars;
import org.sibyl.report.figure.Chart;
import org.sibyl.report.figure.DensityMap;
import org.sibyl.report.figure.Line;
import org.sibyl.report.figure.PanelGrid;
import org.sibyl.report.figure.Role;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.analysis.Square;

/// The views of a density at a glance.
///
/// @param data the rows
/// @param methods what was fitted to them, the one that was asked for first
record DensityPanels(DensityData data, List<FittedMethod> methods) {
    private static final int PLACES = 240;
    private static final int CELLS = 60;
    private static final int SYNTHETIC = 500;
    // Four times narrower and wider than the best: one follows the noise, the other loses the shape.
    private static final double APART = 4;

    /// Data, kernels at three bandwidths, components, their number, synthetic rows and the curse of
    /// dimension, as far as there is a method for each.
    PanelGrid panels(Seed seed) {
        List<PanelGrid.Panel> panels = new ArrayList<>();
        panels.add(new PanelGrid.Panel(data.truth().isPresent() ? "Data and true density" : "Data", dataChart()));
        first(FittedKernel.class)
                .ifPresent(kernel -> panels.add(new PanelGrid.Panel("Kernels at three bandwidths", kernels(kernel))));
        first(FittedMixture.class).ifPresent(mixture -> {
            panels.add(new PanelGrid.Panel("Mixture and its components", model(mixture)));
            panels.add(new PanelGrid.Panel("How many components?", mixture.criterion()));
        });
        FittedMethod source =
                first(FittedMixture.class).<FittedMethod>map(mixture -> mixture).orElse(methods.getFirst());
        panels.add(new PanelGrid.Panel("Synthetic rows over the data", synthetic(source.model(), seed)));
        panels.add(new PanelGrid.Panel("The curse of dimension", DimensionCharts.fractions()));
        return new PanelGrid(panels);
    }

    /// The chosen model over the data: of one column a curve over the histogram, of two a map.
    Optional<org.sibyl.report.figure.Panelled> glance() {
        return switch (data.dimension()) {
            case 1 -> Optional.of(model(methods.getFirst()));
            case 2 -> Optional.of(map(methods.getFirst()));
            default -> Optional.empty();
        };
    }

    private <M extends FittedMethod> Optional<M> first(Class<M> type) {
        return methods.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private Chart axes() {
        return Chart.of(Axis.of(data.quantity(0)), Axis.of("density", "")).with(bars(data, 0));
    }

    private Chart dataChart() {
        double[] places = data.places(0, PLACES);
        return data.truth()
                .map(truth -> axes().with(
                                Line.of("true density", Role.REFERENCE, places, DensityData.heights(truth, places))))
                .orElseGet(this::axes);
    }

    private Chart model(FittedMethod method) {
        double[] places = data.places(0, PLACES);
        Chart chart = axes();
        for (Line part : method.parts(places)) {
            chart = chart.with(part);
        }
        return chart.with(
                Line.of(method.estimator().name(), Role.MODEL, places, DensityData.heights(method.model(), places)));
    }

    private Chart kernels(FittedKernel kernel) {
        double[] places = data.places(0, PLACES);
        double h = kernel.deviation(0);
        Chart chart = axes();
        for (double width : new double[] {h / APART, h * APART}) {
            chart = chart.with(Line.of(
                    "h = " + Numbers.significant(width, 3),
                    Role.ALTERNATIVE,
                    places,
                    DensityData.heights(kernel.at(Bandwidth.of(width)), places)));
        }
        return chart.with(Line.of(
                "h = " + Numbers.significant(h, 3) + " ("
                        + kernel.estimator().bandwidth().name() + ")",
                Role.MODEL,
                places,
                DensityData.heights(kernel.model(), places)));
    }

    private Chart synthetic(DensityModel model, Seed seed) {
        double[] draws = model.sample(SYNTHETIC, seed.child("panel")).column(0);
        return axes().with(synthetic(SYNTHETIC + " synthetic rows", draws, bars(data, 0)));
    }

    private DensityMap map(FittedMethod method) {
        Square square = Square.over(data.rows().x());
        double[] heights = method.model().logProb(square.centres(CELLS)).toArray();
        Arrays.setAll(heights, i -> StrictMath.exp(heights[i]));
        Tensor x = data.rows().x();
        double[][] rows = new double[x.rows()][];
        Arrays.setAll(rows, x::row);
        double[] atRows = method.model().logProb(x).toArray();
        Arrays.setAll(atRows, i -> StrictMath.exp(atRows[i]));
        DensityMap map = DensityMap.of(
                data.quantity(0),
                data.quantity(1),
                square.x().ends(),
                square.y().ends(),
                Square.rows(heights, CELLS),
                rows,
                atRows,
                0.5,
                0.9);
        return method instanceof FittedMixture mixture
                ? map.withComponents(FittedMixture.ellipses(mixture.model()))
                : map;
    }

    /// The histogram of a column by NumPy's rule, as a density.
    static Bars bars(DensityData data, int column) {
        WeightedRows alone = new WeightedRows(
                DensityGrid.column(data.rows().x(), column), data.rows().weights());
        return Bars.density("data", Role.DATA, HistogramEstimator.DEFAULT.fit(alone, Seed.of(0)));
    }

    /// Draws in the bins of the data.
    static Bars synthetic(String label, double[] draws, Bars data) {
        double[] edges = data.edges().stream().mapToDouble(edge -> edge).toArray();
        return Bars.density(label, Role.SYNTHETIC, draws, edges);
    }
}
