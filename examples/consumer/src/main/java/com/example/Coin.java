package com.example;

import org.sibyl.distribution.Prior;
import org.sibyl.distribution.Priors;
import org.sibyl.nn.Training;
import org.sibyl.posterior.Posterior;
import org.sibyl.random.Seed;
import org.sibyl.random.Variates;
import org.sibyl.simulator.Simulations;
import org.sibyl.simulator.Simulator;
import org.sibyl.surrogate.Npe;

/// The bias of a coin that showed heads 15 times in 20 throws.
public final class Coin {
    private Coin() {}

    /// The posterior of the probability of heads; exactly, it is Beta(16, 6) with mean 8/11.
    public static Posterior posterior(Seed seed) {
        Prior prior = Priors.uniform("heads", 0, 1);
        Simulator throwing = (theta, random) -> new double[] {Variates.binomial(random, 20, theta[0])};
        Simulations simulations = Simulations.draw(prior, throwing, 2_000, seed.child("training"));
        return Npe.of(prior)
                .withTraining(Training.DEFAULT.withBatch(50).withLearningRate(2e-3))
                .fit(simulations, seed.child("fit"))
                .model()
                .given(new double[] {15});
    }

    /// Prints the posterior's mean.
    public static void main(String[] args) {
        double[] draws = posterior(Seed.of(1)).sample(10_000, Seed.of(2)).column(0);
        double sum = 0;
        for (double draw : draws) {
            sum += draw;
        }
        System.out.println("the posterior mean of the probability of heads is " + sum / draws.length);
    }
}
