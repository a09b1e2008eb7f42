package org.sibyl.tasks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;
import org.sibyl.testkit.FalseAlarm;

class TablesTest {
    static List<BuiltInTable> tables() {
        return Tables.all();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyTableSaysWhatItIsAndWhereItComesFrom(BuiltInTable table) {
        assertThat(table.description()).endsWith(".").hasSizeGreaterThan(20);
        assertThat(table.source()).isNotBlank();
        assertThat(table.columns()).allMatch(column -> column.matches("[a-z_0-9]+"));
        assertThat(Arrays.stream(table.rows().toArray())).allMatch(Double::isFinite);
        assertThat(Tables.named(table.name()).orElseThrow().rows()).isEqualTo(table.rows());
        assertThat(Tables.names()).contains(table.name());
    }

    /// Sums that NumPy gives for the files that the tables were typed from, in the units of the papers.
    @ParameterizedTest
    @CsvSource({
        "stellar_ages, joyce, 91, 985.9",
        "stellar_ages, bensby, 91, 743.5",
        "old_faithful, eruptions, 272, 948.677",
        "old_faithful, waiting, 272, 19284.0",
        "galaxies, velocity, 82, 1708180.0",
        "gwtc_chirp_masses, chirp_mass, 90, 2097.186"
    })
    void theNumbersAreThePublishedOnes(String table, String column, int rows, double sum) {
        BuiltInTable found = Tables.named(table).orElseThrow();
        assertThat(found.size()).isEqualTo(rows);
        // The order of the additions: 272 numbers below 1e5 keep 1e-9.
        assertThat(Arrays.stream(found.column(column).toArray()).sum()).isCloseTo(sum, within(1e-8));
    }

    /// Every number against the files that are there beside a checkout of the project; skipped elsewhere.
    @ParameterizedTest
    @CsvSource({
        "old_faithful, old_faithful.csv, 'eruptions,waiting'",
        "galaxies, roeder_galaxies_MASS.csv, dat",
        "gwtc_chirp_masses, gwtc123_confident.csv, 'chirp_mass_source,chirp_mass_source_lower,chirp_mass_source_upper'"
    })
    void everyNumberIsThatOfTheFile(String table, String file, String columns) throws IOException {
        Path path = Path.of(System.getProperty("sibyl.shared", "../../shared"), "data", file);
        Assumptions.assumeTrue(Files.exists(path), path + " is not there");
        List<String> lines = Files.readAllLines(path);
        List<String> header = List.of(lines.getFirst().replace("\"", "").split(",", -1));
        Tensor rows = Tables.named(table).orElseThrow().rows();
        List<String> wanted = List.of(columns.split(",", -1));
        for (int j = 0; j < wanted.size(); j++) {
            int from = header.indexOf(wanted.get(j));
            double[] expected = lines.stream()
                    .skip(1)
                    .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[from]))
                    .toArray();
            if (table.equals("galaxies")) {
                // The file has two digits of the paper's number the other way round.
                assertThat(expected[77]).isEqualTo(26690);
                expected[77] = 26960;
            }
            assertThat(rows.column(j)).isEqualTo(expected);
        }
    }

    @Test
    void eventsHaveTheirNames() {
        BuiltInTable events = Tables.named("gwtc_chirp_masses").orElseThrow();
        assertThat(events.text("event").values())
                .contains("GW150914", "GW190521")
                .doesNotHaveDuplicates();
        assertThat(events.text("catalog").labels("GWTC-1").toArray())
                .contains(1, org.assertj.core.data.Index.atIndex(10))
                .contains(0, org.assertj.core.data.Index.atIndex(11));
        Tensor masses = events.select("chirp_mass", "lower", "upper");
        for (int i = 0; i < masses.rows(); i++) {
            assertThat(masses.get(i, 1)).isNegative().isGreaterThan(-masses.get(i, 0));
            assertThat(masses.get(i, 2)).isPositive();
        }
    }

    /// Draws of the tables' distributions: false-alarm rate 1e-6 each.
    @Test
    void syntheticRowsFollowTheirDensity() {
        Tensor masses = ChirpMasses.draw(500, Seed.of(8)).column("chirp_mass");
        FalseAlarm.MILLIONTH.assertFollows(
                "chirp masses",
                masses.toArray(),
                x -> 0.56 * normal((x - 12) / 3) + 0.32 * normal((x - 28) / 4) + 0.12 * normal((x - 42) / 3));
        BuiltInTable triggers = Tables.named("triggers").orElseThrow();
        double[] snr = triggers.column("snr").toArray();
        FalseAlarm.MILLIONTH.assertFollows(
                "SNR of noise", Arrays.copyOf(snr, 600), x -> x < 5 ? 0 : 2 * normal((x - 5) / 2) - 1);
        FalseAlarm.MILLIONTH.assertFollows(
                "SNR of signals", Arrays.copyOfRange(snr, 600, 800), x -> normal(Math.log(x / 9) / 0.3));
    }

    @Test
    void theSmallTableIsTheBeginningOfTheLargeOne() {
        Tensor large = Tables.named("chirp_masses_500").orElseThrow().rows();
        assertThat(Tables.named("chirp_masses_50").orElseThrow().rows()).isEqualTo(large.slice(0, 50));
    }

    /// 600 and 200 rows: three quarters and one quarter.
    @Test
    void theDensityOfTheTriggersIsTheMixtureOfBothClasses() {
        BuiltInTable triggers = Tables.named("triggers").orElseThrow();
        Tensor mixed = triggers.density().orElseThrow().logProb(triggers.rows());
        Tensor noise = Triggers.noise().logProb(triggers.rows());
        Tensor signal = Triggers.signal().logProb(triggers.rows());
        for (int i = 0; i < mixed.size(); i++) {
            double expected = 0.75 * Math.exp(noise.get(i)) + 0.25 * Math.exp(signal.get(i));
            assertThat(Math.exp(mixed.get(i))).isCloseTo(expected, within(1e-13));
        }
        assertThat(Arrays.stream(triggers.text("class").labels("signal").toArray())
                        .sum())
                .isEqualTo(200);
    }

    @Test
    void unknownNamesAreAnswered() {
        assertThat(Tables.named("old_faithfull")).isEmpty();
        BuiltInTable geyser = Tables.named("old_faithful").orElseThrow();
        assertThatThrownBy(() -> geyser.column("eruption"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the table 'old_faithful' has no column 'eruption'; did you mean 'eruptions'?");
        assertThatThrownBy(() -> geyser.text("class"))
                .hasMessage("the table 'old_faithful' has no column 'class'; it has no columns of words");
        TextColumn classes = Tables.named("triggers").orElseThrow().text("class");
        assertThatThrownBy(() -> classes.labels("glitch"))
                .hasMessage("no row of the column 'class' is 'glitch'; it holds noise, signal");
    }

    @Test
    void aTableWhoseColumnsDoNotFitIsRefused() {
        Tensor rows = Tensor.ofRows(new double[] {1, 2}, new double[] {3, 4});
        assertThatThrownBy(() -> new BuiltInTable("t", "", "", List.of("a"), rows, List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give one name for each column");
        TextColumn words = new TextColumn("word", List.of("one"));
        assertThatThrownBy(
                        () -> new BuiltInTable("t", "", "", List.of("a", "b"), rows, List.of(words), Optional.empty()))
                .hasMessageContaining("has 2 rows but 1 words in the column 'word'");
    }

    private static double normal(double z) {
        return 0.5 * (1 + erf(z / Math.sqrt(2)));
    }

    private static double erf(double z) {
        return org.apache.commons.numbers.gamma.Erf.value(z);
    }
}
