package org.sibyl.numeric;

/// The discrete Fourier transform of n = 2^m complex numbers, `X_k = Σ_j x_j exp(−2πi jk/n)`, by the radix-2
/// algorithm (Cooley and Tukey 1965). Real and imaginary parts lie in two arrays. An instance keeps the n/2
/// twiddle factors; it has no other state and serves any number of threads.
public final class Fourier {
    private final int n;
    private final double[] cosines;
    private final double[] sines;

    private Fourier(int n) {
        this.n = n;
        this.cosines = new double[Math.max(1, n / 2)];
        this.sines = new double[Math.max(1, n / 2)];
        for (int j = 0; j < n / 2; j++) {
            cosines[j] = StrictMath.cos(2 * Math.PI * j / n);
            sines[j] = StrictMath.sin(2 * Math.PI * j / n);
        }
    }

    /// The transform of n numbers.
    ///
    /// @throws IllegalArgumentException if n is not a power of two
    public static Fourier of(int n) {
        if (Integer.bitCount(n) != 1) {
            throw new IllegalArgumentException("a Fourier transform has a power of two as length, found " + n);
        }
        return new Fourier(n);
    }

    /// The number of complex numbers.
    public int size() {
        return n;
    }

    /// Replaces x by X.
    public void forward(double[] re, double[] im) {
        reorder(re, im);
        for (int half = 1; half < n; half *= 2) {
            int step = n / (2 * half);
            for (int block = 0; block < n; block += 2 * half) {
                butterflies(re, im, block, half, step);
            }
        }
    }

    /// Replaces X by x.
    public void inverse(double[] re, double[] im) {
        // Real and imaginary parts exchanged conjugate the transform.
        forward(im, re);
        for (int j = 0; j < n; j++) {
            re[j] /= n;
            im[j] /= n;
        }
    }

    private void butterflies(double[] re, double[] im, int block, int half, int step) {
        for (int j = 0; j < half; j++) {
            double c = cosines[j * step];
            double s = sines[j * step];
            int low = block + j;
            int high = low + half;
            double a = Math.fma(c, re[high], s * im[high]);
            double b = Math.fma(c, im[high], -s * re[high]);
            re[high] = re[low] - a;
            im[high] = im[low] - b;
            re[low] += a;
            im[low] += b;
        }
    }

    private void reorder(double[] re, double[] im) {
        int shift = 32 - Integer.numberOfTrailingZeros(n);
        for (int j = 1; j < n; j++) {
            int other = Integer.reverse(j) >>> shift;
            if (other > j) {
                double swapped = re[j];
                re[j] = re[other];
                re[other] = swapped;
                swapped = im[j];
                im[j] = im[other];
                im[other] = swapped;
            }
        }
    }
}
