package org.sibyl.optimize;

/// g · min(1, c / ‖g‖): no gradient is longer than c (Pascanu, Mikolov and Bengio 2013).
///
/// @param maxNorm c, the greatest Euclidean norm; infinity for no clipping
public record GradientClipping(double maxNorm) {
    /// None.
    public static final GradientClipping NONE = new GradientClipping(Double.POSITIVE_INFINITY);

    /// @throws IllegalArgumentException if the norm is not positive
    public GradientClipping {
        if (!(maxNorm > 0)) {
            throw new IllegalArgumentException("the greatest norm must be positive, found " + maxNorm + "; 5 is usual");
        }
    }

    /// The gradient, or a shorter one of the same direction.
    public double[] clip(double[] gradient) {
        double norm = Vectors.norm(gradient);
        return norm > maxNorm ? Vectors.scaled(maxNorm / norm, gradient) : gradient;
    }
}
