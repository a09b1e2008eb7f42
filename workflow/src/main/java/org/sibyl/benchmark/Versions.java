package org.sibyl.benchmark;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.sibyl.engine.Kernels;
import org.sibyl.estimator.Version;

/// The software that a number was measured with.
///
/// @param sibyl the version of Sibyl
/// @param java the Java runtime and its vendor
/// @param kernel the fastest kernels that the engine could load
public record Versions(String sibyl, String java, String kernel) {
    /// What runs now.
    public static Versions current() {
        return new Versions(
                Version.current(),
                System.getProperty("java.runtime.version") + " " + System.getProperty("java.vendor"),
                Kernels.best().name());
    }

    SequencedMap<String, Object> toMap() {
        SequencedMap<String, Object> map = new LinkedHashMap<>();
        map.put("sibyl", sibyl);
        map.put("java", java);
        map.put("kernel", kernel);
        return map;
    }

    /// As in `Sibyl 0.1.0 with vector-512 kernels, Java 25.0.3+9 Eclipse Adoptium`.
    @Override
    public String toString() {
        return "Sibyl " + sibyl + " with " + kernel + " kernels, Java " + java;
    }
}
