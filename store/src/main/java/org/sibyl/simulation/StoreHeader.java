package org.sibyl.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sibyl.random.Seed;
import org.sibyl.store.StoreException;

/// What a simulation store belongs to.
///
/// @param studyHash identifies the study whose simulations these are; the same study has the same hash
/// @param seed the study's seed
/// @param parameterNames the columns of θ
/// @param observableNames the columns of x
public record StoreHeader(String studyHash, Seed seed, List<String> parameterNames, List<String> observableNames) {
    /// SQLite's limit is 32,767 columns, two of which are the row and its status.
    private static final int MOST_COLUMNS = 32_765;

    /// @throws StoreException if two columns would have the same name: SQL does not tell `Beta` from `beta`
    public StoreHeader {
        parameterNames = List.copyOf(parameterNames);
        observableNames = List.copyOf(observableNames);
        int columns = parameterNames.size() + observableNames.size();
        if (columns > MOST_COLUMNS) {
            throw new StoreException("a simulation store holds at most " + MOST_COLUMNS
                    + " parameters and observables together, found " + columns + "; summarize the observables");
        }
        Map<String, String> seen = new HashMap<>();
        seen.put("row", "the store's own column 'row'");
        seen.put("status", "the store's own column 'status'");
        parameterNames.forEach(name -> requireNew(seen, name, "the parameter '" + name + "'"));
        observableNames.forEach(name -> requireNew(seen, name, "the observable '" + name + "'"));
    }

    private static void requireNew(Map<String, String> seen, String name, String what) {
        if (name.isBlank() || name.indexOf('\0') >= 0) {
            throw new StoreException(what + " cannot name a column; give it a name that can be printed");
        }
        String other = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), what);
        if (other != null) {
            throw new StoreException(what + " and " + other
                    + " would be the same column of the simulation store, which does not tell upper from lower case;"
                    + " rename the " + (what.startsWith("the parameter") ? "parameter" : "observable"));
        }
    }
}
