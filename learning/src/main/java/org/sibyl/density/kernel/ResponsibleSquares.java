package org.sibyl.density.kernel;

import java.util.Arrays;
import org.sibyl.numeric.array.ArrayKernels;

/// For one query after another Σⱼ rⱼ uⱼₖ², the squared scaled distances weighted by responsibilities, and ln
/// Σⱼ wⱼ exp(−uⱼ²/2), relative to the nearest row so that nothing underflows. Owns scratch memory.
final class ResponsibleSquares {
    private final ArrayKernels arrays = ArrayKernels.best();
    private final double[] kept;
    private final double[] weights;
    private final double[] inverse;
    private final double[] squares;
    private final double[] terms;

    /// @param kept `[d][n]`, column by column
    /// @param inverse what differences are multiplied with in each column
    ResponsibleSquares(double[] kept, double[] weights, double... inverse) {
        this.kept = kept;
        this.weights = weights;
        this.inverse = inverse;
        this.squares = new double[kept.length];
        this.terms = new double[weights.length];
    }

    /// Adds weight · Σⱼ rⱼ uⱼₖ² to element k of the sums and weight · (ln Σ + offset) to its last element.
    void add(double[] query, int at, double weight, double offset, double[] sums) {
        int n = weights.length;
        int d = inverse.length;
        Arrays.fill(terms, 0);
        for (int k = 0; k < d; k++) {
            double q = query[at + k];
            double scale = inverse[k];
            int column = k * n;
            for (int j = 0; j < n; j++) {
                double u = (kept[column + j] - q) * scale;
                squares[column + j] = u * u;
                terms[j] += u * u;
            }
        }
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < n; j++) {
            least = weights[j] > 0 ? Math.min(least, terms[j]) : least;
        }
        for (int j = 0; j < n; j++) {
            terms[j] = 0.5 * (least - terms[j]);
        }
        arrays.exp(n, terms, 0, terms, 0);
        double total = 0;
        for (int j = 0; j < n; j++) {
            // A row without weight may be nearer than the nearest with one.
            terms[j] = weights[j] > 0 ? weights[j] * terms[j] : 0;
            total += terms[j];
        }
        for (int k = 0; k < d; k++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum = Math.fma(terms[j], squares[k * n + j], sum);
            }
            sums[k] += weight * sum / total;
        }
        sums[d] += weight * (StrictMath.log(total) - 0.5 * least + offset);
    }
}
