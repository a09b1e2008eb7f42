package org.sibyl.workflow.density;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sibyl.density.DensityModel;
import org.sibyl.density.WeightedRows;
import org.sibyl.density.histogram.Axis;
import org.sibyl.density.histogram.BinRule;
import org.sibyl.density.histogram.Histogram;
import org.sibyl.density.histogram.HistogramEstimator;
import org.sibyl.random.Seed;
import org.sibyl.report.Block;
import org.sibyl.report.Numbers;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A histogram.
///
/// @param estimator its settings
/// @param model the counts
/// @param rows that it was fitted to
record FittedHistogram(HistogramEstimator estimator, Histogram model, WeightedRows rows) implements FittedMethod {
    // A longer table is a picture's job.
    private static final int MOST_BINS = 40;

    static FittedHistogram of(BinRule rule, WeightedRows rows, Seed seed) {
        HistogramEstimator estimator = HistogramEstimator.DEFAULT.withRule(rule);
        return new FittedHistogram(estimator, estimator.fit(rows, seed), rows);
    }

    @Override
    public String answer(DensityData data) {
        String bins = model.axes().stream().map(axis -> "" + axis.bins()).collect(Collectors.joining(" × "));
        return "A histogram of " + bins + (model.axes().size() == 1 ? " bins" : " cells") + " by the rule '"
                + estimator.rule().label() + "', " + Numbers.count(empty()) + " of them empty.";
    }

    private long empty() {
        return (long) (model.cells() - model.occupied().size());
    }

    @Override
    public List<String> warnings() {
        return empty() == 0
                ? List.of()
                : List.of("A row in an empty bin, or outside the edges, has density zero and log-density −∞.");
    }

    @Override
    public List<Block.Table> tables(DensityData data) {
        if (model.axes().size() > 1 || model.axes().getFirst().bins() > MOST_BINS) {
            return List.of();
        }
        Axis axis = model.axes().getFirst();
        double[] counts = model.counts();
        double[] densities = model.densities();
        List<List<String>> lines = new ArrayList<>();
        for (int bin = 0; bin < axis.bins(); bin++) {
            lines.add(List.of(
                    Numbers.significant(axis.lower(bin), 5),
                    Numbers.significant(axis.upper(bin), 5),
                    Numbers.significant(counts[bin], 6),
                    Numbers.significant(densities[bin], 4)));
        }
        return List.of(new Block.Table(
                "The bins of " + data.columns().getFirst() + ".",
                List.of(
                        Block.Column.number("from", ""),
                        Block.Column.number("to", ""),
                        Block.Column.number("count", ""),
                        Block.Column.number("density", "")),
                lines));
    }

    @Override
    public void describe(ObjectNode json, DensityData data) {
        json.put("rule", estimator.rule().label());
        json.put("cells", model.cells());
        json.put("occupied", model.occupied().size());
        ArrayNode axes = json.putArray("axes");
        for (int j = 0; j < model.axes().size(); j++) {
            ObjectNode axis = axes.addObject();
            axis.put("column", data.columns().get(j));
            ArrayNode edges = axis.putArray("edges");
            Arrays.stream(model.axes().get(j).edges()).forEach(edges::add);
        }
        if (model.axes().size() == 1) {
            ArrayNode counts = json.putArray("counts");
            Arrays.stream(model.counts()).forEach(counts::add);
        }
    }

    /// The same edges, the other columns summed over.
    @Override
    public Optional<DensityModel> marginal(int column) {
        double[] edges = model.axes().get(column).edges();
        WeightedRows alone = new WeightedRows(DensityGrid.column(rows.x(), column), rows.weights());
        return Optional.of(
                HistogramEstimator.DEFAULT.withRule(BinRule.edges(edges)).fit(alone, Seed.of(0)));
    }
}
