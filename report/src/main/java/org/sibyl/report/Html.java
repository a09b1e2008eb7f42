package org.sibyl.report;

/// HTML text under construction. Everything that is not markup of ours goes through [#text] and is escaped there.
final class Html {
    private final StringBuilder out = new StringBuilder();

    /// Markup of ours, as it stands.
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /// Text of anybody's, which also fits between double quotes of an attribute.
    Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return this;
    }

    /// An element that holds text; nothing if the text is blank. The opening tag comes without its brackets, as in
    /// `p class="note"`.
    Html element(String opening, String text) {
        if (text.isBlank()) {
            return this;
        }
        String name = opening.contains(" ") ? opening.substring(0, opening.indexOf(' ')) : opening;
        return raw("<" + opening + ">").text(text).raw("</" + name + ">\n");
    }

    /// JSON for a data block: a tag cannot begin inside of it.
    Html json(String json) {
        return raw(json.replace("<", "\\u003c"));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
