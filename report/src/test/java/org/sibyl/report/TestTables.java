package org.sibyl.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// Small tables of numbers among the test resources, with one line of names.
final class TestTables {
    private TestTables() {}

    /// One column of the table, by its place from 0.
    static double[] column(String table, int column) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(TestTables.class.getResourceAsStream(table), table), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The 272 eruptions and waiting times of Old Faithful, in minutes (Azzalini and Bowman 1990).
    static double[][] oldFaithful() {
        double[] eruptions = column("old_faithful.csv", 1);
        double[] waiting = column("old_faithful.csv", 2);
        double[][] rows = new double[eruptions.length][];
        Arrays.setAll(rows, i -> new double[] {eruptions[i], waiting[i]});
        return rows;
    }

    /// The 91 ages of microlensed bulge dwarfs in Gyr (Joyce et al. 2023).
    static double[] stellarAges() {
        return column("stellar_ages.csv", 0);
    }
}
