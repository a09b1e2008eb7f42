package org.sibyl.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sibyl.store.StoreException;
import org.sibyl.tensor.Tensor;

class TableTest {
    @TempDir
    Path folder;

    @Test
    void everyNumberComesBackToTheBitAndTheBytesAreTheSame() throws IOException {
        double[] values = {
            0.1, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1 / 3.0, 1e22, -123456789.12345679, 4.9E-324, 2, 1e-7
        };
        Table table = new Table(List.of("a", "b, with \"quotes\""), Tensor.of(values, 5, 2));
        Path file = folder.resolve("t.csv");
        table.write(file);
        byte[] first = Files.readAllBytes(file);
        table.write(file);

        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        Table read = Table.read(file);
        assertThat(read.columns()).isEqualTo(table.columns());
        for (int i = 0; i < values.length; i++) {
            assertThat(Double.doubleToRawLongBits(read.values().get(i)))
                    .isEqualTo(Double.doubleToRawLongBits(values[i]));
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "day,cases\\n1,3\\n2,8\\n",
                "day;cases\\n1;3\\n2;8",
                "day\\tcases\\r\\n1\\t3\\r\\n2\\t8\\r\\n",
                "\uFEFFday,cases\\n1,3\\n2,8\\n",
                "# from the BMJ\\nday, cases\\n\\n1, 3\\n2, 8\\n",
                "\"day\",\"cases\"\\n\"1\",\"3\"\\n2,8.0\\n"
            })
    void separatorsQuotesAndCommentsAreUnderstood(String text) throws IOException {
        Table table = Table.read(file(text.translateEscapes()));
        assertThat(table.columns()).containsExactly("day", "cases");
        assertThat(table.values()).isEqualTo(Tensor.of(new double[] {1, 3, 2, 8}, 2, 2));
    }

    @Test
    void aFileWithoutNamesIsSeenAsSuch() throws IOException {
        Table table = Table.read(file("1,2\n3,4\n"));
        assertThat(table.columns()).containsExactly("column_1", "column_2");
        assertThat(table.rows()).isEqualTo(2);
    }

    @Test
    void namedColumnsAreReadInTheOrderAskedForAndTheOthersMayHoldWords() throws IOException {
        Path file = file("year,place,hare,lynx\n1900,Hudson Bay,30,4\n1901,Hudson Bay,47.2,6.1\n");
        Table table = Table.read(file, List.of("lynx", "hare"));
        assertThat(table.column("lynx")).containsExactly(4, 6.1);
        assertThat(table.values().row(1)).containsExactly(6.1, 47.2);
        assertThatThrownBy(() -> table.column("fox"))
                .hasMessage("there is no column 'fox'; the columns are [lynx, hare]");
    }

    @Test
    void missingNumbersAreNanWhereTheyAreAllowed() throws IOException {
        CsvFormat format = CsvFormat.DEFAULT.withMissing(CsvFormat.Missing.NAN);
        Table table = Table.read(file("a,b,c\n,NaN,NA\n-inf,Infinity,1\n"), format);
        assertThat(table.values().toArray())
                .containsExactly(
                        Double.NaN, Double.NaN, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1);
        assertThatThrownBy(() -> Table.read(file("a\nx\n"), format)).hasMessageContaining("expected a number, found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "day,cases\\n1,3\\n2,many\\n|, line 3, column 'cases': expected a finite number, found \"many\"",
                "day,cases\\n1,3\\n2,\\n|, line 3, column 'cases': expected a finite number, found an empty cell",
                "day,cases\\n1,NaN\\n|, line 2, column 'cases': expected a finite number, found \"NaN\"",
                "day,cases\\n1,1d\\n|, line 2, column 'cases': expected a finite number, found \"1d\"",
                "day,cases\\n1,1e999\\n|, line 2, column 'cases': expected a finite number, found \"1e999\"",
                "day,cases\\n1\\n|, line 2: expected 2 cells (day, cases), found 1",
                "day,cases\\n1,2,3\\n|, line 2: expected 2 cells (day, cases), found 3",
                "day,cases\\n| has a line of column names but no rows of numbers",
                "day,day\\n1,2\\n| has two columns named 'day'; rename one of them",
                "``| is empty, expected a line of column names and rows of numbers"
            })
    void whatIsWrongIsNamedWithItsPlace(String text, String message) throws IOException {
        Path file = file(text.translateEscapes());
        assertThatThrownBy(() -> Table.read(file))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message.strip());
    }

    @Test
    void aMissingColumnAndAMissingFileAreNamed() throws IOException {
        Path file = file("day,cases\n1,3\n");
        assertThatThrownBy(() -> Table.read(file, List.of("deaths")))
                .hasMessage(file + " has no column 'deaths'; its columns are day, cases");
        assertThatThrownBy(() -> Table.read(folder.resolve("none.csv")))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("there is no file " + folder.resolve("none.csv"));
        assertThatThrownBy(() -> Table.read(folder)).hasMessageContaining("is a folder");
    }

    @Test
    void aFileThatCannotBeWrittenLeavesNothing() {
        Table table = new Table(List.of("a"), Tensor.of(new double[] {1}, 1, 1));
        assertThatThrownBy(() -> table.write(folder.resolve("no/such/t.csv")))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("cannot write " + folder.resolve("no/such/t.csv") + ": no such file or folder");
        assertThat(folder).isEmptyDirectory();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text, StandardCharsets.UTF_8);
    }
}
