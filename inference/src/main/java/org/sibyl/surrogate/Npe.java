package org.sibyl.surrogate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.sibyl.distribution.Prior;
import org.sibyl.engine.Kernels;
import org.sibyl.estimator.Epoch;
import org.sibyl.estimator.Estimator;
import org.sibyl.estimator.Fit;
import org.sibyl.estimator.Provenance;
import org.sibyl.flow.ConditionalFlow;
import org.sibyl.flow.FlowArchitecture;
import org.sibyl.flow.FlowFamily;
import org.sibyl.nn.Standardization;
import org.sibyl.nn.Trained;
import org.sibyl.nn.Trainer;
import org.sibyl.nn.Training;
import org.sibyl.optimize.Schedule;
import org.sibyl.random.Seed;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;
import org.sibyl.transform.Coordinatewise;
import org.sibyl.transform.ScalarBijection;
import org.sibyl.transform.Scale;

/// Neural posterior estimation with simulations from the prior (Papamakarios and Murray 2016; with a flow, Greenberg,
/// Nonnenmacher and Macke 2019, section 2): a conditional density q is trained on
///
/// loss = −⟨log q(φ|x)⟩ over (θ, x) ~ p(θ) p(x|θ),  φ = T(θ),
///
/// whose minimum is the posterior, for every x at once. T is the prior's map to unconstrained space followed by a
/// standardization, so q(θ|x) = q(T(θ)|x) |det ∂T/∂θ| has exactly the prior's support.
///
/// Rows that are not valid are left out: what is learned is the posterior given that the simulation is valid.
///
/// @param prior what the parameters of the simulations were drawn from
/// @param flow what q is
/// @param training how the flow is trained
/// @param threads how many threads train and sample; the result does not depend on it
/// @param kernels what the training computes on; the result is the same bits on all of them
public record Npe(Prior prior, FlowArchitecture flow, Training training, int threads, Kernels kernels)
        implements Estimator<Simulations, NpePosterior> {
    /// Fewer valid simulations than this teach a flow nothing.
    public static final int FEWEST_SIMULATIONS = 50;

    /// @throws IllegalArgumentException if the number of threads is not positive
    public Npe {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, found " + threads);
        }
    }

    /// With a masked autoregressive flow of 5 transforms, 50 hidden units and 2 blocks, the default training, and all
    /// cores.
    public static Npe of(Prior prior) {
        return new Npe(
                prior,
                FlowArchitecture.of(FlowFamily.MAF),
                Training.DEFAULT,
                Runtime.getRuntime().availableProcessors(),
                Kernels.best());
    }

    /// With another flow.
    public Npe withFlow(FlowArchitecture flow) {
        return new Npe(prior, flow, training, threads, kernels);
    }

    /// With other settings of the training.
    public Npe withTraining(Training training) {
        return new Npe(prior, flow, training, threads, kernels);
    }

    /// With another number of threads.
    public Npe withThreads(int threads) {
        return new Npe(prior, flow, training, threads, kernels);
    }

    /// With a training on other kernels, such as those that a profiler watches.
    public Npe withKernels(Kernels kernels) {
        return new Npe(prior, flow, training, threads, kernels);
    }

    /// @throws IllegalArgumentException if the simulations have other parameters than the prior, or fewer than
    ///     [#FEWEST_SIMULATIONS] of them are valid
    @Override
    public Fit<NpePosterior> fit(Simulations simulations, Seed seed, Consumer<Epoch> progress) {
        if (!simulations.parameterNames().equals(prior.names())) {
            throw new IllegalArgumentException("the simulations have the parameters " + simulations.parameterNames()
                    + " but the prior has " + prior.names() + "; give both the same names in the same order");
        }
        Simulations valid = simulations.valid();
        if (valid.rows() < FEWEST_SIMULATIONS) {
            throw new IllegalArgumentException("neural posterior estimation needs at least " + FEWEST_SIMULATIONS
                    + " valid simulations, found " + valid.rows() + " among " + simulations.rows()
                    + "; simulate more, or look at why they fail");
        }
        Tensor phi = prior.toUnconstrained().forward(valid.theta()).value();
        Coordinatewise ofTheta = standardization(phi);
        Standardization ofX = Standardization.of(valid.x());
        ConditionalFlow density = flow.over(prior.parameters().size(), valid.x().columns());
        List<Tensor> rows = List.of(ofTheta.forward(phi).value(), ofX.apply(valid.x()));

        Trained trained = new Trainer(training, threads)
                .withKernels(kernels)
                .train(
                        density.initialize(seed.child("initial")),
                        (weights, inputs) -> density.logProb(weights, inputs.get(0), inputs.get(1))
                                .negate(),
                        rows,
                        seed.child("training"),
                        progress);
        NpePosterior model =
                new NpePosterior(prior, flow, trained.parameters(), ofTheta, ofX, valid.observableNames(), threads);
        Provenance provenance = Provenance.of(seed, List.of(valid.theta(), valid.x()), trained.kernel(), settings());
        return new Fit<>(model, trained.status(), trained.curve(), provenance);
    }

    private static Coordinatewise standardization(Tensor phi) {
        List<ScalarBijection> scales = new ArrayList<>();
        for (int j = 0; j < phi.columns(); j++) {
            scales.add(scale(phi.column(j)));
        }
        return new Coordinatewise(scales);
    }

    private static Scale scale(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double variance = 0;
        for (double value : values) {
            variance += (value - mean) * (value - mean) / values.length;
        }
        return new Scale(mean, variance > 0 ? Math.sqrt(variance) : 1);
    }

    private Map<String, String> settings() {
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        settings.put("flow", flow.family().word());
        settings.put("transforms", Integer.toString(flow.transforms()));
        settings.put("hidden", Integer.toString(flow.hidden()));
        settings.put("blocks", Integer.toString(flow.blocks()));
        settings.put("batch", Integer.toString(training.batch()));
        settings.put("learning_rate", Double.toString(training.learningRate()));
        settings.put("validation_fraction", Double.toString(training.validationFraction()));
        settings.put("patience", Integer.toString(training.patience()));
        settings.put("max_epochs", Integer.toString(training.maxEpochs()));
        settings.put("clip_norm", Double.toString(training.clipNorm()));
        if (!(training.schedule() instanceof Schedule.Constant)) {
            settings.put("schedule", training.schedule().toString());
        }
        if (training.weightDecay() > 0) {
            settings.put("weight_decay", Double.toString(training.weightDecay()));
        }
        training.average().ifPresent(rule -> settings.put("average", Double.toString(rule.decay())));
        return settings;
    }
}
