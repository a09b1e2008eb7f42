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
        sum = new @real@[window.kernelWidth() * channels];
        part = new @real@[window.kernelWidth() * channels];
    }

    /// Writes patches from … from + count − 1 of a batch of images.
    void copy(@real@[] images, int from, int count, @real@[] patches) {
        for (int i = 0; i < count; i++) {
            int image = order.image(from + i);
            int top = order.down(from + i) * window.strideHeight() - window.paddingHeight();
            int left = order.along(from + i) * window.strideWidth() - window.paddingWidth();
            for (int k = 0; k < window.kernelHeight(); k++) {
                copyRow(images, image, top + k, left, patches, i * patchStride + k * window.kernelWidth() * channels);
            }
        }
    }

    private void copyRow(@real@[] images, int image, int y, int left, @real@[] patches, int at) {
        int length = window.kernelWidth() * channels;
        int first = Math.max(0, -left);
        int end = Math.min(window.kernelWidth(), window.width() - left);
        if (y < 0 || y >= window.height() || first >= end) {
            Arrays.fill(patches, at, at + length, 0);
            return;
        }
        Arrays.fill(patches, at, at + first * channels, 0);
        Arrays.fill(patches, at + end * channels, at + length, 0);
        int source = ((image * window.height() + y) * window.width() + left + first) * pixelStride;
        if (pixelStride == channels) {
            System.arraycopy(images, source, patches, at + first * channels, (end - first) * channels);
            return;
        }
        for (int j = first; j < end; j++) {
            for (int c = 0; c < channels; c++) {
                patches[at + j * channels + c] = images[source + c];
            }
            source += pixelStride;
        }
    }

    /// Adds patches from … from + count − 1 to the pixels that they were taken from.
    void addBack(@real@[] patches, int from, int count, @real@[] images) {
        for (int i = 0; i < count; i++) {
            int image = order.image(from + i);
            int top = order.down(from + i) * window.strideHeight() - window.paddingHeight();
            int left = order.along(from + i) * window.strideWidth() - window.paddingWidth();
            for (int k = 0; k < window.kernelHeight(); k++) {
                addRow(patches, i * patchStride + k * window.kernelWidth() * channels, images, image, top + k, left);
            }
        }
    }

    private void addRow(@real@[] patches, int at, @real@[] images, int image, int y, int left) {
        int first = Math.max(0, -left);
        int end = Math.min(window.kernelWidth(), window.width() - left);
        if (y < 0 || y >= window.height() || first >= end) {
            return;
        }
        int target = ((image * window.height() + y) * window.width() + left + first) * pixelStride;
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
