package org.sibyl.workflow.run;

/// What to do with a folder that holds a run already.
public enum Existing {
    /// Leave it alone and say so.
    REFUSE,
    /// Go on where it stopped, if it is the same run.
    RESUME,
    /// Remove that run's files and begin anew.
    OVERWRITE
}
