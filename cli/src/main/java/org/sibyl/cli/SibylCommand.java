package org.sibyl.cli;

import org.sibyl.estimator.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `sibyl` itself: its subcommands do the work.
@Command(
        name = "sibyl",
        header = "Simulation-based inference: from a simulator to a posterior you can trust.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = SibylCommand.Versions.class,
        scope = CommandLine.ScopeType.INHERIT,
        footer = {
            "",
            "Examples:",
            "  sibyl new flu                      write a study and a simulator that run as they are",
            "  sibyl run flu/flu.yaml --out out   simulate, infer, check and report",
            "  sibyl check out                    look at the evidence again",
            "",
            "Exit codes: 0 done; 1 a bug in Sibyl; 2 something to put right in the input; 3 no usable result."
        },
        subcommands = {
            RunCommand.class,
            SimulateCommand.class,
            InferCommand.class,
            DensityCommand.class,
            ClassifyCommand.class,
            CheckCommand.class,
            ReportCommand.class,
            TablesCommand.class,
            TasksCommand.class,
            NewCommand.class,
            BenchCommand.class,
            RehearseCommand.class,
            VersionCommand.class
        })
final class SibylCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /// What `--version` says.
    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"sibyl " + Version.current()};
        }
    }
}
