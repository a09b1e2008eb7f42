package org.sibyl.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a report as one HTML file that needs nothing else: no network, no other file. Its content-security policy
/// lets the browser run the figure bundle that came with it, and nothing more. The same page gives the same bytes.
public final class ReportWriter {
    private ReportWriter() {}

    /// Writes the file: it appears whole, or what was there stays.
    ///
    /// @throws IOException if it cannot be written
    public static void write(ReportPage page, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path name = target.getFileName();
        if (name == null || Files.isDirectory(target)) {
            throw new IOException(file + " is a folder; name the report's file, as in report.html");
        }
        Path part =
                target.resolveSibling("." + name + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.writeString(part, html(page));
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// The file's text.
    public static String html(ReportPage page) {
        return PageHtml.text(page, resource("report.css"), resource("report.js"));
    }

    private static String resource(String name) {
        try (InputStream in = ReportWriter.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the report's " + name + " is missing from the jar; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
