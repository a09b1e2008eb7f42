package org.sibyl.classify;

import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Multinomial logistic regression, also called softmax regression: P(class k|x) = exp zₖ/Σ exp zⱼ, zₖ =
/// wₖ·x + bₖ, for two or more classes.
///
/// Minimises (1/W) [Σ vᵢ (log Σₖ exp zᵢₖ − zᵢ_y) + ½ λ Σ |wₖ|²] as scikit-learn does, whose C is 1/λ; the
/// intercepts are not penalised. Each class has coefficients; those of all classes add up to 0. With two
/// classes the penalty is half of that of [LogisticRegression] with the same λ, since w = w₁ − w₀ is shared
/// by two.
///
/// @param l2 λ, not negative
/// @param solver how the minimum is found
/// @param classWeights factors of the classes
/// @param tolerance stop where no partial derivative is larger, for columns scaled to standard deviation 1
/// @param maxSteps the budget of the solver
/// @param threads how many threads go over the rows; the result is the same bits for any number
public record MultinomialRegression(
        double l2, Solver solver, ClassWeights classWeights, double tolerance, int maxSteps, int threads)
        implements Learner<MultinomialModel> {
    /// Penalty 1, Newton's method, equal class weights, tolerance 1e-6, at most 10,000 steps, one thread
    /// for each processor.
    public static final MultinomialRegression DEFAULT = new MultinomialRegression(
            1,
            Solver.NEWTON,
            new ClassWeights.Equal(),
            1e-6,
            10_000,
            Runtime.getRuntime().availableProcessors());

    /// @throws IllegalArgumentException if a setting is out of range
    public MultinomialRegression {
        LogisticSettings.require(l2, tolerance, maxSteps, threads);
    }

    /// With another penalty.
    public MultinomialRegression withL2(double lambda) {
        return new MultinomialRegression(lambda, solver, classWeights, tolerance, maxSteps, threads);
    }

    /// With another way to the minimum.
    public MultinomialRegression withSolver(Solver other) {
        return new MultinomialRegression(l2, other, classWeights, tolerance, maxSteps, threads);
    }

    /// With other factors of the classes.
    public MultinomialRegression withClassWeights(ClassWeights others) {
        return new MultinomialRegression(l2, solver, others, tolerance, maxSteps, threads);
    }

    /// With another tolerance.
    public MultinomialRegression withTolerance(double gradient) {
        return new MultinomialRegression(l2, solver, classWeights, gradient, maxSteps, threads);
    }

    /// With another budget.
    public MultinomialRegression withMaxSteps(int steps) {
        return new MultinomialRegression(l2, solver, classWeights, tolerance, steps, threads);
    }

    /// On another number of threads.
    public MultinomialRegression withThreads(int count) {
        return new MultinomialRegression(l2, solver, classWeights, tolerance, maxSteps, count);
    }

    @Override
    public String name() {
        return "multinomial l2=" + l2;
    }

    /// The model of these rows; nothing is random.
    ///
    /// @throws DataException if a class has no row, or a number is not finite; without penalty also if
    ///     hyperplanes separate the classes, or a column is a combination of others
    public MultinomialModel fit(LabelledRows rows) {
        rows.requireEveryClass("multinomial regression");
        ColumnScale scale = ColumnScale.of(rows.x());
        MultinomialProblem problem =
                new MultinomialProblem(new TrainingBlocks(rows, classWeights.factors(rows), scale, 1, threads), l2);
        if (l2 == 0) {
            rows.requireFinite();
            LogisticSettings.requireIndependent(
                    problem.curvature(new double[problem.dimension()]), problem.width(), rows.size());
        }
        Solution solution = solver.minimize(problem, tolerance, maxSteps);
        if (l2 == 0) {
            if (problem.misjudged(solution.theta()) == 0) {
                throw new DataException(
                        "hyperplanes separate the classes perfectly, so that the likelihood grows without"
                                + " end with the coefficients; set l2 above 0");
            }
            LogisticSettings.requireMinimum(problem, solution);
        }
        int classes = rows.classes().size();
        int d = rows.x().columns();
        double[] coefficients = new double[classes * d];
        double[] intercepts = new double[classes];
        for (int k = 0; k < classes; k++) {
            double[] theta = scale.unscaled(solution.theta(), k * (d + 1));
            System.arraycopy(theta, 0, coefficients, k * d, d);
            intercepts[k] = theta[d];
        }
        return new MultinomialModel(
                rows.classes(),
                Tensor.adopt(coefficients, classes, d),
                Tensor.adopt(intercepts, classes),
                solution.at().value(),
                solution.gradientSize(),
                solution.ending());
    }

    @Override
    public MultinomialModel train(LabelledRows rows, Seed seed) {
        return fit(rows);
    }
}
