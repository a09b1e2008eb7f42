package org.sibyl.tasks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sibyl.distribution.Prior;
import org.sibyl.distribution.Priors;
import org.sibyl.distribution.Univariate;

/// What the tasks share: numbered names and the checks of θ and x.
final class Vectors {
    private Vectors() {}

    static List<String> names(String stem, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> stem + "_" + i).toList();
    }

    /// Independent theta_1, theta_2, …
    static Prior product(List<? extends Univariate> marginals) {
        List<String> names = names("theta", marginals.size());
        return Priors.product(IntStream.range(0, marginals.size())
                .mapToObj(i -> Priors.of(names.get(i), marginals.get(i)))
                .toArray(Prior[]::new));
    }

    static double[] requireLength(String what, double[] vector, int length) {
        if (vector.length != length) {
            throw new IllegalArgumentException(
                    what + " has " + vector.length + " values but this task has " + length + "; give one for each");
        }
        return vector;
    }

    static double[] requireObservation(double[] x, int length) {
        requireLength("the observation", x, length);
        if (!Arrays.stream(x).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("the observation needs finite values, found " + Arrays.toString(x));
        }
        return x;
    }
}
