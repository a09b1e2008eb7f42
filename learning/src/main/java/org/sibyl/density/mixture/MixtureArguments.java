package org.sibyl.density.mixture;

import java.util.Arrays;
import java.util.List;
import org.sibyl.tensor.Tensor;

/// The checks of a mixture's arguments, each with its sentence.
final class MixtureArguments {
    private static final double SYMMETRY = 1e-12;

    private MixtureArguments() {}

    static void require(CovarianceKind kind, List<GaussianComponent> components, double weightTolerance) {
        if (components.isEmpty()) {
            throw new IllegalArgumentException("a mixture has no components; give at least one");
        }
        int d = components.getFirst().mean().size();
        double sum = 0;
        for (GaussianComponent component : components) {
            if (component.mean().size() != d) {
                throw new IllegalArgumentException("a mixture's components need the same dimension, found " + d
                        + " and " + component.mean().size());
            }
            requireCovariance(
                    kind, component.covariance(), components.getFirst().covariance());
            sum += component.weight();
        }
        if (!(Math.abs(sum - 1) <= weightTolerance)) {
            throw new IllegalArgumentException(
                    "a mixture's weights sum to " + sum + ", expected 1; divide them by their sum");
        }
    }

    private static void requireCovariance(CovarianceKind kind, Tensor covariance, Tensor first) {
        if (kind == CovarianceKind.TIED && !covariance.equals(first)) {
            throw new IllegalArgumentException("a tied mixture has one covariance for all components, found " + first
                    + " and " + covariance + "; give the same to each, or take the kind full");
        }
        for (int i = 0; i < covariance.rows(); i++) {
            for (int j = 0; j < covariance.columns(); j++) {
                double value = covariance.get(i, j);
                double mirrored = covariance.get(j, i);
                double scale = Math.sqrt(Math.abs(covariance.get(i, i) * covariance.get(j, j)));
                if (!(Math.abs(value - mirrored) <= SYMMETRY * scale)) {
                    throw new IllegalArgumentException("a covariance is symmetric and finite, found " + value
                            + " in row " + (i + 1) + ", column " + (j + 1) + " but " + mirrored + " mirrored");
                }
                if (i != j && value != 0 && kind.first(Math.max(i, j)) > Math.min(i, j)) {
                    throw new IllegalArgumentException(
                            "a " + kind.word() + " mixture has covariances of 0 off the diagonal, found " + value
                                    + "; take the kind full");
                }
                if (kind == CovarianceKind.SPHERICAL && i == j && value != covariance.get(0, 0)) {
                    throw new IllegalArgumentException("a spherical mixture has one variance for all columns, found "
                            + covariance.get(0, 0) + " and " + value + "; take the kind diagonal");
                }
            }
        }
    }

    static Tensor requireRows(Tensor x, int dimension) {
        if (x.shape().rank() != 2 || x.columns() != dimension) {
            throw new IllegalArgumentException("the mixture is of rows [n, " + dimension + "], found the shape "
                    + x.shape() + "; give one column for each that it was fitted to");
        }
        return x;
    }

    static void requireColumns(int[] columns, int dimension, int most) {
        if (columns.length < 1 || columns.length > most) {
            throw new IllegalArgumentException("expected between 1 and " + most + " of the mixture's " + dimension
                    + " columns, found " + Arrays.toString(columns));
        }
        for (int i = 0; i < columns.length; i++) {
            int column = columns[i];
            if (column < 0 || column >= dimension) {
                throw new IllegalArgumentException("the mixture has no column " + column + "; its columns are 0 to "
                        + (dimension - 1) + ", counted from 0");
            }
            for (int j = 0; j < i; j++) {
                if (columns[j] == column) {
                    throw new IllegalArgumentException("column " + column + " is there twice; name each column once");
                }
            }
        }
    }

    static void requireValues(int[] known, double[] values) {
        if (values.length != known.length) {
            throw new IllegalArgumentException(
                    "there are " + known.length + " known columns but " + values.length + " values; give one for each");
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a known value is " + value + ", expected a finite number");
            }
        }
    }
}
