package org.sibyl.distribution;

import java.util.List;
import java.util.random.RandomGenerator;
import org.sibyl.transform.Bijection;
import org.sibyl.transform.Coordinatewise;

/// The prior of a single parameter.
///
/// @param name the parameter's name
/// @param unit the parameter's unit, empty for a pure number
/// @param distribution the parameter's distribution
public record UnivariatePrior(String name, String unit, Univariate distribution) implements Prior {
    /// @throws IllegalArgumentException if the name is blank
    public UnivariatePrior {
        new Parameter(name, unit, distribution.lower(), distribution.upper());
    }

    /// The same prior with a unit, as in `1/day`.
    public UnivariatePrior unit(String unit) {
        return new UnivariatePrior(name, unit, distribution);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter(name, unit, distribution.lower(), distribution.upper()));
    }

    @Override
    public double[] draw(RandomGenerator random) {
        return new double[] {distribution.draw(random)};
    }

    @Override
    public double logDensity(double[] theta) {
        return distribution.logDensity(Lengths.require(theta, 1)[0]);
    }

    @Override
    public Univariate marginal(int parameter) {
        return List.of(distribution).get(parameter);
    }

    @Override
    public Bijection toUnconstrained() {
        return Coordinatewise.of(distribution.toUnconstrained());
    }
}
