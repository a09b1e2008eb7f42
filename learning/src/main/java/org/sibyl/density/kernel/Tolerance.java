package org.sibyl.density.kernel;

/// How far an evaluated density f may be from the exact sum over all rows: |f̂ − f| ≤ absolute + relative f,
/// beside rounding. Parts of the tree whose kernels cannot matter beyond that are left out or summed by a
/// series (Gray and Moore 2003, "Nonparametric density estimation: toward computational tractability",
/// section 3).
///
/// @param absolute in units of the density
/// @param relative as a share of the density, at most 0.5
public record Tolerance(double absolute, double relative) {
    /// 10⁻¹⁰ of the density.
    public static final Tolerance DEFAULT = new Tolerance(0, 1e-10);
    /// Rounding errors only.
    public static final Tolerance EXACT = new Tolerance(0, 0x1p-56);

    /// @throws IllegalArgumentException if a number is negative, both are zero, or the relative one is above
    ///     0.5
    public Tolerance {
        if (!(absolute >= 0 && relative >= 0 && relative <= 0.5 && absolute + relative > 0)
                || Double.isInfinite(absolute)) {
            throw new IllegalArgumentException("a tolerance needs an absolute part of at least 0 and a relative part "
                    + "between 0 and 0.5, not both 0, found " + absolute + " and " + relative
                    + "; use Tolerance.EXACT for rounding errors only");
        }
    }

    /// With another absolute part.
    public Tolerance withAbsolute(double value) {
        return new Tolerance(value, relative);
    }

    /// With another relative part.
    public Tolerance withRelative(double value) {
        return new Tolerance(absolute, value);
    }
}
