package org.sibyl.engine;

import java.util.Arrays;
import org.sibyl.engine.kernel.@Real@Kernels;

/// The patches of images of `@real@`, as rows `[patches, taps · channels]`, and what is put back from them.
/// An image is its pixels `[pixels, channels]`, so that a row of a patch is one run of memory where the
/// channels fill their stride.
final class @Real@Patches {
    /// From here on it pays to add runs in arrays of their own, where the compiler makes vector code.
    private static final int SHORT = 16;

    private final PatchOrder order;
    private final Window window;
    private final int channels;
    private final int kernelWidth;
    private final int rowLength;
    private final int pixelStride;
    private final int patchStride;
    private final @real@[] sum;
    private final @real@[] part;

    @Real@Patches(PatchOrder order, int channels) {
        this.order = order;
        window = order.window();
        this.channels = channels;
        pixelStride = @Real@Kernels.stride(channels);
        patchStride = @Real@Kernels.stride(window.taps() * channels);
        kernelWidth = window.kernelWidth();
        rowLength = kernelWidth * channels;
        sum = new @real@[rowLength];
        part = new @real@[rowLength];
    }

    /// Writes patches from … from + count − 1 of a batch of images.
    void copy(@real@[] images, int from, int count, @real@[] patches) {
        int run;
        for (int i = 0; i < count; i += run) {
            run = Math.min(count - i, order.left(from + i));
            int top = order.down(from + i) * window.strideHeight() - window.paddingHeight();
            for (int k = 0; k < window.kernelHeight(); k++) {
                int at = i * patchStride + k * rowLength;
                if (top + k < 0 || top + k >= window.height()) {
                    for (int j = 0; j < run; j++) {
                        Arrays.fill(patches, at + j * patchStride, at + j * patchStride + rowLength, 0);
                    }
                } else {
                    int row = (order.image(from + i) * window.height() + top + k) * window.width();
                    copyRows(images, row, order.along(from + i), run, patches, at);
                }
            }
        }
    }

    /// One row of each of some patches side by side.
    private void copyRows(@real@[] images, int row, int along, int run, @real@[] patches, int at) {
        int target = at;
        for (int j = along; j < along + run; j++) {
            int left = j * window.strideWidth() - window.paddingWidth();
            int first = Math.max(0, -left);
            int end = Math.min(kernelWidth, window.width() - left);
            if (first > 0) {
                Arrays.fill(patches, target, target + Math.min(first, kernelWidth) * channels, 0);
            }
            if (end < kernelWidth) {
                Arrays.fill(patches, target + Math.max(end, 0) * channels, target + rowLength, 0);
            }
            if (first < end) {
                copyPixels(images, (row + left + first) * pixelStride, patches, target + first * channels, end - first);
            }
            target += patchStride;
        }
    }

    private void copyPixels(@real@[] images, int source, @real@[] patches, int target, int count) {
        if (pixelStride == channels) {
            System.arraycopy(images, source, patches, target, count * channels);
            return;
        }
        for (int j = 0; j < count; j++) {
            for (int c = 0; c < channels; c++) {
                patches[target + j * channels + c] = images[source + j * pixelStride + c];
            }
        }
    }

    /// Adds patches from … from + count − 1 to the pixels that they were taken from.
    void addBack(@real@[] patches, int from, int count, @real@[] images) {
        for (int i = 0; i < count; i++) {
            int top = order.down(from + i) * window.strideHeight() - window.paddingHeight();
            int left = order.along(from + i) * window.strideWidth() - window.paddingWidth();
            int image = order.image(from + i) * window.height();
            for (int k = Math.max(0, -top); k < Math.min(window.kernelHeight(), window.height() - top); k++) {
                addRow(patches, i * patchStride + k * rowLength, images, (image + top + k) * window.width(), left);
            }
        }
    }

    private void addRow(@real@[] patches, int at, @real@[] images, int row, int left) {
        int first = Math.max(0, -left);
        int end = Math.min(kernelWidth, window.width() - left);
        if (first >= end) {
            return;
        }
        int target = (row + left + first) * pixelStride;
        if (pixelStride == channels) {
            add(patches, at + first * channels, images, target, (end - first) * channels);
            return;
        }
        for (int j = first; j < end; j++) {
            add(patches, at + j * channels, images, target, channels);
            target += pixelStride;
        }
    }

    private void add(@real@[] from, int at, @real@[] to, int target, int length) {
        if (length < SHORT) {
            for (int j = 0; j < length; j++) {
                to[target + j] += from[at + j];
            }
            return;
        }
        System.arraycopy(to, target, sum, 0, length);
        System.arraycopy(from, at, part, 0, length);
        for (int j = 0; j < length; j++) {
            sum[j] += part[j];
        }
        System.arraycopy(sum, 0, to, target, length);
    }
}
