package org.sibyl.report;

import java.util.List;
import org.sibyl.diagnostic.Verdict;
import org.sibyl.report.figure.FigureJson;

/// The HTML of blocks, one after the other; it counts the figures.
final class BlockHtml {
    private final Html html;
    private int figures;

    BlockHtml(Html html) {
        this.html = html;
    }

    void write(Block block) {
        switch (block) {
            case Block.Prose prose -> html.element("p", prose.text());
            case Block.Listing listing -> listing(listing);
            case Block.Facts facts -> facts(facts);
            case Block.Table table -> table(table);
            case Block.Illustration illustration -> illustration(illustration);
            case Block.Checks checks -> checks(checks);
        }
    }

    private void listing(Block.Listing listing) {
        html.raw("<figure class=\"listing\">\n")
                .element("figcaption", listing.caption())
                // A line break right after <pre> is dropped by the parser, so one is spent on it.
                .raw("<pre tabindex=\"0\">\n")
                .text(listing.text())
                .raw("</pre>\n</figure>\n");
    }

    private void facts(Block.Facts facts) {
        html.element("h3", facts.heading()).raw("<dl class=\"facts\">\n");
        for (Block.Fact fact : facts.facts()) {
            html.raw("<div><dt>")
                    .text(fact.name())
                    .raw("</dt><dd>")
                    .text(fact.value())
                    .raw("</dd></div>\n");
        }
        html.raw("</dl>\n");
    }

    private void table(Block.Table table) {
        html.raw("<figure class=\"table\">\n")
                .element("figcaption", table.caption())
                .raw("<div tabindex=\"0\" role=\"region\" aria-label=\"")
                .text(table.caption())
                .raw("\">\n<table>\n<thead><tr>");
        for (Block.Column column : table.columns()) {
            html.raw("<th scope=\"col\"" + numeric(column) + ">").text(column.header());
            if (!column.unit().isBlank()) {
                html.raw(" <span class=\"unit\">").text(column.unit()).raw("</span>");
            }
            html.raw("</th>");
        }
        html.raw("</tr></thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            html.raw("<tr>");
            for (int j = 0; j < row.size(); j++) {
                String tag = j == 0 ? "th" : "td";
                String scope = j == 0 ? " scope=\"row\"" : "";
                html.raw("<" + tag + scope + numeric(table.columns().get(j)) + ">")
                        .text(row.get(j))
                        .raw("</" + tag + ">");
            }
            html.raw("</tr>\n");
        }
        html.raw("</tbody>\n</table>\n</div>\n</figure>\n");
    }

    private static String numeric(Block.Column column) {
        return switch (column.alignment()) {
            case TEXT -> "";
            case NUMBER -> " class=\"number\"";
        };
    }

    private void illustration(Block.Illustration illustration) {
        figures++;
        String data = "sibyl-figure-" + figures;
        html.raw("<figure class=\"figure " + illustration.figure().kind() + "\">\n<div class=\"figure-head\"><h3>")
                .raw("<span class=\"figure-number\">Figure " + figures + "</span> ")
                .text(illustration.title())
                .raw("</h3></div>\n<div class=\"canvas\" data-figure=\"" + data + "\">")
                .element("p class=\"fallback\"", illustration.figure().description())
                .raw("</div>\n")
                .element("figcaption", illustration.caption())
                .raw("<script type=\"application/json\" id=\"" + data + "\">")
                .json(FigureJson.write(illustration.figure()))
                .raw("</script>\n</figure>\n");
    }

    private void checks(Block.Checks checks) {
        html.raw("<ul class=\"checks\">\n");
        for (Block.Check check : checks.checks()) {
            Mark mark = mark(check.verdict());
            html.raw("<li class=\"" + mark.style()
                            + "\"><span class=\"verdict\"><span class=\"icon\" aria-hidden=\"true\">" + mark.icon()
                            + "</span>" + mark.word() + "</span>\n<div>")
                    .element("strong", check.name())
                    .element("span class=\"evidence\"", check.evidence())
                    .element("p", mark.remark())
                    .raw("</div></li>\n");
        }
        html.raw("</ul>\n");
    }

    private record Mark(String style, String icon, String word, String remark) {}

    private static Mark mark(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass _ -> new Mark("pass", "✓", "Pass", "");
            case Verdict.Concern concern -> new Mark("concern", "!", "Concern", concern.advice());
            case Verdict.Inconclusive inconclusive ->
                new Mark("inconclusive", "?", "Inconclusive", inconclusive.reason());
        };
    }
}
