package org.sibyl.classify;

import java.util.Arrays;
import java.util.List;
import org.sibyl.estimator.DataException;

/// By what the weights of each class's rows are multiplied.
public sealed interface ClassWeights {
    /// The factor of each class.
    ///
    /// @throws DataException if they do not fit the classes
    double[] factors(LabelledRows rows);

    /// 1: the rows' own weights.
    record Equal() implements ClassWeights {
        @Override
        public double[] factors(LabelledRows rows) {
            double[] ones = new double[rows.classes().size()];
            Arrays.fill(ones, 1);
            return ones;
        }
    }

    /// W/(K Wₖ), so that all classes weigh the same in sum, as a rare one would count for little otherwise.
    /// W is the sum of all weights and Wₖ that of class k. The probabilities are then those for equally
    /// frequent classes.
    record Balanced() implements ClassWeights {
        @Override
        public double[] factors(LabelledRows rows) {
            double[] sums = rows.classWeights();
            double all = Arrays.stream(sums).sum();
            return Arrays.stream(sums).map(sum -> all / (sums.length * sum)).toArray();
        }
    }

    /// Given ones.
    ///
    /// @param values one for each class
    record Given(List<Double> values) implements ClassWeights {
        /// @throws IllegalArgumentException unless all are positive and finite
        public Given {
            values = List.copyOf(values);
            if (values.stream().anyMatch(value -> !(value > 0) || value.isInfinite())) {
                throw new IllegalArgumentException(
                        "the weights of the classes are " + values + ", expected positive numbers");
            }
        }

        @Override
        public double[] factors(LabelledRows rows) {
            if (values.size() != rows.classes().size()) {
                throw new DataException("there are " + values.size() + " weights for the "
                        + rows.classes().size() + " classes " + rows.classes() + "; give one for each class");
            }
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
