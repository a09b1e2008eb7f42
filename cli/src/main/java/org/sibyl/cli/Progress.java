package org.sibyl.cli;

import java.util.function.Consumer;
import org.sibyl.workflow.run.RunEvent;

/// Shows a run while it goes on.
interface Progress extends Consumer<RunEvent>, AutoCloseable {
    /// Shows nothing.
    Progress SILENT = new Progress() {
        @Override
        public void accept(RunEvent event) {
            // Nothing is wanted.
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    };

    @Override
    void close();
}
