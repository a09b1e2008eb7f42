package org.sibyl.transform;

/// y = (x − shift) / scale on the whole line.
///
/// @param shift what becomes zero
/// @param scale what becomes the unit, not zero
public record Scale(double shift, double scale) implements ScalarBijection {
    /// @throws IllegalArgumentException if shift or scale is not finite, or the scale is zero
    public Scale {
        if (!Double.isFinite(shift) || !Double.isFinite(scale) || scale == 0) {
            throw new IllegalArgumentException(
                    "Scale needs a finite shift and a finite scale other than 0, found shift " + shift + " and scale "
                            + scale);
        }
    }

    @Override
    public double forward(double x) {
        return (x - shift) / scale;
    }

    @Override
    public double inverse(double y) {
        return shift + scale * y;
    }

    @Override
    public double logDerivative(double x) {
        return -StrictMath.log(Math.abs(scale));
    }

    @Override
    public double inverseLogDerivative(double y) {
        return StrictMath.log(Math.abs(scale));
    }
}
