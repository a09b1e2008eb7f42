package org.sibyl.benchmark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.sibyl.distribution.Prior;
import org.sibyl.distribution.Priors;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.Workers;
import org.sibyl.flow.FlowArchitecture;
import org.sibyl.flow.FlowFamily;
import org.sibyl.posterior.Posterior;
import org.sibyl.random.Seed;
import org.sibyl.surrogate.NpePosterior;
import org.sibyl.surrogate.NpeState;
import org.sibyl.tensor.Tensor;

/// What is asked of the posterior of one observation, for 10,000 rows: draws, or densities. The flow is the
/// default one of its family over θ 5, x 8, with its first weights, since the time does not depend on them; the
/// prior is uniform, and the time includes the noise and the way between θ and the flow's space.
///
/// A posterior runs on the best kernels there are.
///
/// @param name the row
/// @param family of the flow
/// @param question makes the work from a posterior
record PosteriorRow(String name, FlowFamily family, Function<Posterior, Runnable> question) implements EngineRow {
    private static final int ROWS = 10_000;
    private static final int PARAMETERS = 5;
    private static final int OBSERVABLES = 8;
    private static final Seed SEED = Seed.of(1);

    /// 10,000 draws.
    static PosteriorRow sampling(String name, FlowFamily family) {
        return new PosteriorRow(name, family, posterior -> () -> posterior.sample(ROWS, SEED));
    }

    /// log q(θ|x) of 10,000 rows θ.
    static PosteriorRow density(String name, FlowFamily family) {
        return new PosteriorRow(name, family, posterior -> {
            Tensor theta = posterior.sample(ROWS, SEED);
            return () -> posterior.logPotential(theta);
        });
    }

    @Override
    public List<Family> families() {
        return List.of(Family.best());
    }

    @Override
    public Contender prepare(Kernels kernels, Workers workers) {
        return Contender.micros(question.apply(posterior(workers.threads())), "us");
    }

    private Posterior posterior(int threads) {
        Prior prior = Priors.product(IntStream.range(0, PARAMETERS)
                .mapToObj(i -> Priors.uniform("theta" + i, 0, 1))
                .toArray(Prior[]::new));
        FlowArchitecture flow = FlowArchitecture.of(family);
        // The logit of a uniform number has this standard deviation.
        double spread = Math.PI / Math.sqrt(3);
        SequencedMap<String, Tensor> scales = new LinkedHashMap<>();
        scales.put("theta.shift", filled(PARAMETERS, 0));
        scales.put("theta.scale", filled(PARAMETERS, spread));
        scales.put("x.heavy", filled(OBSERVABLES, 0));
        scales.put("x.center", filled(OBSERVABLES, 0));
        scales.put("x.spread", filled(OBSERVABLES, 1));
        scales.put("x.mean", filled(OBSERVABLES, 0));
        scales.put("x.deviation", filled(OBSERVABLES, 1));
        NpeState state = new NpeState(
                flow,
                prior.names(),
                IntStream.range(0, OBSERVABLES).mapToObj(i -> "x" + i).toList(),
                flow.over(PARAMETERS, OBSERVABLES).initialize(SEED.child("flow")),
                scales);
        double[] x = BenchmarkModel.normal(1, OBSERVABLES, SEED.child("x")).toArray();
        return NpePosterior.restore(prior, state, threads).given(x);
    }

    private static Tensor filled(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return Tensor.vector(values);
    }
}
