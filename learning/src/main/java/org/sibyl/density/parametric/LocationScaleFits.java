package org.sibyl.density.parametric;

import java.util.List;
import org.sibyl.distribution.Exponential;
import org.sibyl.distribution.LogNormal;
import org.sibyl.distribution.Normal;
import org.sibyl.numeric.DoubleMath;

/// The families whose estimates are moments. At the maximum the observed information of (mean, sd) is
/// W diag(1/sd², 2/sd²), that of a rate W / rate², with W = Σ wᵢ.
final class LocationScaleFits {
    private LocationScaleFits() {}

    static ColumnFit normal(WeightedColumn column) {
        column.varying();
        double mean = column.mean(x -> x);
        double sd = Math.sqrt(column.mean(x -> (x - mean) * (x - mean)));
        return new ColumnFit(new Normal(mean, sd), pair("mean", mean, "sd", sd, column.total()));
    }

    static ColumnFit logNormal(WeightedColumn column) {
        column.within(0, Double.POSITIVE_INFINITY).varying();
        double mu = column.mean(DoubleMath::log);
        double sigma = Math.sqrt(column.mean(x -> (DoubleMath.log(x) - mu) * (DoubleMath.log(x) - mu)));
        return new ColumnFit(new LogNormal(mu, sigma), pair("mu", mu, "sigma", sigma, column.total()));
    }

    static ColumnFit exponential(WeightedColumn column) {
        column.within(-Double.MIN_VALUE, Double.POSITIVE_INFINITY).varying();
        double rate = 1 / column.mean(x -> x);
        return new ColumnFit(
                new Exponential(rate), List.of(new FittedParameter("rate", rate, rate / Math.sqrt(column.total()))));
    }

    private static List<FittedParameter> pair(
            String location, double mean, String scale, double sd, double totalWeight) {
        return List.of(
                new FittedParameter(location, mean, sd / Math.sqrt(totalWeight)),
                new FittedParameter(scale, sd, sd / Math.sqrt(2 * totalWeight)));
    }
}
