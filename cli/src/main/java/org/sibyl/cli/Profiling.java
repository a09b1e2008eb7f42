package org.sibyl.cli;

import java.util.List;
import org.sibyl.engine.Profile;
import org.sibyl.engine.Profiler;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.run.RunOptions;
import org.sibyl.workflow.study.Method;
import org.sibyl.workflow.study.Study;

/// Runs a study and, if it was asked to, prints where the time of its training went: on standard error, since results
/// alone go to standard output.
///
/// @param execution what runs the study
record Profiling(Execution execution) {
    /// The run's exit code.
    ///
    /// @throws StudyException if the study's method trains nothing
    int run(Study study, RunOptions options) throws InterruptedException {
        if (!(study.method() instanceof Method.Npe)) {
            throw new StudyException("--profile measures the training of a network, but the method of the study '"
                    + study.name() + "' trains none; leave --profile away, or choose 'npe'");
        }
        Profiler profiler = new Profiler();
        int code = execution.run(study, options.withProfiler(profiler));
        List<Profile> profiles = profiler.profiles();
        if (profiles.isEmpty()) {
            execution
                    .console()
                    .err()
                    .println("sibyl: nothing was trained in this run, since the fitted model was there already;"
                            + " profile a run into a new folder");
        } else {
            // The other plan is that of the loss alone, over the held-out rows.
            execution.console().err().print("profile of the training step: " + profiles.getFirst());
        }
        return code;
    }
}
