package org.sibyl.density.kernel;

import java.util.Arrays;
import org.sibyl.numeric.array.GaussianTerm;

/// Gaussian sums over nodes of a one-dimensional tree by power series about their centres (the expansion of
/// Yang, Duraiswami, Gumerov and Davis 2003, "Improved fast Gauss transform", eq. 3.4): with a = q − c and bⱼ
/// = xⱼ − c,
///
/// `Σⱼ wⱼ exp(−(a − bⱼ)²/2) = exp(−a²/2) Σₘ aᵐ/m! Σⱼ wⱼ exp(−bⱼ²/2) bⱼᵐ`.
///
/// Cut after P terms, each row errs by at most exp(−a²/2) sᴾ eˢ / P! with s = |a| ρ and ρ the node's radius.
final class LineSeries {
    private static final int TERMS = 18;

    /// Nodes wider than this many bandwidths to each side would rarely pass the test.
    private static final double WIDEST = 0.75;

    /// Fewer rows than this are summed as fast one by one.
    private static final int FEWEST = 24;

    /// From here on the bound on eˢ, and with it the test, fails.
    private static final double LARGEST = 3.9;

    private static final double FACTORIAL = factorial();

    private final KernelTree tree;
    private final double[] coefficients;
    private final double[] centres;
    private final double[] radii;

    private LineSeries(KernelTree tree, double[] coefficients, double[] centres, double[] radii) {
        this.tree = tree;
        this.coefficients = coefficients;
        this.centres = centres;
        this.radii = radii;
    }

    static LineSeries of(KernelTree tree) {
        int nodes = tree.nodes();
        LineSeries series = new LineSeries(tree, new double[nodes * TERMS], new double[nodes], new double[nodes]);
        double[] powers = new double[TERMS];
        for (int node = 0; node < nodes; node++) {
            tree.centre(node, series.centres, node);
            double radius = tree.radius(node);
            boolean wanted = radius <= WIDEST && tree.to(node) - tree.from(node) >= FEWEST;
            series.radii[node] = wanted ? radius : Double.POSITIVE_INFINITY;
            if (wanted) {
                series.fill(node, powers);
            }
        }
        return series;
    }

    private void fill(int node, double[] sums) {
        Arrays.fill(sums, 0);
        double centre = centres[node];
        for (int j = tree.from(node); j < tree.to(node); j++) {
            double b = tree.points[j] - centre;
            double term = tree.weights[j] * GaussianTerm.decay(b * b);
            for (int m = 0; m < TERMS; m++) {
                sums[m] += term;
                term *= b;
            }
        }
        double factorial = 1;
        for (int m = 0; m < TERMS; m++) {
            factorial *= Math.max(1, m);
            coefficients[node * TERMS + m] = sums[m] / factorial;
        }
    }

    /// The node's sum at q, if no row of it errs by more than `allowed`; else not a number.
    double sum(int node, double q, double allowed) {
        double a = q - centres[node];
        double s = Math.abs(a) * radii[node];
        if (!(s < LARGEST)) {
            return Double.NaN;
        }
        double decay = GaussianTerm.decay(a * a);
        double square = s * s;
        double fourth = square * square;
        double eighth = fourth * fourth;
        // eˢ = (e^(s/4))⁴ ≤ (1 − s/4)⁻⁴
        double slack = 1 - 0.25 * s;
        double bound = decay * eighth * eighth * square / FACTORIAL;
        double slackSquare = slack * slack;
        if (bound > allowed * slackSquare * slackSquare) {
            return Double.NaN;
        }
        int at = node * TERMS;
        double x = a * a;
        double even = coefficients[at + TERMS - 2];
        double odd = coefficients[at + TERMS - 1];
        for (int m = TERMS - 4; m >= 0; m -= 2) {
            even = Math.fma(even, x, coefficients[at + m]);
            odd = Math.fma(odd, x, coefficients[at + m + 1]);
        }
        return decay * Math.fma(odd, a, even);
    }

    private static double factorial() {
        double product = 1;
        for (int m = 2; m <= TERMS; m++) {
            product *= m;
        }
        return product;
    }
}
