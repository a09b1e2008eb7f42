package org.sibyl.classify;

import java.util.List;
import org.sibyl.nn.Standardization;
import org.sibyl.optimize.Ending;
import org.sibyl.tensor.Tensor;

/// P(class k|x) = exp zₖ/Σ exp zⱼ, zₖ = wₖ·x + bₖ.
///
/// @param classes the classes' names
/// @param coefficients wₖ `[K, d]`, which add up to 0 over the classes
/// @param intercepts bₖ `[K]`, likewise
/// @param loss the objective at the minimum, in nats for each row
/// @param gradientSize the largest partial derivative left, for columns scaled to standard deviation 1
/// @param ending how the solver ended
public record MultinomialModel(
        List<String> classes, Tensor coefficients, Tensor intercepts, double loss, double gradientSize, Ending ending)
        implements Classifier {
    /// Copies the list.
    public MultinomialModel {
        classes = List.copyOf(classes);
    }

    @Override
    public int columns() {
        return coefficients.columns();
    }

    @Override
    public Tensor logProbabilities(Tensor x) {
        Columns.require(x, columns());
        int classCount = classes.size();
        int d = columns();
        double[] logits = new double[x.rows() * classCount];
        for (int i = 0; i < x.rows(); i++) {
            for (int k = 0; k < classCount; k++) {
                double z = intercepts.get(k);
                for (int j = 0; j < d; j++) {
                    z = Math.fma(coefficients.get(k * d + j), x.get(i * d + j), z);
                }
                logits[i * classCount + k] = z;
            }
        }
        return LogOdds.normalized(logits, x.rows(), classCount);
    }

    /// The same model for rows before they were standardized by these affine maps.
    MultinomialModel before(List<Standardization.Column> maps) {
        double[] w = coefficients.toArray();
        double[] b = intercepts.toArray();
        for (int i = 0; i < w.length; i++) {
            Standardization.Column map = maps.get(i % columns());
            w[i] /= map.deviation();
            b[i / columns()] -= w[i] * map.mean();
        }
        return new MultinomialModel(
                classes,
                Tensor.adopt(w, classes.size(), columns()),
                Tensor.adopt(b, b.length),
                loss,
                gradientSize,
                ending);
    }
}
