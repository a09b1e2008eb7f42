package org.sibyl.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A report as data; [ReportWriter] makes a file of it. All text is plain and may hold anything: it is escaped.
///
/// @param title the study's name
/// @param subtitle one line below it; empty if there is none
/// @param question what the study asks, a paragraph for the top of the page; empty if there is none
/// @param sections in reading order
/// @param provenance what produced the numbers, group by group, folded away at the end
public record ReportPage(
        String title, String subtitle, String question, List<Section> sections, List<Block.Facts> provenance) {
    /// @throws IllegalArgumentException if the title is blank or two sections have the same id
    public ReportPage {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a report needs a title, found \"" + title + "\"");
        }
        sections = List.copyOf(sections);
        provenance = List.copyOf(provenance);
        Set<String> ids = new HashSet<>();
        for (Section section : sections) {
            if (!ids.add(section.id())) {
                throw new IllegalArgumentException(
                        "two sections of the report have the id '" + section.id() + "'; give each its own");
            }
        }
    }
}
