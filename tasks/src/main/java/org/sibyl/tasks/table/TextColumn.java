package org.sibyl.tasks.table;

import java.util.List;
import org.sibyl.tensor.Tensor;

/// A column of words: the class of each row, or its name.
///
/// @param name the column's
/// @param values `[n]`
public record TextColumn(String name, List<String> values) {
    /// Keeps its own copy of the values.
    public TextColumn {
        values = List.copyOf(values);
    }

    /// 1 where the word is this one and 0 elsewhere: the label of one class among two.
    ///
    /// @return `[n]`
    /// @throws IllegalArgumentException if no row has this word
    public Tensor labels(String one) {
        if (!values.contains(one)) {
            throw new IllegalArgumentException("no row of the column '" + name + "' is '" + one + "'; it holds "
                    + String.join(", ", values.stream().distinct().limit(5).toList()));
        }
        return Tensor.vector(
                values.stream().mapToDouble(value -> value.equals(one) ? 1 : 0).toArray());
    }
}
