/// What a provider of kernels implements, and the plain kernels. Exported to `org.sibyl.simd` only.
///
/// A matrix `[rows, columns]` lies row-major in one heap array that starts at index 0; row i begins at
/// `i * stride(columns)`, where the stride is `columns` rounded up to the next multiple of 16 floats or 8 doubles.
/// The elements between `columns` and the stride are padding. Kernels may read it and may leave anything in it, so
/// that they can work on whole vectors without masks; no kernel lets it into an element. Arrays may be longer than
/// the matrix needs.
@NullMarked
package org.sibyl.engine.kernel;

import org.jspecify.annotations.NullMarked;
