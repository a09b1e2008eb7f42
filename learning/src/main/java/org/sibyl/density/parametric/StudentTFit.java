package org.sibyl.density.parametric;

import java.util.ArrayList;
import java.util.List;
import org.sibyl.distribution.StudentT;
import org.sibyl.engine.Expr;
import org.sibyl.estimator.DataException;
import org.sibyl.function.ScalarFunction;
import org.sibyl.function.Variables;
import org.sibyl.likelihood.FisherInformation;
import org.sibyl.optimize.Newton;
import org.sibyl.optimize.Optimum;
import org.sibyl.optimize.Stopping;
import org.sibyl.tensor.Tensor;

/// The location, scale and degrees of freedom ν of a Student t distribution, by Newton's method over the
/// location, ln scale and ln ν of standardised numbers. The standard errors are those of the observed
/// information of the three themselves.
///
/// The likelihood has no bound near a number that many rows share, for small ν (Fernández and Steel 1999);
/// the maximum that is meant is the one reached from the numbers' spread.
final class StudentTFit {
    private static final List<String> NAMES = List.of("location", "scale", "degrees_of_freedom");
    private static final int FEWEST_ROWS = 4;

    /// Beyond, a t distribution cannot be told from a normal one.
    private static final double MOST_FREEDOM = 1e4;

    /// Below this share of the standard deviation, the scale has shrunk onto equal numbers.
    private static final double LEAST_SCALE = 1e-6;

    private static final Stopping STOPPING = new Stopping(1e-12, 200);

    private StudentTFit() {}

    static ColumnFit of(WeightedColumn column) {
        column.varying();
        if (column.counted() < FEWEST_ROWS) {
            throw new DataException("'student_t' has three parameters and there are " + column.counted()
                    + " rows that count; give at least " + FEWEST_ROWS);
        }
        double mean = column.mean(x -> x);
        double sd = Math.sqrt(column.mean(x -> (x - mean) * (x - mean)));
        Tensor z = column.rows(x -> (x - mean) / sd);
        Tensor shares = column.shares();
        ScalarFunction loss = ScalarFunction.of(
                List.of("location", "logScale", "logFreedom"),
                v -> meanLogDensity(
                                v,
                                z,
                                shares,
                                v.get("logScale"),
                                v.get("logFreedom").exp())
                        .negate());
        double[] at = minimum(loss, column).x();
        double location = mean + sd * at[0];
        double scale = sd * StrictMath.exp(at[1]);
        double freedom = StrictMath.exp(at[2]);
        ScalarFunction natural = ScalarFunction.of(
                NAMES,
                v -> meanLogDensity(v, z, shares, v.get("scale").log(), v.get("degrees_of_freedom"))
                        .times(column.total()));
        double[] errors =
                FisherInformation.observed(natural, at[0], scale / sd, freedom).standardErrors();
        List<FittedParameter> parameters = new ArrayList<>();
        double[] values = {location, scale, freedom};
        double[] units = {sd, sd, 1};
        for (int i = 0; i < values.length; i++) {
            parameters.add(new FittedParameter(NAMES.get(i), values[i], errors[i] * units[i]));
        }
        return new ColumnFit(new StudentT(location, scale, freedom), parameters);
    }

    /// From a normal-like start, ν = 5; if the tails turn out to be no heavier than a normal's, ν grows
    /// without end.
    private static Optimum minimum(ScalarFunction loss, WeightedColumn column) {
        Optimum optimum =
                new Newton(loss::hessian).minimize(loss, new double[] {0, -0.25, StrictMath.log(5)}, STOPPING);
        double[] at = optimum.x();
        if (at[2] > StrictMath.log(MOST_FREEDOM)) {
            throw new DataException("the tails of the column are no heavier than a normal distribution's, so the "
                    + "likelihood of 'student_t' grows with its degrees of freedom without end; take 'normal'");
        }
        if (!optimum.converged() || at[1] < StrictMath.log(LEAST_SCALE)) {
            throw new DataException("the likelihood of 'student_t' has no maximum for these " + column.counted()
                    + " rows: many may be equal, or they are too few; take 'normal', or leave repeated rows out");
        }
        return optimum;
    }

    /// Σ wᵢ log p(zᵢ) / Σ wᵢ
    private static Expr meanLogDensity(Variables<Expr> v, Tensor z, Tensor shares, Expr logScale, Expr freedom) {
        Expr location = v.get("location");
        Expr deviation =
                location.constant(z).minus(location).times(logScale.negate().exp());
        Expr logs = deviation
                .square()
                .dividedBy(freedom)
                .log1p()
                .times(location.constant(shares))
                .sum();
        Expr halfMore = freedom.plus(1).times(0.5);
        return halfMore.logGamma()
                .minus(freedom.times(0.5).logGamma())
                .minus(freedom.times(Math.PI).log().times(0.5))
                .minus(logScale)
                .minus(halfMore.times(logs));
    }
}
