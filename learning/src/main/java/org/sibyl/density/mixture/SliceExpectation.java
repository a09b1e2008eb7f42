package org.sibyl.density.mixture;

import java.util.Arrays;
import org.sibyl.numeric.DoubleMath;

/// The expectation step over some blocks: first the weighted responsibilities of all rows, then the moments
/// of one component after the other. It has working memory: one for each thread.
final class SliceExpectation {
    private final GaussianMixture mixture;
    private final double[] bases;
    private final double[] lifts;
    private final BlockDensity density;
    private final ComponentMoments moments;

    /// Log-densities, and then responsibilities, of component k in block b of the slice.
    private final double[][][] shares;

    private final double[] largest = new double[RowBlocks.ROWS];

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
            for (int i = 0; i < rows.rows(block); i++) {
                double weight = rows.weights()[block][i];
                double sum = 0;
                double lifted = 0;
                for (int k = 0; k < bases.length; k++) {
                    double[] share = shares[k][block - from];
                    share[i] = DoubleMath.exp(share[i] - largest[i]);
                    sum += share[i];
                    lifted = Math.fma(share[i], lifts[k], lifted);
                }
                for (int k = 0; k < bases.length; k++) {
                    shares[k][block - from][i] *= weight / sum;
                }
                objective += weight * (largest[i] + DoubleMath.log(sum));
                logLikelihood += weight * (largest[i] + DoubleMath.log(lifted));
            }
        }
        return collect(rows, from, to, objective, logLikelihood);
    }

    private void evaluate(RowBlocks rows, int block, int at) {
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        for (int k = 0; k < bases.length; k++) {
            double[] terms = shares[k][at];
            density.evaluate(rows, block, mixture.factor(k), bases[k], terms);
            BlockLoops.maximum(largest, terms);
        }
        for (int k = 0; k < bases.length; k++) {
            Arrays.fill(shares[k][at], rows.rows(block), RowBlocks.ROWS, 0);
        }
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
