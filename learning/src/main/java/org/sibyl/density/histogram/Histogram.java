package org.sibyl.density.histogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.sibyl.density.DensityModel;
import org.sibyl.density.WeightedRows;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// Counts in cells as a density: p(x) = c/(n v) for x in a cell with count c and volume v, where n is the
/// sum of the counts; zero in an empty cell and outside the edges. Counts are sums of weights.
public final class Histogram implements DensityModel {
    private final List<Axis> axes;
    private final CellCounts cells;
    private final double[] upTo;
    private final double[] logDensity;
    private final double leftOut;

    Histogram(WeightedRows rows, List<Axis> axes) {
        this.axes = List.copyOf(axes);
        this.cells = CellCounts.of(rows, axes).sorted();
        this.upTo = new double[cells.size()];
        double sum = 0;
        for (int cell = 0; cell < upTo.length; cell++) {
            sum += cells.count(cell);
            upTo[cell] = sum;
        }
        this.logDensity = new double[cells.size()];
        for (int cell = 0; cell < upTo.length; cell++) {
            logDensity[cell] = StrictMath.log(cells.count(cell) / sum) - logVolume(cells.bins(cell));
        }
        this.leftOut = cells.outside();
    }

    /// The bins of each column.
    public List<Axis> axes() {
        return axes;
    }

    /// The weight of all rows within the edges.
    public double total() {
        return upTo[upTo.length - 1];
    }

    /// The weight of the rows that were given outside the edges, and are not counted.
    public double leftOut() {
        return leftOut;
    }

    /// The weight in a cell.
    ///
    /// @param cell its bin along each axis
    public double count(int... cell) {
        requireCell(cell);
        int entry = cells.find(cell);
        return entry < 0 ? 0 : cells.count(entry);
    }

    /// The density in a cell.
    ///
    /// @param cell its bin along each axis
    public double density(int... cell) {
        return count(cell) / total() / volume(cell);
    }

    /// The weight in each bin of a histogram of one column.
    ///
    /// @throws IllegalArgumentException if there are several columns
    public double[] counts() {
        double[] counts = new double[onlyAxis("counts").bins()];
        for (int entry = 0; entry < cells.size(); entry++) {
            counts[cells.bins(entry)[0]] = cells.count(entry);
        }
        return counts;
    }

    /// The density in each bin of a histogram of one column.
    ///
    /// @throws IllegalArgumentException if there are several columns
    public double[] densities() {
        double[] densities = counts();
        Axis axis = onlyAxis("densities");
        for (int bin = 0; bin < densities.length; bin++) {
            densities[bin] /= total() * axis.width(bin);
        }
        return densities;
    }

    /// The cells with rows in them, in lexicographic order of their bins.
    public List<Cell> occupied() {
        List<Cell> occupied = new ArrayList<>(cells.size());
        for (int entry = 0; entry < cells.size(); entry++) {
            int[] bins = cells.bins(entry);
            List<Integer> list = Arrays.stream(bins).boxed().toList();
            occupied.add(new Cell(list, cells.count(entry), cells.count(entry) / total() / volume(bins)));
        }
        return List.copyOf(occupied);
    }

    /// The number of cells, occupied or not: the product of the numbers of bins, which is why histograms
    /// are for few columns.
    public double cells() {
        double number = 1;
        for (Axis axis : axes) {
            number *= axis.bins();
        }
        return number;
    }

    /// Says how many rows have density zero, and why.
    ///
    /// @param x `[n, d]` with at least one row
    public HistogramScore examine(Tensor x) {
        Tensor logProb = logProb(x);
        int outside = 0;
        int empty = 0;
        double sum = 0;
        for (int i = 0; i < logProb.size(); i++) {
            if (logProb.get(i) > Double.NEGATIVE_INFINITY) {
                sum += logProb.get(i);
            } else if (CellCounts.locate(axes, x.row(i), new int[axes.size()])) {
                empty++;
            } else {
                outside++;
            }
        }
        int positive = logProb.size() - outside - empty;
        double elsewhere = sum / positive;
        return new HistogramScore(
                logProb.size(),
                empty,
                outside,
                outside + empty > 0 ? Double.NEGATIVE_INFINITY : elsewhere,
                positive == 0 ? Double.NaN : elsewhere);
    }

    @Override
    public Shape eventShape() {
        return Shape.of(axes.size());
    }

    @Override
    public Tensor logProb(Tensor x) {
        int d = axes.size();
        if (x.shape().rank() != 2 || x.columns() != d) {
            throw new IllegalArgumentException("this histogram has " + d + (d == 1 ? " column" : " columns")
                    + ", found rows of the shape " + x.shape() + "; give rows [n, " + d + "]");
        }
        double[] logProb = new double[x.rows()];
        double[] row = new double[d];
        int[] cell = new int[d];
        for (int i = 0; i < logProb.length; i++) {
            x.copyRow(i, row, 0);
            int entry = CellCounts.locate(axes, row, cell) ? cells.find(cell) : -1;
            logProb[i] = entry < 0 ? Double.NEGATIVE_INFINITY : logDensity[entry];
        }
        return Tensor.adopt(logProb, logProb.length);
    }

    /// Row i takes a cell with a probability of its share of the counts, and a uniform place in it.
    @Override
    public Tensor sample(int n, Seed seed) {
        int d = axes.size();
        double[] rows = new double[n * d];
        for (int i = 0; i < n; i++) {
            int[] bins = cells.bins(entryAt(uniform(seed, (long) i * (d + 1)) * total()));
            for (int j = 0; j < d; j++) {
                double lower = axes.get(j).lower(bins[j]);
                double upper = axes.get(j).upper(bins[j]);
                double place = lower + uniform(seed, (long) i * (d + 1) + 1 + j) * (upper - lower);
                // Rounding may reach the upper edge, which belongs to the next cell.
                rows[i * d + j] = Math.min(place, Math.nextDown(upper));
            }
        }
        return Tensor.adopt(rows, n, d);
    }

    /// The number of cells minus one, since their probabilities sum to one; empty where that is more than
    /// an integer holds. The edges count as given.
    @Override
    public OptionalInt freeParameters() {
        double free = cells() - 1;
        return free <= Integer.MAX_VALUE ? OptionalInt.of((int) free) : OptionalInt.empty();
    }

    /// As in `Histogram[12 bins on [0.5, 9.5]]`.
    @Override
    public String toString() {
        return "Histogram" + axes;
    }

    private int entryAt(double weight) {
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] > weight) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static double uniform(Seed seed, long index) {
        return (seed.bits(index) >>> 11) * 0x1p-53;
    }

    private double volume(int[] cell) {
        double volume = 1;
        for (int j = 0; j < cell.length; j++) {
            volume *= axes.get(j).width(cell[j]);
        }
        return volume;
    }

    /// As a sum of logarithms: the product of many narrow widths underflows.
    private double logVolume(int[] cell) {
        double sum = 0;
        for (int j = 0; j < cell.length; j++) {
            sum += StrictMath.log(axes.get(j).width(cell[j]));
        }
        return sum;
    }

    private Axis onlyAxis(String what) {
        if (axes.size() != 1) {
            throw new IllegalArgumentException("the " + what + " of all cells are for one column, found " + axes.size()
                    + "; ask for the occupied cells");
        }
        return axes.getFirst();
    }

    private void requireCell(int[] cell) {
        if (cell.length != axes.size()) {
            throw new IllegalArgumentException(
                    "a cell has one bin for each of " + axes.size() + " columns, found " + cell.length + " bins");
        }
        for (int j = 0; j < cell.length; j++) {
            if (cell[j] < 0 || cell[j] >= axes.get(j).bins()) {
                throw new IllegalArgumentException(
                        "column " + (j + 1) + " has bins 0 to " + (axes.get(j).bins() - 1) + ", found " + cell[j]);
            }
        }
    }

    /// A cell with rows in it.
    ///
    /// @param bins its bin along each axis
    /// @param count the weight of its rows
    /// @param density p(x) within
    public record Cell(List<Integer> bins, double count, double density) {
        /// Copies the list.
        public Cell {
            bins = List.copyOf(bins);
        }
    }
}
