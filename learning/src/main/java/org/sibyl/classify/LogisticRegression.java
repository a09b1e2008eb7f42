package org.sibyl.classify;

import java.util.Optional;
import org.sibyl.estimator.DataException;
import org.sibyl.optimize.Ending;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Logistic regression: P(class 1|x) = σ(w·x + b), σ(z) = 1/(1 + e⁻ᶻ) (Cox 1958), for two classes.
///
/// Minimises J(w, b) = (1/W) [Σ vᵢ (log(1 + exp zᵢ) − yᵢ zᵢ) + ½ λ |w|²], zᵢ = w·xᵢ + b, vᵢ the weight of
/// row i times the factor of its class, W = Σ vᵢ. The intercept is not penalised. λ = `l2` is 1/C of
/// scikit-learn, whose default C = 1 is the default here too; λ = 0 is maximum likelihood. Columns are not
/// scaled: for a penalty that treats columns of different units alike take [Standardized].
///
/// @param l2 λ, not negative
/// @param solver how the minimum is found
/// @param classWeights factors of the classes
/// @param tolerance stop where max |∂J/∂θⱼ| is at most this, for columns scaled to standard deviation 1
/// @param maxSteps the budget of the solver
/// @param threads how many threads go over the rows; the result is the same bits for any number
public record LogisticRegression(
        double l2, Solver solver, ClassWeights classWeights, double tolerance, int maxSteps, int threads)
        implements Learner<LogisticModel> {
    /// Penalty 1, Newton's method, equal class weights, tolerance 1e-6, at most 10,000 steps, one thread
    /// for each processor.
    public static final LogisticRegression DEFAULT = new LogisticRegression(
            1,
            Solver.NEWTON,
            new ClassWeights.Equal(),
            1e-6,
            10_000,
            Runtime.getRuntime().availableProcessors());

    /// @throws IllegalArgumentException if a setting is out of range
    public LogisticRegression {
        LogisticSettings.require(l2, tolerance, maxSteps, threads);
    }

    /// With another penalty.
    public LogisticRegression withL2(double lambda) {
        return new LogisticRegression(lambda, solver, classWeights, tolerance, maxSteps, threads);
    }

    /// With another way to the minimum.
    public LogisticRegression withSolver(Solver other) {
        return new LogisticRegression(l2, other, classWeights, tolerance, maxSteps, threads);
    }

    /// With other factors of the classes.
    public LogisticRegression withClassWeights(ClassWeights others) {
        return new LogisticRegression(l2, solver, others, tolerance, maxSteps, threads);
    }

    /// With another tolerance.
    public LogisticRegression withTolerance(double gradient) {
        return new LogisticRegression(l2, solver, classWeights, gradient, maxSteps, threads);
    }

    /// With another budget.
    public LogisticRegression withMaxSteps(int steps) {
        return new LogisticRegression(l2, solver, classWeights, tolerance, steps, threads);
    }

    /// On another number of threads.
    public LogisticRegression withThreads(int count) {
        return new LogisticRegression(l2, solver, classWeights, tolerance, maxSteps, count);
    }

    @Override
    public String name() {
        return "logistic l2=" + l2;
    }

    /// The model of these rows; nothing is random.
    ///
    /// @throws DataException if there are more than two classes, a class has no row, or a number is not
    ///     finite; without penalty also if a hyperplane separates the classes, or a column is a combination
    ///     of others
    public LogisticModel fit(LabelledRows rows) {
        rows.requireBinary("logistic regression");
        rows.requireEveryClass("logistic regression");
        ColumnScale scale = ColumnScale.of(rows.x());
        BinaryProblem problem =
                new BinaryProblem(new TrainingBlocks(rows, classWeights.factors(rows), scale, 1, threads), l2);
        if (l2 == 0) {
            rows.requireFinite();
            LogisticSettings.requireIndependent(
                    problem.curvature(new double[problem.dimension()]), problem.dimension(), rows.size());
        }
        Solution solution = solver.minimize(problem, tolerance, maxSteps);
        Optional<Tensor> covariance = Optional.empty();
        if (l2 == 0) {
            if (problem.misjudged(solution.theta()) == 0) {
                throw new DataException("a hyperplane separates class '"
                        + rows.classes().get(0) + "' from class '"
                        + rows.classes().get(1) + "' perfectly, so that the likelihood grows without end with the"
                        + " coefficients; set l2 above 0");
            }
            Cholesky curvature = LogisticSettings.requireMinimum(problem, solution);
            covariance = Optional.of(
                    LogisticSettings.covariance(curvature.inverse(), scale.jacobian(), problem.totalWeight()));
        }
        double[] theta = scale.unscaled(solution.theta(), 0);
        int d = rows.x().columns();
        Ending ending = solution.ending();
        return new LogisticModel(
                rows.classes(),
                Tensor.vector(theta).slice(0, d),
                theta[d],
                covariance,
                solution.at().value(),
                solution.gradientSize(),
                ending);
    }

    @Override
    public LogisticModel train(LabelledRows rows, Seed seed) {
        return fit(rows);
    }
}
