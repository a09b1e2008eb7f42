package org.sibyl.workflow.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.sibyl.store.AtomicFile;
import org.sibyl.workflow.StudyException;

/// A study to begin with: a commented file and a simulator beside it, which run as they are.
public final class Skeleton {
    private Skeleton() {}

    /// Writes `NAME/NAME.yaml` and its simulator.
    ///
    /// @param parent the folder in which the study's folder is made
    /// @return the study file
    /// @throws StudyException if the name will not do, or a file of that name is there
    public static Path write(Path parent, String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_-]*")) {
            throw new StudyException("a study's name begins with a letter and goes on with letters, digits, hyphens and"
                    + " underscores, found '" + name + "'; take another, such as my-study");
        }
        Path folder = parent.resolve(name);
        Path study = folder.resolve(name + ".yaml");
        Path simulator = folder.resolve("Decay.java");
        for (Path file : new Path[] {study, simulator}) {
            if (Files.exists(file)) {
                throw new StudyException(file + " is there already; give another name, or remove it");
            }
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StudyException("cannot make the folder " + folder + ": " + AtomicFile.reason(e), e);
        }
        put(simulator, resource("Decay.java.txt"));
        put(study, resource("study.yaml.txt").replace("${name}", name));
        return study;
    }

    private static void put(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Skeleton.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the skeleton inside Sibyl's own jar cannot be read", e);
        }
    }
}
