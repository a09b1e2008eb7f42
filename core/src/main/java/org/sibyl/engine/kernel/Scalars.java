package org.sibyl.engine.kernel;

/// The elementary functions that the plain kernels use, one overload for each element type.
final class Scalars {
    private Scalars() {}

    static double exp(double x) {
        return Math.exp(x);
    }

    static float exp(float x) {
        return (float) Math.exp(x);
    }

    static double log(double x) {
        return Math.log(x);
    }

    static float log(float x) {
        return (float) Math.log(x);
    }

    static double tanh(double x) {
        return Math.tanh(x);
    }

    static float tanh(float x) {
        return (float) Math.tanh(x);
    }

    static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    static float softplus(float x) {
        return (float) softplus((double) x);
    }

    static double sigmoid(double x) {
        return 1 / (1 + exp(-x));
    }

    static float sigmoid(float x) {
        return 1 / (1 + exp(-x));
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
