package org.sibyl.simulation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/// A process that appends batches and reports each one that was acknowledged, until it is killed.
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream acknowledgements = System.out;
        try (SimulationStore store = SimulationStore.openOrCreate(Path.of(arguments[0]), SimulationStoreTest.HEADER)) {
            while (true) {
                long first = store.rows("training");
                store.append("training", first, SimulationStoreTest.batch(50, first));
                acknowledgements.println(first + 50);
                acknowledgements.flush();
            }
        }
    }
}
