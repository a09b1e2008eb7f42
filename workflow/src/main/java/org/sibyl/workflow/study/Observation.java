package org.sibyl.workflow.study;

import java.util.List;
import java.util.Optional;
import org.sibyl.tensor.Tensor;

/// What was seen.
///
/// @param values the observed numbers, in the order of the simulator's observables `[d]`
/// @param names one for each value
/// @param series the groups of values that belong together, such as a file's columns; they cover all values in order
/// @param axis where the values of each series lie, if the study says so
public record Observation(Tensor values, List<String> names, List<Series> series, Optional<Axis> axis) {
    /// Copies the lists.
    public Observation {
        names = List.copyOf(names);
        series = List.copyOf(series);
    }

    /// Values that belong together.
    ///
    /// @param name the column
    /// @param label in words
    /// @param first the index of the first value
    /// @param count how many
    public record Series(String name, String label, int first, int count) {}

    /// Where values lie, along time for example.
    ///
    /// @param label in words
    /// @param ticks as the study writes them: numbers, dates or names
    public record Axis(String label, List<String> ticks) {
        /// Copies the list.
        public Axis {
            ticks = List.copyOf(ticks);
        }
    }
}
