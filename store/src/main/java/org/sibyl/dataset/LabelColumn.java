package org.sibyl.dataset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.sibyl.tensor.Tensor;

/// The class of each row.
///
/// @param name of the column
/// @param classes the different values, numbers by size if all are numbers, else words by alphabet; `1` and
///     `1.0` are one class
/// @param values `[n]`: the place of each row's class in `classes`, counted from 0
public record LabelColumn(String name, List<String> classes, Tensor values) {
    /// Copies the list.
    public LabelColumn {
        classes = List.copyOf(classes);
    }

    /// The number of rows in each class.
    public List<Integer> counts() {
        int[] counts = new int[classes.size()];
        for (int i = 0; i < values.size(); i++) {
            counts[(int) values.get(i)]++;
        }
        List<Integer> list = new ArrayList<>(counts.length);
        for (int count : counts) {
            list.add(count);
        }
        return List.copyOf(list);
    }

    /// The column with these cells.
    ///
    /// @param name of the column
    /// @param cells one for each row
    public static LabelColumn of(String name, List<String> cells) {
        boolean numbers = cells.stream().allMatch(NumberCell::isNumber);
        Comparator<String> order = numbers ? Comparator.comparingDouble(NumberCell::parse) : Comparator.naturalOrder();
        Map<String, String> spelling = new HashMap<>();
        TreeSet<String> classes = new TreeSet<>(order);
        for (String cell : cells) {
            if (!spelling.containsKey(cell)) {
                spelling.put(cell, numbers ? plain(cell) : cell);
                classes.add(spelling.get(cell));
            }
        }
        return new LabelColumn(name, List.copyOf(classes), places(cells, spelling, classes));
    }

    private static Tensor places(List<String> cells, Map<String, String> spelling, Collection<String> classes) {
        Map<String, Integer> place = new HashMap<>();
        for (String label : classes) {
            place.put(label, place.size());
        }
        double[] values = new double[cells.size()];
        for (int i = 0; i < values.length; i++) {
            String label = Objects.requireNonNull(spelling.get(cells.get(i)));
            values[i] = Objects.requireNonNull(place.get(label));
        }
        return Tensor.adopt(values, values.length);
    }

    private static String plain(String cell) {
        double value = NumberCell.parse(cell) + 0.0;
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
