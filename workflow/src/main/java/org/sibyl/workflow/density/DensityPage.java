package org.sibyl.workflow.density;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sibyl.density.AnomalyThreshold;
import org.sibyl.density.HeldOutScore;
import org.sibyl.estimator.Provenance;
import org.sibyl.report.Block;
import org.sibyl.report.DensityReport;
import org.sibyl.report.Numbers;
import org.sibyl.report.ReportPage;
import org.sibyl.report.figure.Axis;
import org.sibyl.report.figure.Bars;
import org.sibyl.report.figure.Chart;
import org.sibyl.tensor.Tensor;

/// The report of a density.
///
/// @param result to show
record DensityPage(DensityResult result) {
    private static final int MOST_UNLIKELY = 10;

    ReportPage page() {
        DensityData data = result.data();
        DensityPanels panels = new DensityPanels(data, result.methods());
        List<Block> overview = new ArrayList<>();
        if (data.dimension() == 1 && result.methods().size() > 1) {
            overview.add(new Block.Illustration(
                    "Six views",
                    "The rows, what different methods make of them, and why it gets hard with more columns.",
                    panels.panels(result.request().seed())));
        }
        panels.glance()
                .ifPresent(figure ->
                        overview.add(new Block.Illustration("The rows and the fit", glanceCaption(data), figure)));
        if (overview.isEmpty()) {
            overview.add(new Block.Prose("A density of more than two columns has no picture; its numbers follow."));
        }
        List<Block> model = new ArrayList<>(result.chosen().tables(data));
        result.chosen().warnings().forEach(warning -> model.add(new Block.Prose(warning)));
        model.addAll(result.chosen().figures(data));
        Provenance provenance = result.provenance();
        return DensityReport.of(
                        data.source(),
                        Numbers.count(data.rows().size()) + " rows · " + String.join(", ", data.columns()),
                        result.chosen().answer(data))
                .withOverview(overview.toArray(Block[]::new))
                .withModel(model.toArray(Block[]::new))
                .withComparison(result.comparison()
                        .map(table -> new Block[] {DensityResult.comparisonTable(table)})
                        .orElseGet(() -> new Block[0]))
                .withSamples(samples(data))
                .withAnomalies(anomalies(data))
                .withDimension(new Block.Illustration(
                        "The curse of dimension",
                        "With every further column the same rows say less: the rows and cells that a density of the same"
                                + " quality needs grow exponentially.",
                        DimensionCharts.needed()))
                .withData(data.notes().stream().map(Block.Prose::new).toArray(Block[]::new))
                .withProvenance(new Block.Facts(
                        "Run",
                        List.of(
                                new Block.Fact("seed", result.request().seed().toString()),
                                new Block.Fact("Sibyl", provenance.version()),
                                new Block.Fact("kernel", provenance.kernel()),
                                new Block.Fact("SHA-256 of the rows", provenance.dataHash()))))
                .page();
    }

    private static String glanceCaption(DensityData data) {
        return data.dimension() == 1
                ? "The histogram of the rows with the fitted density over it."
                : "The fitted density with the rows over it; the lines hold 50 % and 90 % of them.";
    }

    /// As many synthetic rows as there are real ones, beside them.
    private Block[] samples(DensityData data) {
        if (data.dimension() != 1) {
            return new Block[0];
        }
        Tensor draws = result.chosen()
                .model()
                .sample(data.rows().size(), result.request().seed().child("sample"));
        Bars rows = DensityPanels.bars(data, 0);
        return new Block[] {
            new Block.Illustration(
                    "Synthetic rows",
                    "As many draws from the fitted density as there are rows.",
                    Chart.of(Axis.of(data.quantity(0)), Axis.of("density", ""))
                            .with(rows)
                            .with(DensityPanels.synthetic("synthetic rows", draws.column(0), rows)))
        };
    }

    private Block[] anomalies(DensityData data) {
        if (result.threshold().isEmpty() || result.heldOut().isEmpty()) {
            return new Block[0];
        }
        AnomalyThreshold limit = result.threshold().get();
        HeldOutScore heldOut = result.heldOut().get();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Prose("A row is called anomalous if its log-density is below "
                + Numbers.significant(-limit.threshold(), 5) + " nats; of rows like these that happens to at most "
                + Numbers.percent(limit.falseAlarmRate()) + "."));
        List<Block.Column> columns = new ArrayList<>();
        columns.add(Block.Column.number("row", ""));
        data.columns().forEach(name -> columns.add(Block.Column.number(name, "")));
        columns.add(Block.Column.number("held-out log-density", "nats"));
        List<List<String>> lines = IntStream.range(0, heldOut.logProb().size())
                .boxed()
                .sorted(Comparator.comparingDouble(heldOut.logProb()::get))
                .limit(MOST_UNLIKELY)
                .map(i -> {
                    List<String> line = new ArrayList<>();
                    line.add(Numbers.count(i + 1));
                    for (double value : data.rows().x().row(i)) {
                        line.add(Numbers.significant(value, 5));
                    }
                    line.add(Numbers.significant(heldOut.logProb().get(i), 4));
                    return line;
                })
                .toList();
        blocks.add(new Block.Table("The least likely rows, each under a fit that has not seen it.", columns, lines));
        return blocks.toArray(Block[]::new);
    }
}
