package org.sibyl.nn.layer;

import org.sibyl.engine.Expr;
import org.sibyl.engine.Window;

/// The pixels that a kernel sees, tap by tap.
final class Taps {
    private final Window window;
    private final int images;

    Taps(Window window, Expr x) {
        if (x.rows() % window.pixels() != 0) {
            throw new IllegalArgumentException("pooling: shape " + x.shape() + " is no number of images of "
                    + window.height() + "x" + window.width() + " pixels (" + x + "); give a row for each pixel");
        }
        this.window = window;
        this.images = x.rows() / window.pixels();
    }

    /// For each patch the row of the pixel at this tap; −1 where it is outside the image.
    int[] rows(int tap) {
        int[] rows = new int[images * window.patches()];
        for (int i = 0; i < rows.length; i++) {
            int y = top(i) + tap / window.kernelWidth();
            int x = left(i) + tap % window.kernelWidth();
            boolean inside = y >= 0 && y < window.height() && x >= 0 && x < window.width();
            rows[i] = inside ? row(i, y, x) : -1;
        }
        return rows;
    }

    /// The same, with the nearest pixel of the image where the tap is outside. A padding is smaller than the
    /// kernel, so that this pixel is in the patch as well.
    int[] nearestRows(int tap) {
        int[] rows = new int[images * window.patches()];
        for (int i = 0; i < rows.length; i++) {
            int y = Math.clamp(top(i) + tap / window.kernelWidth(), 0, window.height() - 1);
            int x = Math.clamp(left(i) + tap % window.kernelWidth(), 0, window.width() - 1);
            rows[i] = row(i, y, x);
        }
        return rows;
    }

    private int row(int patch, int y, int x) {
        return (patch / window.patches() * window.height() + y) * window.width() + x;
    }

    private int top(int patch) {
        int down = patch % window.patches() / window.outputWidth();
        return down * window.strideHeight() - window.paddingHeight();
    }

    private int left(int patch) {
        int along = patch % window.outputWidth();
        return along * window.strideWidth() - window.paddingWidth();
    }
}
