package org.sibyl.workflow.density;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sibyl.density.AnomalyThreshold;
import org.sibyl.density.HeldOutScore;
import org.sibyl.report.AnalysisReport;
import org.sibyl.report.AnalysisReport.Part;
import org.sibyl.report.Block;
import org.sibyl.report.Numbers;
import org.sibyl.report.ReportPage;
import org.sibyl.report.figure.Axis;
import org.sibyl.report.figure.Bars;
import org.sibyl.report.figure.Chart;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.analysis.RunFacts;

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
                    panels.panels(result.request().root())));
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
        return AnalysisReport.of(
                        data.source(),
                        Numbers.count(data.rows().size()) + " rows · " + String.join(", ", data.columns()),
                        result.chosen().answer(data))
                .with(Part.OVERVIEW, overview)
                .with(Part.MODEL, model)
                .with(
                        Part.COMPARISON,
                        result.comparison().map(DensityResult::comparisonTable).stream()
                                .toList())
                .with(Part.SAMPLES, samples(data))
                .with(Part.ANOMALIES, anomalies(data))
                .with(
                        Part.DIMENSION,
                        new Block.Illustration(
                                "The curse of dimension",
                                "With every further column the same rows say less: the rows and cells that a density of the same"
                                        + " quality needs grow exponentially.",
                                DimensionCharts.needed()))
                .with(Part.DATA, data.notes().stream().map(Block.Prose::new).toList())
                .withProvenance(RunFacts.of(result.request().seed(), result.provenance()))
                .page();
    }

    private static String glanceCaption(DensityData data) {
        return data.dimension() == 1
                ? "The histogram of the rows with the fitted density over it."
                : "The fitted density with the rows over it; the lines hold 50 % and 90 % of them.";
    }

    /// As many synthetic rows as there are real ones, beside them.
    private List<Block> samples(DensityData data) {
        if (data.dimension() != 1) {
            return List.of();
        }
        Tensor draws = result.chosen()
                .model()
                .sample(data.rows().size(), result.request().root().child("sample"));
        Bars rows = DensityPanels.bars(data, 0);
        return List.of(new Block.Illustration(
                "Synthetic rows",
                "As many draws from the fitted density as there are rows.",
                Chart.of(Axis.of(data.quantity(0)), Axis.of("density", ""))
                        .with(rows)
                        .with(DensityPanels.synthetic("synthetic rows", draws.column(0), rows))));
    }

    private List<Block> anomalies(DensityData data) {
        if (result.threshold().isEmpty() || result.heldOut().isEmpty()) {
            return List.of();
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
        return blocks;
    }
}
