package org.sibyl.density;

import java.util.OptionalInt;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// The normal density of one number, written down plainly, as an oracle.
record NormalDensity(double mean, double sd) implements DensityModel {
    /// Fits mean and standard deviation.
    static final DensityEstimator<NormalDensity> FIT = new DensityEstimator<>() {
        @Override
        public String name() {
            return "normal";
        }

        @Override
        public NormalDensity fit(WeightedRows rows, Seed seed) {
            double mean = 0;
            double squares = 0;
            for (int i = 0; i < rows.size(); i++) {
                mean += rows.weights().get(i) * rows.x().get(i) / rows.totalWeight();
            }
            for (int i = 0; i < rows.size(); i++) {
                double deviation = rows.x().get(i) - mean;
                squares += rows.weights().get(i) * deviation * deviation / rows.totalWeight();
            }
            return new NormalDensity(mean, Math.sqrt(squares));
        }
    };

    @Override
    public Shape eventShape() {
        return Shape.of(1);
    }

    @Override
    public Tensor logProb(Tensor x) {
        double[] logProb = new double[x.rows()];
        for (int i = 0; i < logProb.length; i++) {
            double z = (x.get(i) - mean) / sd;
            logProb[i] = -0.5 * z * z - Math.log(sd * Math.sqrt(2 * Math.PI));
        }
        return Tensor.adopt(logProb, logProb.length);
    }

    @Override
    public Tensor sample(int n, Seed seed) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = mean + sd * seed.child(i).generator().nextGaussian();
        }
        return Tensor.adopt(x, n, 1);
    }

    @Override
    public OptionalInt freeParameters() {
        return OptionalInt.of(2);
    }
}
