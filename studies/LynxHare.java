import java.util.random.RandomGenerator;
import org.sibyl.simulator.Simulator;

/// Hares and lynxes as a stochastic Lotka–Volterra system: every birth, kill and death is a random event (Gillespie's
/// direct method), one event for a hundred animals' pelts.
///
/// Parameters: birth (1/year), a hare's rate of giving birth; predation (1/year for a thousand lynx pelts), its rate of
/// being killed; growth (1/year for a thousand hare pelts), a lynx's rate of giving birth; death (1/year), its rate of
/// dying; noise, the standard deviation of the logarithm of a year's count.
/// Observables: pelts in thousands, hares 1901 to 1920, then lynxes 1901 to 1920; the system starts from the counts
/// of 1900.
public final class LynxHare implements Simulator {
    private static final double ANIMALS_PER_UNIT = 10; // a unit is a thousand pelts
    private static final double HARES_1900 = 30.0;
    private static final double LYNXES_1900 = 4.0;
    private static final int YEARS = 20;
    private static final long MOST_EVENTS = 2_000_000; // a plague of hares must not run for ever

    @Override
    public double[] simulate(double[] theta, RandomGenerator random) {
        double birth = theta[0];
        double predation = theta[1] / ANIMALS_PER_UNIT;
        double growth = theta[2] / ANIMALS_PER_UNIT;
        double death = theta[3];
        double noise = theta[4];

        double[] pelts = new double[2 * YEARS];
        double hares = HARES_1900 * ANIMALS_PER_UNIT;
        double lynxes = LYNXES_1900 * ANIMALS_PER_UNIT;
        double time = 0;
        long events = 0;
        for (int year = 1; year <= YEARS; year++) {
            while (events < MOST_EVENTS) {
                double born = birth * hares;
                double killed = predation * hares * lynxes;
                double grown = growth * hares * lynxes;
                double died = death * lynxes;
                double total = born + killed + grown + died;
                if (total == 0) {
                    break;
                }
                double next = time + random.nextExponential() / total;
                if (next > year) {
                    break;
                }
                time = next;
                events++;
                double which = random.nextDouble() * total;
                if (which < born) {
                    hares++;
                } else if (which < born + killed) {
                    hares--;
                } else if (which < born + killed + grown) {
                    lynxes++;
                } else {
                    lynxes--;
                }
            }
            time = year;
            pelts[year - 1] = counted(hares, noise, random);
            pelts[YEARS + year - 1] = counted(lynxes, noise, random);
        }
        return pelts;
    }

    /// The pelts that come in from this many animals; half an animal stands for none, so that logarithms exist.
    private static double counted(double animals, double noise, RandomGenerator random) {
        return Math.max(animals, 0.5) / ANIMALS_PER_UNIT * Math.exp(noise * random.nextGaussian());
    }
}
