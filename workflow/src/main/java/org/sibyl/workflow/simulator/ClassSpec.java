package org.sibyl.workflow.simulator;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.sibyl.simulator.PoolSettings;
import org.sibyl.simulator.SimulatorException;
import org.sibyl.simulator.SimulatorPool;
import org.sibyl.simulator.ThreadedPool;

/// A compiled Java class that implements `org.sibyl.simulator.Simulator`; each thread has an instance of its own.
///
/// @param className as in `com.example.MySim`
/// @param classpath jars and folders in which it lies; empty if it is on Sibyl's own class path
public record ClassSpec(String className, List<Path> classpath) implements PoolSpec {
    /// Copies the list.
    public ClassSpec {
        classpath = List.copyOf(classpath);
    }

    @Override
    public SimulatorPool open(
            List<String> parameterNames, List<String> observableNames, PoolSettings settings, Path log) {
        SimulatorFactory factory = SimulatorFactory.of(load());
        return ThreadedPool.perThread(factory, parameterNames, observableNames, settings);
    }

    private Class<?> load() {
        try {
            ClassLoader parent = ClassSpec.class.getClassLoader();
            // Never closed: the simulator may load further classes as long as it lives.
            ClassLoader loader = classpath.isEmpty() ? parent : new URLClassLoader(urls(), parent);
            return Class.forName(className, true, loader);
        } catch (ClassNotFoundException e) {
            String where = classpath.isEmpty()
                    ? "Sibyl's own class path; add 'classpath' with the jar or folder in which it lies"
                    : classpath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
            throw new SimulatorException("there is no class '" + className + "' in " + where, e);
        } catch (LinkageError e) {
            throw new SimulatorException(
                    "the class '" + className + "' cannot be loaded: " + e + "; add what it needs to 'classpath'", e);
        }
    }

    private URL[] urls() {
        URL[] urls = new URL[classpath.size()];
        for (int i = 0; i < urls.length; i++) {
            Path entry = classpath.get(i);
            if (!Files.exists(entry)) {
                throw new SimulatorException("there is no jar or folder " + entry + " for the class '" + className
                        + "'; correct 'classpath', which is relative to the study's folder");
            }
            try {
                urls[i] = entry.toUri().toURL();
            } catch (MalformedURLException e) {
                throw new SimulatorException(entry + " cannot be on a class path: " + e.getMessage(), e);
            }
        }
        return urls;
    }
}
