package org.sibyl.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sibyl.distribution.PriorFamily;

/// The guide's table names every family with its arguments, in order, and no other.
final class PriorsGuideTest {
    @Test
    void tableOfFamiliesIsComplete() throws IOException {
        List<String> rows;
        try (var lines = Files.lines(Path.of("..", "docs", "guide", "priors.md"))) {
            rows = lines.dropWhile(line -> !line.startsWith("## The families"))
                    .filter(line -> line.startsWith("| `"))
                    .toList();
        }
        assertThat(rows).hasSameSizeAs(PriorFamily.all());
        for (PriorFamily family : PriorFamily.all()) {
            String arguments = family.arguments().stream()
                    .map(argument -> "`" + argument + "`")
                    .collect(Collectors.joining(", "));
            assertThat(rows).anyMatch(row -> row.startsWith("| `" + family.name() + "` | " + arguments + " |"));
        }
    }
}
