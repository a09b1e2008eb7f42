package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.sibyl.random.Seed;

class CoinTest {
    /// The posterior's standard deviation is 0.093; 2,000 simulations learn its mean to well within half of that.
    @Test
    void thePosteriorMeanIsThatOfTheExactBetaPosterior() {
        double sum = 0;
        double[] draws = Coin.posterior(Seed.of(1)).sample(10_000, Seed.of(2)).column(0);
        for (double draw : draws) {
            sum += draw;
        }
        assertEquals(16.0 / 22.0, sum / draws.length, 0.045);
    }
}
