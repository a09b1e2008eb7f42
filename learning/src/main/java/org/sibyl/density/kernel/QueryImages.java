package org.sibyl.density.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All combinations of the columns' mirror images of a query, scaled; just the query where nothing reflects.
final class QueryImages {
    private final int d;
    private final List<KernelSpace.Mirror[]> images;

    private QueryImages(int d, List<KernelSpace.Mirror[]> images) {
        this.d = d;
        this.images = images;
    }

    /// @param h the width of the kernels in each column, √Hₖₖ
    static QueryImages of(Kernel kernel, KernelSpace space, double... h) {
        List<KernelSpace.Mirror[]> images = new ArrayList<>();
        images.add(new KernelSpace.Mirror[0]);
        for (List<KernelSpace.Mirror> column : space.mirrors(kernel, h)) {
            List<KernelSpace.Mirror[]> longer = new ArrayList<>();
            for (KernelSpace.Mirror mirror : column) {
                for (KernelSpace.Mirror[] image : images) {
                    KernelSpace.Mirror[] next = Arrays.copyOf(image, image.length + 1);
                    next[image.length] = mirror;
                    longer.add(next);
                }
            }
            images = longer;
        }
        return new QueryImages(h.length, images);
    }

    int most() {
        return images.size();
    }

    /// The scaled images of one query, the query itself first.
    void fill(double[] z, int at, Cholesky scaling, double[] out) {
        for (int i = 0; i < images.size(); i++) {
            KernelSpace.Mirror[] image = images.get(i);
            for (int k = 0; k < d; k++) {
                out[i * d + k] = image[k].sign() * z[at + k] + image[k].shift();
            }
            scaling.scale(out, i * d, out, i * d);
        }
    }
}
