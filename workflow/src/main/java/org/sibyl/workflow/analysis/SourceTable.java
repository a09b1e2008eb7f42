package org.sibyl.workflow.analysis;

import java.util.List;
import java.util.Optional;
import org.sibyl.dataset.LabelColumn;
import org.sibyl.dataset.Table;
import org.sibyl.distribution.Density;

/// A table as it was read, with what a reader has to know about it.
///
/// @param source the file's name, or that of a built-in table
/// @param numbers the chosen columns, complete rows only
/// @param labels the class of each row, if a column of labels was asked for
/// @param notes where it comes from and what was left out, a sentence each
/// @param truth what the rows were drawn from, over all columns of the table, where that is known
public record SourceTable(
        String source, Table numbers, Optional<LabelColumn> labels, List<String> notes, Optional<Density> truth) {
    /// Copies the list.
    public SourceTable {
        notes = List.copyOf(notes);
    }
}
