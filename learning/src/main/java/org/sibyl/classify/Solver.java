package org.sibyl.classify;

import java.util.List;
import java.util.stream.IntStream;
import org.sibyl.function.DifferentiableFunction;
import org.sibyl.function.ValueAndGradient;
import org.sibyl.optimize.FirstOrder;
import org.sibyl.optimize.GradientDescent;
import org.sibyl.optimize.Lbfgs;
import org.sibyl.optimize.Optimizer;
import org.sibyl.optimize.Optimum;
import org.sibyl.optimize.Stopping;

/// How the minimum is found. The problem is convex, so that all find the same; they differ in speed.
public enum Solver {
    /// Newton's method: few steps, each with the second derivatives. The first choice up to some hundred
    /// coefficients.
    NEWTON,
    /// L-BFGS: more steps with gradients only. For thousands of coefficients.
    LBFGS,
    /// Steps down the gradient, as long as the largest curvature allows: many more steps. To see how it is
    /// done; the others are better.
    GRADIENT_DESCENT;

    Solution minimize(ConvexProblem problem, double tolerance, int maxSteps) {
        double[] start = new double[problem.dimension()];
        return switch (this) {
            case NEWTON -> NewtonDescent.minimize(problem, start, tolerance, maxSteps);
            case LBFGS -> byGradients(Lbfgs.DEFAULT, problem, start, tolerance, maxSteps);
            case GRADIENT_DESCENT ->
                byGradients(
                        FirstOrder.of(new GradientDescent(), 1 / largestCurvature(problem)),
                        problem,
                        start,
                        tolerance,
                        maxSteps);
        };
    }

    private static <S> Solution byGradients(
            Optimizer<DifferentiableFunction, S> optimizer,
            ConvexProblem problem,
            double[] start,
            double tolerance,
            int maxSteps) {
        // The stopping rule allows more where the value is above 1; the tolerance here does not.
        double value = problem.at(start).value();
        Stopping stopping = new Stopping(tolerance / Math.max(1, value), maxSteps);
        Optimum optimum = optimizer.minimize(new Adapter(problem), start, stopping);
        ValueAndGradient at =
                new ValueAndGradient(optimum.value(), optimum.last().gradient());
        return new Solution(optimum.x(), at, optimum.ending());
    }

    /// An upper bound of the largest eigenvalue of the second derivatives anywhere: the bound's multiple of
    /// that at 0, by powers. The power iteration comes from below, so that a tenth is added.
    private static double largestCurvature(ConvexProblem problem) {
        int n = problem.dimension();
        double[][] upper = problem.curvature(new double[n]);
        double[] v = new double[n];
        for (int j = 0; j < n; j++) {
            v[j] = 1 + 0.1 * j / n;
        }
        double eigenvalue = 0;
        for (int power = 0; power < 100; power++) {
            double[] next = new double[n];
            double norm = 0;
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    next[j] += upper[Math.min(j, k)][Math.max(j, k)] * v[k];
                }
                norm += next[j] * next[j];
            }
            eigenvalue = Math.sqrt(norm);
            for (int j = 0; j < n; j++) {
                v[j] = next[j] / eigenvalue;
            }
        }
        return 1.1 * problem.curvatureBound() * eigenvalue;
    }

    /// A problem as optimisers see it.
    private record Adapter(ConvexProblem problem) implements DifferentiableFunction {
        @Override
        public List<String> names() {
            return IntStream.range(0, problem.dimension())
                    .mapToObj(j -> "theta" + j)
                    .toList();
        }

        @Override
        public double value(double... at) {
            return valueAndGradient(at).value();
        }

        @Override
        public ValueAndGradient valueAndGradient(double... at) {
            return problem.at(at);
        }
    }
}
