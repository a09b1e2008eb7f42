package org.sibyl.workflow.density;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sibyl.density.DensityModel;
import org.sibyl.density.WeightedRows;
import org.sibyl.density.parametric.FittedParameter;
import org.sibyl.density.parametric.ParametricEstimator;
import org.sibyl.density.parametric.ParametricFamily;
import org.sibyl.density.parametric.ParametricModel;
import org.sibyl.random.Seed;
import org.sibyl.report.Block;
import org.sibyl.report.Numbers;
import org.sibyl.workflow.StableJson;
import tools.jackson.databind.node.ObjectNode;

/// A family that was fitted by maximum likelihood.
///
/// @param estimator the family
/// @param model its estimates
/// @param rows that it was fitted to
record FittedParametric(ParametricEstimator estimator, ParametricModel model, WeightedRows rows)
        implements FittedMethod {
    private static final double NORMAL_95 = 1.959963984540054;

    static FittedParametric of(ParametricFamily family, WeightedRows rows, Seed seed) {
        ParametricEstimator estimator = new ParametricEstimator(family);
        return new FittedParametric(estimator, estimator.fit(rows, seed), rows);
    }

    @Override
    public String answer(DensityData data) {
        return "The " + estimator.family().word().replace('_', ' ') + " distribution that makes the "
                + Numbers.count(rows.size()) + " rows most likely has "
                + model.parameters().stream()
                        .limit(3)
                        .map(one -> one.name() + " " + Numbers.rounded(one.value(), one.standardError()) + " ± "
                                + Numbers.rounded(one.standardError(), one.standardError()))
                        .collect(Collectors.joining(", "))
                + (model.parameters().size() > 3 ? ", …." : ".");
    }

    @Override
    public List<Block.Table> tables(DensityData data) {
        List<List<String>> lines = new ArrayList<>();
        for (FittedParameter one : model.parameters()) {
            double se = one.standardError();
            lines.add(List.of(
                    one.name(),
                    Numbers.rounded(one.value(), se),
                    Numbers.rounded(se, se),
                    Numbers.rounded(one.value() - NORMAL_95 * se, se),
                    Numbers.rounded(one.value() + NORMAL_95 * se, se)));
        }
        return List.of(new Block.Table(
                "The estimates, with standard errors from the Fisher information and 95 % Wald intervals.",
                List.of(
                        Block.Column.text("parameter"),
                        Block.Column.number("estimate", ""),
                        Block.Column.number("standard error", ""),
                        Block.Column.number("from", ""),
                        Block.Column.number("to", "")),
                lines));
    }

    @Override
    public void describe(ObjectNode json, DensityData data) {
        json.put("family", estimator.family().word());
        ObjectNode parameters = json.putObject("parameters");
        for (FittedParameter one : model.parameters()) {
            ObjectNode numbers = parameters.putObject(one.name());
            StableJson.number(numbers, "value", one.value());
            StableJson.number(numbers, "standard_error", one.standardError());
        }
    }

    /// A column of a multivariate normal is normal with the same mean and variance.
    @Override
    public Optional<DensityModel> marginal(int column) {
        if (rows.columns() == 1) {
            return Optional.of(model);
        }
        WeightedRows alone = new WeightedRows(DensityGrid.column(rows.x(), column), rows.weights());
        return Optional.of(new ParametricEstimator(ParametricFamily.NORMAL).fit(alone, Seed.of(0)));
    }
}
