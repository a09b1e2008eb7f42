package org.sibyl.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.report.Browser.Opened;
import org.sibyl.report.figure.EmSteps;

/// The reports of density estimation and classification as a browser shows them, and what happens when a reader moves
/// their figures. Skipped, with the reason, on machines without Chromium and Node.
class ClassicalInBrowserTest {
    private static Browser browser;
    private static Path density;
    private static Path classification;
    private static Path extremes;

    @BeforeAll
    static void start() throws Exception {
        Optional<String> missing = Browser.missing();
        assumeTrue(missing.isEmpty(), () -> "the report is not opened in a browser: " + missing.orElse(""));
        browser = Browser.start();
        Files.createDirectories(Path.of("target/report"));
        density = Path.of("target/report/density.html").toAbsolutePath();
        classification = Path.of("target/report/classification.html").toAbsolutePath();
        ReportWriter.write(DensitySamplePage.page(), density);
        ReportWriter.write(ClassificationSamplePage.page(), classification);
        extremes = Path.of("target/report/classical-extremes.html").toAbsolutePath();
        ReportWriter.write(ClassicalExtremesPage.page(), extremes);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Opened open(Path file, int width) {
        return browser.open(
                file, new NewContextOptions().setViewportSize(width, 900).setReducedMotion(ReducedMotion.REDUCE));
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360, 800, 1280})
    void everyFigureIsDrawnAndFitsEveryScreen(int width) {
        for (Path file : List.of(density, classification, extremes)) {
            try (Opened opened = open(file, width)) {
                Page page = opened.page();
                List<Locator> drawings = page.locator(".canvas > svg[role=img]").all();
                assertThat(drawings).hasSize(page.locator("figure.figure").count());
                for (Locator drawing : drawings) {
                    assertThat(drawing.getAttribute("aria-label")).isNotBlank();
                    assertThat(drawing.locator("path, rect, circle, line").count())
                            .isGreaterThan(file.equals(extremes) ? 0 : 5);
                    assertThat(drawing.innerHTML()).doesNotContain("NaN").doesNotContain("undefined");
                }
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
    void everyDrawingCanStandInAFileOfItsOwn() {
        for (Path file : List.of(density, classification)) {
            try (Opened opened = open(file, 1000)) {
                for (Locator drawing : opened.page().locator(".canvas > svg").all()) {
                    String text = (String) drawing.evaluate("svg => sibyl.standalone(svg)");
                    assertThat(text)
                            .startsWith("<?xml")
                            .doesNotContain("var(")
                            .doesNotContain("currentColor")
                            .doesNotContain(" style=")
                            .doesNotContain("href");
                }
            }
        }
    }

    @Test
    void textOfFiguresCanBeReadInBothThemes() {
        for (Path file : List.of(density, classification)) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                try (Opened opened = browser.open(file, new NewContextOptions().setColorScheme(scheme))) {
                    assertThat(Contrast.ofText(opened.page()))
                            .as("%s, %s", file.getFileName(), scheme)
                            .isGreaterThan(4.5);
                }
            }
        }
    }

    /// The states of a textbook's expectation-maximisation, in turn: two half-steps for each iteration.
    @Test
    void aReaderStepsThroughExpectationMaximisation() {
        List<EmSteps.State> states = DensitySamplePage.oldFaithfulStates();
        double best = states.getLast().logLikelihood();
        assertThat(best).isCloseTo(-1130.264, within(5e-4));
        try (Opened opened = open(density, 1280)) {
            Locator figure = figure(opened.page(), "Old Faithful, step by step");
            assertThat(readout(figure)).contains("The end").contains(fixed(best, 3));
            Locator next = button(figure, "Next");
            assertThat(next.isDisabled()).isTrue();

            press(figure, "Reset");
            assertThat(readout(figure))
                    .contains("Start")
                    .contains(fixed(states.getFirst().logLikelihood(), 3));
            assertThat(circles(figure)).as("no point is claimed at the start").isEqualTo(272);
            for (int i = 1; i < states.size(); i++) {
                next.click();
                assertThat(readout(figure))
                        .contains("Iteration " + i + ", E-step")
                        .contains(fixed(states.get(i - 1).logLikelihood(), 3));
                next.click();
                assertThat(readout(figure))
                        .contains("Iteration " + i + ", M-step")
                        .contains(fixed(states.get(i).logLikelihood(), 3));
                String weight = fixed(states.get(i).components().getFirst().weight(), 3);
                assertThat(figure.locator("svg").first().textContent()).contains("weight " + weight);
                assertThat(slider(figure).getAttribute("aria-valuetext")).contains("Iteration " + i + ", M-step");
            }
            press(figure, "Previous");
            assertThat(readout(figure)).contains("E-step");
            press(figure, "Reset");
            press(figure, "Run");
            assertThat(readout(figure)).contains("The end").contains(fixed(best, 3));
            assertThat(opened.problems()).isEmpty();
        }
    }

    /// A run goes on by itself, three half-steps in three ticks of its clock, until it is stopped.
    @Test
    void aRunGoesOnUntilItIsStopped() {
        try (Opened opened = browser.open(density, new NewContextOptions().setViewportSize(1280, 900))) {
            Page page = opened.page();
            page.clock().install();
            Locator figure = figure(page, "Old Faithful, step by step");
            press(figure, "Reset");
            press(figure, "Run");
            page.clock().runFor(3 * 320 + 20);
            assertThat(readout(figure)).contains("Iteration 2, E-step");
            press(figure, "Stop");
            page.clock().runFor(2_000);
            assertThat(readout(figure)).contains("Iteration 2, E-step");
            press(figure, "Run");
            page.clock().runFor(100 * 320);
            assertThat(readout(figure)).contains("The end");
            assertThat(button(figure, "Run").isVisible()).isTrue();
            assertThat(opened.problems()).isEmpty();
        }
    }

    @Test
    void theSliderOfExpectationMaximisationObeysTheKeyboard() {
        try (Opened opened = open(density, 800)) {
            Locator figure = figure(opened.page(), "Expectation-maximisation, step by step");
            slider(figure).focus();
            opened.page().keyboard().press("Home");
            assertThat(readout(figure)).contains("Start");
            opened.page().keyboard().press("ArrowRight");
            assertThat(readout(figure)).contains("Iteration 1, E-step");
            opened.page().keyboard().press("ArrowRight");
            assertThat(readout(figure)).contains("Iteration 1, M-step");
            assertThat(slider(figure).evaluate("node => document.activeElement === node"))
                    .isEqualTo(true);
            opened.page().keyboard().press("End");
            assertThat(readout(figure)).contains("The end");
        }
    }

    @Test
    void theBandwidthSliderShowsTheHeldOutScoreOfEachBandwidth() {
        var figureData = DensitySamplePage.bandwidths(DensitySamplePage.masses());
        try (Opened opened = open(density, 1280)) {
            Locator figure = figure(opened.page(), "Bandwidth");
            var best = figureData.candidates().get(figureData.best());
            assertThat(readout(figure))
                    .contains(fixed(Objects.requireNonNull(best.score()), 4))
                    .contains("the best of all");
            String before = curve(figure);
            press(figure, "Wider");
            var wider = figureData.candidates().get(figureData.best() + 1);
            assertThat(readout(figure))
                    .contains(fixed(Objects.requireNonNull(wider.score()), 4))
                    .contains(fixed(Objects.requireNonNull(best.score()) - wider.score(), 4) + " below the best");
            assertThat(curve(figure)).isNotEqualTo(before);
            slider(figure).focus();
            opened.page().keyboard().press("Home");
            assertThat(readout(figure)).contains("h = 0.3").contains("−∞");
            opened.page().keyboard().press("End");
            assertThat(readout(figure))
                    .contains("h = 10.0")
                    .contains(fixed(
                            Objects.requireNonNull(
                                    figureData.candidates().getLast().score()),
                            4));
            press(figure, "Best");
            assertThat(curve(figure)).isEqualTo(before);
            assertThat(opened.problems()).isEmpty();
        }
    }

    /// Counts at every stop of the slider against a count of the rows themselves.
    @Test
    void theThresholdMovesTheConfusionMatrixAndTheScores() {
        List<ClassificationSamplePage.Trigger> triggers = ClassificationSamplePage.triggers();
        try (Opened opened = open(classification, 1280)) {
            Locator figure = figure(opened.page(), "ROC curve and confusion matrix");
            assertThat(text(figure, "threshold")).isEqualTo("0.500");
            check(figure, triggers, 0.5);
            var explorer = ClassificationSamplePage.explorer(triggers);
            for (int stop :
                    new int[] {0, 1, 20, explorer.shown(), explorer.points().size() - 1}) {
                slider(figure)
                        .evaluate(
                                "(node, stop) => { node.value = stop; node.dispatchEvent(new Event('input')); }", stop);
                Double threshold = explorer.points().get(stop).threshold();
                check(figure, triggers, threshold == null ? Double.POSITIVE_INFINITY : threshold);
            }
            press(figure, "false-positive rate 1 %");
            // One in a hundred of 600; the sixth false alarm would bring no signal with it.
            assertThat(text(figure, "false-positives")).isEqualTo("5");
            assertThat(text(figure, "false-positive-rate")).isEqualTo("0.83 %");
            press(figure, "largest F1");
            double largest = Double.parseDouble(text(figure, "f1"));
            for (int stop = 0; stop < explorer.points().size(); stop++) {
                var point = explorer.points().get(stop);
                double f1 = 2 * point.truePositives() / (point.truePositives() + point.falsePositives() + 200);
                assertThat(f1).isLessThan(largest + 1e-3);
            }
            assertThat(opened.problems()).isEmpty();
        }
    }

    private static void check(Locator figure, List<ClassificationSamplePage.Trigger> triggers, double threshold) {
        long found = triggers.stream()
                .filter(each -> each.label() == 1 && each.probability() >= threshold)
                .count();
        long alarms = triggers.stream()
                .filter(each -> each.label() == 0 && each.probability() >= threshold)
                .count();
        assertThat(text(figure, "true-positives")).isEqualTo("" + found);
        assertThat(text(figure, "false-negatives")).isEqualTo("" + (200 - found));
        assertThat(text(figure, "false-positives")).isEqualTo("" + alarms);
        assertThat(text(figure, "true-negatives")).isEqualTo("" + (600 - alarms));
        if (found + alarms == 0) {
            assertThat(text(figure, "precision")).isEqualTo("not defined");
        } else {
            shows(figure, "precision", (double) found / (found + alarms));
        }
        shows(figure, "recall", found / 200.0);
        shows(figure, "f1", 2.0 * found / (found + alarms + 200));
        shows(figure, "accuracy", (found + 600.0 - alarms) / 800);
        assertThat(readout(figure)).contains(found + " of 200 signal found");
    }

    /// Three decimals, whichever way a tie is rounded.
    private static void shows(Locator figure, String kind, double value) {
        assertThat(text(figure, kind)).matches("\\d\\.\\d{3}");
        assertThat(Double.parseDouble(text(figure, kind))).isCloseTo(value, within(0.000501));
    }

    @Test
    void theDecisionBoundaryIsWhereTheModelIsUndecided() {
        try (Opened opened = open(classification, 1280)) {
            Locator figure = figure(opened.page(), "Decision boundary");
            String path = figure.locator(".boundary path").getAttribute("d");
            double[] box = {
                attribute(figure, "x"), attribute(figure, "y"), attribute(figure, "width"), attribute(figure, "height")
            };
            Matcher place = Pattern.compile("[ML]([-\\d.]+),([-\\d.]+)").matcher(path);
            int inside = 0;
            while (place.find()) {
                double x = (Double.parseDouble(place.group(1)) - box[0]) / box[2];
                double y = 1 - (Double.parseDouble(place.group(2)) - box[1]) / box[3];
                if (x > 0.01 && x < 0.99 && y > 0.01 && y < 0.99) {
                    double score = -9.5 + 0.75 * (4.5 + 15.5 * x) + 0.15 * 60 * y;
                    // A cell is 0.21 in z wide; linear interpolation of a sigmoid within it errs far less than that.
                    assertThat(score).isCloseTo(0, within(0.02));
                    inside++;
                }
            }
            assertThat(inside).isGreaterThan(20);
        }
    }

    private static double attribute(Locator figure, String name) {
        return Double.parseDouble(figure.locator("[aria-label=frame]").getAttribute(name));
    }

    @Test
    void paperAndPagesWithoutScriptsShowOneState() {
        try (Opened opened = open(density, 800)) {
            Page page = opened.page();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            Locator figure = figure(page, "Old Faithful, step by step");
            assertThat(slider(figure).isVisible()).isFalse();
            assertThat(button(figure, "Next").isVisible()).isFalse();
            assertThat(figure.locator("output").isVisible()).isTrue();
            assertThat(figure.locator(".canvas > svg").isVisible()).isTrue();
        }
        try (Opened opened = browser.open(density, new NewContextOptions().setJavaScriptEnabled(false))) {
            assertThat(opened.page().locator(".em-steps .fallback").last().innerText())
                    .contains("-1130.264");
            assertThat(opened.page().locator(".bandwidth-slider .fallback").innerText())
                    .contains("nats");
        }
        try (Opened opened = browser.open(classification, new NewContextOptions().setJavaScriptEnabled(false))) {
            assertThat(opened.page().locator(".threshold-explorer .fallback").innerText())
                    .contains("138 of 200 rows of signal");
        }
    }

    private static Locator figure(Page page, String title) {
        return page.locator("figure.figure")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(
                                "h3",
                                new Page.LocatorOptions().setHasText(Pattern.compile("Figure \\d+ +" + title + "$")))));
    }

    private static Locator button(Locator figure, String words) {
        return figure.locator(".controls button")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + words + "$")));
    }

    private static void press(Locator figure, String words) {
        button(figure, words).click();
    }

    private static Locator slider(Locator figure) {
        return figure.locator("input[type=range]");
    }

    private static String readout(Locator figure) {
        return figure.locator("output").innerText();
    }

    private static String text(Locator figure, String kind) {
        return figure.locator("svg text." + kind).textContent();
    }

    private static String curve(Locator figure) {
        return (String) figure.locator(".canvas")
                .evaluate(
                        "node => node.querySelector(':scope > svg').innerHTML" + ".replaceAll(/plot-clip-\\d+/g, '')");
    }

    private static int circles(Locator figure) {
        return figure.locator(".claimed circle").count();
    }

    private static String fixed(double value, int decimals) {
        return String.format(java.util.Locale.ROOT, "%." + decimals + "f", value)
                .replace('-', '−');
    }
}
