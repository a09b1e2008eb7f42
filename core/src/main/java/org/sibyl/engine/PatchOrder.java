package org.sibyl.engine;

import org.sibyl.engine.kernel.Bands;
import org.sibyl.engine.kernel.Bands.Span;

/// The order in which a convolution takes the patches of a batch, and what need not be computed of them.
///
/// Row by row of patches, and in each row image by image: what of a patch lies above or below its image is
/// then the same for many patches in sequence, and its products with zeros can be left out. For images of 4×4
/// pixels and a kernel of 3×3 that is a sixth of all products.
///
/// @param images of the batch
record PatchOrder(Window window, int images) {
    /// A strip of so many rows of a kernel stays in a core's cache while the rows of a block go by.
    private static final int TERMS = 576;

    /// The number of patches of the batch.
    int count() {
        return images * window.patches();
    }

    /// The image of patch i.
    int image(int i) {
        return i / window.outputWidth() % images;
    }

    /// In which row of its image's patches patch i is.
    int down(int i) {
        return i / window.outputWidth() / images;
    }

    /// Where in its row patch i is.
    int along(int i) {
        return i % window.outputWidth();
    }

    /// How many patches of its row are left, patch i among them.
    int left(int i) {
        return window.outputWidth() - along(i);
    }

    /// The row of patch i in a matrix that has the patches image by image.
    int row(int i) {
        return (image(i) * window.outputHeight() + down(i)) * window.outputWidth() + along(i);
    }

    /// The bands of the patches from `from` on times the kernel, in parts with as many terms as suit the cache.
    Bands[] forward(int from, int count, int channels, int outputs) {
        int taps = window.taps() * channels;
        Bands[] parts = new Bands[Math.ceilDiv(taps, TERMS)];
        for (int part = 0; part < parts.length; part++) {
            int first = part * TERMS;
            int last = Math.min(taps, first + TERMS);
            parts[part] = Bands.spans(
                    count,
                    i -> {
                        Span inside = inside(from + i, channels);
                        return new Span(Math.clamp(inside.from(), first, last), Math.clamp(inside.to(), first, last));
                    },
                    i -> new Span(0, outputs));
        }
        return parts;
    }

    /// The bands of the cotangents of patches times the kernel's transpose.
    ///
    /// @param lanes of a vector
    Bands back(int from, int count, int channels, int outputs, int lanes) {
        int taps = window.taps() * channels;
        return Bands.spans(count, i -> new Span(0, outputs), i -> {
            Span inside = inside(from + i, channels);
            return new Span(inside.from() / lanes * lanes, Math.min(taps, Math.ceilDiv(inside.to(), lanes) * lanes));
        });
    }

    /// The bands of the patches' transpose times their cotangents.
    Bands kernel(int from, int count, int channels, int outputs) {
        int tapsOfRow = window.kernelWidth() * channels;
        int patchesOfRow = images * window.outputWidth();
        return Bands.spans(
                window.taps() * channels,
                tap -> {
                    // Rows of patches whose pixel at this row of the kernel is inside the image.
                    int up = window.paddingHeight() - tap / tapsOfRow;
                    int first = Math.ceilDiv(Math.max(0, up), window.strideHeight());
                    int last = Math.floorDiv(window.height() - 1 + up, window.strideHeight()) + 1;
                    return new Span(
                            Math.clamp((long) first * patchesOfRow - from, 0, count),
                            Math.clamp((long) last * patchesOfRow - from, 0, count));
                },
                tap -> new Span(0, outputs));
    }

    /// True if all of the kernel's rows are inside the image for all of these patches.
    boolean isWhole(int from, int count) {
        return inside(from, 1).equals(new Span(0, window.taps()))
                && inside(from + count - 1, 1).equals(new Span(0, window.taps()));
    }

    /// Which elements of a patch are from rows inside its image.
    private Span inside(int i, int channels) {
        int top = down(i) * window.strideHeight() - window.paddingHeight();
        int tapsOfRow = window.kernelWidth() * channels;
        return new Span(
                Math.max(0, -top) * tapsOfRow, Math.min(window.kernelHeight(), window.height() - top) * tapsOfRow);
    }
}
