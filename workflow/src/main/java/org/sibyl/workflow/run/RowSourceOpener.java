package org.sibyl.workflow.run;

import java.nio.file.Path;
import org.sibyl.random.Seed;
import org.sibyl.workflow.study.Study;

/// Opens the source of a study's simulations: compiles, loads, starts workers.
@FunctionalInterface
interface RowSourceOpener {
    /// The source of a study's simulations.
    ///
    /// @param log the file that takes what a program writes on its standard error
    /// @throws org.sibyl.workflow.StudyException if there is nothing to open
    /// @throws org.sibyl.simulator.SimulatorException if what is there is no simulator
    RowSource open(Study study, Seed seed, int threads, Path log);
}
