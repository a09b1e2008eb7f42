package org.sibyl.distribution;

import java.util.List;
import java.util.random.RandomGenerator;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;
import org.sibyl.transform.Bijection;

/// What is believed about the parameters before the observation: a joint distribution over named parameters.
///
/// [Priors] makes them.
public interface Prior extends Distribution {
    /// The parameters, in the order of the columns of θ.
    List<Parameter> parameters();

    /// One draw of θ, strictly inside the bounds of every parameter.
    double[] draw(RandomGenerator random);

    /// log p(θ) of a single θ in nats, −∞ outside the support.
    double logDensity(double[] theta);

    /// The marginal distribution of one parameter.
    ///
    /// @param parameter its index in [#parameters()]
    Univariate marginal(int parameter);

    /// The map from the support to all of R^d, φ = T(θ): identity, log or logit for each parameter.
    Bijection toUnconstrained();

    @Override
    default Shape eventShape() {
        return Shape.of(parameters().size());
    }

    /// @throws IllegalArgumentException if θ does not have one column for each parameter
    @Override
    default Tensor logProb(Tensor theta) {
        if (theta.shape().rank() != 2 || theta.columns() != parameters().size()) {
            throw new IllegalArgumentException("theta has shape " + theta.shape() + " but the prior is over " + names()
                    + "; give one column for each parameter");
        }
        double[] logProb = new double[theta.rows()];
        for (int i = 0; i < logProb.length; i++) {
            logProb[i] = logDensity(theta.row(i));
        }
        return Tensor.adopt(logProb, logProb.length);
    }

    /// Row i is `draw(seed.child(i).generator())`.
    @Override
    default Tensor sample(int n, Seed seed) {
        int width = parameters().size();
        double[] rows = new double[n * width];
        for (int i = 0; i < n; i++) {
            System.arraycopy(draw(seed.child(i).generator()), 0, rows, i * width, width);
        }
        return Tensor.adopt(rows, n, width);
    }

    /// The parameters' names.
    default List<String> names() {
        return parameters().stream().map(Parameter::name).toList();
    }
}
