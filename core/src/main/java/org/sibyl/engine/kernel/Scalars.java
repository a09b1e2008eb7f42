package org.sibyl.engine.kernel;

import org.sibyl.numeric.DoubleMath;
import org.sibyl.numeric.FloatMath;

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
}
