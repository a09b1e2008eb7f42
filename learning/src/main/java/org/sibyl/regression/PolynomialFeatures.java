package org.sibyl.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sibyl.tensor.Tensor;

/// Products of powers of the columns, so that linear methods fit curves: for columns a, b and degree 2, the
/// columns a, b, a², a b, b². There is no constant: linear methods have an intercept.
///
/// Powers of columns far from 0 are nearly combinations of each other: standardize the columns first.
///
/// @param degree the largest sum of exponents, at least 1
/// @param terms which products are taken
public record PolynomialFeatures(int degree, Terms terms) {
    /// Which products are taken.
    public enum Terms {
        /// All up to the degree.
        ALL,
        /// Powers of single columns.
        POWERS,
        /// Products of different columns.
        INTERACTIONS
    }

    /// @throws IllegalArgumentException if the degree is less than 1
    public PolynomialFeatures {
        if (degree < 1) {
            throw new IllegalArgumentException("the degree is " + degree + ", expected at least 1");
        }
    }

    /// All products up to a degree.
    public static PolynomialFeatures ofDegree(int degree) {
        return new PolynomialFeatures(degree, Terms.ALL);
    }

    /// The features of each row, by growing degree and then in the order of the columns.
    ///
    /// @param x `[n, d]`
    /// @return `[n, features]`
    public Tensor apply(Tensor x) {
        List<int[]> factors = factors(x.columns());
        double[] features = new double[x.rows() * factors.size()];
        for (int i = 0; i < x.rows(); i++) {
            for (int f = 0; f < factors.size(); f++) {
                double product = 1;
                for (int column : factors.get(f)) {
                    product *= x.get(i, column);
                }
                features[i * factors.size() + f] = product;
            }
        }
        return Tensor.adopt(features, x.rows(), factors.size());
    }

    /// What the features are called, as in `a`, `a^2`, `a b`.
    ///
    /// @param columns the names of the columns
    public List<String> names(List<String> columns) {
        return factors(columns.size()).stream()
                .map(product -> name(product, columns))
                .toList();
    }

    private static String name(int[] product, List<String> columns) {
        StringBuilder name = new StringBuilder();
        for (int from = 0; from < product.length; ) {
            int to = from;
            while (to < product.length && product[to] == product[from]) {
                to++;
            }
            name.append(from == 0 ? "" : " ").append(columns.get(product[from]));
            name.append(to - from == 1 ? "" : "^" + (to - from));
            from = to;
        }
        return name.toString();
    }

    /// The columns of each product, none smaller than the one before it.
    private List<int[]> factors(int d) {
        List<int[]> all = new ArrayList<>();
        List<int[]> last = List.of(new int[0]);
        for (int size = 1; size <= degree; size++) {
            List<int[]> longer = new ArrayList<>();
            for (int[] product : last) {
                int first = product.length == 0 ? 0 : product[product.length - 1];
                for (int column = first; column < d; column++) {
                    if (taken(product, column)) {
                        int[] next = Arrays.copyOf(product, size);
                        next[size - 1] = column;
                        longer.add(next);
                    }
                }
            }
            all.addAll(longer);
            last = longer;
        }
        return all;
    }

    private boolean taken(int[] product, int column) {
        return switch (terms) {
            case ALL -> true;
            case POWERS -> IntStream.of(product).allMatch(factor -> factor == column);
            case INTERACTIONS -> IntStream.of(product).noneMatch(factor -> factor == column);
        };
    }
}
