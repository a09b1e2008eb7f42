package org.sibyl.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.report.Browser.Opened;

/// The report as a browser shows it, opened from disk. Skipped, with the reason, on machines without Chromium and Node.
class ReportInBrowserTest {
    private static Browser browser;
    private static Path sample;
    private static Path extremes;
    private static int figures;

    @BeforeAll
    static void start() throws Exception {
        Optional<String> missing = Browser.missing();
        assumeTrue(missing.isEmpty(), () -> "the report is not opened in a browser: " + missing.orElse(""));
        browser = Browser.start();
        sample = Path.of("target/report/sample.html").toAbsolutePath();
        extremes = Path.of("target/report/extremes.html").toAbsolutePath();
        // They stay there for people to look at.
        Files.createDirectories(Path.of("target/report"));
        ReportWriter.write(SamplePage.page(), sample);
        ReportWriter.write(ExtremePage.page(), extremes);
        figures = ReportWriter.html(SamplePage.page()).split("<figure class=\"figure ", -1).length - 1;
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Opened open(Path file, int width) {
        return browser.open(file, new NewContextOptions().setViewportSize(width, 900));
    }

    @Test
    void everyFigureIsDrawnAndNothingIsAskedForOrComplainedAbout() {
        try (Opened opened = open(sample, 1280)) {
            Page page = opened.page();
            Locator drawings = page.locator(".canvas > svg[role=img]");
            assertThat(drawings.count()).isEqualTo(figures);
            for (Locator drawing : drawings.all()) {
                assertThat(drawing.getAttribute("aria-label")).isNotBlank();
                assertThat(drawing.locator("path, rect, circle, line").count()).isGreaterThan(5);
                assertThat(drawing.innerHTML()).doesNotContain("NaN").doesNotContain("undefined");
            }
            assertThat(page.locator(".pair-plot .regions path").count()).isEqualTo(2 * 3);
            assertThat(opened.problems()).isEmpty();
        }
    }

    @Test
    void thePolicyStopsOtherScriptsAndStyles() {
        try (Opened opened = open(sample, 1280)) {
            Object stopped = opened.page().evaluate("""
                    () => {
                      const script = document.createElement('script');
                      script.textContent = 'window.intruder = true';
                      document.body.append(script);
                      const image = document.createElement('img');
                      image.src = 'https://example.org/x.png';
                      document.body.append(image);
                      return window.intruder !== true;
                    }""");
            assertThat(stopped).isEqualTo(true);
            assertThat(opened.problems())
                    .anyMatch(problem -> problem.contains("script-src"))
                    .anyMatch(problem -> problem.contains("default-src"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 800, 1280})
    void thePageFitsEveryScreen(int width) {
        // The extremes take a while to draw; two widths find what they have to show.
        for (Path file : width == 390 || width == 1280 ? List.of(sample, extremes) : List.of(sample)) {
            try (Opened opened = open(file, width)) {
                Page page = opened.page();
                assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                        .as("width of %s", file.getFileName())
                        .isEqualTo(width);
                assertThat(Collisions.on(page))
                        .as("%s at %d", file.getFileName(), width)
                        .isEmpty();
                assertThat(opened.problems()).isEmpty();
            }
        }
    }

    @Test
    void aFigureIsSavedAsADrawingThatStandsAlone(@TempDir Path folder) throws Exception {
        try (Opened opened = browser.open(
                sample, new NewContextOptions().setViewportSize(1280, 900).setColorScheme(ColorScheme.DARK))) {
            Page page = opened.page();
            int i = 0;
            for (Locator button : page.locator("button.save").all()) {
                Download download = page.waitForDownload(button::click);
                assertThat(download.suggestedFilename())
                        .startsWith("influenza-in-a-boarding-school-")
                        .endsWith(".svg");
                Path file = folder.resolve("figure-" + i++ + ".svg");
                download.saveAs(file);
                String text = Files.readString(file);
                // Colours, type and size are in the drawing, and it refers to nothing outside of itself.
                assertThat(text)
                        .doesNotContain("var(")
                        .doesNotContain("currentColor")
                        .doesNotContain(" style=");
                assertThat(text.replace("http://www.w3.org/", ""))
                        .doesNotContain("http")
                        .doesNotContain("href");
                assertThat(text).contains("font-family").contains("viewBox");
                try (Opened alone = open(file, 1280)) {
                    // The browser shows an error in its place if it is not well-formed.
                    assertThat(alone.page().evaluate("() => document.documentElement.namespaceURI"))
                            .isEqualTo("http://www.w3.org/2000/svg");
                    assertThat(alone.page().locator("parsererror").count()).isZero();
                    assertThat(alone.page().locator("path, rect, circle, line").count())
                            .isGreaterThan(5);
                    assertThat(alone.problems()).isEmpty();
                }
            }
            assertThat(i).isEqualTo(figures);
            assertThat(opened.problems()).isEmpty();
        }
    }

    @Test
    void darkAndLightFollowTheSystemAndTheButton() {
        try (Opened opened = browser.open(
                sample, new NewContextOptions().setViewportSize(1280, 900).setColorScheme(ColorScheme.DARK))) {
            Page page = opened.page();
            assertThat(Contrast.ofText(page)).as("dark by system").isGreaterThan(4.5);
            assertThat(Contrast.brightness(page)).isLessThan(0.1);
            page.locator("button.theme").click();
            assertThat(Contrast.ofText(page)).as("light by choice").isGreaterThan(4.5);
            assertThat(Contrast.brightness(page)).isGreaterThan(0.9);
            page.locator("button.theme").click();
            assertThat(Contrast.brightness(page)).isLessThan(0.1);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(Contrast.brightness(page)).as("on paper").isGreaterThan(0.9);
            assertThat(opened.problems()).isEmpty();
        }
    }

    @Test
    void withoutScriptsTheTextSaysWhatTheFiguresShow() {
        try (Opened opened = browser.open(
                sample, new NewContextOptions().setViewportSize(390, 844).setJavaScriptEnabled(false))) {
            Page page = opened.page();
            assertThat(page.locator(".canvas .fallback").count()).isEqualTo(figures);
            assertThat(page.locator(".canvas .fallback").first().innerText()).contains("median 3.5");
            assertThat(page.locator("tbody tr").first().innerText()).contains("beta");
            assertThat(page.locator("button").count()).isZero();
            page.locator("summary").click();
            assertThat(page.getByText("vector-512").isVisible()).isTrue();
        }
    }
}
