package org.sibyl.dataset;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.sibyl.tensor.Tensor;

/// Writes one CSV file.
final class CsvTable {
    private CsvTable() {}

    static void write(Table table, OutputStream out) throws IOException {
        CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8);
        writer.writeRecord(table.columns());
        Tensor values = table.values();
        String[] cells = new String[values.columns()];
        for (int i = 0; i < values.rows(); i++) {
            for (int j = 0; j < cells.length; j++) {
                cells[j] = Double.toString(values.get(i, j));
            }
            writer.writeRecord(cells);
        }
        writer.flush();
    }
}
