package org.sibyl.density.histogram;

/// How rows fare under a histogram, with the rows of density zero counted instead of hidden in a −∞.
///
/// @param rows the number of rows
/// @param emptyBin how many of them lie within the edges in a cell without data
/// @param outside how many lie outside the edges
/// @param meanLogDensity of all rows, in nats: −∞ if one has density zero
/// @param meanLogDensityElsewhere of the rows with a positive density; NaN if there is none
public record HistogramScore(
        int rows, int emptyBin, int outside, double meanLogDensity, double meanLogDensityElsewhere) {

    /// The rows of density zero.
    public int zeroDensity() {
        return emptyBin + outside;
    }

    /// One sentence on the rows of density zero, as in `3 of 40 rows have density zero: 2 lie in empty bins
    /// and 1 outside the edges.`
    public String sentence() {
        if (zeroDensity() == 0) {
            return rows == 1 ? "The row lies in an occupied bin." : "All " + rows + " rows lie in occupied bins.";
        }
        return zeroDensity() + " of " + rows + (rows == 1 ? " row" : " rows")
                + (zeroDensity() == 1 ? " has" : " have") + " density zero, log-density −∞: " + emptyBin
                + (emptyBin == 1 ? " lies in an empty bin" : " lie in empty bins") + " and " + outside
                + " outside the edges.";
    }
}
