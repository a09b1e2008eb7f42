package org.sibyl.engine.kernel;

import org.sibyl.numeric.DoubleMath;
import org.sibyl.numeric.FloatMath;
import org.sibyl.numeric.SpecialFunctions;

/// The elementary functions that the plain kernels use, one overload for each element type.
final class Scalars {
    private Scalars() {}

    static double exp(double x) {
        return DoubleMath.exp(x);
    }

    static float exp(float x) {
        return FloatMath.exp(x);
    }

    static double log(double x) {
        return DoubleMath.log(x);
    }

    static float log(float x) {
        return FloatMath.log(x);
    }

    static double tanh(double x) {
        return DoubleMath.tanh(x);
    }

    static float tanh(float x) {
        return FloatMath.tanh(x);
    }

    static double softplus(double x) {
        return DoubleMath.softplus(x);
    }

    static float softplus(float x) {
        return FloatMath.softplus(x);
    }

    static double sigmoid(double x) {
        return DoubleMath.sigmoid(x);
    }

    static float sigmoid(float x) {
        return FloatMath.sigmoid(x);
    }

    static double sin(double x) {
        return StrictMath.sin(x);
    }

    static float sin(float x) {
        return (float) StrictMath.sin(x);
    }

    static double cos(double x) {
        return StrictMath.cos(x);
    }

    static float cos(float x) {
        return (float) StrictMath.cos(x);
    }

    static double sqrt(double x) {
        return Math.sqrt(x);
    }

    static float sqrt(float x) {
        return (float) Math.sqrt(x);
    }

    /// The functions that have no loop of their own: next to them, the choice costs nothing.
    static double special(UnaryOp op, double x) {
        return switch (op) {
            case ATAN -> StrictMath.atan(x);
            case LOG1P -> DoubleMath.log1p(x);
            case EXPM1 -> DoubleMath.expm1(x);
            case ERF -> SpecialFunctions.erf(x);
            case LOG_GAMMA -> SpecialFunctions.logGamma(x);
            case NORMAL_LOG_CDF -> SpecialFunctions.normalLogCdf(x);
            case INVERSE_MILLS_RATIO -> SpecialFunctions.inverseMillsRatio(x);
            default -> throw new IllegalArgumentException(op + " has a loop of its own");
        };
    }

    static float special(UnaryOp op, float x) {
        return (float) special(op, (double) x);
    }

    /// As above, of two numbers.
    static double special(BinaryOp op, double x, double y) {
        return switch (op) {
            case POWER -> StrictMath.pow(x, y);
            case REVERSE_POWER -> StrictMath.pow(y, x);
            case POLYGAMMA -> y == Math.rint(y) ? SpecialFunctions.polygamma((int) y, x) : Double.NaN;
            default -> throw new IllegalArgumentException(op + " has a loop of its own");
        };
    }

    static float special(BinaryOp op, float x, float y) {
        return (float) special(op, (double) x, (double) y);
    }
}
