package org.sibyl.distribution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A family of one-dimensional distributions by the names that a study file uses: `lognormal: {mu: 0.5, sigma: 0.3}`.
public final class PriorFamily {
    private static final List<PriorFamily> ALL = List.of(
            new PriorFamily(Uniform.FAMILY, List.of("lower", "upper"), v -> new Uniform(v[0], v[1])),
            new PriorFamily(Normal.FAMILY, List.of("mean", "sd"), v -> new Normal(v[0], v[1])),
            new PriorFamily(
                    TruncatedNormal.FAMILY,
                    List.of("mean", "sd", "lower", "upper"),
                    v -> new TruncatedNormal(v[0], v[1], v[2], v[3])),
            new PriorFamily(LogNormal.FAMILY, List.of("mu", "sigma"), v -> new LogNormal(v[0], v[1])),
            new PriorFamily(LogUniform.FAMILY, List.of("lower", "upper"), v -> new LogUniform(v[0], v[1])),
            new PriorFamily(Exponential.FAMILY, List.of("rate"), v -> new Exponential(v[0])),
            new PriorFamily(Gamma.FAMILY, List.of("shape", "scale"), v -> new Gamma(v[0], v[1])),
            new PriorFamily(InverseGamma.FAMILY, List.of("shape", "scale"), v -> new InverseGamma(v[0], v[1])),
            new PriorFamily(Beta.FAMILY, List.of("alpha", "beta"), v -> new Beta(v[0], v[1])),
            new PriorFamily(HalfNormal.FAMILY, List.of("scale"), v -> new HalfNormal(v[0])));

    private final String name;
    private final List<String> arguments;
    private final Function<double[], Univariate> constructor;

    private PriorFamily(String name, List<String> arguments, Function<double[], Univariate> constructor) {
        this.name = name;
        this.arguments = arguments;
        this.constructor = constructor;
    }

    /// All families.
    public static List<PriorFamily> all() {
        return ALL;
    }

    /// The family with this name, if there is one.
    public static Optional<PriorFamily> named(String name) {
        return ALL.stream().filter(family -> family.name.equals(name)).findFirst();
    }

    /// The name, such as `lognormal`.
    public String name() {
        return name;
    }

    /// The names of the arguments, in their order, such as `mu` and `sigma`.
    public List<String> arguments() {
        return arguments;
    }

    /// The member of the family with these arguments.
    ///
    /// @throws IllegalArgumentException if an argument is missing, unknown or not allowed
    public Univariate create(Map<String, Double> values) {
        if (!values.keySet().equals(Set.copyOf(arguments))) {
            throw new IllegalArgumentException("'" + name + "' needs the arguments " + String.join(", ", arguments)
                    + ", found " + (values.isEmpty() ? "none" : String.join(", ", values.keySet())));
        }
        return constructor.apply(arguments.stream().mapToDouble(values::get).toArray());
    }

    /// As in `lognormal(mu, sigma)`.
    @Override
    public String toString() {
        return name + "(" + String.join(", ", arguments) + ")";
    }
}
