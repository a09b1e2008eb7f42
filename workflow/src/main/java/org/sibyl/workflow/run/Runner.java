package org.sibyl.workflow.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.sibyl.engine.Kernels;
import org.sibyl.estimator.FitStatus;
import org.sibyl.posterior.Posterior;
import org.sibyl.random.Seed;
import org.sibyl.report.ReportWriter;
import org.sibyl.simulation.SimulationStore;
import org.sibyl.simulation.StoreHeader;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.study.SimulatorSource;
import org.sibyl.workflow.study.Study;

/// Runs a study: simulates, infers, checks and reports, into a folder.
///
/// Every number in `posterior.csv`, `model.safetensors`, `diagnostics.json` and the store follows from the study, the
/// seed and the kernel. A run that was killed at any moment and is resumed leaves the same bytes in them as one that
/// was
/// not; durations stand in `summary.json`, the report's provenance and the log alone.
public final class Runner {
    private final Study study;
    private final RunOptions options;
    private final RunDirectory directory;
    private final RowSourceOpener opener;
    private final Fitter fitter;
    private final Consumer<RunEvent> listener;
    private final Stopwatch total = Stopwatch.started();
    private final Stopwatch simulating = Stopwatch.stopped();
    private final Stopwatch training = Stopwatch.stopped();

    Runner(Study study, RunOptions options, RowSourceOpener opener, Fitter fitter, Consumer<RunEvent> listener) {
        this.study = study;
        this.options = options;
        this.directory = new RunDirectory(options.out());
        this.opener = opener;
        this.fitter = fitter;
        this.listener = listener;
    }

    /// Runs a study to the extent that the options ask for.
    ///
    /// @param listener hears what happens, on the calling thread
    /// @throws StudyException if the study, the options or the folder are not what they should be; then nothing is
    ///     written
    /// @throws org.sibyl.simulator.SimulatorException if the simulator is unusable
    /// @throws org.sibyl.store.StoreException if a file cannot be read or written
    /// @throws InterruptedException if the thread was interrupted; what is stored stays, and the run can be resumed
    public static RunOutcome run(Study study, RunOptions options, Consumer<RunEvent> listener)
            throws InterruptedException {
        return new Runner(study, options, new StandardSources(), new StandardFits(), listener).run();
    }

    RunOutcome run() throws InterruptedException {
        fitter.check(study);
        Decision decision = Decision.of(study, options, directory);
        Seed seed = Seed.of(decision.seed());
        try (RowSource source = source(decision, seed)) {
            int count = source.training(decision.simulations());
            RunOptions.requireEnough("the number of simulations", count);
            RunRecord record = decision.record(study, count);
            StoreHeader header =
                    new StoreHeader(record.simulationsHash(), seed, study.parameterNames(), source.observableNames());
            directory.create();
            try (RunLock _ = RunLock.on(directory.path())) {
                decision.prepare(directory, record, study);
                try (RunLog log = RunLog.open(directory.file(OutputFile.LOG));
                        SimulationStore store =
                                SimulationStore.openOrCreate(directory.file(OutputFile.SIMULATIONS), header)) {
                    return logged(log, new Stage(source, store, log.andThen(listener), record, decision, seed));
                }
            }
        }
    }

    /// A source that has shown that it works, if this run is the first to use it.
    private RowSource source(Decision decision, Seed seed) throws InterruptedException {
        if (options.extent() == Extent.REPORT) {
            return new StoredRows(study, directory);
        }
        Path log = directory.file(OutputFile.SIMULATOR_LOG);
        if (!decision.fresh()) {
            return opener.open(study, seed, options.threads(), log);
        }
        if (study.simulator() instanceof SimulatorSource.Command) {
            // A program that fails must leave no folder behind, so it is tried with a log elsewhere.
            TrialLog.during(trial -> {
                try (RowSource source = opener.open(study, seed, 1, trial)) {
                    source.pilot();
                }
            });
            directory.create();
            return opener.open(study, seed, options.threads(), log);
        }
        RowSource source = opener.open(study, seed, options.threads(), log);
        try {
            source.pilot();
            return source;
        } catch (InterruptedException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private RunOutcome logged(RunLog log, Stage stage) throws InterruptedException {
        try {
            RunOutcome outcome = go(stage);
            if (outcome instanceof RunOutcome.Unusable unusable) {
                log.line("ended without a usable result: " + unusable.reason());
            }
            return outcome;
        } catch (CancellationException e) {
            log.line("interrupted");
            // Work on several threads tells of an interruption in its own way.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw e;
        } catch (InterruptedException | RuntimeException e) {
            log.line("stopped: " + e);
            throw e;
        }
    }

    /// What all steps of one run share.
    private record Stage(
            RowSource source,
            SimulationStore store,
            Consumer<RunEvent> listener,
            RunRecord record,
            Decision decision,
            Seed seed) {}

    private RunOutcome go(Stage stage) throws InterruptedException {
        stage.listener()
                .accept(new RunEvent.Started(
                        study.name(),
                        study.simulator().describe(),
                        directory.path(),
                        stage.record().seed(),
                        stage.decision().origin(),
                        stage.record().simulations()));
        StoredCampaigns campaigns = new StoredCampaigns(stage.store(), stage.listener());
        simulating.start();
        int count = stage.record().simulations();
        int wish = study.diagnostics().calibrationPairs();
        // A table may have held fewer than were wished for; what it gave is what the folder has.
        int held = options.extent() == Extent.REPORT
                ? campaigns.stored(Campaign.CALIBRATION, wish)
                : stage.source().calibration(wish);
        campaigns.fill(stage.source(), Campaign.TRAINING, count);
        campaigns.fill(stage.source(), Campaign.CALIBRATION, held);
        simulating.stop();
        if (options.extent() == Extent.SIMULATIONS) {
            return new RunOutcome.Simulated(
                    directory.path(),
                    stage.record().seed(),
                    count,
                    campaigns.invalid(Campaign.TRAINING),
                    simulating.seconds());
        }
        Simulations rows = campaigns.read(Campaign.TRAINING, count);
        Simulations pairs = campaigns.read(Campaign.CALIBRATION, held);
        int valid = rows.rows() - rows.invalid();
        if (valid < RunOptions.FEWEST_SIMULATIONS) {
            return unusable("only " + valid + " of " + rows.rows() + " simulations are valid, and at least "
                    + RunOptions.FEWEST_SIMULATIONS + " are needed; narrow the prior or mend the simulator");
        }
        training.start();
        FittedModel model =
                fitter.fit(study, rows.valid(), stage.seed().child("fit"), options, directory, stage.listener());
        training.stop();
        if (model.status() instanceof FitStatus.Diverged diverged
                && model.curve().bestEpoch() == 0) {
            return unusable("the fit diverged in epoch " + diverged.epoch() + " before any epoch was good ("
                    + diverged.cause() + "); " + diverged.advice());
        }
        return conclude(stage, campaigns, model, rows, pairs);
    }

    private RunOutcome conclude(
            Stage stage, StoredCampaigns campaigns, FittedModel model, Simulations rows, Simulations pairs)
            throws InterruptedException {
        Posterior posterior =
                model.posterior().given(study.observation().values().toArray());
        Draws draws = Draws.of(
                study, posterior.sample(study.budget().draws(), stage.seed().child("posterior")));
        draws.table().write(directory.file(OutputFile.POSTERIOR));

        simulating.start();
        Optional<Simulations> predictive = predictive(stage, campaigns, draws.theta());
        simulating.stop();

        Evidence evidence = new Examination(study, stage.seed(), options.threads(), stage.listener())
                .examine(model, rows, pairs, predictive, draws);
        directory.write(OutputFile.DIAGNOSTICS, ResultJson.of(evidence.diagnostics()));

        RunResult result = new RunResult(
                study.name(),
                stage.record().seed(),
                rows.rows(),
                rows.invalid(),
                training.seconds(),
                simulating.seconds(),
                total.seconds(),
                Kernels.best().name(),
                draws.parameterSummaries(),
                draws.derivedSummaries(),
                evidence.diagnostics(),
                directory.path());
        if (options.extent() == Extent.REPORT) {
            result = result.withDurationsOf(directory.read(OutputFile.SUMMARY));
        }
        Path report = directory.file(OutputFile.REPORT);
        RunReport page = new RunReport(study, stage.record(), result, model, evidence, predictive, draws);
        Written.file(report, () -> ReportWriter.write(page.page(), report));
        if (options.extent() != Extent.REPORT) {
            directory.write(OutputFile.MANIFEST, Manifest.of(directory).toJson());
            directory.write(OutputFile.SUMMARY, result.toJson());
        }
        stage.listener().accept(new RunEvent.Finished(result));
        return new RunOutcome.Completed(result);
    }

    private Optional<Simulations> predictive(Stage stage, StoredCampaigns campaigns, Tensor theta)
            throws InterruptedException {
        int count = Math.min(study.diagnostics().predictiveDraws(), theta.rows());
        if (count == 0 || !stage.source().simulates()) {
            return Optional.empty();
        }
        return Optional.of(campaigns.fill(stage.source(), Campaign.PREDICTIVE, theta.slice(0, count)));
    }

    private RunOutcome unusable(String reason) {
        return new RunOutcome.Unusable(reason, directory.path());
    }
}
