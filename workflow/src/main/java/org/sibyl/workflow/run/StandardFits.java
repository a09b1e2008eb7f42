package org.sibyl.workflow.run;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.sibyl.abc.RejectionAbc;
import org.sibyl.estimator.Epoch;
import org.sibyl.estimator.Fit;
import org.sibyl.estimator.FitStatus;
import org.sibyl.flow.FlowArchitecture;
import org.sibyl.nn.Training;
import org.sibyl.posterior.AmortizedPosterior;
import org.sibyl.random.Seed;
import org.sibyl.simulator.Simulations;
import org.sibyl.surrogate.Npe;
import org.sibyl.surrogate.NpePosterior;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.study.Method;
import org.sibyl.workflow.study.Study;

/// Fits the method that a study names. A neural posterior is kept in the run folder and read from there when the run
/// goes on; rejection ABC is fitted again, which costs nothing.
final class StandardFits implements Fitter {
    private static final int PROOF_ROWS = 8;

    @Override
    public void check(Study study) {
        switch (study.method()) {
            case Method.Npe npe -> estimator(study, npe);
            case Method.Abc abc -> estimator(study, abc);
        }
    }

    @Override
    public FittedModel fit(
            Study study,
            Simulations rows,
            Seed seed,
            RunOptions options,
            RunDirectory directory,
            Consumer<RunEvent> listener) {
        Consumer<Epoch> progress = epoch -> {
            // Training itself never waits, so nothing else would notice that it is to end.
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted in epoch " + epoch.number());
            }
            listener.accept(new RunEvent.TrainingProgress(epoch));
        };
        return switch (study.method()) {
            case Method.Npe npe -> {
                Path file = directory.file(OutputFile.MODEL);
                if (directory.has(OutputFile.MODEL)) {
                    listener.accept(new RunEvent.Note("the fitted model is there already"));
                    yield NpeFile.read(file, study.prior(), options.threads());
                }
                Fit<NpePosterior> fit = profiled(estimator(study, npe), options)
                        .withThreads(options.threads())
                        .fit(rows, seed, progress);
                boolean useless = fit.status() instanceof FitStatus.Diverged
                        && fit.curve().bestEpoch() == 0;
                if (!useless) {
                    NpeFile.write(
                            file,
                            fit,
                            rows.theta().slice(0, Math.min(PROOF_ROWS, rows.rows())),
                            study.observation().values().toArray());
                }
                yield new FittedModel(fit.model(), fit.status(), fit.curve());
            }
            case Method.Abc abc -> {
                Fit<AmortizedPosterior> fit = estimator(study, abc).fit(rows, seed, progress);
                yield new FittedModel(fit.model(), fit.status(), fit.curve());
            }
        };
    }

    /// Reads the model of a run folder and lets it prove itself.
    static FittedModel load(RunDirectory directory, Study study) {
        return NpeFile.read(directory.file(OutputFile.MODEL), study.prior(), 1);
    }

    private static Npe estimator(Study study, Method.Npe method) {
        Npe usual = Npe.of(study.prior());
        Training training = usual.training();
        try {
            FlowArchitecture flow = FlowArchitecture.of(method.flow());
            return usual.withFlow(new FlowArchitecture(
                            flow.family(),
                            method.integer("transforms", flow.transforms()),
                            method.integer("hidden", flow.hidden()),
                            method.integer("blocks", flow.blocks())))
                    .withTraining(training.withBatch(method.integer("batch", training.batch()))
                            .withLearningRate(method.number("learning_rate", training.learningRate()))
                            .withValidationFraction(method.number("validation_fraction", training.validationFraction()))
                            .withPatience(method.integer("patience", training.patience()))
                            .withMaxEpochs(method.integer("max_epochs", training.maxEpochs()))
                            .withClipNorm(method.number("clip_norm", training.clipNorm())));
        } catch (IllegalArgumentException e) {
            throw new StudyException(study.file() + ": the settings of 'npe': " + e.getMessage(), e);
        }
    }

    private static Npe profiled(Npe npe, RunOptions options) {
        return options.profiler()
                .map(profiler -> npe.withKernels(npe.kernels().observedBy(profiler)))
                .orElse(npe);
    }

    private static RejectionAbc estimator(Study study, Method.Abc method) {
        RejectionAbc abc = RejectionAbc.of(study.prior()).withAdjustment(method.adjustment());
        if (method.accepted().isPresent()) {
            return abc.withAccepted(method.accepted().getAsInt());
        }
        return method.acceptedFraction().isPresent()
                ? abc.withAcceptedFraction(method.acceptedFraction().getAsDouble())
                : abc;
    }
}
