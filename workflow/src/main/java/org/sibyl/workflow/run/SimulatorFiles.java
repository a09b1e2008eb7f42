package org.sibyl.workflow.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sibyl.store.AtomicFile;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.study.SimulatorSource;
import org.sibyl.workflow.study.StudyHashes;

/// The files that a simulator consists of, as far as the study names them: if one of them changes, so may the numbers.
final class SimulatorFiles {
    private SimulatorFiles() {}

    /// SHA-256 over the contents of all of them, in order.
    static String hash(SimulatorSource source) {
        StringBuilder all = new StringBuilder();
        for (Path file : files(source)) {
            try {
                all.append(StudyHashes.sha256(Files.readAllBytes(file)));
            } catch (IOException e) {
                throw new StudyException("cannot read " + file + ": " + AtomicFile.reason(e), e);
            }
        }
        return StudyHashes.sha256(all.toString());
    }

    private static List<Path> files(SimulatorSource source) {
        return switch (source) {
            case SimulatorSource.JavaSource java -> List.of(java.file());
            case SimulatorSource.JavaClass named ->
                named.classpath().stream().flatMap(SimulatorFiles::below).toList();
            case SimulatorSource.Command command -> {
                List<Path> named = new ArrayList<>();
                for (String word : command.words()) {
                    // A word may be anything, and not everything is a path.
                    if (word.indexOf('\0') < 0
                            && Files.isRegularFile(command.directory().resolve(word))) {
                        named.add(command.directory().resolve(word));
                    }
                }
                yield named;
            }
            case SimulatorSource.Table table -> List.of(table.file());
            case SimulatorSource.BuiltIn _ -> List.of();
        };
    }

    private static Stream<Path> below(Path entry) {
        if (!Files.isDirectory(entry)) {
            return Files.isRegularFile(entry) ? Stream.of(entry) : Stream.empty();
        }
        try (Stream<Path> walk = Files.walk(entry)) {
            return walk.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new StudyException("cannot read " + entry + ": " + AtomicFile.reason(e), e);
        }
    }
}
