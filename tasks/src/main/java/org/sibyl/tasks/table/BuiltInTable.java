package org.sibyl.tasks.table;

import java.util.List;
import java.util.Optional;
import org.sibyl.distribution.Distribution;
import org.sibyl.message.Nearest;
import org.sibyl.tensor.Tensor;

/// A small table that comes with Sibyl: measurements from a paper, or draws from a known distribution.
///
/// @param name as on the command line
/// @param description what a row is, with units
/// @param source the papers, or how the rows were drawn
/// @param columns the names of the columns of numbers
/// @param rows the numbers `[n, columns]`
/// @param texts the columns of words: names and classes
/// @param density what the rows were drawn from, over vectors `[columns]`; empty for measurements
public record BuiltInTable(
        String name,
        String description,
        String source,
        List<String> columns,
        Tensor rows,
        List<TextColumn> texts,
        Optional<Distribution> density) {
    /// Keeps its own copy of the names.
    ///
    /// @throws IllegalArgumentException unless every column has a name and every text column a word for each row
    public BuiltInTable {
        columns = List.copyOf(columns);
        texts = List.copyOf(texts);
        if (rows.shape().rank() != 2 || rows.columns() != columns.size()) {
            throw new IllegalArgumentException("the table '" + name + "' has the columns " + columns
                    + " but numbers of shape " + rows.shape() + "; give one name for each column");
        }
        for (TextColumn text : texts) {
            if (text.values().size() != rows.rows()) {
                throw new IllegalArgumentException("the table '" + name + "' has " + rows.rows() + " rows but "
                        + text.values().size() + " words in the column '" + text.name() + "'; give one for each row");
            }
        }
    }

    /// The number of rows.
    public int size() {
        return rows.rows();
    }

    /// A column of numbers.
    ///
    /// @return `[n]`
    /// @throws IllegalArgumentException if there is none with this name
    public Tensor column(String column) {
        return Tensor.vector(rows.column(index(column)));
    }

    /// Some columns of numbers, in this order: what an estimator is fitted to.
    ///
    /// @return `[n, names]`
    /// @throws IllegalArgumentException if there is none with such a name
    public Tensor select(String... names) {
        double[] selected = new double[size() * names.length];
        for (int j = 0; j < names.length; j++) {
            int from = index(names[j]);
            for (int i = 0; i < size(); i++) {
                selected[i * names.length + j] = rows.get(i, from);
            }
        }
        return Tensor.adopt(selected, size(), names.length);
    }

    /// A column of words.
    ///
    /// @throws IllegalArgumentException if there is none with this name
    public TextColumn text(String column) {
        return texts.stream()
                .filter(text -> text.name().equals(column))
                .findFirst()
                .orElseThrow(() ->
                        unknown(column, texts.stream().map(TextColumn::name).toList(), "columns of words"));
    }

    private int index(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw unknown(column, columns, "columns of numbers");
        }
        return index;
    }

    private IllegalArgumentException unknown(String column, List<String> known, String noun) {
        return new IllegalArgumentException("the table '" + name + "' has no column '" + column + "'; "
                + (known.isEmpty() ? "it has no " + noun : Nearest.hint(column, known, noun)));
    }
}
