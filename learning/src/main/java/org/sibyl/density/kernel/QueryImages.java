package org.sibyl.density.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sibyl.tensor.Tensor;

/// All combinations of the columns' mirror images of a query, scaled; just the query where nothing reflects.
final class QueryImages {
    private final int d;
    private final List<KernelSpace.Mirror[]> images;
    private final Cholesky scaling;

    private QueryImages(int d, List<KernelSpace.Mirror[]> images, Cholesky scaling) {
        this.d = d;
        this.images = images;
        this.scaling = scaling;
    }

    static QueryImages of(Kernel kernel, KernelSpace space, Tensor covariance, Cholesky scaling) {
        int d = covariance.rows();
        double[] h = new double[d];
        for (int k = 0; k < d; k++) {
            h[k] = Math.sqrt(covariance.get(k, k));
        }
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
        return new QueryImages(d, images, scaling);
    }

    int most() {
        return images.size();
    }

    /// The scaled images of one query, the query itself first.
    void fill(double[] z, int at, double[] out) {
        for (int i = 0; i < images.size(); i++) {
            KernelSpace.Mirror[] image = images.get(i);
            for (int k = 0; k < d; k++) {
                out[i * d + k] = image[k].sign() * z[at + k] + image[k].shift();
            }
            scaling.scale(out, i * d, out, i * d);
        }
    }
}
