package org.sibyl.engine;

import java.util.ArrayList;
import java.util.List;

/// The shapes of convolutions, and what is said when they do not fit.
final class Convolutions {
    private Convolutions() {}

    static Expr forward(Expr images, Expr kernel, Window window) {
        int count = images(images, window);
        if (kernel.rows() != window.taps() * images.columns()) {
            throw new IllegalArgumentException("convolution: a kernel of shape " + kernel.shape() + " does not fit "
                    + window.taps() + " pixels of " + images.columns() + " channels (" + images + ", " + kernel
                    + "); give it " + window.taps() * images.columns() + " rows");
        }
        return images.graph()
                .add(new Op.Convolution(window), count * window.patches(), kernel.columns(), images, kernel);
    }

    static Expr back(Expr cotangent, Expr turnedKernel, Window window) {
        int count = patches(cotangent, window);
        if (turnedKernel.rows() != cotangent.columns() || turnedKernel.columns() % window.taps() != 0) {
            throw new IllegalArgumentException("convolution, back to the images: a transposed kernel of shape "
                    + turnedKernel.shape() + " does not fit " + cotangent.columns() + " outputs and " + window.taps()
                    + " pixels (" + cotangent + ", " + turnedKernel + "); give it a row for each output");
        }
        if (window.strideHeight() == 1 && window.strideWidth() == 1) {
            return cotangent.convolution(mirrored(turnedKernel, window), window.mirrored());
        }
        return cotangent
                .graph()
                .add(
                        new Op.ConvolutionBack(window),
                        count * window.pixels(),
                        turnedKernel.columns() / window.taps(),
                        cotangent,
                        turnedKernel);
    }

    /// With stride 1 a pixel's cotangent is a patch of the result's cotangent times a kernel whose pixels are
    /// in reverse order, and that reads faster than patches are added up.
    private static Expr mirrored(Expr turnedKernel, Window window) {
        int channels = turnedKernel.columns() / window.taps();
        List<Expr> taps = new ArrayList<>();
        for (int tap = window.taps() - 1; tap >= 0; tap--) {
            taps.add(turnedKernel.columns(tap * channels, (tap + 1) * channels));
        }
        return Expr.concat(0, taps);
    }

    static Expr kernel(Expr images, Expr cotangent, Window window) {
        int count = images(images, window);
        if (cotangent.rows() != count * window.patches()) {
            throw new IllegalArgumentException("convolution, back to the kernel: " + count + " images have "
                    + count * window.patches() + " patches but the cotangent has shape " + cotangent.shape() + " ("
                    + images + ", " + cotangent + "); give it a row for each patch");
        }
        return images.graph()
                .add(
                        new Op.ConvolutionKernel(window),
                        window.taps() * images.columns(),
                        cotangent.columns(),
                        images,
                        cotangent);
    }

    private static int images(Expr images, Window window) {
        if (images.rows() % window.pixels() != 0) {
            throw new IllegalArgumentException("convolution: shape " + images.shape() + " is no number of images of "
                    + window.height() + "x" + window.width() + " pixels (" + images + "); give a row for each pixel");
        }
        return images.rows() / window.pixels();
    }

    private static int patches(Expr cotangent, Window window) {
        if (cotangent.rows() % window.patches() != 0) {
            throw new IllegalArgumentException("convolution, back to the images: shape " + cotangent.shape()
                    + " is no number of images of " + window.outputHeight() + "x" + window.outputWidth()
                    + " patches (" + cotangent + "); give a row for each patch");
        }
        return cotangent.rows() / window.patches();
    }
}
