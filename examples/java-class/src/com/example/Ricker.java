package com.example;

import java.util.random.RandomGenerator;
import org.sibyl.simulator.Simulator;

/// A population of insects by Ricker's map with noise, seen through traps (Wood 2010, "Statistical inference for noisy
/// nonlinear ecological dynamic systems"):
///
///     N[t+1] = r N[t] exp(-N[t] + e[t]),   e ~ Normal(0, sigma),   Y[t] ~ Poisson(phi N[t])
///
/// Parameters: log_r (growth), sigma (noise of a year), phi (insects caught per unit of population).
/// Observables: of 50 years' catches, the mean, the share of years without any, and the autocovariances of lag 0 to 3.
public final class Ricker implements Simulator {
    private static final int SETTLING = 50;
    private static final int YEARS = 50;

    @Override
    public double[] simulate(double[] theta, RandomGenerator random) {
        double population = 1;
        double[] caught = new double[YEARS];
        double sum = 0;
        int empty = 0;
        for (int t = -SETTLING; t < YEARS; t++) {
            population *= Math.exp(theta[0] - population + theta[1] * random.nextGaussian());
            if (t >= 0) {
                caught[t] = poisson(theta[2] * population, random);
                sum += caught[t];
                empty += caught[t] == 0 ? 1 : 0;
            }
        }
        double mean = sum / YEARS;
        double[] x = {mean, (double) empty / YEARS, 0, 0, 0, 0};
        for (int lag = 0; lag <= 3; lag++) {
            for (int t = lag; t < YEARS; t++) {
                x[2 + lag] += (caught[t] - mean) * (caught[t - lag] - mean) / YEARS;
            }
        }
        return x;
    }

    /// Counts the events of a unit of time by their waiting times.
    private static int poisson(double mean, RandomGenerator random) {
        int count = 0;
        for (double time = random.nextExponential(); time < mean; time += random.nextExponential()) {
            count++;
        }
        return count;
    }
}
