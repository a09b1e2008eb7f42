package org.sibyl.abc;

/// What is done with the accepted parameters to make up for their simulations not being the observation.
public enum Adjustment {
    /// Nothing: each counts alike.
    NONE,
    /// Local-linear regression of the parameters on the observables, with Epanechnikov weights (Beaumont, Zhang and
    /// Balding 2002, eq. 5–7).
    LINEAR
}
