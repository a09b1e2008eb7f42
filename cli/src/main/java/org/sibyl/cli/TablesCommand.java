package org.sibyl.cli;

import java.util.concurrent.Callable;
import org.sibyl.report.Numbers;
import org.sibyl.tasks.table.BuiltInTable;
import org.sibyl.tasks.table.Tables;
import org.sibyl.tasks.table.TextColumn;
import picocli.CommandLine.Command;

/// `sibyl tables`.
@Command(
        name = "tables",
        header = "List the tables that come with Sibyl, to try density and classify on.",
        footer = {"", "Examples:", "  sibyl density old_faithful", "  sibyl classify triggers --label class"})
final class TablesCommand implements Callable<Integer> {
    private final Console console;

    TablesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        for (BuiltInTable table : Tables.all()) {
            console.out().println(table.name());
            console.out().println("  " + table.description());
            String words = table.texts().isEmpty()
                    ? ""
                    : "; words: "
                            + String.join(
                                    ", ",
                                    table.texts().stream().map(TextColumn::name).toList());
            console.out()
                    .println("  " + Numbers.count(table.size()) + " rows of " + String.join(", ", table.columns())
                            + words);
        }
        return ExitCode.DONE;
    }
}
