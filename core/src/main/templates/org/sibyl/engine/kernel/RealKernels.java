package org.sibyl.engine.kernel;

/// The array kernels for `@real@`; see the package for how a matrix lies in its array.
///
/// An instance serves one thread at a time and may own scratch memory. Calls allocate nothing. The caller checks
/// extents; kernels do not. Elementwise kernels may write over an operand of the result's own shape; all other
/// kernels need a target that is none of the operands. The same call on the same numbers gives the same bits, and an
/// element does not depend on which other rows the matrix has.
public interface @Real@Kernels {
    /// How many elements a row's stride is a multiple of.
    int LANES = @lanes@;

    /// The distance between two rows of a matrix with this many columns.
    static int stride(int columns) {
        return (columns + LANES - 1) / LANES * LANES;
    }

    /// C `[m, n]` (+)= A `[m, k]` · B `[k, n]`, within the bands; what is replaced outside becomes 0.
    void productNn(int m, int n, int k, @real@[] a, @real@[] b, @real@[] c, Store store, Bands bands);

    /// C `[m, n]` (+)= Aᵀ · B with A `[k, m]`, B `[k, n]`, within the bands; what is replaced outside becomes 0.
    void productTn(int m, int n, int k, @real@[] a, @real@[] b, @real@[] c, Store store, Bands bands);

    /// The transpose `[columns, rows]` of x `[rows, columns]`.
    void transpose(int rows, int columns, @real@[] x, @real@[] out);

    /// out = f(x), elementwise.
    void unary(UnaryOp op, int rows, int columns, @real@[] x, @real@[] out);

    /// out = f(x + bias), elementwise; the bias is one row `[1, columns]` or one column `[rows, 1]`.
    void biased(UnaryOp op, Broadcast broadcast, int rows, int columns, @real@[] x, @real@[] bias, @real@[] out);

    /// out = f(x, y), elementwise; x is `[rows, columns]`, y stretches as said.
    void binary(BinaryOp op, Broadcast broadcast, int rows, int columns, @real@[] x, @real@[] y, @real@[] out);

    /// out = x where the condition is not 0, else y, elementwise.
    void where(int rows, int columns, @real@[] condition, @real@[] x, @real@[] y, @real@[] out);

    /// Stretches x over `[rows, columns]`.
    void broadcast(Broadcast broadcast, int rows, int columns, @real@[] x, @real@[] out);

    /// Sums or greatest elements of x `[rows, columns]`.
    void reduce(Reduction reduction, Extent extent, int rows, int columns, @real@[] x, @real@[] out);

    /// Each row's exp(x) / Σ exp(x), computed from x − max x.
    void softmax(int rows, int columns, @real@[] x, @real@[] out);

    /// Each row's ln Σ exp(x) as `[rows, 1]`: −∞ if all are −∞, +∞ if one is +∞.
    void logSumExp(int rows, int columns, @real@[] x, @real@[] out);

    /// Running sums along each row.
    void cumulativeSum(Scan scan, int rows, int columns, @real@[] x, @real@[] out);

    /// Σ x² over the elements, added up in float64.
    double sumOfSquares(int rows, int columns, @real@[] x);

    /// One step of Adam with decoupled weight decay over `length` elements, a multiple of [#LANES]
    /// (Kingma and Ba 2015, algorithm 1; Loshchilov and Hutter 2019): with g = scale · gradient,
    /// first ← β₁ first + (1 − β₁) g; second ← β₂ second + (1 − β₂) g²;
    /// parameter ← shrink · parameter − rate · first / (√second · rootCorrection + epsilon).
    ///
    /// @param scale what the gradient is multiplied with first, for clipping
    /// @param rate the learning rate divided by 1 − β₁ᵗ
    /// @param rootCorrection 1 / √(1 − β₂ᵗ)
    /// @param shrink 1 − learning rate · weight decay; 1 for plain Adam
    void adam(
            int length,
            @real@[] parameter,
            @real@[] gradient,
            @real@[] first,
            @real@[] second,
            double scale,
            double beta1,
            double beta2,
            double rate,
            double rootCorrection,
            double epsilon,
            double shrink);
}
