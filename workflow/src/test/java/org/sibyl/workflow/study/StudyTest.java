package org.sibyl.workflow.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.distribution.PriorFamily;
import org.sibyl.flow.FlowFamily;
import org.sibyl.workflow.StudyException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class StudyTest {
    static final String GOOD = """
            study: flu
            question: How contagious was it?
            simulator: {source: Flu.java}
            parameters:
              beta:  {prior: {lognormal: {mu: 0.5, sigma: 0.5}}, unit: 1/day, label: transmission rate}
              gamma: {prior: {uniform: {lower: 0.1, upper: 2}}, unit: 1/day}
            derived:
              R0: {expression: beta / gamma, label: basic reproduction number}
            observation: {file: flu.csv, column: in_bed, label: boys in bed, axis: {column: date}}
            method: {npe: {transforms: 3, learning_rate: 5e-4}}
            budget: {simulations: 1000, timeout: 500ms, draws: 2000}
            diagnostics: {calibration_pairs: 100}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("Flu.java"), "class Flu {}");
        Files.writeString(
                folder.resolve("flu.csv"), "date,in_bed,note\n1978-01-22,3,a\n1978-01-23,8,b\n1978-01-24,26,\n");
        Files.writeString(folder.resolve("row.csv"), "p,q\n1.5,2\n");
        Files.writeString(folder.resolve("two.csv"), "a,b\n1,2\n3,4\n");
        Files.writeString(folder.resolve("bad.csv"), "a,b,c\n1,2,\n1,oops,NaN\n");
    }

    private Study read(String text) {
        return StudyReader.read("flu.yaml", text, folder.resolve("flu.yaml"), Optional.empty());
    }

    @Test
    void everyKeyArrives() {
        Study study = read(GOOD);
        assertThat(study.name()).isEqualTo("flu");
        assertThat(study.simulator()).isEqualTo(new SimulatorSource.JavaSource(folder.resolve("Flu.java")));
        assertThat(study.parameterNames()).containsExactly("beta", "gamma");
        assertThat(study.prior().parameters().get(1).upper()).isEqualTo(2);
        assertThat(study.prior().parameters().get(1).unit()).isEqualTo("1/day");
        assertThat(study.parameters().getFirst())
                .isEqualTo(new StudyParameter("beta", "1/day", "transmission rate", "lognormal(mu 0.5, sigma 0.5)"));
        assertThat(study.derived().getFirst().expression().value(new double[] {3, 2}))
                .isEqualTo(1.5);
        assertThat(study.observation().values().toArray()).containsExactly(3, 8, 26);
        assertThat(study.observation().names()).containsExactly("in_bed_1", "in_bed_2", "in_bed_3");
        assertThat(study.observation().axis())
                .isEqualTo(
                        Optional.of(new Observation.Axis("date", List.of("1978-01-22", "1978-01-23", "1978-01-24"))));
        assertThat(study.method()).isInstanceOfSatisfying(Method.Npe.class, npe -> {
            assertThat(npe.flow()).isEqualTo(FlowFamily.MAF);
            assertThat(npe.settings()).isEqualTo(Map.of("transforms", 3.0, "learning_rate", 5e-4));
        });
        assertThat(study.budget()).isEqualTo(new Budget(1000, Duration.ofMillis(500), 2000));
        assertThat(study.diagnostics()).isEqualTo(new DiagnosticBudget(100, 500));
    }

    @Test
    void columnsFollowEachOtherAndKeepTheirLabels() {
        Study study = read(GOOD.replace(
                "{file: flu.csv, column: in_bed, label: boys in bed, axis: {column: date}}",
                "{file: two.csv, columns: {b: second, a: }}"));
        assertThat(study.observation().names()).containsExactly("b_1", "b_2", "a_1", "a_2");
        assertThat(study.observation().values().toArray()).containsExactly(2, 4, 1, 3);
        assertThat(study.observation().series())
                .containsExactly(new Observation.Series("b", "second", 0, 2), new Observation.Series("a", "a", 2, 2));
    }

    @Test
    void aFileOfOneRowNamesItsObservables() {
        Study study = read(GOOD.replace(
                "{file: flu.csv, column: in_bed, label: boys in bed, axis: {column: date}}", "{file: row.csv}"));
        assertThat(study.observation().names()).containsExactly("p", "q");
        assertThat(study.observation().values().toArray()).containsExactly(1.5, 2);
    }

    @Test
    void aJointPriorStandsInTheOrderOfTheParameters() {
        Study study = read("""
                study: s
                simulator: {command: [sim]}
                parameters:
                  c: {prior: {normal: {mean: 0, sd: 1}}}
                  a: {unit: m}
                  b:
                joint:
                  - parameters: [a, b]
                    prior: {multivariate_normal: {mean: [1, 2], covariance: [[2, 0.5], [0.5, 1]]}}
                observation: {values: [1, 2]}
                """);
        assertThat(study.parameterNames()).containsExactly("c", "a", "b");
        assertThat(study.prior().parameters().get(1).unit()).isEqualTo("m");
        assertThat(study.parameters().get(2).prior()).isEqualTo("multivariate normal over a, b");
        assertThat(study.method()).isEqualTo(new Method.Npe(FlowFamily.MAF, new java.util.LinkedHashMap<>()));
    }

    @Test
    void aCommandMayHoldNumbers() {
        Study study = read("""
                study: s
                simulator: {command: [sim, 10, 1e-3]}
                parameters:
                  a: {prior: {normal: {mean: 0, sd: 1}}}
                observation: {values: [1]}
                """);
        assertThat(((SimulatorSource.Command) study.simulator()).words()).containsExactly("sim", "10", "1e-3");
    }

    @Test
    void commentsAndOrderDoNotChangeTheHashesButNumbersDo() {
        Study study = read(GOOD);
        String last = GOOD.substring(GOOD.lastIndexOf('\n', GOOD.length() - 2) + 1);
        String moved = "# a comment\n" + last + GOOD.replace(last, "");
        assertThat(read(moved).hashes()).isEqualTo(study.hashes());
        Study other = read(GOOD.replace("mu: 0.5", "mu: 0.6"));
        assertThat(other.hashes().study()).isNotEqualTo(study.hashes().study());
        assertThat(other.hashes().simulations()).isNotEqualTo(study.hashes().simulations());
        Study method = read(GOOD.replace("transforms: 3", "transforms: 4"));
        assertThat(method.hashes().study()).isNotEqualTo(study.hashes().study());
        assertThat(method.hashes().simulations()).isEqualTo(study.hashes().simulations());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            simulator:    | simulatr:       | flu.yaml:3:1: unknown key 'simulatr'; did you mean 'simulator'?
            column: in    | colunm: in      | flu.yaml:9:30: unknown key 'colunm'; did you mean 'column'?
            lower: 0.1    | lowr: 0.1       | flu.yaml:6:29: unknown key 'lowr'; did you mean 'lower'?
            uniform       | unifrom         | flu.yaml:6:19: unknown key 'unifrom'; did you mean 'uniform'?
            label: transmission rate | foo: 1 | flu.yaml:5:67: unknown key 'foo'; the keys here are prior, unit, label
            study: flu    | question2: flu  | flu.yaml:1:1: unknown key 'question2'; did you mean 'question'?
            study: flu    | #               | flu.yaml:2:1: the study needs the key 'study'; add it, with a value
            study: flu    | study: my flu   | flu.yaml:1:8: 'study' must be a name of letters, digits
            mu: 0.5       | mu: half        | flu.yaml:5:35: 'mu' expects a number, found 'half'
            mu: 0.5, sigma: 0.5 | mu: 0.5   | flu.yaml:5:30: 'lognormal' needs the key 'sigma'; add it, with a value
            upper: 2      | upper: 0.1      | flu.yaml:6:28: the prior of 'gamma': 'uniform' needs lower < upper
            sigma: 0.5    | sigma: -1       | flu.yaml:5:30: the prior of 'beta': 'lognormal' needs
            beta / gamma  | beta / gama     | flu.yaml:8:20: in 'beta / gama', column 8: there is no parameter 'gama'; did you mean 'gamma'?
            R0:           | gamma:          | flu.yaml:8:3: 'gamma' is a parameter already; give another name
            in_bed        | inbed           | flu.yaml:9:38: 'flu.csv' has no column 'inbed'; did you mean 'in_bed'?
            column: in_bed | column: note   | flu.csv:2: column 'note' must hold finite numbers, found 'a'
            file: flu.csv | file: fly.csv   | flu.yaml:9:21: the observation file 'fly.csv' is not there; looked for
            {column: date} | {column: day}  | flu.yaml:9:81: 'flu.csv' has no column 'day'; the columns are date, in_bed, note
            Flu.java      | Fly.java        | flu.yaml:3:21: the file 'Fly.java' is not there; looked for
            npe           | nope            | flu.yaml:10:10: unknown key 'nope'; did you mean 'npe'?
            {npe: {transforms: 3, learning_rate: 5e-4}} | nle | flu.yaml:10:9: unknown method 'nle'; did you mean 'npe'?
            transforms: 3 | flow: msf       | flu.yaml:10:22: 'flow' expects one of maf, nsf, found 'msf'; did you mean 'maf'?
            transforms: 3 | flow: glow      | flu.yaml:10:22: 'flow' expects one of maf, nsf, found 'glow'
            5e-4          | 0               | flu.yaml:10:46: 'learning_rate' must be greater than 0, found 0
            500ms         | soon            | flu.yaml:11:38: 'timeout' expects a positive duration such as 10s, 500ms or 2m, found 'soon'
            simulations: 1000 | simulations: 1e3.5 | 'simulations' expects a whole number, found '1e3.5'
            simulations: 1000 | simulations: 10.5 | 'simulations' expects a whole number, found 10.5
            {source: Flu.java} | {}         | flu.yaml:3:12: 'simulator' takes exactly one of source, class, command, table, task, found none
            {source: Flu.java} | {task: a, command: [b]} | found command and task
            {source: Flu.java} | {command: [sim, true]} | flu.yaml:3:28: value 2 of 'command' expects text or a number, found
            {source: Flu.java} | {command: sim.py} | flu.yaml:3:22: 'command' expects a list, found 'sim.py'
            """)
    void aSlipIsToldWithItsPlace(String right, String wrong, String message) {
        assertThat(GOOD).contains(right);
        int at = GOOD.indexOf(right);
        String text = GOOD.substring(0, at) + wrong + GOOD.substring(at + right.length());
        assertThatThrownBy(() -> read(text)).isInstanceOf(StudyException.class).hasMessageContaining(message);
        assertThatThrownBy(() -> read(text)).message().hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, .nan, 3]", "[1, .inf]", "[1, 1e999]"})
    void anObservationIsFinite(String values) {
        String text = GOOD.replace(
                "{file: flu.csv, column: in_bed, label: boys in bed, axis: {column: date}}",
                "{values: " + values + "}");
        assertThatThrownBy(() -> read(text)).hasMessageContaining("flu.yaml:9:").hasMessageContaining("must be finite");
    }

    @Test
    void aFieldThatIsNotANumberIsToldWithItsLine() {
        String text = GOOD.replace(
                "{file: flu.csv, column: in_bed, label: boys in bed, axis: {column: date}}",
                "{file: bad.csv, column: %s}");
        assertThatThrownBy(() -> read(text.formatted("b")))
                .hasMessageContaining("bad.csv:3: column 'b'")
                .hasMessageContaining("'oops'");
        assertThatThrownBy(() -> read(text.formatted("c")))
                .hasMessageContaining("bad.csv:2: column 'c'")
                .hasMessageContaining("nothing");
    }

    @Test
    void aMissingStudyIsToldAsSuch() {
        assertThatThrownBy(() -> Study.load(folder.resolve("none.yaml")))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("none.yaml is not there");
        assertThatThrownBy(() -> Study.load(folder)).hasMessageContaining("(it is a folder)");
    }

    @Test
    void theFlowIsChosenByItsWord() {
        assertThat(read(GOOD.replace("transforms: 3", "flow: nsf")).method())
                .isInstanceOfSatisfying(
                        Method.Npe.class, npe -> assertThat(npe.flow()).isEqualTo(FlowFamily.NSF))
                .extracting(Method::describe)
                .isEqualTo("npe, flow nsf, learning_rate 5.0E-4");
    }

    @Test
    void theSchemaKnowsExactlyTheFlowsOfTheLibrary() throws IOException {
        JsonNode words = schema().at("/properties/method/properties/npe/properties/flow/enum");
        assertThat(words.values())
                .extracting(JsonNode::asString)
                .containsExactlyElementsOf(
                        Arrays.stream(FlowFamily.values()).map(FlowFamily::word).toList());
    }

    private static JsonNode schema() throws IOException {
        try (var in = StudyTest.class.getResourceAsStream("study-schema.json")) {
            return new JsonMapper().readTree(in);
        }
    }

    @Test
    void theSchemaKnowsExactlyTheFamiliesOfTheLibrary() throws IOException {
        JsonNode schema = schema();
        JsonNode families = schema.at("/$defs/parameter/properties/prior/properties");
        assertThat(families.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        PriorFamily.all().stream().map(PriorFamily::name).toList());
        for (PriorFamily family : PriorFamily.all()) {
            JsonNode rule = families.get(family.name());
            JsonNode target =
                    rule.has("$ref") ? schema.at(rule.get("$ref").asString().substring(1)) : rule;
            assertThat(target.get("properties").propertyNames())
                    .containsExactlyInAnyOrderElementsOf(family.arguments());
        }
    }
}
