package org.sibyl.density.kernel;

import java.util.Arrays;
import org.sibyl.density.WeightedRows;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The bandwidth that would be best if the rows were normal: quick, and too wide where there are several
/// modes.
///
/// @param formula how the factor falls with the number of rows n and grows with the dimension d
/// @param convention what the factor is multiplied with
public record ReferenceRule(Formula formula, Convention convention) implements BandwidthRule {
    /// The factor.
    public enum Formula {
        /// n^(−1/(d+4)) (Scott 1992, "Multivariate density estimation", eq. 6.42)
        SCOTT,
        /// (n (d + 2) / 4)^(−1/(d+4)) (Silverman 1986, eq. 4.14)
        SILVERMAN;

        double factor(double n, int d) {
            double scaled = this == SCOTT ? n : n * (d + 2) / 4;
            return StrictMath.pow(scaled, -1.0 / (d + 4));
        }
    }

    /// What the factor means. The two differ by the spread of the rows, a frequent cause of curves that are
    /// far too smooth.
    public enum Convention {
        /// SciPy's: the kernel's covariance is factor² times that of the rows, with n = (Σw)² / Σw² effective
        /// rows. For kernels other than the Gaussian H is larger by 1 / variance of the kernel, so that this
        /// holds for them too.
        DATA_COVARIANCE,
        /// scikit-learn's: h = factor in the rows' own units, with n rows whatever their weights.
        ABSOLUTE
    }

    @Override
    public String name() {
        String name = formula == Formula.SCOTT ? "scott" : "silverman";
        return convention == Convention.ABSOLUTE ? name + " absolute" : name;
    }

    @Override
    public BandwidthChoice choose(WeightedRows rows, KernelDensityEstimator settings, Seed seed) {
        int d = rows.columns();
        if (convention == Convention.ABSOLUTE) {
            return BandwidthChoice.of(Bandwidth.of(formula.factor(rows.size(), d)));
        }
        Spread spread = Spread.of(settings.kernelSpace(rows));
        double factor = formula.factor(spread.effectiveRows(), d);
        double scale = factor * factor / settings.kernel().variance(d);
        double[] matrix = spread.covariance().toArray();
        if (d == 1) {
            return BandwidthChoice.of(Bandwidth.of(Math.sqrt(scale * matrix[0])));
        }
        Arrays.setAll(matrix, i -> scale * matrix[i]);
        return BandwidthChoice.of(new Bandwidth.Full(Tensor.adopt(matrix, d, d)));
    }

    /// The bandwidth of each column by itself, with the kernel's own spread allowed for.
    Bandwidth perColumn(WeightedRows rows, KernelDensityEstimator settings) {
        int d = rows.columns();
        Spread spread = Spread.of(settings.kernelSpace(rows));
        double factor = formula.factor(spread.effectiveRows(), d)
                / Math.sqrt(settings.kernel().variance(d));
        double[] h = new double[d];
        Arrays.setAll(h, k -> factor * Math.sqrt(spread.covariance().get(k, k)));
        return d == 1 ? Bandwidth.of(h[0]) : Bandwidth.perDimension(h);
    }
}
