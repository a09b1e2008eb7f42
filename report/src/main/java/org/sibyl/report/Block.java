package org.sibyl.report;

import java.util.List;
import org.sibyl.diagnostic.Verdict;
import org.sibyl.report.figure.Figure;

/// What a section is made of.
public sealed interface Block {
    /// A paragraph.
    ///
    /// @param text plain
    record Prose(String text) implements Block {}

    /// Lines of a file or of a program's output, set as they are.
    ///
    /// @param caption what it is, as in `influenza.yaml`
    /// @param text with its line breaks
    record Listing(String caption, String text) implements Block {}

    /// Names with their values.
    ///
    /// @param heading of the group; empty if there is none
    /// @param facts in order
    record Facts(String heading, List<Fact> facts) implements Block {
        /// Copies the list.
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /// A name and its value.
    ///
    /// @param name as in `simulations`
    /// @param value as in `10,000`
    record Fact(String name, String value) {}

    /// A table.
    ///
    /// @param caption what it shows
    /// @param columns from left to right
    /// @param rows each with one cell for each column; numbers are formatted already ([Numbers])
    record Table(String caption, List<Column> columns, List<List<String>> rows) implements Block {
        /// @throws IllegalArgumentException if a row has another number of cells than there are columns
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).size() != columns.size()) {
                    throw new IllegalArgumentException("row " + (i + 1) + " of the table \"" + caption + "\" has "
                            + rows.get(i).size() + " cells but there are " + columns.size() + " columns");
                }
            }
        }
    }

    /// A column of a table.
    ///
    /// @param header its name
    /// @param unit as in `s`; empty if there is none
    /// @param alignment of its cells
    record Column(String header, String unit, Alignment alignment) {
        /// A column of words.
        public static Column text(String header) {
            return new Column(header, "", Alignment.TEXT);
        }

        /// A column of numbers.
        public static Column number(String header, String unit) {
            return new Column(header, unit, Alignment.NUMBER);
        }
    }

    /// How the cells of a column stand.
    enum Alignment {
        /// Words, from the left.
        TEXT,
        /// Numbers, from the right, with figures of equal width.
        NUMBER
    }

    /// A figure.
    ///
    /// @param title as in `Posterior`
    /// @param caption what to look for
    /// @param figure what it shows
    record Illustration(String title, String caption, Figure figure) implements Block {}

    /// What the diagnostics say.
    ///
    /// @param checks in order
    record Checks(List<Check> checks) implements Block {
        /// Copies the list.
        public Checks {
            checks = List.copyOf(checks);
        }
    }

    /// One diagnostic.
    ///
    /// @param name in the reader's words, as in `Simulation-based calibration`
    /// @param evidence the number behind the verdict, as in `smallest p-value 0.31 of 3 parameters`
    /// @param verdict with its advice or reason
    record Check(String name, String evidence, Verdict verdict) {}
}
