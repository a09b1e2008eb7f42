package org.sibyl.workflow.simulator;

import java.nio.file.Path;
import java.util.List;
import org.sibyl.dataset.CsvFormat;
import org.sibyl.dataset.Table;
import org.sibyl.simulator.Simulations;
import org.sibyl.store.StoreException;
import org.sibyl.tensor.Tensor;

/// Simulations made elsewhere, in a CSV file whose columns are named as the parameters and observables are.
///
/// @param file the table; other columns in it are ignored
public record TableSpec(Path file) implements SimulatorSpec {
    /// Reads the table. Rows whose observables are empty or not finite are rows with a status.
    ///
    /// @throws StoreException if the file or a column is missing, a cell holds a word, or a parameter is not finite
    public Simulations read(List<String> parameterNames, List<String> observableNames) {
        CsvFormat named = CsvFormat.DEFAULT.withHeader(CsvFormat.Header.PRESENT);
        Tensor theta = Table.read(file, named.withColumns(parameterNames)).values();
        Tensor x = Table.read(file, named.withColumns(observableNames).withMissing(CsvFormat.Missing.NAN))
                .values();
        return Simulations.of(parameterNames, observableNames, theta, x);
    }
}
