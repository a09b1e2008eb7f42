package org.sibyl.report.figure;

import org.sibyl.density.kernel.ImprovedSheatherJones;

/// The bandwidth of the curve of a one-dimensional posterior: that of [ImprovedSheatherJones] on the window
/// that is shown, a little calmer.
final class Bandwidth {
    // The rule follows every bump of a finite sample; a fifth more bandwidth costs little detail and reads better.
    private static final double CALM = 1.44;

    private Bandwidth() {}

    /// The squared bandwidth over the squared width of the window, for the sorted draws that lie in it.
    static double squared(double[] sorted, Window window, int cells) {
        double[] histogram = new double[cells];
        int inside = 0;
        int distinct = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < sorted.length; i++) {
            int cell = window.cell(sorted[i], cells);
            if (cell < 0) {
                continue;
            }
            histogram[cell]++;
            inside++;
            double position = (sorted[i] - window.lower()) / window.width();
            sum += position;
            squares += position * position;
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                distinct++;
            }
        }
        if (inside == 0) {
            return 1;
        }
        double variance = Math.max(0, squares / inside - (sum / inside) * (sum / inside));
        double normalReference = Math.pow(0.9, 2) * variance * Math.pow(distinct, -0.4);
        double narrowest = Math.max(normalReference / 25, Math.pow(0.75 / cells, 2));
        double squared = ImprovedSheatherJones.squared(histogram, distinct).stream()
                .map(root -> CALM * root)
                .findFirst()
                .orElse(normalReference);
        return Math.max(squared, narrowest);
    }
}
