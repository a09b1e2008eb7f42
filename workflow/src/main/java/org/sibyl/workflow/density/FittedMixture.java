package org.sibyl.workflow.density;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sibyl.density.DensityEstimator;
import org.sibyl.density.DensityModel;
import org.sibyl.density.mixture.ComponentCandidate;
import org.sibyl.density.mixture.ComponentSelection;
import org.sibyl.density.mixture.ComponentSelector;
import org.sibyl.density.mixture.EmEnding;
import org.sibyl.density.mixture.EmState;
import org.sibyl.density.mixture.GaussianComponent;
import org.sibyl.density.mixture.GaussianMixture;
import org.sibyl.random.Seed;
import org.sibyl.report.Block;
import org.sibyl.report.Numbers;
import org.sibyl.report.figure.Axis;
import org.sibyl.report.figure.Chart;
import org.sibyl.report.figure.Dots;
import org.sibyl.report.figure.Ellipse;
import org.sibyl.report.figure.EmSteps;
import org.sibyl.report.figure.Line;
import org.sibyl.report.figure.Role;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.StableJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A mixture of normal components, their number chosen from a range.
///
/// @param selector how the number was chosen
/// @param selection every number that was tried
record FittedMixture(ComponentSelector selector, ComponentSelection selection) implements FittedMethod {
    static FittedMixture of(ComponentSelector selector, DensityData data, Seed seed) {
        return new FittedMixture(selector, selector.select(data.rows(), seed));
    }

    private boolean chosen() {
        return selection.candidates().size() > 1;
    }

    /// The same number of components for every part of the rows, if there was no choice; else it is chosen
    /// again.
    @Override
    public DensityEstimator<?> estimator() {
        return chosen() ? selector : selector.estimator().withComponents(selection.components());
    }

    @Override
    public GaussianMixture model() {
        return selection.fit().mixture();
    }

    @Override
    public String answer(DensityData data) {
        int k = selection.components();
        String components = k == 1 ? "1 normal component" : k + " normal components";
        if (!chosen()) {
            return "A mixture of " + components + " with "
                    + selector.estimator().covariance().word() + " covariance.";
        }
        return "The " + Numbers.count(data.rows().size()) + " rows look like " + components + ": of "
                + selector.least() + " to " + selector.most() + ", "
                + selection
                        .criterion()
                        .word()
                        .replace('_', ' ')
                        .replace("bic", "BIC")
                        .replace("aic", "AIC")
                + " prefers " + k + ".";
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (selection.fit().ending() instanceof EmEnding.BudgetSpent spent) {
            warnings.add("Expectation-maximisation had not converged; " + spent.advice() + ".");
        }
        selection.candidates().forEach(candidate -> candidate.problem().ifPresent(warnings::add));
        return warnings;
    }

    @Override
    public List<Block.Table> tables(DensityData data) {
        List<Block.Table> tables = new ArrayList<>();
        tables.add(components(data));
        if (chosen()) {
            tables.add(candidates());
        }
        return tables;
    }

    private Block.Table components(DensityData data) {
        List<Block.Column> columns = new ArrayList<>();
        columns.add(Block.Column.number("component", ""));
        columns.add(Block.Column.number("weight", ""));
        for (String name : data.columns()) {
            columns.add(Block.Column.number("mean of " + name, ""));
            columns.add(Block.Column.number("sd", ""));
        }
        List<List<String>> rows = new ArrayList<>();
        for (GaussianComponent component : byWeight()) {
            List<String> row = new ArrayList<>();
            row.add("" + (rows.size() + 1));
            row.add(Numbers.significant(component.weight(), 3));
            for (int j = 0; j < data.dimension(); j++) {
                double sd = Math.sqrt(component.covariance().get(j, j));
                row.add(Numbers.rounded(component.mean().get(j), sd / 10));
                row.add(Numbers.significant(sd, 3));
            }
            rows.add(row);
        }
        return new Block.Table("The components, the heaviest first.", columns, rows);
    }

    private List<GaussianComponent> byWeight() {
        return model().components().stream()
                .sorted(java.util.Comparator.comparingDouble(GaussianComponent::weight)
                        .reversed())
                .toList();
    }

    private Block.Table candidates() {
        boolean heldOut = selection.candidates().stream()
                .anyMatch(candidate -> candidate.heldOutScore().isPresent());
        List<Block.Column> columns = new ArrayList<>(List.of(
                Block.Column.number("K", ""),
                Block.Column.number("parameters", ""),
                Block.Column.number("log-likelihood", ""),
                Block.Column.number("BIC", ""),
                Block.Column.number("AIC", "")));
        if (heldOut) {
            columns.add(Block.Column.number("held-out score", "nats"));
        }
        columns.add(Block.Column.text(""));
        List<List<String>> rows = new ArrayList<>();
        for (ComponentCandidate candidate : selection.candidates()) {
            List<String> row = new ArrayList<>(List.of(
                    "" + candidate.components(),
                    "" + candidate.freeParameters(),
                    decimals(candidate.logLikelihood()),
                    decimals(candidate.bic()),
                    decimals(candidate.aic())));
            if (heldOut) {
                row.add(
                        candidate.heldOutScore().isPresent()
                                ? Numbers.significant(candidate.heldOutScore().getAsDouble(), 5)
                                : "–");
            }
            row.add(candidate.components() == selection.components() ? "chosen" : "");
            rows.add(row);
        }
        return new Block.Table("How many components? The smallest BIC is the best.", columns, rows);
    }

    private static String decimals(OptionalDouble value) {
        return value.isPresent() ? Numbers.rounded(value.getAsDouble(), 1) : "–";
    }

    @Override
    public void describe(ObjectNode json, DensityData data) {
        json.put("covariance", model().kind().word());
        json.put("components", model().components().size());
        json.put("criterion", selection.criterion().word());
        json.put("iterations", selection.fit().last().iteration());
        json.put("converged", selection.fit().ending() instanceof EmEnding.Converged);
        ArrayNode mixture = json.putArray("mixture");
        for (GaussianComponent component : byWeight()) {
            ObjectNode one = mixture.addObject();
            StableJson.number(one, "weight", component.weight());
            Arrays.stream(component.mean().toArray()).forEach(one.putArray("mean")::add);
            ArrayNode covariance = one.putArray("covariance");
            for (int i = 0; i < component.covariance().rows(); i++) {
                Arrays.stream(component.covariance().row(i)).forEach(covariance.addArray()::add);
            }
        }
        ArrayNode candidates = json.putArray("selection");
        for (ComponentCandidate candidate : selection.candidates()) {
            ObjectNode one = candidates.addObject();
            one.put("components", candidate.components());
            one.put("free_parameters", candidate.freeParameters());
            StableJson.number(one, "log_likelihood", candidate.logLikelihood().orElse(Double.NaN));
            StableJson.number(one, "bic", candidate.bic().orElse(Double.NaN));
            StableJson.number(one, "aic", candidate.aic().orElse(Double.NaN));
            candidate.heldOutScore().ifPresent(score -> StableJson.number(one, "held_out_score", score));
        }
    }

    @Override
    public List<Block> figures(DensityData data) {
        List<Block> figures = new ArrayList<>();
        if (chosen()) {
            figures.add(new Block.Illustration(
                    "How many components?",
                    "The criterion weighs the fit against the number of parameters; the smallest value wins.",
                    criterion()));
        }
        if (data.dimension() <= 2) {
            figures.add(new Block.Illustration(
                    "Step by step",
                    "The E-step asks which component each point belongs to, the M-step moves the components to their"
                            + " points; the log-likelihood never falls.",
                    steps(data)));
        }
        return figures;
    }

    /// BIC and AIC against K.
    Chart criterion() {
        List<ComponentCandidate> fitted = selection.candidates().stream()
                .filter(candidate -> candidate.bic().isPresent())
                .toList();
        double[] k = fitted.stream().mapToDouble(ComponentCandidate::components).toArray();
        double[] bic = fitted.stream()
                .mapToDouble(candidate -> candidate.bic().orElseThrow())
                .toArray();
        double[] aic = fitted.stream()
                .mapToDouble(candidate -> candidate.aic().orElseThrow())
                .toArray();
        return Chart.of(Axis.of("number of components", "").whole(), Axis.of("criterion", "nats × 2"))
                .with(Line.of("AIC", Role.ALTERNATIVE, k, aic))
                .with(Line.of("BIC", Role.MODEL, k, bic))
                .with(Dots.of("", Role.MODEL, k, bic, k.length))
                .with(new Chart.Mark("K = " + selection.components(), selection.components()));
    }

    private EmSteps steps(DensityData data) {
        List<EmSteps.State> states = new ArrayList<>();
        for (EmState state : selection.fit().run()) {
            states.add(new EmSteps.State(state.iteration(), state.logLikelihood(), ellipses(state.mixture())));
        }
        Tensor x = data.rows().x();
        double[][] points = new double[x.rows()][];
        Arrays.setAll(points, x::row);
        return EmSteps.of(data.quantities(), points, states);
    }

    static List<Ellipse> ellipses(GaussianMixture mixture) {
        return mixture.components().stream()
                .map(component -> component.mean().size() == 1
                        ? Ellipse.of(
                                component.weight(),
                                component.mean().get(0),
                                component.covariance().get(0))
                        : Ellipse.of(component.weight(), component.mean().toArray(), new double[][] {
                            component.covariance().row(0),
                            component.covariance().row(1)
                        }))
                .toList();
    }

    @Override
    public List<Line> parts(double[] places) {
        List<Line> lines = new ArrayList<>();
        for (GaussianComponent component : byWeight()) {
            GaussianMixture alone = GaussianMixture.of(
                    model().kind(), List.of(new GaussianComponent(1, component.mean(), component.covariance())));
            double[] heights = DensityData.heights(alone, places);
            Arrays.setAll(heights, i -> component.weight() * heights[i]);
            lines.add(Line.of(
                    "component " + (lines.size() + 1) + " (" + Numbers.percent(component.weight()) + ")",
                    Role.COMPONENT,
                    places,
                    heights));
        }
        return lines;
    }

    @Override
    public Optional<DensityModel> marginal(int column) {
        return Optional.of(model().marginal(column));
    }
}
