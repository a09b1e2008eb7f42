package org.sibyl.engine;

/// Where a kernel looks at an image: which rectangles of pixels, its patches, it is laid on.
///
/// The image has `height × width` pixels, the kernel `kernelHeight × kernelWidth`; it moves by the strides,
/// beginning at the paddings above and to the left of the first pixel, and what lies outside the image counts
/// as 0. A line of values is an image of height 1. Patches are numbered row by row, as pixels are:
///
/// ```
/// outputHeight = (height + 2 · paddingHeight − kernelHeight) / strideHeight + 1, rounded down; width likewise
/// ```
public record Window(
        int height,
        int width,
        int kernelHeight,
        int kernelWidth,
        int strideHeight,
        int strideWidth,
        int paddingHeight,
        int paddingWidth) {
    /// @throws IllegalArgumentException if an extent or stride is not positive, a padding is negative or not
    ///     less than the kernel's extent, or the kernel is larger than the padded image
    public Window {
        require("down", height, kernelHeight, strideHeight, paddingHeight);
        require("along", width, kernelWidth, strideWidth, paddingWidth);
    }

    /// A kernel on every pixel of an image: stride 1, and a padding of half the kernel, which keeps the
    /// extents if the kernel's are odd.
    public static Window of(int height, int width, int kernelHeight, int kernelWidth) {
        return new Window(
                height,
                width,
                kernelHeight,
                kernelWidth,
                1,
                1,
                Math.max(0, (kernelHeight - 1) / 2),
                Math.max(0, (kernelWidth - 1) / 2));
    }

    /// A kernel on every value of a line, as [#of].
    public static Window line(int length, int kernel) {
        return of(1, length, 1, kernel);
    }

    /// With other strides.
    public Window withStride(int down, int along) {
        return new Window(height, width, kernelHeight, kernelWidth, down, along, paddingHeight, paddingWidth);
    }

    /// With other paddings.
    public Window withPadding(int down, int along) {
        return new Window(height, width, kernelHeight, kernelWidth, strideHeight, strideWidth, down, along);
    }

    /// The number of patches above one another.
    public int outputHeight() {
        return (height + 2 * paddingHeight - kernelHeight) / strideHeight + 1;
    }

    /// The number of patches side by side.
    public int outputWidth() {
        return (width + 2 * paddingWidth - kernelWidth) / strideWidth + 1;
    }

    /// The number of pixels of an image.
    public int pixels() {
        return height * width;
    }

    /// The number of patches of an image.
    public int patches() {
        return outputHeight() * outputWidth();
    }

    /// The number of pixels of the kernel.
    public int taps() {
        return kernelHeight * kernelWidth;
    }

    /// True if each patch is one pixel, and each pixel a patch.
    public boolean isPointwise() {
        return taps() == 1 && strideHeight == 1 && strideWidth == 1;
    }

    /// With stride 1, the window over the patches as pixels whose patches are the pixels.
    Window mirrored() {
        return new Window(
                outputHeight(),
                outputWidth(),
                kernelHeight,
                kernelWidth,
                1,
                1,
                kernelHeight - 1 - paddingHeight,
                kernelWidth - 1 - paddingWidth);
    }

    private static void require(String direction, int extent, int kernel, int stride, int padding) {
        if (extent < 1 || kernel < 1 || stride < 1 || padding < 0 || padding >= kernel) {
            throw new IllegalArgumentException("a window needs an extent, a kernel and a stride of at least 1 and a"
                    + " padding below the kernel's extent, found " + extent + ", " + kernel + ", " + stride + " and "
                    + padding + " " + direction);
        }
        if (kernel > extent + 2 * padding) {
            throw new IllegalArgumentException("a kernel of " + kernel + " does not fit into " + extent + " with a"
                    + " padding of " + padding + " " + direction + "; make it smaller, or the padding larger");
        }
    }
}
