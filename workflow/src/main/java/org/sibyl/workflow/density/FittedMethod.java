package org.sibyl.workflow.density;

import java.util.List;
import java.util.Optional;
import org.sibyl.density.DensityEstimator;
import org.sibyl.density.DensityModel;
import org.sibyl.report.Block;
import org.sibyl.report.figure.Line;
import tools.jackson.databind.node.ObjectNode;

/// A density that one of the methods fitted, and what the method has to say about it.
interface FittedMethod {
    /// The settings, which can be fitted again to a part of the rows.
    DensityEstimator<?> estimator();

    /// The density.
    DensityModel model();

    /// One sentence, as in `The 272 rows of waiting look like 2 normal components (BIC).`
    String answer(DensityData data);

    /// What else has to be known about the fit, a sentence each.
    default List<String> warnings() {
        return List.of();
    }

    /// The numbers of the fit, for the terminal and the report.
    List<Block.Table> tables(DensityData data);

    /// The numbers of the fit as JSON.
    void describe(ObjectNode json, DensityData data);

    /// Figures of how the fit came about.
    default List<Block> figures(DensityData data) {
        return List.of();
    }

    /// What is drawn below the curve of the density of one column, as the components of a mixture.
    default List<Line> parts(double[] places) {
        return List.of();
    }

    /// The density of one column by itself, where the method knows it.
    Optional<DensityModel> marginal(int column);
}
