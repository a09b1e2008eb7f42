package org.sibyl.workflow.density;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sibyl.dataset.Table;
import org.sibyl.density.DensityModel;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.analysis.Square;

/// A density on a grid: of one column at evenly spaced places, of two on a square, of more the density of
/// each column by itself.
final class DensityGrid {
    private static final int PLACES = 512;
    private static final int SIDE = 101;

    private DensityGrid() {}

    /// The table `grid.csv`; empty if the method does not know the density of single columns.
    static Optional<Table> of(DensityData data, FittedMethod method) {
        return switch (data.dimension()) {
            case 1 -> Optional.of(line(data, method.model()));
            case 2 -> Optional.of(square(data, method.model()));
            default -> marginals(data, method);
        };
    }

    private static Table line(DensityData data, DensityModel model) {
        double[] x = data.places(0, PLACES);
        double[] density = DensityData.heights(model, x);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            rows.add(new double[] {x[i], density[i]});
        }
        return new Table(List.of(data.columns().getFirst(), "density"), Tensor.ofRows(rows));
    }

    private static Table square(DensityData data, DensityModel model) {
        Tensor points = Square.over(data.rows().x()).points(SIDE);
        Tensor logProb = model.logProb(points);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < points.rows(); i++) {
            rows.add(new double[] {points.get(i, 0), points.get(i, 1), StrictMath.exp(logProb.get(i))});
        }
        return new Table(List.of(data.columns().get(0), data.columns().get(1), "density"), Tensor.ofRows(rows));
    }

    private static Optional<Table> marginals(DensityData data, FittedMethod method) {
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (int j = 0; j < data.dimension(); j++) {
            Optional<DensityModel> marginal = method.marginal(j);
            if (marginal.isEmpty()) {
                return Optional.empty();
            }
            double[] x = data.places(j, PLACES);
            names.add(data.columns().get(j));
            columns.add(x);
            names.add("density of " + data.columns().get(j));
            columns.add(DensityData.heights(marginal.get(), x));
        }
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            int at = i;
            rows.add(columns.stream().mapToDouble(column -> column[at]).toArray());
        }
        return Optional.of(new Table(names, Tensor.ofRows(rows)));
    }

    /// One column as rows of one number.
    static Tensor column(Tensor x, int column) {
        return Tensor.adopt(x.column(column), x.rows(), 1);
    }
}
