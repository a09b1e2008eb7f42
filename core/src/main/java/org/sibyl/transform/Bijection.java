package org.sibyl.transform;

import org.sibyl.tensor.Tensor;

/// An invertible differentiable map between vectors of the same length.
///
/// Laws: `inverse(forward(z).value())` is z, and the two log-determinants there sum to zero; the log-determinant is
/// that of the Jacobian.
public interface Bijection {
    /// The length of the vectors.
    int dimension();

    /// f(z) and log |det ∂f/∂z|.
    ///
    /// @param z `[n, d]`
    Mapped forward(Tensor z);

    /// f⁻¹(x) and log |det ∂f⁻¹/∂x|.
    ///
    /// @param x `[n, d]`
    Mapped inverse(Tensor x);

    /// f⁻¹(x) alone, to the bit as [#inverse] gives it, where nobody asks for the log-determinant.
    ///
    /// @param x `[n, d]`
    default Tensor preimage(Tensor x) {
        return inverse(x).value();
    }
}
