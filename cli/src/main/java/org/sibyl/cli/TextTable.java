package org.sibyl.cli;

import java.util.ArrayList;
import java.util.List;
import org.sibyl.report.Block;

/// A table as lines of text: words from the left, numbers from the right.
///
/// @param columns how each column stands
/// @param rows with one cell for each column, the header first
record TextTable(List<Block.Alignment> columns, List<List<String>> rows) {
    /// A table of a report; units stand behind the headers.
    static TextTable of(Block.Table table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.columns().stream()
                .map(column -> column.unit().isEmpty() ? column.header() : column.header() + " (" + column.unit() + ")")
                .toList());
        rows.addAll(table.rows());
        return new TextTable(
                table.columns().stream().map(Block.Column::alignment).toList(), rows);
    }

    List<String> lines() {
        int[] widths = new int[columns.size()];
        for (List<String> row : rows) {
            for (int j = 0; j < widths.length; j++) {
                widths[j] = Math.max(widths[j], row.get(j).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int j = 0; j < widths.length; j++) {
            String padding = " ".repeat(widths[j] - row.get(j).length());
            line.append(j == 0 ? "  " : "   ")
                    .append(columns.get(j) == Block.Alignment.TEXT ? row.get(j) + padding : padding + row.get(j));
        }
        return line.toString().stripTrailing();
    }
}
