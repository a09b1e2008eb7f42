package org.sibyl.classify;

import java.util.List;
import org.sibyl.nn.Standardization;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A learner that sees each column with mean 0 and standard deviation 1. The means and deviations are those
/// of the rows that it is trained on, and no others: in a cross-validation, none of the held-out rows has a
/// say in them.
///
/// A logistic or multinomial model comes back with coefficients for the columns as they were.
///
/// @param learner what learns from the standardized rows
public record Standardized(Learner<?> learner) implements Learner<Classifier> {
    @Override
    public String name() {
        return learner.name() + " standardized";
    }

    @Override
    public Classifier train(LabelledRows rows, Seed seed) {
        rows.requireFinite();
        Standardization scaling = Standardization.affine(rows.x());
        Classifier inner = learner.train(rows.withX(scaling.apply(rows.x())), seed);
        return switch (inner) {
            case LogisticModel model -> model.before(scaling.columns());
            case MultinomialModel model -> model.before(scaling.columns());
            default -> new Model(scaling, inner);
        };
    }

    /// A classifier of standardized rows.
    private record Model(Standardization scaling, Classifier inner) implements Classifier {
        @Override
        public List<String> classes() {
            return inner.classes();
        }

        @Override
        public int columns() {
            return inner.columns();
        }

        @Override
        public Tensor logProbabilities(Tensor x) {
            Columns.require(x, columns());
            return inner.logProbabilities(scaling.apply(x));
        }

        @Override
        public Tensor logits(Tensor x) {
            Columns.require(x, columns());
            return inner.logits(scaling.apply(x));
        }
    }
}
