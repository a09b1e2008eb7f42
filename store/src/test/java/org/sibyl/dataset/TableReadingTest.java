package org.sibyl.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.store.StoreException;
import org.sibyl.tensor.Tensor;

class TableReadingTest {
    private static final CsvFormat DROPPED = CsvFormat.DEFAULT.withMissing(CsvFormat.Missing.DROPPED);

    @TempDir
    Path folder;

    /// The same two rows in every dress give the same table.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "#Joyce_age   Bensby_age \n9.31            6.4\n7.76            1.5\n",
                "# ages in Gyr\n#Joyce_age   Bensby_age\n\n  9.31 6.4  \n\t7.76\t 1.5",
                "Joyce_age Bensby_age\n9.31 6.4\n7.76 1.5\n",
                "\uFEFFJoyce_age   Bensby_age\r\n9.31   6.4\r\n7.76   1.5\r\n",
                "\uFEFF#Joyce_age,Bensby_age\n9.31,6.4\n7.76,1.5\n",
                "# Joyce_age; Bensby_age\n9.31;6.4\n7.76;1.5\n",
                "Joyce_age\tBensby_age\n9.31\t6.4\n7.76\t1.5\n",
                "\"Joyce_age\",\"Bensby_age\"\n\"9.31\",6.4\n7.76,+1.5e0\n"
            })
    void separatorAndNamesAreSeen(String text) throws IOException {
        TableReading reading = TableReading.of(file(text), CsvFormat.DEFAULT);
        assertThat(reading.table().columns()).containsExactly("Joyce_age", "Bensby_age");
        assertThat(reading.table().values()).isEqualTo(Tensor.of(new double[] {9.31, 6.4, 7.76, 1.5}, 2, 2));
        assertThat(reading.missing()).isEmpty();
        assertThat(reading.labels()).isEmpty();
        assertThat(reading.sentence()).isEqualTo("Read 2 rows of 2 columns from table.dat.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 2\\n3 4|column_1,column_2",
                "# too few\\n1 2 3\\n|column_1,column_2,column_3",
                "# 5 6\\n1 2\\n|column_1,column_2",
                "# a a\\n1 2\\n|column_1,column_2",
                "5.1,3.5,setosa\\n4.9,3.0,setosa\\n|column_1,column_2,column_3",
                "1.2,NA,?\\n|column_1,column_2,column_3"
            })
    void aFileThatBeginsWithDataLosesNoRow(String text, String names) throws IOException {
        CsvFormat first = DROPPED.withColumns(List.of("1"));
        TableReading reading = TableReading.of(file(text.translateEscapes()), first);
        assertThat(reading.table().rows())
                .isEqualTo(text.replaceAll("#[^\\\\]*\\\\n", "").split("\\\\n").length);
        assertThatThrownBy(() -> TableReading.of(reading.file(), CsvFormat.DEFAULT.withColumns(List.of("none such"))))
                .hasMessageContaining("its columns are " + names.replace(",", ", "));
    }

    /// A single column whose name has a space in it is no table of words.
    @Test
    void aNameMayHaveSeveralWords() throws IOException {
        TableReading reading = TableReading.of(file("chirp mass\n12.5\n28\n"), CsvFormat.DEFAULT);
        assertThat(reading.table().columns()).containsExactly("chirp mass");
        assertThat(reading.table().column("chirp mass")).containsExactly(12.5, 28);
    }

    @ParameterizedTest
    @CsvSource({"Bensby_age", "column_2", "2"})
    void columnsAreChosenByNameOrNumber(String column) throws IOException {
        Path file = file("#Joyce_age Bensby_age star\n9.31 6.4 MOA-1\n7.76 1.5 OGLE-2\n");
        Table table = Table.read(file, CsvFormat.DEFAULT.withColumns(List.of(column, "1")));
        assertThat(table.columns()).containsExactly("Bensby_age", "Joyce_age");
        assertThat(table.values()).isEqualTo(Tensor.of(new double[] {6.4, 9.31, 1.5, 7.76}, 2, 2));
    }

    @Test
    void aNameComesBeforeANumber() throws IOException {
        Table table = Table.read(
                file("2,1\n5,6\n"),
                CsvFormat.DEFAULT.withHeader(CsvFormat.Header.PRESENT).withColumns(List.of("2")));
        assertThat(table.column("2")).containsExactly(5);
    }

    @Test
    void rowsWithoutANumberAreDroppedAndReported() throws IOException {
        Path file = file("""
                # a comment
                a,b,note
                1,2,x
                ,2,
                NA,NaN,x
                3,null,x
                n/a,7,x
                5,-,x
                ?,8,x
                9,10,
                """);
        TableReading reading = TableReading.of(file, DROPPED.withColumns(List.of("a", "b")));
        assertThat(reading.table().values()).isEqualTo(Tensor.of(new double[] {1, 2, 9, 10}, 2, 2));
        assertThat(reading.dropped()).isEqualTo(6);
        assertThat(reading.missing()).containsExactly(new MissingCells("a", 4, 4), new MissingCells("b", 3, 5));
        assertThat(reading.sentence())
                .isEqualTo(
                        "Read 2 rows of 2 columns from table.dat; 6 rows were left out because a value is missing, in "
                                + "'a' (4 rows, first line 4) and 'b' (3 rows, first line 5).");
        TableReading one = TableReading.of(file("a\n1\n\"\"\n2\n"), DROPPED);
        assertThat(one.sentence())
                .isEqualTo("Read 2 rows of 1 column from table.dat; 1 row was left out because a value is missing, in "
                        + "'a' (line 3).");
    }

    @Test
    void labelsAreWordsByAlphabetOrNumbersBySize() throws IOException {
        Path words = file("snr,mass,kind\n3,8,signal\n1,9,noise\n4,7,signal\n5,NA,zebra\n");
        TableReading reading = TableReading.of(words, DROPPED, "kind");
        LabelColumn labels = reading.labels().orElseThrow();
        assertThat(reading.table().columns()).containsExactly("snr", "mass");
        assertThat(labels).isEqualTo(new LabelColumn("kind", List.of("noise", "signal"), Tensor.vector(1, 0, 1)));
        assertThat(labels.counts()).containsExactly(1, 2);

        TableReading numbers = TableReading.of(file("1 10\n2 9.0\n3 -1\n4 9\n5 0.5"), CsvFormat.DEFAULT, "column_2");
        assertThat(numbers.labels())
                .contains(new LabelColumn("column_2", List.of("-1", "0.5", "9", "10"), Tensor.vector(3, 2, 0, 2, 1)));
        assertThat(numbers.table().columns()).containsExactly("column_1");
    }

    @Test
    void aMissingLabelIsDroppedOrRefused() throws IOException {
        Path file = file("a,kind\n1,+\n2,\n3,-\n4,none\n");
        TableReading reading = TableReading.of(file, DROPPED, "kind");
        assertThat(reading.labels().orElseThrow().classes()).containsExactly("+", "-", "none");
        assertThat(reading.missing()).containsExactly(new MissingCells("kind", 1, 3));
        refused(
                ", line 3, column 'kind': expected a label, found an empty cell; fill it in or leave the row out",
                () -> TableReading.of(file, CsvFormat.DEFAULT, "kind"));
    }

    /// Every sentence about what a person may get wrong, each from a file of its own.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|a| is empty, expected a line of column names and rows of numbers",
                "# nothing but a comment\\n|a| is empty, expected",
                "a,b\\n|a| has a line of column names but no rows of numbers",
                "a b\\n1 2\\n3\\n|a|, line 3: expected 2 cells (a, b), found 1",
                "a b\\n1 2\\n3 4 5\\n|a|, line 3: expected 2 cells (a, b), found 3",
                "a,b\\n1,2\\n3,many\\n|b|, line 3, column 'b': expected a finite number, found \"many\"; correct it",
                "a,b\\n1,2\\n3,inf\\n|b|, line 3, column 'b': expected a finite number, found \"inf\"",
                "a,b\\n1,0x1p3\\n|b|, line 2, column 'b': expected a finite number, found \"0x1p3\"",
                "waiting,eruptions\\n1,2\\n|waitng| has no column 'waitng'; did you mean 'waiting'?",
                "waiting,eruptions\\n1,2\\n|mass| has no column 'mass'; its columns are waiting, eruptions",
                "chirp_mass_source,snr\\n1,2\\n|chirp_mass| has no column 'chirp_mass'; did you mean 'chirp_mass_source'?",
                "a,b\\n1,2\\n|3| has no column 3; its 2 columns, counted from 1, are a, b",
                "a,b\\n1,2\\n|column_0| has no column 0; its 2 columns",
                "a,a\\n1,2\\n|a| has two columns named 'a'; rename one of them",
                "a,b\\n,2\\n3,\\n|a b| has no complete row: a value is missing in 'a' (line 2) and 'b' (line 3)"
            })
    void whatIsWrongIsNamed(String text, String columns, String message) throws IOException {
        Path file = file(text.translateEscapes());
        refused(message.strip(), () -> TableReading.of(file, DROPPED.withColumns(List.of(columns.split(" ")))));
    }

    @Test
    void wrongChoicesAreNamed() throws IOException {
        Path file = file("a,b\n1,2\n,3\n");
        refused("chosen twice", () -> TableReading.of(file, CsvFormat.DEFAULT.withColumns(List.of("a", "1"))));
        refused(
                "is chosen as label and as number",
                () -> TableReading.of(file, CsvFormat.DEFAULT.withColumns(List.of("a")), "a"));
        refused("no column besides the label 'a'", () -> TableReading.of(file("a\n1\n"), CsvFormat.DEFAULT, "a"));
        refused(
                "column 'a': expected a finite number, found an empty cell; fill it in or leave the row out",
                () -> TableReading.of(file("a,b\n1,2\n,3\n"), CsvFormat.DEFAULT));
        refused("there is no file", () -> TableReading.of(folder.resolve("none"), CsvFormat.DEFAULT));
        refused("is a folder", () -> TableReading.of(folder, CsvFormat.DEFAULT));
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, new byte[] {'a', '\n', (byte) 0xe9, ' ', '1', '\n'});
        refused("is not text in UTF-8", () -> TableReading.of(latin, CsvFormat.DEFAULT));
    }

    @Test
    void oneRowIsATable() throws IOException {
        assertThat(TableReading.of(file("a b\n1 2"), CsvFormat.DEFAULT).sentence())
                .isEqualTo("Read 1 row of 2 columns from table.dat.");
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(StoreException.class).hasMessageContaining(message);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("table.dat"), text, StandardCharsets.UTF_8);
    }
}
