package org.sibyl.density.mixture;

import java.util.Arrays;
import org.sibyl.numeric.DoubleMath;
import org.sibyl.numeric.array.ArrayKernels;

/// The expectation step over some blocks: first the weighted responsibilities of all rows, then the moments
/// of one component after the other. It has working memory: one for each thread.
final class SliceExpectation {
    private static final ArrayKernels KERNELS = ArrayKernels.best();

    private final GaussianMixture mixture;
    private final double[] bases;
    private final double[] lifts;
    private final BlockDensity density;
    private final ComponentMoments moments;

    /// Log-densities, and then responsibilities, of component k in block b of the slice.
    private final double[][][] shares;

    private final double[] largest = new double[RowBlocks.ROWS];
    private final double[] sum = new double[RowBlocks.ROWS];
    private final double[] lifted = new double[RowBlocks.ROWS];
    private final double[] scale = new double[RowBlocks.ROWS];

    SliceExpectation(GaussianMixture mixture, double regularization) {
        int components = mixture.components().size();
        this.mixture = mixture;
        this.bases = new double[components];
        this.lifts = new double[components];
        for (int k = 0; k < components; k++) {
            double penalty = 0.5 * regularization * mixture.factor(k).precisionTrace();
            bases[k] = mixture.base(k) - penalty;
            lifts[k] = DoubleMath.exp(penalty);
        }
        this.density = new BlockDensity(mixture.dimension());
        this.moments = new ComponentMoments(mixture.dimension());
        this.shares = new double[components][Expectation.SLICE][RowBlocks.ROWS];
    }

    Moments of(RowBlocks rows, int from, int to) {
        double objective = 0;
        double logLikelihood = 0;
        for (int block = from; block < to; block++) {
            evaluate(rows, block, block - from);
            share(rows, block, block - from);
            for (int i = 0; i < rows.rows(block); i++) {
                double weight = rows.weights()[block][i];
                objective += weight * (largest[i] + sum[i]);
                logLikelihood += weight * (largest[i] + lifted[i]);
            }
        }
        return collect(rows, from, to, objective, logLikelihood);
    }

    /// Log-densities of the components, and the largest of each row.
    private void evaluate(RowBlocks rows, int block, int at) {
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        for (int k = 0; k < bases.length; k++) {
            double[] terms = shares[k][at];
            density.evaluate(rows, block, mixture.factor(k), bases[k], terms);
            BlockLoops.maximum(largest, terms);
        }
    }

    /// From log-densities to weighted responsibilities; leaves the logarithms of the sums beside the largest term.
    private void share(RowBlocks rows, int block, int at) {
        Arrays.fill(sum, 0);
        Arrays.fill(lifted, 0);
        for (int k = 0; k < bases.length; k++) {
            double[] terms = shares[k][at];
            BlockLoops.subtract(terms, largest);
            KERNELS.exp(RowBlocks.ROWS, terms, 0, terms, 0);
            BlockLoops.add(sum, terms);
            BlockLoops.addMultiple(lifted, lifts[k], terms);
        }
        // Filling has weight 0, and so no responsibilities.
        BlockLoops.divide(rows.weights()[block], sum, scale);
        for (int k = 0; k < bases.length; k++) {
            BlockLoops.multiply(shares[k][at], scale);
        }
        KERNELS.log(RowBlocks.ROWS, sum, 0, sum, 0);
        KERNELS.log(RowBlocks.ROWS, lifted, 0, lifted, 0);
    }

    private Moments collect(RowBlocks rows, int from, int to, double objective, double logLikelihood) {
        int components = bases.length;
        double[] mass = new double[components];
        double[][] shift = new double[components][];
        double[][] scatter = new double[components][];
        for (int k = 0; k < components; k++) {
            moments.collect(rows, from, to, mixture.factor(k).mean(), mixture.kind(), shares[k]);
            mass[k] = moments.mass();
            shift[k] = moments.shift();
            scatter[k] = moments.scatter();
        }
        return new Moments(objective, logLikelihood, mass, shift, scatter);
    }
}
