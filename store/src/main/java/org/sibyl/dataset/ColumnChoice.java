package org.sibyl.dataset;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.sibyl.message.Nearest;
import org.sibyl.store.StoreException;

/// The columns of a file, found by name, by `column_2` or by number, counted from 1. A name comes first: a
/// column that is called `2` is meant by `2`.
///
/// @param file named in messages
/// @param names of all columns
record ColumnChoice(Path file, List<String> names) {
    /// The indices of the chosen columns.
    ///
    /// @throws StoreException if one does not exist, two have its name, or it is chosen twice
    int[] indices(List<String> chosen) {
        int[] indices = chosen.stream().mapToInt(this::index).toArray();
        Set<Integer> seen = new HashSet<>();
        for (int index : indices) {
            if (!seen.add(index)) {
                throw new StoreException(
                        "the column '" + names.get(index) + "' of " + file + " is chosen twice; choose it once");
            }
        }
        return indices;
    }

    /// All columns but one.
    ///
    /// @param left the index of the column to leave out, −1 for none
    int[] allBut(int left) {
        int[] indices = IntStream.range(0, names.size()).filter(j -> j != left).toArray();
        for (int index : indices) {
            requireUnique(names.get(index));
        }
        return indices;
    }

    int index(String chosen) {
        int index = names.indexOf(chosen);
        if (index >= 0) {
            requireUnique(chosen);
            return index;
        }
        String number = chosen.startsWith("column_") ? chosen.substring("column_".length()) : chosen;
        if (!number.matches("[0-9]{1,9}")) {
            throw new StoreException(file + " has no column '" + chosen + "'; "
                    + Nearest.of(chosen, names)
                            .or(() -> names.stream()
                                    .filter(name -> !chosen.isEmpty() && name.startsWith(chosen))
                                    .findFirst())
                            .map(name -> "did you mean '" + name + "'?")
                            .orElseGet(() -> "its columns are " + String.join(", ", names)));
        }
        int counted = Integer.parseInt(number);
        if (counted < 1 || counted > names.size()) {
            throw new StoreException(file + " has no column " + counted + "; its " + names.size()
                    + (names.size() == 1 ? " column is " : " columns, counted from 1, are ")
                    + String.join(", ", names));
        }
        return counted - 1;
    }

    private void requireUnique(String name) {
        if (names.indexOf(name) != names.lastIndexOf(name)) {
            throw new StoreException(file + " has two columns named '" + name + "'; rename one of them");
        }
    }
}
