package org.sibyl.report;

import java.util.List;
import org.sibyl.report.figure.Summary;

/// The table of parameters: mean, standard deviation, 5 %, median and 95 % of each, with its unit.
public final class ParameterTable {
    private static final List<Block.Column> COLUMNS = List.of(
            Block.Column.text("Parameter"),
            Block.Column.number("Mean", ""),
            Block.Column.number("Sd", ""),
            Block.Column.number("5 %", ""),
            Block.Column.number("Median", ""),
            Block.Column.number("95 %", ""));

    private ParameterTable() {}

    /// One row for each summary, rounded as its standard deviation deserves.
    public static Block.Table of(String caption, List<Summary> summaries) {
        return new Block.Table(
                caption,
                COLUMNS,
                summaries.stream()
                        .map(summary -> List.of(
                                summary.quantity().label(),
                                Numbers.rounded(summary.mean(), summary.sd()),
                                Numbers.rounded(summary.sd(), summary.sd()),
                                Numbers.rounded(summary.q05(), summary.sd()),
                                Numbers.rounded(summary.median(), summary.sd()),
                                Numbers.rounded(summary.q95(), summary.sd())))
                        .toList());
    }
}
