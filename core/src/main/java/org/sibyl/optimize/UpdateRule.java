package org.sibyl.optimize;

/// What one gradient does to the variables, with a memory of earlier ones: for full gradients in
/// [FirstOrder], and for gradients of minibatches in a loop of one's own.
public sealed interface UpdateRule permits GradientDescent, Momentum, Adam, AmsGrad {
    /// The memory before the first step of n variables.
    default Moments init(int n) {
        return Moments.zeros(n);
    }

    /// One step.
    ///
    /// @param x the variables
    /// @param gradient of the loss there, or an estimate of it
    /// @param moments the memory
    /// @param learningRate η
    Update step(double[] x, double[] gradient, Moments moments, double learningRate);

    /// The variables after a step, and the memory.
    ///
    /// @param x the variables
    /// @param moments the memory
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Update(double[] x, Moments moments) {}

    /// Running means of gradients; zeros where a rule has no use for one.
    ///
    /// @param steps taken
    /// @param first of the gradient
    /// @param second of its square
    /// @param greatest of the second so far
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Moments(long steps, double[] first, double[] second, double[] greatest) {
        static Moments zeros(int n) {
            return new Moments(0, new double[n], new double[n], new double[n]);
        }
    }
}
