package org.sibyl.optimize;

import org.sibyl.tensor.Tensor;

/// The curvature that Newton's method divides by: the Hessian of the function (`f::hessian`), or, for a
/// negative log-likelihood, its expected value, the Fisher information.
@FunctionalInterface
public interface Curvature {
    /// A symmetric matrix `[n, n]`.
    Tensor at(double... x);
}
