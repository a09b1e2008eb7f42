package org.sibyl.engine;

import java.util.Arrays;
import org.sibyl.engine.kernel.Bands;
import org.sibyl.engine.kernel.@Real@Kernels;
import org.sibyl.engine.kernel.Store;

/// Convolution and its two adjoints over `@real@` as matrix products of patches. The patches of a whole batch
/// would be many times the images' size, so they are made block by block, and a block stays in a core's
/// cache. The blocks depend on the shapes only.
final class @Real@Convolution {
    /// A block has about so many elements …
    private static final int BLOCK_ELEMENTS = 1 << 17;

    /// … but no fewer rows than this, since each block reads the whole kernel.
    private static final int LEAST_ROWS = 160;

    private final @Real@Kernels kernels;
    private final @Real@Scratch scratch;
    private final @Real@Patches patches;
    private final int pixelElements;
    private final int rows;
    private final int taps;
    private final int outputs;
    private final int outputStride;
    private final int block;
    /// Of whole blocks, and of the rows that are left.
    private final Products whole;
    private final Products rest;

    /// A strip of so many rows of a kernel stays in a core's cache while the rows of a block go by.
    private static final int TERMS = 576;

    /// What the three products of a block compute: everything, with the patches times the kernel in parts of
    /// as many terms as suit the cache.
    private record Products(Bands[] forward, Bands back, Bands kernel) {
        static Products of(int rows, int taps, int outputs) {
            Bands[] parts = new Bands[Math.ceilDiv(taps, TERMS)];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = Bands.terms(rows, outputs, i * TERMS, Math.min(taps, (i + 1) * TERMS));
            }
            return new Products(parts, Bands.full(rows, taps, outputs), Bands.full(taps, outputs, rows));
        }
    }

    /// @param pixels of all images together
    /// @param outputs channels of the result
    @Real@Convolution(
            Window window, int pixels, int channels, int outputs, @Real@Kernels kernels, @Real@Scratch scratch) {
        this.kernels = kernels;
        this.scratch = scratch;
        this.outputs = outputs;
        patches = new @Real@Patches(window, channels);
        pixelElements = pixels * @Real@Kernels.stride(channels);
        rows = pixels / window.pixels() * window.patches();
        taps = window.taps() * channels;
        outputStride = @Real@Kernels.stride(outputs);
        int patchStride = @Real@Kernels.stride(taps);
        block = Math.min(rows, Math.max(LEAST_ROWS, BLOCK_ELEMENTS / patchStride / 10 * 10));
        whole = Products.of(block, taps, outputs);
        rest = Products.of(rows % block, taps, outputs);
        scratch.reserve(block * patchStride, block * outputStride);
    }

    /// out = patches(images) · kernel
    void forward(@real@[] images, @real@[] kernel, @real@[] out) {
        for (int from = 0; from < rows; from += block) {
            int count = Math.min(block, rows - from);
            patches.copy(images, from, count, scratch.patches());
            @real@[] target = count == rows ? out : scratch.rows();
            Store store = Store.REPLACE;
            for (Bands part : products(count).forward()) {
                kernels.productNn(count, outputs, taps, scratch.patches(), kernel, target, store, part);
                store = Store.ADD;
            }
            if (target != out) {
                System.arraycopy(target, 0, out, from * outputStride, count * outputStride);
            }
        }
    }

    /// images = Σ over patches of cotangent · kernelᵀ, put back where they were taken from.
    ///
    /// @param turned the kernel's transpose
    void back(@real@[] cotangent, @real@[] turned, @real@[] images) {
        Arrays.fill(images, 0, pixelElements, 0);
        for (int from = 0; from < rows; from += block) {
            int count = Math.min(block, rows - from);
            kernels.productNn(
                    count,
                    taps,
                    outputs,
                    rows(cotangent, from, count),
                    turned,
                    scratch.patches(),
                    Store.REPLACE,
                    products(count).back());
            patches.addBack(scratch.patches(), from, count, images);
        }
    }

    /// kernel = patches(images)ᵀ · cotangent
    void kernel(@real@[] images, @real@[] cotangent, @real@[] kernel) {
        for (int from = 0; from < rows; from += block) {
            int count = Math.min(block, rows - from);
            patches.copy(images, from, count, scratch.patches());
            kernels.productTn(
                    taps,
                    outputs,
                    count,
                    scratch.patches(),
                    rows(cotangent, from, count),
                    kernel,
                    from == 0 ? Store.REPLACE : Store.ADD,
                    products(count).kernel());
        }
    }

    private Products products(int count) {
        return count == block ? whole : rest;
    }

    /// A product's operands begin at the beginning of their arrays.
    private @real@[] rows(@real@[] cotangent, int from, int count) {
        if (from == 0) {
            return cotangent;
        }
        System.arraycopy(cotangent, from * outputStride, scratch.rows(), 0, count * outputStride);
        return scratch.rows();
    }
}
