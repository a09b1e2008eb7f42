package org.sibyl.report;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Chromium, found on the machine and driven through the playwright-core that `npm ci` puts into report/web.
final class Browser implements AutoCloseable {
    private static final Path DRIVER =
            Path.of("web/node_modules/playwright-core").toAbsolutePath();

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// What the machine lacks to start one; empty if it lacks nothing.
    static Optional<String> missing() {
        if (program("node").isEmpty()) {
            return Optional.of("node is not on the path");
        }
        if (chromium().isEmpty()) {
            return Optional.of("no chromium on the path");
        }
        return Files.isDirectory(DRIVER) ? Optional.empty() : Optional.of("npm ci has not run in report/web");
    }

    /// Starts it. The library looks for its driver once for all tests, so the driver's layout stays where it is.
    static Browser start() throws IOException {
        Path layout = Files.createDirectories(Path.of("target/browser").toAbsolutePath());
        if (!Files.exists(layout.resolve("package"))) {
            Files.createSymbolicLink(layout.resolve("package"), DRIVER);
        }
        System.setProperty("playwright.cli.dir", layout.toString());
        String node = program("node").orElseThrow().toString();
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node, "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setExecutablePath(chromium().orElseThrow())
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
        return new Browser(playwright, playwright.chromium().launch(options));
    }

    /// A file opened from disk in a window of its own, with everything that went wrong there.
    ///
    /// @param problems console messages (the browser reports violations of the policy there), errors, and
    ///     requests for anything but the file; it grows as they come
    record Opened(BrowserContext context, Page page, List<String> problems) implements AutoCloseable {
        @Override
        public void close() {
            context.close();
        }
    }

    Opened open(Path file, NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        List<String> problems = new ArrayList<>();
        String address = file.toUri().toString();
        Page page = context.newPage();
        page.onConsoleMessage(message -> problems.add("console " + message.type() + ": " + message.text()));
        page.onPageError(error -> problems.add("error: " + error));
        page.onRequest(request -> {
            if (!request.url().equals(address) && !request.url().startsWith("blob:")) {
                problems.add("request: " + request.url());
            }
        });
        page.navigate(address);
        return new Opened(context, page, problems);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> program(name).stream())
                .findFirst();
    }

    private static Optional<Path> program(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(java.io.File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
