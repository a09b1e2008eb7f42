package org.sibyl.workflow.run;

import java.nio.file.Path;
import java.util.List;
import org.sibyl.message.Nearest;
import org.sibyl.random.Seed;
import org.sibyl.simulator.PoolSettings;
import org.sibyl.tasks.Tasks;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.simulator.ClassSpec;
import org.sibyl.workflow.simulator.CommandSpec;
import org.sibyl.workflow.simulator.InProcess;
import org.sibyl.workflow.simulator.PoolSpec;
import org.sibyl.workflow.simulator.SourceSpec;
import org.sibyl.workflow.study.SimulatorSource;
import org.sibyl.workflow.study.Study;

/// Opens what a study names as its simulator.
final class StandardSources implements RowSourceOpener {
    @Override
    public RowSource open(Study study, Seed seed, int threads, Path log) {
        return switch (study.simulator()) {
            case SimulatorSource.Table table ->
                TableRows.read(
                        table.file(),
                        study.prior(),
                        study.observation(),
                        study.diagnostics().calibrationPairs(),
                        seed);
            case SimulatorSource.JavaSource source -> pool(new SourceSpec(source.file()), study, seed, threads, log);
            case SimulatorSource.JavaClass named ->
                pool(new ClassSpec(named.name(), named.classpath()), study, seed, threads, log);
            case SimulatorSource.Command command ->
                pool(new CommandSpec(command.words(), command.directory()), study, seed, threads, log);
            case SimulatorSource.BuiltIn builtIn ->
                pool(
                        new InProcess(Tasks.named(builtIn.task())
                                .orElseThrow(() -> unknown(builtIn.task()))
                                .simulator()),
                        study,
                        seed,
                        threads,
                        log);
        };
    }

    private static RowSource pool(PoolSpec spec, Study study, Seed seed, int threads, Path log) {
        List<String> observables = study.observation().names();
        PoolSettings settings = PoolSettings.DEFAULT
                .withThreads(threads)
                .withTimeout(study.budget().timeout());
        return new SimulatedRows(
                study.prior(), observables, spec.open(study.parameterNames(), observables, settings, log), seed);
    }

    private static StudyException unknown(String task) {
        List<String> names = Tasks.all().stream().map(known -> known.name()).toList();
        return new StudyException("there is no task '" + task + "'; " + Nearest.hint(task, names, "tasks"));
    }
}
