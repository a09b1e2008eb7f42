package org.sibyl.classify;

import java.util.Optional;
import org.sibyl.function.ValueAndGradient;
import org.sibyl.numeric.DoubleMath;

/// (1/W) [Σ wᵢ (log Σ exp zᵢₖ − zᵢ_y) + ½ λ Σ (θₖⱼ/sⱼ)²] + ½/K Σⱼ (Σₖ θₖⱼ)² with zₖ = θₖ·(x̃, 1).
///
/// Adding the same numbers to all θₖ changes no probability; the last term, which is 0 at the minimum,
/// picks those whose sum is 0, as the penalty alone would do, so that there is one minimum and the second
/// derivatives are definite.
final class MultinomialProblem implements ConvexProblem {
    /// Rows below which thinning gains nothing.
    private static final int FEW_ROWS = 16_384;

    private final TrainingBlocks blocks;
    private final int classes;
    private final double l2;
    private final double totalWeight;

    MultinomialProblem(TrainingBlocks blocks, double l2) {
        this.blocks = blocks;
        this.classes = blocks.rows().classes().size();
        this.l2 = l2;
        this.totalWeight = blocks.totalWeight();
    }

    /// The parameters of one class.
    int width() {
        return blocks.scale().center().length + 1;
    }

    @Override
    public int dimension() {
        return classes * width();
    }

    @Override
    public int rows() {
        return blocks.count();
    }

    @Override
    public ValueAndGradient at(double[] theta) {
        Slopes sums = blocks.sum(() -> new Slopes(theta));
        int width = width();
        double value = sums.loss / totalWeight;
        double[] gradient = sums.gradient;
        for (int j = 0; j < width; j++) {
            double strength = strength(j);
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                sum += theta[k * width + j];
            }
            value += 0.5 * sum * sum / classes;
            for (int i = j; i < gradient.length; i += width) {
                gradient[i] = gradient[i] / totalWeight + strength * theta[i] + sum / classes;
                value += 0.5 * strength * theta[i] * theta[i];
            }
        }
        return blocks.requireFinite(new ValueAndGradient(value, gradient));
    }

    @Override
    public double[][] curvature(double[] theta) {
        int m = dimension();
        int width = width();
        Curvatures sums = blocks.sum(() -> new Curvatures(theta));
        double[][] curvature = new double[m][m];
        for (int a = 0; a < m; a++) {
            for (int b = a; b < m; b++) {
                // A block of two classes is symmetric, and only its upper triangle was summed.
                int i = Math.min(a % width, b % width);
                int j = Math.max(a % width, b % width);
                curvature[a][b] = sums.products[(a - a % width + i) * m + b - b % width + j] / totalWeight;
                curvature[a][b] += i == j ? 1.0 / classes : 0;
            }
            curvature[a][a] += strength(a % width);
        }
        return curvature;
    }

    /// At 0 the second derivatives by z are (I − 11ᵀ/K)/K, and ½ (I − 11ᵀ/K) bounds them everywhere
    /// (Böhning 1992).
    @Override
    public double curvatureBound() {
        return classes / 2.0;
    }

    @Override
    public Optional<ConvexProblem> thinned() {
        TrainingBlocks fewer = blocks.thinned();
        boolean enough = rows() >= FEW_ROWS && fewer.count() >= 20 * dimension();
        return enough
                ? Optional.of(new MultinomialProblem(fewer, l2 * fewer.totalWeight() / totalWeight))
                : Optional.empty();
    }

    /// The number of rows for which another class is at least as probable as their own.
    long misjudged(double[] theta) {
        return blocks.sum(() -> new Errors(theta)).count;
    }

    private double strength(int j) {
        if (j == width() - 1) {
            return 0;
        }
        double s = blocks.scale().deviation()[j];
        return l2 / (s * s * totalWeight);
    }

    /// z of all classes, and from them the probabilities.
    private final class Softmax {
        private final double[] theta;
        private final double[][] z = new double[classes][Block.ROWS];

        Softmax(double[] theta) {
            this.theta = theta;
        }

        void logits(Block block) {
            for (int k = 0; k < classes; k++) {
                block.dot(theta, k * block.width(), z[k]);
            }
        }

        /// Turns the logits of row r into probabilities; gives log Σ exp zₖ.
        double normalize(int r) {
            double largest = Double.NEGATIVE_INFINITY;
            for (double[] logits : z) {
                largest = Math.max(largest, logits[r]);
            }
            double sum = 0;
            for (double[] logits : z) {
                logits[r] = DoubleMath.exp(logits[r] - largest);
                sum += logits[r];
            }
            for (double[] logits : z) {
                logits[r] /= sum;
            }
            return largest + DoubleMath.log(sum);
        }
    }

    /// Loss and gradient.
    private final class Slopes implements TrainingBlocks.Sums<Slopes> {
        private final Softmax softmax;
        private final double[] gradient;
        private double loss;

        Slopes(double[] theta) {
            this.softmax = new Softmax(theta);
            this.gradient = new double[theta.length];
        }

        @Override
        public void accept(Block block) {
            softmax.logits(block);
            double[][] p = softmax.z;
            for (int r = 0; r < Block.ROWS; r++) {
                int y = block.labels[r];
                double w = block.weights[r];
                double own = p[y][r];
                loss += w * (softmax.normalize(r) - own);
                for (int k = 0; k < classes; k++) {
                    p[k][r] = w * (p[k][r] - (k == y ? 1 : 0));
                }
            }
            for (int k = 0; k < classes; k++) {
                block.project(p[k], gradient, k * block.width());
            }
        }

        @Override
        public void add(Slopes other) {
            loss += other.loss;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += other.gradient[i];
            }
        }
    }

    /// Second derivatives.
    private final class Curvatures implements TrainingBlocks.Sums<Curvatures> {
        private final Softmax softmax;
        private final double[] v = new double[Block.ROWS];
        private final double[] products;

        Curvatures(double[] theta) {
            this.softmax = new Softmax(theta);
            this.products = new double[theta.length * theta.length];
        }

        @Override
        public void accept(Block block) {
            softmax.logits(block);
            for (int r = 0; r < Block.ROWS; r++) {
                softmax.normalize(r);
            }
            int width = block.width();
            int m = classes * width;
            for (int k = 0; k < classes; k++) {
                for (int l = k; l < classes; l++) {
                    for (int r = 0; r < Block.ROWS; r++) {
                        v[r] = block.weights[r] * softmax.z[k][r] * ((k == l ? 1 : 0) - softmax.z[l][r]);
                    }
                    block.products(v, products, m, k * width * m + l * width);
                }
            }
        }

        @Override
        public void add(Curvatures other) {
            for (int i = 0; i < products.length; i++) {
                products[i] += other.products[i];
            }
        }
    }

    /// Rows on the wrong side.
    private final class Errors implements TrainingBlocks.Sums<Errors> {
        private final Softmax softmax;
        private long count;

        Errors(double[] theta) {
            this.softmax = new Softmax(theta);
        }

        @Override
        public void accept(Block block) {
            softmax.logits(block);
            for (int r = 0; r < Block.ROWS; r++) {
                boolean right = true;
                for (int k = 0; k < classes; k++) {
                    right &= k == block.labels[r] || softmax.z[k][r] < softmax.z[block.labels[r]][r];
                }
                count += block.weights[r] > 0 && !right ? 1 : 0;
            }
        }

        @Override
        public void add(Errors other) {
            count += other.count;
        }
    }
}
