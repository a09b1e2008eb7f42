package org.sibyl.distribution;

import java.util.List;
import java.util.random.RandomGenerator;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;
import org.sibyl.transform.Bijection;

/// What is believed about the parameters before the observation: a joint distribution over named parameters.
public interface Prior extends Distribution {
    /// The parameters, in the order of the columns of θ.
    List<Parameter> parameters();

    /// One draw of θ.
    double[] draw(RandomGenerator random);

    /// The map from the support to all of R^d, φ = T(θ): identity, log or logit for each parameter.
    Bijection toUnconstrained();

    @Override
    default Shape eventShape() {
        return Shape.of(parameters().size());
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
