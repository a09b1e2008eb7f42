package org.sibyl.density.histogram;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sibyl.density.WeightedRows;

/// The total weight in each occupied cell: a hash table over the bins along every axis, with open
/// addressing, so that ten axes cost as many entries as there are occupied cells.
final class CellCounts {
    private final int dimension;
    private int[] bins;
    private double[] counts;
    private int[] slots;
    private int size;
    private double outside;

    private CellCounts(int dimension) {
        this.dimension = dimension;
        this.bins = new int[16 * dimension];
        this.counts = new double[16];
        this.slots = new int[64];
    }

    /// The weight of the rows within the axes, cell by cell.
    static CellCounts of(WeightedRows rows, List<Axis> axes) {
        if (axes.size() == 1 && axes.getFirst().bins() <= rows.size()) {
            return ofLine(rows, axes.getFirst());
        }
        CellCounts table = new CellCounts(axes.size());
        double[] row = new double[axes.size()];
        int[] cell = new int[axes.size()];
        for (int i = 0; i < rows.size(); i++) {
            rows.x().copyRow(i, row, 0);
            if (locate(axes, row, cell)) {
                table.add(cell, rows.weights().get(i));
            } else {
                table.outside += rows.weights().get(i);
            }
        }
        return table;
    }

    /// One axis needs no hashing to count.
    private static CellCounts ofLine(WeightedRows rows, Axis axis) {
        CellCounts table = new CellCounts(1);
        double[] counts = new double[axis.bins()];
        for (int i = 0; i < rows.size(); i++) {
            int bin = axis.binOf(rows.x().get(i));
            if (bin < 0) {
                table.outside += rows.weights().get(i);
            } else {
                counts[bin] += rows.weights().get(i);
            }
        }
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0) {
                table.add(new int[] {bin}, counts[bin]);
            }
        }
        return table;
    }

    /// Writes the bin of each coordinate; false if one is outside its axis.
    static boolean locate(List<Axis> axes, double[] row, int[] cell) {
        for (int j = 0; j < cell.length; j++) {
            cell[j] = axes.get(j).binOf(row[j]);
            if (cell[j] < 0) {
                return false;
            }
        }
        return true;
    }

    /// The same cells in lexicographic order of their bins, so that the order of the rows leaves no trace.
    CellCounts sorted() {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(this::compare)
                .mapToInt(Integer::intValue)
                .toArray();
        CellCounts sorted = new CellCounts(dimension);
        for (int entry : order) {
            sorted.add(bins(entry), counts[entry]);
        }
        sorted.outside = outside;
        return sorted;
    }

    private int compare(int entry, int other) {
        int from = entry * dimension;
        int to = other * dimension;
        return Arrays.compare(bins, from, from + dimension, bins, to, to + dimension);
    }

    int size() {
        return size;
    }

    /// The weight of the rows outside the axes.
    double outside() {
        return outside;
    }

    double count(int entry) {
        return counts[entry];
    }

    int[] bins(int entry) {
        return Arrays.copyOfRange(bins, entry * dimension, (entry + 1) * dimension);
    }

    /// The entry of a cell, −1 for an empty one.
    int find(int[] cell) {
        return slots[slotOf(cell)] - 1;
    }

    private void add(int[] cell, double weight) {
        int slot = slotOf(cell);
        if (slots[slot] == 0) {
            if (size == counts.length) {
                grow();
                slot = slotOf(cell);
            }
            System.arraycopy(cell, 0, bins, size * dimension, dimension);
            slots[slot] = ++size;
        }
        counts[slots[slot] - 1] += weight;
    }

    private int slotOf(int[] cell) {
        int mask = slots.length - 1;
        int slot = hash(cell) & mask;
        while (slots[slot] != 0 && !holds(slots[slot] - 1, cell)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean holds(int entry, int[] cell) {
        int from = entry * dimension;
        return Arrays.equals(bins, from, from + dimension, cell, 0, dimension);
    }

    private void grow() {
        counts = Arrays.copyOf(counts, 2 * size);
        bins = Arrays.copyOf(bins, 2 * size * dimension);
        slots = new int[2 * slots.length];
        for (int entry = 0; entry < size; entry++) {
            slots[slotOf(bins(entry))] = entry + 1;
        }
    }

    /// Ends with the finaliser of MurmurHash3: polynomial hashes of small integers crowd together.
    private static int hash(int[] cell) {
        int h = 1;
        for (int bin : cell) {
            h = 31 * h + bin;
        }
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return h ^ (h >>> 16);
    }
}
