package org.sibyl.classify;

import org.sibyl.estimator.DataException;
import org.sibyl.optimize.Ending;
import org.sibyl.tensor.Tensor;

/// What binary and multinomial logistic regression ask of their settings and of unpenalised problems.
final class LogisticSettings {
    /// A Newton step of so many standard deviations where the gradient vanishes means that there is no
    /// minimum: towards infinity the steps tend to 1/|x|, and at a minimum to 0.
    private static final double ENDLESS = 0.05;

    private LogisticSettings() {}

    static void require(double l2, double tolerance, int maxSteps, int threads) {
        if (!(l2 >= 0) || Double.isInfinite(l2) || !(tolerance >= 0)) {
            throw new IllegalArgumentException("logistic regression with l2 " + l2 + " and tolerance " + tolerance
                    + ": both must be finite numbers that are not negative");
        }
        if (maxSteps < 1 || threads < 1) {
            throw new IllegalArgumentException("logistic regression with at most " + maxSteps + " steps on " + threads
                    + " threads: both must be at least 1");
        }
    }

    /// @param upper second derivatives by the coefficients of scaled columns and then the intercept
    /// @param width coefficients of a class, with the intercept
    /// @throws DataException if a column is determined by others
    static void requireIndependent(double[][] upper, int width, int rows) {
        if (rows < upper.length) {
            throw new DataException("there are " + rows + " rows for " + upper.length
                    + " coefficients, too few without a penalty; set l2 above 0, or give more rows");
        }
        Cholesky.of(upper).dependent().ifPresent(j -> {
            throw new DataException("column " + (j % width + 1)
                    + " is constant or a combination of other columns, so that without a penalty its coefficient is not"
                    + " determined; leave it out, or set l2 above 0");
        });
    }

    /// The curvature at the minimum.
    ///
    /// @throws DataException if the coefficients still grow where the gradient vanishes
    static Cholesky requireMinimum(ConvexProblem problem, Solution solution) {
        Cholesky curvature = Cholesky.of(problem.curvature(solution.theta()));
        double step = curvature.dependent().isPresent() ? Double.POSITIVE_INFINITY : 0;
        if (step == 0) {
            for (double change : curvature.solve(solution.at().gradient())) {
                step = Math.max(step, Math.abs(change));
            }
        }
        boolean budgetSpent = !(solution.ending() instanceof Ending.Converged);
        if (step > ENDLESS && !budgetSpent) {
            throw new DataException(
                    "the coefficients grow without end: a hyperplane separates the classes but for rows on"
                            + " it, or some rows decide alone; set l2 above 0");
        }
        return curvature;
    }

    /// J H⁻¹ Jᵀ/W, the covariance of the coefficients and then the intercept, by the observed information W
    /// H.
    static Tensor covariance(double[][] inverse, double[][] jacobian, double totalWeight) {
        int m = inverse.length;
        double[][] half = new double[m][m];
        double[] covariance = new double[m * m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                for (int k = 0; k < m; k++) {
                    half[i][j] += jacobian[i][k] * inverse[k][j];
                }
            }
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                for (int k = 0; k < m; k++) {
                    covariance[i * m + j] += half[i][k] * jacobian[j][k] / totalWeight;
                }
            }
        }
        return Tensor.adopt(covariance, m, m);
    }
}
