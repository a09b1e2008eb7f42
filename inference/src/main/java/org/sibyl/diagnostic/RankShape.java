package org.sibyl.diagnostic;

/// What the first two moments of ranks that should be uniform say about a posterior.
///
/// With u uniform on [0, 1], the mean of u − 1/2 over n has standard deviation √(1/12n), and the mean of (u −
/// 1/2)², expected 1/12, has √(1/180n). The larger of the two deviations in these units names the fault.
enum RankShape {
    TOO_NARROW("too narrow: the true values fall into its tails too often"),
    TOO_WIDE("too wide: the true values fall near its centre too often"),
    TOO_HIGH("biased upwards: the true values lie below most of its draws"),
    TOO_LOW("biased downwards: the true values lie above most of its draws");

    private final String words;

    RankShape(String words) {
        this.words = words;
    }

    /// What is wrong with a posterior whose positions are these, in words that continue "the posterior is".
    String words() {
        return words;
    }

    static RankShape of(double[] positions) {
        double shift = 0;
        double spread = 0;
        for (double u : positions) {
            shift += u - 0.5;
            spread += (u - 0.5) * (u - 0.5) - 1.0 / 12;
        }
        double shiftInSd = shift / Math.sqrt(positions.length / 12.0);
        double spreadInSd = spread / Math.sqrt(positions.length / 180.0);
        if (Math.abs(spreadInSd) > Math.abs(shiftInSd)) {
            return spreadInSd > 0 ? TOO_NARROW : TOO_WIDE;
        }
        return shiftInSd < 0 ? TOO_HIGH : TOO_LOW;
    }
}
