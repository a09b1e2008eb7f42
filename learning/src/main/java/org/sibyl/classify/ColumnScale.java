package org.sibyl.classify;

import java.util.Arrays;
import org.sibyl.tensor.Tensor;

/// (x − center)/deviation for each column, so that methods see columns of one size. Taken from up to some
/// thousand rows: it is a change of variables that changes no result but its rounding.
///
/// @param center of each column
/// @param deviation of each column, 1 for a constant one
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record ColumnScale(double[] center, double[] deviation) {
    private static final int ROWS = 4096;

    static ColumnScale of(Tensor x) {
        int d = x.columns();
        int stride = Math.max(1, x.rows() / ROWS);
        double[] center = new double[d];
        double[] deviation = new double[d];
        for (int j = 0; j < d; j++) {
            double first = x.get(0, j);
            double sum = 0;
            double squares = 0;
            int n = 0;
            for (int i = 0; i < x.rows(); i += stride) {
                double difference = x.get(i, j) - first;
                sum += difference;
                squares += difference * difference;
                n++;
            }
            // Of a constant column, exactly its value.
            center[j] = first + sum / n;
            double variance = (squares - sum * sum / n) / n;
            deviation[j] = variance > 0 ? Math.sqrt(variance) : 1;
        }
        return new ColumnScale(center, deviation);
    }

    /// 1/deviation of each column.
    double[] inverse() {
        return Arrays.stream(deviation).map(s -> 1 / s).toArray();
    }

    /// Coefficients and intercept for the columns themselves, from those for scaled columns.
    ///
    /// @param theta d coefficients, then the intercept, from `offset` on
    /// @return the same, for the columns themselves
    double[] unscaled(double[] theta, int offset) {
        int d = center.length;
        double[] result = Arrays.copyOfRange(theta, offset, offset + d + 1);
        for (int j = 0; j < d; j++) {
            result[j] /= deviation[j];
            result[d] -= result[j] * center[j];
        }
        return result;
    }

    /// The Jacobian of [#unscaled], `[d + 1, d + 1]`.
    double[][] jacobian() {
        int d = center.length;
        double[][] jacobian = new double[d + 1][d + 1];
        for (int j = 0; j < d; j++) {
            jacobian[j][j] = 1 / deviation[j];
            jacobian[d][j] = -center[j] / deviation[j];
        }
        jacobian[d][d] = 1;
        return jacobian;
    }
}
