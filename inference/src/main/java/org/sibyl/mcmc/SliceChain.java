package org.sibyl.mcmc;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// One chain from its start to the end of its draws or of its budget.
///
/// @param draws of θ `[n, p]`
/// @param widths after warm-up `[p]`
/// @param evaluations of the likelihood
/// @param proposals tried inside brackets after warm-up
/// @param sweeps after warm-up
record SliceChain(Tensor draws, Tensor widths, long evaluations, long proposals, long sweeps) {
    private static final double FIRST_WIDTH = 1;
    /// A point uniform in a slice of length ℓ lies ℓ/3 from another on average.
    private static final double SLICE_OVER_MOVE = 3;

    static SliceChain run(
            SliceSampling settings,
            Target target,
            double[] start,
            long maxEvaluations,
            long deadline,
            int expansions,
            Seed seed) {
        RandomGenerator random = seed.generator();
        SliceKernel kernel = new SliceKernel(target::logDensity, expansions);
        SliceState state = kernel.init(start);
        int p = start.length;
        double[] widths = new double[p];
        Arrays.fill(widths, FIRST_WIDTH);
        long evaluations = 1;
        long proposals = 0;
        long sweeps = 0;
        int kept = 0;
        double[] draws = new double[settings.draws() * p];
        long total = settings.warmUp() + (long) settings.draws() * settings.thin();
        for (long sweep = 0; sweep < total; sweep++) {
            if (evaluations >= maxEvaluations || System.nanoTime() >= deadline) {
                break;
            }
            SliceStep step = kernel.step(state, Tensor.vector(widths), random);
            state = step.state();
            evaluations += step.evaluations();
            long after = sweep - settings.warmUp();
            if (after < 0) {
                for (int j = 0; j < p; j++) {
                    widths[j] += (SLICE_OVER_MOVE * step.moves().get(j) - widths[j]) / (sweep + 2);
                }
                continue;
            }
            proposals += step.proposals();
            sweeps++;
            if ((after + 1) % settings.thin() == 0) {
                Tensor phi = state.position().reshape(1, p);
                target.bijection().inverse(phi).value().copyRow(0, draws, kept++ * p);
            }
        }
        return new SliceChain(
                Tensor.adopt(Arrays.copyOf(draws, kept * p), kept, p),
                Tensor.vector(widths),
                evaluations,
                proposals,
                sweeps);
    }
}
