package org.sibyl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a user can get wrong with a table: one sentence, exit code 2, nothing written.
final class AnalysisInputTest {
    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        write("empty.csv", "");
        write("header.csv", "mass,age\n");
        write("one.csv", "mass,age\n1.5,2\n");
        write("constant.csv", "mass,age\n1,7\n2,7\n3,7\n4,7\n5,7\n6,7\n7,7\n8,7\n");
        write("words.csv", "mass,age\n1,2\n3,old\n");
        write("nan.csv", "mass,age\n1,2\nNaN,3\n4,5\n6,1\n2,9\n");
        write("ragged.csv", "mass,age\n1,2\n3\n4,5\n");
        write("five.csv", "mass,age\n1,2\n2,1\n3,5\n4,4\n5,3\n");
        write("twice.csv", "mass\n1\n1\n1\n1\n2\n2\n2\n2\n");
        write("onlynoise.csv", "snr,class\n1,noise\n2,noise\n3,noise\n");
        write("three.csv", "snr,class\n1,a\n2,b\n3,c\n4,a\n5,b\n6,c\n7,a\n8,b\n9,c\n");
        write("separable.csv", "snr,class\n1,a\n2,a\n3,a\n4,a\n5,a\n11,b\n12,b\n13,b\n14,b\n15,b\n");
        write("infinite.csv", "mass,age\n1,2\ninf,3\n");
        write("negative.csv", "mass\n1\n-2\n3\n4\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            density empty.csv                                   | is empty, expected
            density header.csv                                  | no rows
            density nowhere.csv                                 | there is no file
            density old_faithfull                               | did you mean 'old_faithful'?
            density one.csv --columns mass                      | row
            density one.csv --columns mass --method gmm         | row
            density one.csv --columns mass --method normal      | row
            density one.csv --columns mass --method histogram   | only row
            density constant.csv --columns age                  | 7.0
            density constant.csv --columns age --method histogram | 7.0
            density constant.csv --method gmm --components 1    | column 2
            density constant.csv --columns age --method normal  | 7.0
            density words.csv                                   | line 3, column 'age': expected a finite number, found "old"
            density nan.csv                                     | line 3, column 'mass'
            density infinite.csv                                | line 3, column 'mass'
            density ragged.csv                                  | line 3: expected 2 cells
            density five.csv --method gmm --components 6        | 5 rows
            density five.csv --method gmm --components 8..1     | --components is a number or a range
            density five.csv --columns mass --bandwidth 0       | bandwidth
            density five.csv --columns mass --bandwidth -1      | bandwidth
            density five.csv --columns mass --bandwidth cw      | there is no bandwidth rule 'cw'; did you mean 'cv'?
            density five.csv --columns mas                      | has no column 'mas'; did you mean 'mass'?
            density old_faithful --columns waitin               | did you mean 'waiting'?
            density old_faithful --columns waiting,2            | the column 'waiting' of 'old_faithful' is chosen twice
            density five.csv --method gm                        | there is no method 'gm'; did you mean 'gmm'?
            density five.csv --method gmm --bins 3              | --bins is a setting of --method histogram
            density five.csv --columns mass --method histogram --bins stirges | sturges
            density five.csv --columns mass --method histogram --bins 0 | --bins is a rule or a whole number from 1 on, found 0
            density five.csv --method normal                    | multivariate_normal
            density negative.csv --method gamma                 | -2.0
            density negative.csv --log mass                     | -2
            density negative.csv --lower mass=0                 | -2
            density negative.csv --lower mss=0                  | did you mean 'mass'?
            density five.csv --columns mass --folds 9           | 5 rows
            density five.csv --columns mass --folds 1           | --folds must be at least 2
            density five.csv --columns mass --sample 5          | it needs a folder; give one with --out DIR
            density five.csv --columns mass --sample 0 --out OUT | --sample must be at least 1
            density five.csv --columns mass --false-alarm 2     | --false-alarm is a share between 0 and 1, found 2.0
            density five.csv --columns mass --bandwidth 1 --score five.csv --out OUT | needs at least 99 held-out background rows, found 5
            density five.csv --columns mass --missing keep      | --missing is 'drop' or 'refuse'
            density five.csv --columns mass --threads 0         | --threads must be at least 1
            density five.csv --weights age                      | --weights needs --columns
            classify onlynoise.csv --label class                | one value
            classify three.csv --label class                    | has the 3 values a, b, c, expected two
            classify three.csv --label class --positive d       | no class is called 'd'
            classify three.csv --label clas                     | did you mean 'class'?
            classify three.csv --label class --positive a --test 2 | --test is a share between 0 and 1
            classify separable.csv --label class --l2 0         | separates
            classify separable.csv --label class --threshold-policy fpr | needs a number
            classify separable.csv --label class --threshold-policy cst=3 | there is no threshold policy 'cst=3'
            classify separable.csv --label class --method mpl   | did you mean 'mlp'?
            classify separable.csv --label class --method mlp --degree 2 | --degree is a setting of --method logistic
            classify separable.csv --label class --degree 0     | --degree is a number from 1 to 10
            classify triggers --label clss                      | did you mean 'class'?
            classify words.csv --label age                      | too few
            """)
    void saysWhatIsWrong(String call, String message) throws IOException {
        Path out = folder.resolve("out");
        Object[] words = java.util.Arrays.stream(call.strip().split(" +"))
                .map(word -> word.equals("OUT") ? out : word.endsWith(".csv") ? folder.resolve(word) : word)
                .toArray();
        Sibyl sibyl = Sibyl.run(words);
        assertThat(sibyl.err()).startsWith("sibyl: ").contains(message);
        assertThat(sibyl.err().strip()).hasLineCount(1);
        assertThat(sibyl.code()).isEqualTo(ExitCode.INPUT);
        assertThat(sibyl.out()).isEmpty();
        assertThat(out).doesNotExist();
    }

    /// Four equal rows on each of two places: from every start a component shrinks onto one of them.
    @Test
    void aCovarianceThatCollapsesIsSaid() {
        Sibyl sibyl = Sibyl.run(
                "density", folder.resolve("twice.csv"), "--method", "gmm", "--components", "2", "--covariance", "full");
        assertThat(sibyl.code()).isEqualTo(ExitCode.INPUT);
        assertThat(sibyl.err()).startsWith("sibyl: ").contains("component").hasLineCount(1);
    }

    @Test
    void missingValuesAreDroppedOnRequestAndReported() {
        Sibyl sibyl =
                Sibyl.run("density", folder.resolve("nan.csv"), "--method", "multivariate_normal", "--missing", "drop");
        assertThat(sibyl.code()).as(sibyl.err()).isZero();
        assertThat(sibyl.out()).contains("1 row was left out because a value is missing, in 'mass' (line 3)");
    }

    @Test
    void anEarlierAnalysisIsLeftAlone() throws IOException {
        Path out = folder.resolve("out");
        Object[] call = {"density", folder.resolve("five.csv"), "--columns", "mass", "--bandwidth", "1", "--out", out};
        assertThat(Sibyl.run(call).code()).isZero();
        String before = Files.readString(out.resolve("summary.json"));
        Sibyl again = Sibyl.run(call);
        assertThat(again.code()).isEqualTo(ExitCode.INPUT);
        assertThat(again.err()).contains("already; give another folder with --out, or replace it with --overwrite");
        assertThat(out.resolve("summary.json")).content().isEqualTo(before);
        Files.writeString(out.resolve("run.json"), "{}");
        Sibyl study = Sibyl.run("density", "galaxies", "--bandwidth", "1000", "--out", out, "--overwrite");
        assertThat(study.err()).contains("holds the run of a study");
        assertThat(out.resolve("summary.json")).content().isEqualTo(before);
    }
}
