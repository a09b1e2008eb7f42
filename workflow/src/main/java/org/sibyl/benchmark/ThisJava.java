package org.sibyl.benchmark;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line that starts the command again in a process like this one.
final class ThisJava {
    private static final String MODULE = "org.sibyl.cli";

    private ThisJava() {}

    /// Java with this process's options, and the command's main class; its arguments are still to be added.
    static List<String> command() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        if (System.getProperty("jdk.module.main", "").equals(MODULE)) {
            words.addAll(List.of("--module-path", System.getProperty("jdk.module.path"), "--module"));
            words.add(MODULE + "/org.sibyl.cli.Main");
        } else {
            // Run from a class path, or from within tests: both paths hold what the command needs.
            String modules = System.getProperty("jdk.module.path", "");
            String classes = System.getProperty("java.class.path", "");
            words.addAll(List.of("--class-path", modules + File.pathSeparator + classes, "org.sibyl.cli.Main"));
        }
        return words;
    }
}
