package org.sibyl.classify;

import java.util.Optional;
import org.sibyl.function.ValueAndGradient;
import org.sibyl.numeric.DoubleMath;
import org.sibyl.numeric.array.ArrayKernels;

/// (1/W) [Σ wᵢ (log(1 + exp zᵢ) − yᵢ zᵢ) + ½ λ Σ (θⱼ/sⱼ)²] with z = θ·(x̃, 1), x̃ the scaled columns and s
/// their deviations: logistic regression with a penalty on the coefficients of the columns themselves.
final class BinaryProblem implements ConvexProblem {
    /// Rows below which thinning gains nothing.
    private static final int FEW_ROWS = 16_384;

    private final TrainingBlocks blocks;
    private final double l2;
    private final double totalWeight;
    private final boolean alike;

    BinaryProblem(TrainingBlocks blocks, double l2) {
        this.blocks = blocks;
        this.l2 = l2;
        this.totalWeight = blocks.totalWeight();
        this.alike = blocks.rows().countAlike() && blocks.factors()[0] == blocks.factors()[1];
    }

    @Override
    public int dimension() {
        return blocks.scale().center().length + 1;
    }

    @Override
    public int rows() {
        return blocks.count();
    }

    @Override
    public ValueAndGradient at(double[] theta) {
        Slopes sums = blocks.sum(() -> new Slopes(theta, alike));
        double value = sums.loss / totalWeight;
        double[] gradient = sums.gradient;
        for (int j = 0; j < gradient.length; j++) {
            double strength = strength(j);
            gradient[j] = gradient[j] / totalWeight + strength * theta[j];
            value += 0.5 * strength * theta[j] * theta[j];
        }
        return blocks.requireFinite(new ValueAndGradient(value, gradient));
    }

    @Override
    public double[][] curvature(double[] theta) {
        int m = dimension();
        Curvatures sums = blocks.sum(() -> new Curvatures(theta));
        double[][] curvature = new double[m][m];
        for (int j = 0; j < m; j++) {
            for (int k = j; k < m; k++) {
                curvature[j][k] = sums.products[j * m + k] / totalWeight;
            }
            curvature[j][j] += strength(j);
        }
        return curvature;
    }

    /// p (1 − p) is largest at 1/2, where θ = 0.
    @Override
    public double curvatureBound() {
        return 1;
    }

    @Override
    public Optional<ConvexProblem> thinned() {
        TrainingBlocks fewer = blocks.thinned();
        boolean enough = rows() >= FEW_ROWS && fewer.count() >= 20 * dimension();
        return enough ? Optional.of(new BinaryProblem(fewer, l2 * share(fewer))) : Optional.empty();
    }

    /// The number of rows on the wrong side or on the boundary.
    long misjudged(double[] theta) {
        return blocks.sum(() -> new Errors(theta)).count;
    }

    /// Σ w
    double totalWeight() {
        return totalWeight;
    }

    private double share(TrainingBlocks fewer) {
        return fewer.totalWeight() / totalWeight;
    }

    private double strength(int j) {
        if (j == dimension() - 1) {
            return 0;
        }
        double s = blocks.scale().deviation()[j];
        return l2 / (s * s * totalWeight);
    }

    /// exp(−|z|), from which loss, probability and curvature follow without overflow.
    private static void exponentials(double[] z, double[] result) {
        for (int r = 0; r < Block.ROWS; r++) {
            result[r] = -Math.abs(z[r]);
        }
        ArrayKernels.best().exp(Block.ROWS, result, 0, result, 0);
    }

    /// Loss and gradient.
    private static final class Slopes implements TrainingBlocks.Sums<Slopes> {
        private final double[] theta;
        private final boolean alike;
        private final double[] z = new double[Block.ROWS];
        private final double[] exponentials = new double[Block.ROWS];
        private final double[] residuals = new double[Block.ROWS];
        private final double[] gradient;
        private double loss;

        Slopes(double[] theta, boolean alike) {
            this.theta = theta;
            this.alike = alike;
            this.gradient = new double[theta.length];
        }

        @Override
        public void accept(Block block) {
            block.stretch().dot(theta, z);
            exponentials(z, exponentials);
            loss += alike ? lossesAlike(block) : losses(block);
            block.stretch().project(residuals, gradient);
        }

        private double losses(Block block) {
            double sum = 0;
            for (int r = 0; r < Block.ROWS; r++) {
                double e = exponentials[r];
                double p = (z[r] < 0 ? e : 1) / (1 + e);
                int y = block.labels[r];
                double w = block.weights[r];
                residuals[r] = w * (p - y);
                sum += w == 0 ? 0 : w * (DoubleMath.log1p(e) + Math.max(z[r], 0) - y * z[r]);
            }
            return sum;
        }

        /// Σ log(1 + e) is the logarithm of a product, which for 256 factors between 1 and 2 is far from
        /// overflow.
        private double lossesAlike(Block block) {
            double w = block.weights[0];
            double sum = 0;
            double product = 1;
            for (int r = 0; r < Block.ROWS; r++) {
                double used = block.weights[r] == 0 ? 0 : 1;
                double e = exponentials[r];
                double p = (z[r] < 0 ? e : 1) / (1 + e);
                int y = block.labels[r];
                residuals[r] = block.weights[r] * (p - y);
                sum += used * (Math.max(z[r], 0) - y * z[r]);
                product *= Math.fma(used, e, 1);
            }
            return w * (sum + DoubleMath.log(product));
        }

        @Override
        public void add(Slopes other) {
            loss += other.loss;
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += other.gradient[j];
            }
        }
    }

    /// Second derivatives.
    private static final class Curvatures implements TrainingBlocks.Sums<Curvatures> {
        private final double[] theta;
        private final double[] z = new double[Block.ROWS];
        private final double[] exponentials = new double[Block.ROWS];
        private final double[] products;

        Curvatures(double[] theta) {
            this.theta = theta;
            this.products = new double[theta.length * theta.length];
        }

        @Override
        public void accept(Block block) {
            block.stretch().dot(theta, z);
            exponentials(z, exponentials);
            for (int r = 0; r < Block.ROWS; r++) {
                double e = exponentials[r];
                z[r] = block.weights[r] * e / ((1 + e) * (1 + e));
            }
            block.products(z, products, theta.length, 0);
        }

        @Override
        public void add(Curvatures other) {
            for (int i = 0; i < products.length; i++) {
                products[i] += other.products[i];
            }
        }
    }

    /// Rows on the wrong side.
    private static final class Errors implements TrainingBlocks.Sums<Errors> {
        private final double[] theta;
        private final double[] z = new double[Block.ROWS];
        private long count;

        Errors(double[] theta) {
            this.theta = theta;
        }

        @Override
        public void accept(Block block) {
            block.stretch().dot(theta, z);
            for (int r = 0; r < Block.ROWS; r++) {
                boolean right = block.labels[r] == 1 ? z[r] > 0 : z[r] < 0;
                count += block.weights[r] > 0 && !right ? 1 : 0;
            }
        }

        @Override
        public void add(Errors other) {
            count += other.count;
        }
    }
}
