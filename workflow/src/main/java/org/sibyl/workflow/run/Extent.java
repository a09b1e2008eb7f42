package org.sibyl.workflow.run;

/// How far a run goes.
public enum Extent {
    /// Simulate, infer, check, report.
    EVERYTHING,
    /// Only fill the simulation store.
    SIMULATIONS,
    /// Everything from simulations that are there; the method may have changed since.
    INFERENCE,
    /// Only write the report again, from a folder that has everything else.
    REPORT
}
