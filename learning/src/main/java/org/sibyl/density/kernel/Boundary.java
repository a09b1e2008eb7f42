package org.sibyl.density.kernel;

import org.sibyl.estimator.DataException;

/// What one column's density does at the end of its range, where plain kernels would leak over.
public sealed interface Boundary {
    /// No end: kernels go where they go.
    record None() implements Boundary {}

    /// Mass that would cross a bound is reflected back: f(x) = Σ g(image of x) over the mirror images of x at
    /// the bounds, with g the plain estimate (Silverman 1986, section 2.10). Its slope vanishes at the bound;
    /// take it where the density does not fall to zero there.
    ///
    /// @param lower −∞ if there is none
    /// @param upper +∞ if there is none
    record Reflect(double lower, double upper) implements Boundary {
        /// @throws DataException unless lower < upper and one of them is finite
        public Reflect {
            if (!(lower < upper) || (Double.isInfinite(lower) && Double.isInfinite(upper))) {
                throw new DataException("reflection needs a lower bound below the upper one and one of them finite, "
                        + "found " + lower + " and " + upper);
            }
        }
    }

    /// The density of z = ln(x − lower) is estimated, and p(x) = g(ln(x − lower)) / (x − lower): for positive
    /// quantities over several orders of magnitude. It is zero at the bound.
    ///
    /// @param lower below all rows
    record Log(double lower) implements Boundary {
        /// @throws DataException if the bound is not finite
        public Log {
            if (!Double.isFinite(lower)) {
                throw new DataException("a log transform needs a finite lower bound, found " + lower);
            }
        }
    }

    /// No end.
    Boundary NONE = new None();

    /// Reflection at a lower bound.
    ///
    /// @throws DataException if it is not finite
    static Boundary reflectBelow(double lower) {
        return new Reflect(lower, Double.POSITIVE_INFINITY);
    }

    /// Reflection at an upper bound.
    ///
    /// @throws DataException if it is not finite
    static Boundary reflectAbove(double upper) {
        return new Reflect(Double.NEGATIVE_INFINITY, upper);
    }

    /// Reflection at both ends.
    ///
    /// @throws DataException unless lower < upper
    static Boundary reflect(double lower, double upper) {
        return new Reflect(lower, upper);
    }

    /// The log transform of positive numbers.
    static Boundary log() {
        return new Log(0);
    }
}
