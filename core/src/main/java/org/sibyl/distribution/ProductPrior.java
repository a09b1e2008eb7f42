package org.sibyl.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.sibyl.transform.Bijection;
import org.sibyl.transform.Blocks;

/// Independent priors side by side: p(θ) = Π_k p_k(θ_k). The parameters follow each other in the order of the
/// factors.
public final class ProductPrior implements Prior {
    private final List<Prior> factors;
    private final List<Parameter> parameters;

    /// The product of these priors, each over one or more parameters.
    ///
    /// @throws IllegalArgumentException if there is no factor, or two parameters have the same name
    public ProductPrior(List<? extends Prior> factors) {
        if (factors.isEmpty()) {
            throw new IllegalArgumentException("a prior needs at least one parameter, found none");
        }
        List<Parameter> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Prior factor : factors) {
            for (Parameter parameter : factor.parameters()) {
                if (!seen.add(parameter.name())) {
                    throw new IllegalArgumentException(
                            "parameter names must differ, found '" + parameter.name() + "' twice; rename one");
                }
                all.add(parameter);
            }
        }
        this.factors = List.copyOf(factors);
        this.parameters = List.copyOf(all);
    }

    /// The factors, in the order of their parameters.
    public List<Prior> factors() {
        return factors;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public double[] draw(RandomGenerator random) {
        double[] theta = new double[parameters.size()];
        int at = 0;
        for (Prior factor : factors) {
            double[] part = factor.draw(random);
            System.arraycopy(part, 0, theta, at, part.length);
            at += part.length;
        }
        return theta;
    }

    @Override
    public double logDensity(double[] theta) {
        Lengths.require(theta, parameters.size());
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

    /// As in `ProductPrior[UnivariatePrior[…], …]`.
    @Override
    public String toString() {
        return "ProductPrior" + factors;
    }
}
