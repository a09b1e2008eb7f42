package org.sibyl.cli;

import java.nio.file.Path;

/// A command that works in a run folder.
interface WithFolder {
    /// The folder.
    Path folder();
}
