import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.sibyl.simulator.Simulator;

/// The g-and-k distribution: easy to draw from by its quantile function
///
///     Q(z) = a + b (1 + 0.8 tanh(g z / 2)) (1 + z²)^k z,   z standard normal,
///
/// but without a density in closed form (Rayner and MacGillivray 2002). It is used for insurance claims and prices.
///
/// Parameters: a (location), b (scale), g (skewness), k (weight of the tails).
/// Observables: the seven octiles of 500 draws.
public final class GAndK implements Simulator {
    private static final int DRAWS = 500;

    @Override
    public double[] simulate(double[] theta, RandomGenerator random) {
        double[] draws = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            double z = random.nextGaussian();
            double skew = 1 + 0.8 * Math.tanh(theta[2] * z / 2);
            draws[i] = theta[0] + theta[1] * skew * Math.pow(1 + z * z, theta[3]) * z;
        }
        Arrays.sort(draws);
        double[] octiles = new double[7];
        for (int j = 0; j < octiles.length; j++) {
            octiles[j] = draws[(j + 1) * DRAWS / 8];
        }
        return octiles;
    }
}
