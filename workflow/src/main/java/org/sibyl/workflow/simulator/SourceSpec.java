package org.sibyl.workflow.simulator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sibyl.simulator.PoolSettings;
import org.sibyl.simulator.Simulator;
import org.sibyl.simulator.SimulatorException;
import org.sibyl.simulator.SimulatorPool;
import org.sibyl.simulator.ThreadedPool;

/// A Java source file with a class that implements `org.sibyl.simulator.Simulator`, compiled when the study starts;
/// each thread has an instance of its own.
///
/// @param file the source; it may hold several classes, of which exactly one is the simulator or has the file's name
public record SourceSpec(Path file) implements PoolSpec {
    @Override
    public SimulatorPool open(
            List<String> parameterNames, List<String> observableNames, PoolSettings settings, Path log) {
        if (!Files.isRegularFile(file)) {
            throw new SimulatorException("there is no Java source file " + file
                    + "; correct 'source', which is relative to the study's folder");
        }
        SimulatorFactory factory = SimulatorFactory.of(simulator(SourceCompiler.compile(file)));
        return ThreadedPool.perThread(factory, parameterNames, observableNames, settings);
    }

    private Class<?> simulator(List<Class<?>> classes) {
        String expected = file.getFileName().toString().replaceFirst("\\.java$", "");
        List<Class<?>> candidates = classes.stream()
                .filter(c -> Simulator.class.isAssignableFrom(c) && !c.isInterface())
                .toList();
        if (candidates.size() == 1) {
            return candidates.getFirst();
        }
        return candidates.stream()
                .filter(c -> c.getSimpleName().equals(expected))
                .findFirst()
                .orElseThrow(() -> new SimulatorException(
                        candidates.isEmpty()
                                ? "no class in " + file + " implements " + Simulator.class.getName()
                                        + "; write public class " + expected + " implements Simulator"
                                : "several classes in " + file + " implement " + Simulator.class.getName()
                                        + "; name the one to use " + expected));
    }
}
