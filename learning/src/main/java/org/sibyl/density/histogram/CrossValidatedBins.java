package org.sibyl.density.histogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;

/// The number of equal bins, the same along every axis, with the largest leave-one-out log-likelihood.
///
/// With B cells of one volume v, counts n_k, n = Σ n_k and a pseudo-count a in each cell, the density at a
/// row of cell k fitted without that row is (n_k − 1 + a)/((n − 1 + a B) v), so that the score of a
/// candidate is in closed form
///
///     CV(B) = (1/n) Σ_k n_k log((n_k − 1 + a)/((n − 1 + a B) v))
///
/// This is the likelihood version of leave-one-out for histograms, where Rudemo (1982, "Empirical choice of
/// histograms and kernel density estimators", Scandinavian Journal of Statistics 9) has squared error. With
/// a = 0 it is the score of the plain histogram, −∞ for every B that leaves some row alone in its cell:
/// then long tails allow only a few bins. With a = 1/2, the default (Krichevsky and Trofimov 1981), every
/// candidate has a finite score. The pseudo-count takes part in this choice alone; the histogram itself
/// holds the plain counts. The ends of the bins stay those of all rows. Equal scores go to fewer bins.
///
/// Candidates go up to n/log n bins along an axis (Birgé and Rozenholc 2006, "How many bins should be put in a regular
/// histogram", section 4), or `most` if that is less. Rounded values would win by bins so narrow that they fit between
/// the values that can occur: where values of a column repeat, no bin is narrower than four times the smallest distance
/// of two different ones.
///
/// @param most the largest number of bins along an axis that is tried
/// @param pseudoCount a, at least 0
public record CrossValidatedBins(int most, double pseudoCount) implements BinRule {
    /// Up to 200 bins along an axis, with half a pseudo-count.
    public static final CrossValidatedBins DEFAULT = new CrossValidatedBins(200, 0.5);

    private static final double LEAST_STEPS = 4;

    /// @throws IllegalArgumentException unless most ≥ 1 and the pseudo-count is finite and not negative
    public CrossValidatedBins {
        if (most < 1 || !(pseudoCount >= 0) || Double.isInfinite(pseudoCount)) {
            throw new IllegalArgumentException(
                    "cross-validated bins need at least one candidate and a pseudo-count of 0 "
                            + "or more, found up to " + most + " bins and the pseudo-count " + pseudoCount);
        }
    }

    /// The same up to another number of bins.
    public CrossValidatedBins withMost(int bins) {
        return new CrossValidatedBins(bins, pseudoCount);
    }

    /// The same with another pseudo-count; 0 scores the plain histogram.
    public CrossValidatedBins withPseudoCount(double count) {
        return new CrossValidatedBins(most, count);
    }

    @Override
    public String label() {
        return "cv";
    }

    @Override
    public List<Axis> axes(WeightedRows rows, List<Range> ranges) {
        List<Candidate> candidates = candidates(rows, ranges);
        Candidate best = candidates.getFirst();
        for (Candidate candidate : candidates) {
            if (candidate.score() > best.score()) {
                best = candidate;
            }
        }
        return new BinCount(best.bins()).axes(rows, ranges);
    }

    /// The score of each number of bins, 1, 2, … up to the limits above.
    ///
    /// @param rows of positive weight; each weight is a count
    /// @throws DataException unless the weights within the ranges sum to more than 1
    public List<Candidate> candidates(WeightedRows rows, List<Range> ranges) {
        int limit = limit(rows, ranges);
        List<Candidate> candidates = new ArrayList<>(limit);
        for (int bins = 1; bins <= limit; bins++) {
            List<Axis> axes = new BinCount(bins).axes(rows, ranges);
            candidates.add(new Candidate(bins, score(CellCounts.of(rows, axes), axes)));
        }
        return List.copyOf(candidates);
    }

    private int limit(WeightedRows rows, List<Range> ranges) {
        double n = rows.totalWeight();
        double limit = n > 1 ? Math.min(most, n / StrictMath.log(n)) : 1;
        for (int j = 0; j < ranges.size(); j++) {
            double[] sorted = rows.x().column(j);
            Arrays.sort(sorted);
            double step = Double.POSITIVE_INFINITY;
            int distinct = 1;
            for (int i = 1; i < sorted.length; i++) {
                double distance = sorted[i] - sorted[i - 1];
                if (distance > 0) {
                    step = Math.min(step, distance);
                    distinct++;
                }
            }
            if (distinct < n) {
                limit = Math.min(limit, (ranges.get(j).upper() - ranges.get(j).lower()) / (LEAST_STEPS * step));
            }
        }
        return (int) Math.max(1, limit);
    }

    private double score(CellCounts cells, List<Axis> axes) {
        double logVolume = 0;
        double number = 1;
        for (Axis axis : axes) {
            logVolume += StrictMath.log((axis.upper(axis.bins() - 1) - axis.lower(0)) / axis.bins());
            number *= axis.bins();
        }
        double n = 0;
        double sum = 0;
        for (int cell = 0; cell < cells.size(); cell++) {
            double count = cells.count(cell);
            n += count;
            // A cell that one row has to itself is empty without it.
            sum += count * StrictMath.log(Math.max(0, count - 1 + pseudoCount));
        }
        if (!(n > 1)) {
            throw new DataException("leaving one row out needs more than one row, found a total weight of " + n
                    + "; give more rows, or weights that are counts");
        }
        return sum / n - StrictMath.log(n - 1 + pseudoCount * number) - logVolume;
    }

    /// A number of bins and what it scores.
    ///
    /// @param bins along every axis
    /// @param score CV(B) in nats for each row
    public record Candidate(int bins, double score) {}
}
