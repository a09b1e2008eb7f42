package org.sibyl.engine;

/// Working memory that the steps of one worker share: what one leaves there, the next writes over.
final class @Real@Scratch {
    private @real@[] patches = new @real@[0];
    private @real@[] rows = new @real@[0];

    /// Makes room for so many elements of either kind. To be called before the first step runs.
    void reserve(int patchElements, int rowElements) {
        if (patches.length < patchElements) {
            patches = new @real@[patchElements];
        }
        if (rows.length < rowElements) {
            rows = new @real@[rowElements];
        }
    }

    @real@[] patches() {
        return patches;
    }

    @real@[] rows() {
        return rows;
    }
}
