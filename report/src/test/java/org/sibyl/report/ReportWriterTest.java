package org.sibyl.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sibyl.diagnostic.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportWriterTest {
    private static final String HOSTILE = "</script><script>alert(1)</script><img src=x onerror='a' alt=\"b\">&amp;";

    @Test
    void theSamePageGivesTheSameBytes(@TempDir Path folder) throws IOException {
        Path first = folder.resolve("first.html");
        Path second = folder.resolve("second.html");
        ReportWriter.write(SamplePage.page(), first);
        ReportWriter.write(SamplePage.page(), second);
        assertThat(first).hasSameBinaryContentAs(second);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(first, second);
        }
    }

    @Test
    void aFolderIsRefusedAndNothingIsLeftBehind(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> ReportWriter.write(SamplePage.page(), folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("name the report's file");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatComesFromUsersIsText() {
        ReportPage page = new ReportPage(
                HOSTILE,
                HOSTILE,
                HOSTILE,
                List.of(
                        Section.of(
                                "one",
                                HOSTILE,
                                new Block.Prose(HOSTILE),
                                new Block.Listing(HOSTILE, HOSTILE),
                                new Block.Table(
                                        HOSTILE,
                                        List.of(new Block.Column(HOSTILE, HOSTILE, Block.Alignment.TEXT)),
                                        List.of(List.of(HOSTILE))),
                                new Block.Checks(List.of(
                                        new Block.Check(HOSTILE, HOSTILE, new Verdict.Concern(HOSTILE)),
                                        new Block.Check(HOSTILE, HOSTILE, new Verdict.Inconclusive(HOSTILE)))),
                                new Block.Illustration(HOSTILE, HOSTILE, SamplePage.bands(HOSTILE))),
                        Section.of("two", HOSTILE)),
                List.of(new Block.Facts(HOSTILE, List.of(new Block.Fact(HOSTILE, HOSTILE)))));
        String html = ReportWriter.html(page);
        assertThat(html).doesNotContain("<script>alert").doesNotContain("<img");
        // One element for the figure's data, one for the bundle.
        assertThat(html.split("<script", -1)).hasSize(3);
        assertThat(html.split("</script", -1)).hasSize(3);
    }

    @Test
    void dataInScriptElementsIsTheSameJson() throws Exception {
        Matcher data = Pattern.compile("<script type=\"application/json\"[^>]*>(.*?)</script>", Pattern.DOTALL)
                .matcher(ReportWriter.html(new ReportPage(
                        "title",
                        "",
                        "",
                        List.of(Section.of("one", "One", new Block.Illustration("a", "b", SamplePage.bands(HOSTILE)))),
                        List.of())));
        assertThat(data.find()).isTrue();
        JsonNode figure = new JsonMapper().readTree(data.group(1));
        assertThat(figure.get("kind").asString()).isEqualTo("predictive-bands");
        assertThat(figure.get("panels").get(0).get("name").asString()).isEqualTo(HOSTILE);
    }

    @Test
    void thePolicyNamesTheScriptAndTheStyleThatAreThere() throws Exception {
        String html = ReportWriter.html(SamplePage.page());
        String policy = between(html, "<meta http-equiv=\"Content-Security-Policy\" content=\"", "\">");
        assertThat(policy)
                .startsWith("default-src 'none';")
                .contains("script-src '" + hash(between(html, "<script>", "</script>")) + "'")
                .contains("style-src '" + hash(between(html, "<style>", "</style>")) + "'")
                .doesNotContain("unsafe");
        // An inline style would be blocked, and an address could only lead away from the page.
        String ours = html.substring(html.indexOf("<body"), html.lastIndexOf("<script>"));
        assertThat(ours).doesNotContain(" style=").doesNotContain("http");
    }

    @Test
    void everyKindOfBlockCanBeReadWithoutScripts() {
        String html = ReportWriter.html(SamplePage.page());
        assertThat(html)
                .contains("<th scope=\"row\">gamma (1/day)</th>")
                .contains("</span>Concern</span>")
                .contains("</span>Inconclusive</span>")
                .contains("</span>Pass</span>")
                .contains("<dt>kernel</dt><dd>vector-512</dd>")
                .contains("4 observed values lie inside the 90 % band");
    }

    /// It stands in every report.
    @Test
    void theBundleStaysBelow300Kilobytes() throws IOException {
        try (var bundle = ReportWriter.class.getResourceAsStream("report.js")) {
            assertThat(bundle).isNotNull();
            assertThat(bundle.readAllBytes().length).isLessThan(300_000);
        }
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
