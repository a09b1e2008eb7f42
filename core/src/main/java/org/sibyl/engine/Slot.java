package org.sibyl.engine;

/// Where a plan keeps a matrix.
///
/// @param index the number of its buffer in the area
record Slot(Area area, int index) {
    enum Area {
        /// an input, a parameter or a constant
        LEAF,
        /// what depends on parameters only: one buffer for all workers
        SHARED,
        /// what depends on the inputs: a buffer for each worker
        LOCAL
    }
}
