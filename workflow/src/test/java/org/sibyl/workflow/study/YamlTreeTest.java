package org.sibyl.workflow.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.study.Node.Entry;
import org.sibyl.workflow.study.Node.Mapping;
import org.sibyl.workflow.study.Node.Position;
import org.sibyl.workflow.study.Node.Scalar;

final class YamlTreeTest {
    @ParameterizedTest
    @CsvSource({
        "5e-4, 5e-4",
        ".5, 0.5",
        "+3, 3",
        "-.inf, -Infinity",
        ".INF, Infinity",
        ".nan, NaN",
        "1e400, Infinity",
        "012, 12",
        "7, 7"
    })
    void numbersAreThoseOfTheCoreSchema(String text, double expected) {
        assertThat(scalar("x: " + text))
                .extracting(value -> ((Number) value).doubleValue())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"10s", "1/day", "1978-01-22", "yes", "1_000", "0x1F"})
    void otherWordsAreText(String text) {
        assertThat(scalar("x: " + text)).isEqualTo(text);
    }

    @Test
    void quotesKeepANumberText() {
        assertThat(scalar("x: '5'")).isEqualTo("5");
        assertThat(scalar("x: \"5\"")).isEqualTo("5");
    }

    @Test
    void everyPieceKnowsItsPlace() {
        Mapping root = (Mapping) YamlTree.read("s.yaml", "a: 1\nb:\n  cd: {e: 2}\n");
        Mapping b = (Mapping) entry(root, "b").value();
        assertThat(entry(b, "cd").key()).isEqualTo(new Position(3, 3));
        Mapping cd = (Mapping) entry(b, "cd").value();
        assertThat(entry(cd, "e").value().position()).isEqualTo(new Position(3, 11));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: 1;b: 2;a: 3      | s.yaml:3:1: the key 'a' stands here for the second time, first at line 1
            a: &x 1;b: *x       | s.yaml:2:4: aliases are not supported
            a: 1;---;b: 2       | s.yaml:3:1: a second document begins here
            a: [1, 2;b: 3       | s.yaml:2:2: this is not YAML: expected ',' or ']'
            a: b: c             | s.yaml:1:5: this is not YAML: mapping values are not allowed here
            ''                  | s.yaml is empty
            """)
    void whatHidesAMistakeIsRefused(String text, String message) {
        assertThatThrownBy(() -> YamlTree.read("s.yaml", text.replace(';', '\n')))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aTabIsNamedAtItsPlace() {
        assertThatThrownBy(() -> YamlTree.read("s.yaml", "a:\n\t- 1\n"))
                .hasMessageContaining("s.yaml:2:1: this is not YAML")
                .hasMessageContaining("tab");
    }

    private static Object scalar(String yaml) {
        Mapping root = (Mapping) YamlTree.read("s.yaml", yaml);
        return Objects.requireNonNull(((Scalar) entry(root, "x").value()).value());
    }

    private static Entry entry(Mapping mapping, String key) {
        return Objects.requireNonNull(mapping.entries().get(key));
    }
}
