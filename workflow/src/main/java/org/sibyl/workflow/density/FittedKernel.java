package org.sibyl.workflow.density;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.sibyl.density.DensityModel;
import org.sibyl.density.WeightedRows;
import org.sibyl.density.kernel.Bandwidth;
import org.sibyl.density.kernel.BandwidthRule;
import org.sibyl.density.kernel.BandwidthSearch;
import org.sibyl.density.kernel.Boundary;
import org.sibyl.density.kernel.Kernel;
import org.sibyl.density.kernel.KernelDensity;
import org.sibyl.density.kernel.KernelDensityEstimator;
import org.sibyl.random.Seed;
import org.sibyl.report.Block;
import org.sibyl.report.Numbers;
import org.sibyl.report.figure.BandwidthSlider;
import org.sibyl.workflow.StableJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A kernel density estimate.
///
/// @param estimator its settings
/// @param model the kernels on the rows
record FittedKernel(KernelDensityEstimator estimator, KernelDensity model) implements FittedMethod {
    private static final int SLIDER_PLACES = 200;
    private static final int MOST_LINES = 12;

    static FittedKernel of(KernelDensityEstimator estimator, DensityData data, Seed seed) {
        return new FittedKernel(estimator, estimator.fit(data.rows(), seed));
    }

    @Override
    public String answer(DensityData data) {
        String kernel = model.kernel().name().toLowerCase(Locale.ROOT);
        return "A " + kernel + " kernel on each of the "
                + Numbers.count(data.rows().size()) + " rows, with " + width() + ", " + how() + ".";
    }

    private String how() {
        if (model.search().isPresent()) {
            return "chosen by cross-validation";
        }
        return estimator.bandwidth() instanceof BandwidthRule.Fixed
                ? "as given"
                : "by the rule '" + estimator.bandwidth().name() + "'";
    }

    private String width() {
        return switch (model.bandwidth()) {
            case Bandwidth.Scalar one -> "bandwidth " + Numbers.significant(one.h(), 4);
            case Bandwidth.PerDimension _ -> "a bandwidth for each column";
            case Bandwidth.Full _ ->
                model.rows().columns() == 1
                        ? "bandwidth " + Numbers.significant(deviation(0), 4)
                        : "a bandwidth matrix";
        };
    }

    /// The standard deviation of the scaling of a column.
    double deviation(int column) {
        return Math.sqrt(model.bandwidth().covariance(model.rows().columns()).get(column, column));
    }

    @Override
    public List<String> warnings() {
        return model.search().filter(BandwidthSearch::atTheEdge).isPresent()
                ? List.of("The best bandwidth is the first or the last that was tried, so a better one may lie beyond.")
                : List.of();
    }

    @Override
    public List<Block.Table> tables(DensityData data) {
        List<Block.Table> tables = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (int j = 0; j < data.dimension(); j++) {
            rows.add(List.of(data.columns().get(j), Numbers.significant(deviation(j), 5)));
        }
        tables.add(new Block.Table(
                "The bandwidth along each column.",
                List.of(Block.Column.text("column"), Block.Column.number("bandwidth", "")),
                rows));
        model.search().ifPresent(search -> tables.add(candidates(search)));
        return tables;
    }

    /// The winner and its surroundings, thinned to what one can read.
    private static Block.Table candidates(BandwidthSearch search) {
        int count = search.candidates().size();
        TreeSet<Integer> shown = new TreeSet<>(List.of(search.best()));
        int step = Math.max(1, Math.ceilDiv(count, MOST_LINES));
        for (int i = search.best() % step; i < count; i += step) {
            shown.add(i);
        }
        List<List<String>> rows = shown.stream()
                .map(i -> List.of(
                        widths(search.candidates().get(i).bandwidth()),
                        Numbers.significant(search.candidates().get(i).heldOut(), 6),
                        i == search.best() ? "best" : ""))
                .toList();
        return new Block.Table(
                "Bandwidths by the mean log-density of held-out rows"
                        + (rows.size() < count ? ", " + rows.size() + " of " + count + "." : "."),
                List.of(
                        Block.Column.number("bandwidth", ""),
                        Block.Column.number("held-out log-density", "nats"),
                        Block.Column.text("")),
                rows);
    }

    private static String widths(Bandwidth bandwidth) {
        return bandwidth instanceof Bandwidth.Scalar one ? Numbers.significant(one.h(), 4) : bandwidth.toString();
    }

    @Override
    public void describe(ObjectNode json, DensityData data) {
        json.put("kernel", model.kernel().name().toLowerCase(Locale.ROOT));
        json.put("rule", estimator.bandwidth().name());
        ObjectNode widths = json.putObject("bandwidth");
        for (int j = 0; j < data.dimension(); j++) {
            StableJson.number(widths, data.columns().get(j), deviation(j));
        }
        model.search().ifPresent(search -> {
            ArrayNode candidates = json.putArray("search");
            for (BandwidthSearch.Candidate candidate : search.candidates()) {
                ObjectNode one = candidates.addObject();
                StableJson.number(
                        one,
                        "bandwidth",
                        Math.sqrt(candidate
                                .bandwidth()
                                .covariance(data.dimension())
                                .get(0, 0)));
                StableJson.number(one, "held_out_log_density", candidate.heldOut());
            }
        });
    }

    @Override
    public List<Block> figures(DensityData data) {
        if (data.dimension() != 1 || model.search().isEmpty()) {
            return List.of();
        }
        return List.of(new Block.Illustration(
                "Move the bandwidth",
                "Narrow kernels follow every row, wide ones smear what is there; held-out rows decide.",
                slider(data, model.search().get())));
    }

    private BandwidthSlider slider(DensityData data, BandwidthSearch search) {
        double[] places = data.places(0, SLIDER_PLACES);
        int first = Math.clamp(
                search.best() - BandwidthSlider.MOST_CANDIDATES / 2,
                0,
                Math.max(0, search.candidates().size() - BandwidthSlider.MOST_CANDIDATES));
        int last = Math.min(search.candidates().size(), first + BandwidthSlider.MOST_CANDIDATES);
        List<BandwidthSlider.Candidate> candidates = search.candidates().subList(first, last).stream()
                .map(candidate -> BandwidthSlider.Candidate.of(
                        Math.sqrt(candidate.bandwidth().covariance(1).get(0)),
                        candidate.heldOut(),
                        DensityData.heights(at(candidate.bandwidth()), places)))
                .toList();
        return new BandwidthSlider(
                data.quantity(0),
                DensityPanels.bars(data, 0),
                places[0],
                places[SLIDER_PLACES - 1],
                candidates,
                search.best() - first);
    }

    /// The same kernels at another bandwidth.
    KernelDensity at(Bandwidth bandwidth) {
        return estimator.withBandwidth(bandwidth).fit(model.rows(), Seed.of(0));
    }

    /// The estimate from one column with its own bandwidth; kernels other than the Gaussian do not stay
    /// what they are when the other columns are integrated out.
    @Override
    public Optional<DensityModel> marginal(int column) {
        if (model.rows().columns() == 1) {
            return Optional.of(model);
        }
        if (model.kernel() != Kernel.GAUSSIAN) {
            return Optional.empty();
        }
        KernelDensityEstimator alone = estimator.withBandwidth(deviation(column));
        if (!estimator.boundaries().isEmpty()) {
            Boundary boundary = estimator.boundaries().get(column);
            alone = alone.withBoundaries(boundary);
        }
        WeightedRows rows = new WeightedRows(
                DensityGrid.column(model.rows().x(), column), model.rows().weights());
        return Optional.of(alone.fit(rows, Seed.of(0)));
    }
}
