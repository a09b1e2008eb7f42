package org.sibyl.report;

import java.util.List;
import java.util.regex.Pattern;

/// A part of a report under one heading.
///
/// @param id what links point to, as in `posterior`; letters, digits and hyphens, starting with a letter
/// @param heading in the reader's words
/// @param blocks in reading order
public record Section(String id, String heading, List<Block> blocks) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    /// @throws IllegalArgumentException if the id has other characters or the heading is blank
    public Section {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a section's id is made of small letters, digits and hyphens and starts "
                    + "with a letter, found \"" + id + "\"");
        }
        if (heading.isBlank()) {
            throw new IllegalArgumentException("section '" + id + "' needs a heading, found \"" + heading + "\"");
        }
        blocks = List.copyOf(blocks);
    }

    /// A section of these blocks.
    public static Section of(String id, String heading, Block... blocks) {
        return new Section(id, heading, List.of(blocks));
    }
}
