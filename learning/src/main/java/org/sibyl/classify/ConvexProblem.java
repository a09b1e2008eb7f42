package org.sibyl.classify;

import java.util.Optional;
import org.sibyl.function.ValueAndGradient;

/// A mean loss with a penalty, smooth and convex, as a function of its parameters.
interface ConvexProblem {
    /// The number of parameters.
    int dimension();

    /// The number of rows.
    int rows();

    /// Value and gradient.
    ValueAndGradient at(double[] theta);

    /// The upper triangle of the second derivatives, `[dimension, dimension]`.
    double[][] curvature(double[] theta);

    /// How many times the curvature at 0 it can be anywhere at most.
    double curvatureBound();

    /// The same problem for fewer rows, if there are rows enough: its solution is near this one's.
    Optional<ConvexProblem> thinned();
}
