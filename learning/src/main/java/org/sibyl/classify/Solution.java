package org.sibyl.classify;

import org.sibyl.function.ValueAndGradient;
import org.sibyl.optimize.Ending;

/// Where a minimisation ended.
///
/// @param theta the parameters
/// @param at value and gradient there
/// @param ending why there
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record Solution(double[] theta, ValueAndGradient at, Ending ending) {
    /// max |∂/∂θⱼ|
    double gradientSize() {
        double size = 0;
        for (double g : at.gradient()) {
            size = Math.max(size, Math.abs(g));
        }
        return size;
    }
}
