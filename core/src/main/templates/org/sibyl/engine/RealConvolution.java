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
    private final PatchOrder order;
    private final @Real@Patches patches;
    private final int pixelElements;
    private final int rows;
    private final int taps;
    private final int outputs;
    private final int outputStride;
    private final int block;
    private final Products[] products;

    /// What is computed of a block's three products.
    private record Products(Bands[] forward, Bands back, Bands kernel) {
        static Products of(PatchOrder order, int from, int count, int channels, int outputs) {
            return new Products(
                    order.forward(from, count, channels, outputs),
                    order.back(from, count, channels, outputs, @Real@Kernels.LANES),
                    order.kernel(from, count, channels, outputs));
        }
    }

    /// @param pixels of all images together
    /// @param outputs channels of the result
    @Real@Convolution(
            Window window, int pixels, int channels, int outputs, @Real@Kernels kernels, @Real@Scratch scratch) {
        this.kernels = kernels;
        this.scratch = scratch;
        this.outputs = outputs;
        order = new PatchOrder(window, pixels / window.pixels());
        patches = new @Real@Patches(order, channels);
        pixelElements = pixels * @Real@Kernels.stride(channels);
        rows = order.count();
        taps = window.taps() * channels;
        outputStride = @Real@Kernels.stride(outputs);
        int patchStride = @Real@Kernels.stride(taps);
        block = Math.min(rows, Math.max(LEAST_ROWS, BLOCK_ELEMENTS / patchStride / 10 * 10));
        scratch.reserve(block * patchStride, block * outputStride);
        products = new Products[Math.ceilDiv(rows, block)];
        Products inside = null;
        for (int i = 0; i < products.length; i++) {
            int from = i * block;
            int count = Math.min(block, rows - from);
            boolean whole = count == block && order.isWhole(from, count);
            products[i] = whole && inside != null ? inside : Products.of(order, from, count, channels, outputs);
            inside = whole ? products[i] : inside;
        }
    }

    /// out = patches(images) · kernel
    void forward(@real@[] images, @real@[] kernel, @real@[] out) {
        for (int from = 0; from < rows; from += block) {
            int count = Math.min(block, rows - from);
            patches.copy(images, from, count, scratch.patches());
            Store store = Store.REPLACE;
            for (Bands part : products[from / block].forward()) {
                kernels.productNn(count, outputs, taps, scratch.patches(), kernel, scratch.rows(), store, part);
                store = Store.ADD;
            }
            for (int i = from; i < from + count; i += run(i, from + count)) {
                System.arraycopy(
                        scratch.rows(),
                        (i - from) * outputStride,
                        out,
                        order.row(i) * outputStride,
                        run(i, from + count) * outputStride);
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
            take(cotangent, from, count);
            kernels.productNn(
                    count,
                    taps,
                    outputs,
                    scratch.rows(),
                    turned,
                    scratch.patches(),
                    Store.REPLACE,
                    products[from / block].back());
            patches.addBack(scratch.patches(), from, count, images);
        }
    }

    /// kernel = patches(images)ᵀ · cotangent
    void kernel(@real@[] images, @real@[] cotangent, @real@[] kernel) {
        for (int from = 0; from < rows; from += block) {
            int count = Math.min(block, rows - from);
            patches.copy(images, from, count, scratch.patches());
            take(cotangent, from, count);
            kernels.productTn(
                    taps,
                    outputs,
                    count,
                    scratch.patches(),
                    scratch.rows(),
                    kernel,
                    from == 0 ? Store.REPLACE : Store.ADD,
                    products[from / block].kernel());
        }
    }

    /// Brings the cotangents of a block's patches into their order.
    private void take(@real@[] cotangent, int from, int count) {
        for (int i = from; i < from + count; i += run(i, from + count)) {
            System.arraycopy(
                    cotangent,
                    order.row(i) * outputStride,
                    scratch.rows(),
                    (i - from) * outputStride,
                    run(i, from + count) * outputStride);
        }
    }

    /// How many patches from patch i on, before `end`, lie side by side in their image.
    private int run(int i, int end) {
        return Math.min(end - i, order.left(i));
    }
}
