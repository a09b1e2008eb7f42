package org.sibyl.function;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.sibyl.message.Nearest;
import org.sibyl.tensor.Shape;

/// Where each variable's numbers stand in the array of all numbers, and what each number is called: `mu` for
/// a single one, `beta[2]` in a row, `w[3,0]` in a matrix.
record Layout(List<Block> blocks, List<String> names) {
    /// A variable's place.
    record Block(String name, int rows, int columns, int offset) {
        int size() {
            return rows * columns;
        }

        private String nameOf(int i) {
            if (size() == 1) {
                return name;
            }
            return rows == 1 ? name + "[" + i + "]" : name + "[" + i / columns + "," + i % columns + "]";
        }
    }

    static Layout of(SequencedMap<String, Shape> shapes) {
        if (shapes.isEmpty()) {
            throw new IllegalArgumentException("a function needs at least one variable; name them");
        }
        List<Block> blocks = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, Shape> entry : shapes.entrySet()) {
            Shape shape = entry.getValue();
            if (shape.rank() > 2 || shape.size() == 0) {
                throw new IllegalArgumentException("variable '" + entry.getKey() + "' has shape " + shape
                        + "; give a number [], a row [n] or a matrix [rows, columns]");
            }
            int rows = shape.rank() == 2 ? shape.extent(0) : 1;
            int columns = shape.rank() == 0 ? 1 : shape.extent(shape.rank() - 1);
            Block block = new Block(entry.getKey(), rows, columns, names.size());
            blocks.add(block);
            for (int i = 0; i < block.size(); i++) {
                names.add(block.nameOf(i));
            }
        }
        return new Layout(List.copyOf(blocks), List.copyOf(names));
    }

    int dimension() {
        return names.size();
    }

    /// @throws IllegalArgumentException unless there is one number for each name
    static void requirePoint(List<String> names, double[] at, String what) {
        if (at.length != names.size()) {
            throw new IllegalArgumentException("the " + what + " has " + at.length + " numbers but the function has "
                    + names.size() + " variables: " + names + "; give one number for each, in this order");
        }
    }

    static double[] point(List<String> names, Map<String, Double> values) {
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "there is no variable '" + name + "'; " + Nearest.hint(name, names, "variables"));
            }
        }
        if (values.size() < names.size()) {
            throw new IllegalArgumentException("there is no value for "
                    + names.stream().filter(name -> !values.containsKey(name)).toList()
                    + "; give one for each of the variables " + names);
        }
        return names.stream().mapToDouble(values::get).toArray();
    }

    /// @throws IllegalArgumentException if there is no name, or one is there twice
    static List<String> requireNames(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a function needs at least one variable; name them");
        }
        HashSet<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        "the variable '" + name + "' is named twice in " + names + "; give each its own name");
            }
        }
        return List.copyOf(names);
    }
}
