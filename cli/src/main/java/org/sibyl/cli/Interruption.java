package org.sibyl.cli;

/// Ends a run in order when the process is asked to end (Ctrl-C, SIGTERM): the runner is interrupted, gets a moment to
/// close its files, and the user is told how to go on.
final class Interruption {
    private static final long PATIENCE_MILLIS = 5_000;

    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    static Interruption of(Thread runner, Console console) {
        Thread hook = new Thread(
                () -> {
                    console.err().println();
                    console.err().println("sibyl: interrupted; go on with the same command and --resume");
                    console.flush();
                    runner.interrupt();
                    try {
                        runner.join(PATIENCE_MILLIS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "sibyl-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    /// The run is over; an end of the process is none of its business any more.
    void over() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending already, and the hook has told so.
        }
    }
}
