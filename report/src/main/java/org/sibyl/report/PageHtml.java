package org.sibyl.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The HTML of a page: what can be read without scripts, then the figures' data, then the bundle that draws them.
final class PageHtml {
    private PageHtml() {}

    static String text(ReportPage page, String css, String bundle) {
        Html html = new Html();
        // The hashes are of the text between the tags, to the last line break.
        String policy = "default-src 'none'; script-src '" + hash(bundle) + "'; style-src '" + hash(css)
                + "'; base-uri 'none'; form-action 'none'";
        html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .raw("<meta name=\"generator\" content=\"Sibyl\">\n")
                .element("title", page.title())
                .raw("<style>" + css + "</style>\n</head>\n<body>\n");
        header(html, page);
        BlockHtml blocks = new BlockHtml(html);
        html.raw("<main>\n");
        for (Section section : page.sections()) {
            html.raw("<section id=\"" + section.id() + "\">\n").element("h2", section.heading());
            section.blocks().forEach(blocks::write);
            html.raw("</section>\n");
        }
        html.raw("</main>\n");
        footer(html, page, blocks);
        html.raw("<script>" + bundle + "</script>\n</body>\n</html>\n");
        return html.toString();
    }

    private static void header(Html html, ReportPage page) {
        html.raw("<header>\n<div class=\"masthead\"><span class=\"brand\">Sibyl</span></div>\n")
                .element("h1", page.title())
                .element("p class=\"subtitle\"", page.subtitle())
                .element("p class=\"question\"", page.question());
        if (page.sections().size() > 1) {
            html.raw("<nav aria-label=\"Contents\"><ol>\n");
            for (Section section : page.sections()) {
                html.raw("<li>")
                        .element("a href=\"#" + section.id() + "\"", section.heading())
                        .raw("</li>\n");
            }
            html.raw("</ol></nav>\n");
        }
        html.raw("</header>\n");
    }

    private static void footer(Html html, ReportPage page, BlockHtml blocks) {
        if (page.provenance().isEmpty()) {
            return;
        }
        html.raw("<footer>\n<details id=\"sibyl-provenance\">\n<summary>Provenance</summary>\n");
        page.provenance().forEach(blocks::write);
        html.raw("</details>\n</footer>\n");
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
