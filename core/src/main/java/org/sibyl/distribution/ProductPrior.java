package org.sibyl.distribution;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.sibyl.transform.Bijection;
import org.sibyl.transform.Blocks;

/// Independent priors side by side: p(θ) = Π_k p_k(θ_k). The parameters follow each other in the order of the factors.
///
/// @param factors p_1 …, each over one or more parameters
public record ProductPrior(List<Prior> factors) implements Prior {
    /// @throws IllegalArgumentException if there is no factor, or two parameters have the same name
    public ProductPrior {
        factors = List.copyOf(factors);
        if (factors.isEmpty()) {
            throw new IllegalArgumentException("a prior needs at least one parameter, found none");
        }
        Set<String> seen = new HashSet<>();
        for (Prior factor : factors) {
            for (String name : factor.names()) {
                if (!seen.add(name)) {
                    throw new IllegalArgumentException(
                            "parameter names must differ, found '" + name + "' twice; rename one");
                }
            }
        }
    }

    @Override
    public List<Parameter> parameters() {
        return factors.stream().flatMap(factor -> factor.parameters().stream()).toList();
    }

    @Override
    public double[] draw(RandomGenerator random) {
        return factors.stream()
                .flatMapToDouble(factor -> Arrays.stream(factor.draw(random)))
                .toArray();
    }

    @Override
    public double logDensity(double[] theta) {
        Lengths.require(theta, parameters().size());
        double sum = 0;
        int at = 0;
        for (Prior factor : factors) {
            int end = at + factor.parameters().size();
            double term = factor.logDensity(Arrays.copyOfRange(theta, at, end));
            // Another factor may be +∞ there, and the sum of the two would be NaN.
            if (term == Double.NEGATIVE_INFINITY) {
                return term;
            }
            sum += term;
            at = end;
        }
        return sum;
    }

    @Override
    public Univariate marginal(int parameter) {
        int first = 0;
        for (Prior factor : factors) {
            int size = factor.parameters().size();
            if (parameter < first + size) {
                return factor.marginal(parameter - first);
            }
            first += size;
        }
        throw new IndexOutOfBoundsException(
                "the prior has parameters 0 … " + (first - 1) + ", found index " + parameter);
    }

    @Override
    public Bijection toUnconstrained() {
        return new Blocks(factors.stream().map(Prior::toUnconstrained).toList());
    }
}
