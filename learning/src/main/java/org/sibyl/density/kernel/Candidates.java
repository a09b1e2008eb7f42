package org.sibyl.density.kernel;

import java.util.ArrayList;
import java.util.List;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;

/// Bandwidths to compare: multiples of one shape, from narrow to wide.
public sealed interface Candidates {
    /// Numbers h for all columns, in the rows' units, as scikit-learn is given them.
    ///
    /// @param h positive
    record Absolute(List<Double> h) implements Candidates {
        /// @throws DataException if there is none, or one is not positive and finite
        public Absolute {
            h = List.copyOf(h);
            if (h.isEmpty()) {
                throw new DataException("there is no bandwidth to compare; give at least one");
            }
            h.forEach(Bandwidth::of);
        }

        @Override
        public Bandwidth unit(WeightedRows rows, KernelDensityEstimator settings) {
            return Bandwidth.of(1);
        }

        @Override
        public List<Double> factors() {
            return h;
        }
    }

    /// Logarithmically spaced multiples of Silverman's bandwidth of each column.
    ///
    /// @param count how many
    /// @param narrowest the smallest multiple
    /// @param widest the largest multiple
    record AroundReference(int count, double narrowest, double widest) implements Candidates {
        /// @throws IllegalArgumentException unless there are two or more, from narrow to wide
        public AroundReference {
            if (count < 2 || !(0 < narrowest && narrowest < widest) || Double.isInfinite(widest)) {
                throw new IllegalArgumentException("candidates need a count of at least 2 and 0 < narrowest < widest, "
                        + "found " + count + ", " + narrowest + " and " + widest + "; 30, 0.03 and 3 are usual");
            }
        }

        @Override
        public Bandwidth unit(WeightedRows rows, KernelDensityEstimator settings) {
            return new ReferenceRule(ReferenceRule.Formula.SILVERMAN, ReferenceRule.Convention.DATA_COVARIANCE)
                    .perColumn(rows, settings);
        }

        @Override
        public List<Double> factors() {
            List<Double> factors = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                factors.add(narrowest * StrictMath.pow(widest / narrowest, i / (count - 1.0)));
            }
            return factors;
        }
    }

    /// Thirty from 0.03 to 3 times Silverman's.
    Candidates DEFAULT = new AroundReference(30, 0.03, 3);

    /// These numbers, in the rows' units.
    ///
    /// @throws DataException if there is none, or one is not positive and finite
    static Candidates of(double... h) {
        List<Double> numbers = new ArrayList<>();
        for (double number : h) {
            numbers.add(number);
        }
        return new Absolute(numbers);
    }

    /// The shape that the candidates are multiples of.
    ///
    /// @throws DataException if the rows do not determine it
    Bandwidth unit(WeightedRows rows, KernelDensityEstimator settings);

    /// The multiples.
    List<Double> factors();
}
