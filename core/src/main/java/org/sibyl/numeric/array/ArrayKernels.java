package org.sibyl.numeric.array;

/// Elementary functions and sums over whole arrays of float64: vector code where this process can load it, else plain
/// Java.
///
/// Both give the same bits (decision 0004): the functions are those of [org.sibyl.numeric.DoubleMath], and a sum has
/// eight partial sums, element j of the range in sum j mod 8, which are added up in one order. An instance has no
/// state and serves any number of threads. Ranges are checked by the caller; kernels do not.
///
/// `ArrayKernels.best().exp(n, x, 0, x, 0)` replaces the first n numbers by their exponentials.
public interface ArrayKernels {
    /// The kernels in plain Java, which run everywhere.
    static ArrayKernels plain() {
        return PlainArrayKernels.INSTANCE;
    }

    /// The fastest kernels that this process can load; found with [java.util.ServiceLoader].
    static ArrayKernels best() {
        return BestArrayKernels.KERNELS;
    }

    /// The name that a result's provenance records, such as `vector-512` or `plain`.
    String name();

    /// out[to + i] = e^x[from + i] for i < length, within 1.1 ulp; in place if array and offset are the same.
    void exp(int length, double[] x, int from, double[] out, int to);

    /// out[to + i] = ln x[from + i] for i < length, within 1 ulp; −∞ at zero, not a number below.
    void log(int length, double[] x, int from, double[] out, int to);

    /// out[to + i] = 1 / (1 + e^−x[from + i]) for i < length, within 2.5 ulp.
    void sigmoid(int length, double[] x, int from, double[] out, int to);

    /// out[to + i] = ln(1 + e^x[from + i]) for i < length, within 2 ulp.
    void softplus(int length, double[] x, int from, double[] out, int to);

    /// Σⱼ wⱼ exp(−½ Σₖ (x(j, k) − q(k))²) over the points j = from … to − 1: what a Gaussian kernel density estimate
    /// sums.
    ///
    /// A term's error is at most 2 ulp and 2⁻⁵⁴ of the exponent; a term below e⁻⁷⁰⁸ counts as e⁻⁷⁰⁸.
    ///
    /// @param dimension how many coordinates a point has, at least 1
    /// @param points column by column: coordinate k of point j is `points[k * stride + j]`
    /// @param stride the distance between columns
    /// @param weights one for each point: `weights[j]`
    /// @param query its coordinate k is `query[at + k]`
    double gaussianSum(
            int dimension, double[] points, int stride, int from, int to, double[] weights, double[] query, int at);

    /// Waits until the kernels have their full speed, which vector kernels reach some seconds after their first use.
    /// Results do not depend on it; measurements do.
    ///
    /// @throws InterruptedException if the thread is interrupted while it waits
    default void settle() throws InterruptedException {}
}
