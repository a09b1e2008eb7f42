import java.util.random.RandomGenerator;
import org.sibyl.random.Variates;
import org.sibyl.simulator.Simulator;

/// A stochastic SIR epidemic in a closed school: every infection and every recovery is a random event (Gillespie's
/// direct method), so no likelihood can be written down.
///
/// Parameters: beta (1/day), the rate at which a boy in bed infects others when everybody is susceptible; gamma (1/day),
/// the rate at which he recovers; dispersion, the extra variance of the daily count: variance = mean + dispersion·mean².
/// Observables: boys in bed on days 1 to 14 after the first infection.
public final class Influenza implements Simulator {
    private static final int BOYS = 763;
    private static final int DAYS = 14;

    @Override
    public double[] simulate(double[] theta, RandomGenerator random) {
        double beta = theta[0];
        double gamma = theta[1];
        double dispersion = theta[2];

        double[] inBed = new double[DAYS];
        int susceptible = BOYS - 1;
        int infected = 1;
        double time = 0;
        for (int day = 1; day <= DAYS; day++) {
            while (infected > 0) {
                double infection = beta * susceptible * infected / BOYS;
                double recovery = gamma * infected;
                double next = time + random.nextExponential() / (infection + recovery);
                if (next > day) {
                    break; // waiting times are memoryless: the next one is drawn anew from the day's end
                }
                time = next;
                if (random.nextDouble() * (infection + recovery) < infection) {
                    susceptible--;
                    infected++;
                } else {
                    infected--;
                }
            }
            time = day;
            inBed[day - 1] = Variates.negativeBinomial(random, infected, dispersion);
        }
        return inBed;
    }
}
