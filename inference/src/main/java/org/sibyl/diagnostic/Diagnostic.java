package org.sibyl.diagnostic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The outcome of one check of a result.
///
/// @param name the method's name, as in `sbc`, `coverage`, `predictive-check`
/// @param verdict what it says
/// @param value the headline number, such as the smallest p-value
/// @param details further numbers by name, as in `p_value.beta`
public record Diagnostic(String name, Verdict verdict, double value, Map<String, Double> details) {
    /// Copies the map, keeping its order.
    public Diagnostic {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /// One of the details.
    ///
    /// @throws IllegalArgumentException if there is none of this name
    public double detail(String key) {
        Double number = details.get(key);
        if (number == null) {
            throw new IllegalArgumentException(
                    "diagnostic '" + name + "' has no detail '" + key + "'; it has " + details.keySet());
        }
        return number;
    }
}
