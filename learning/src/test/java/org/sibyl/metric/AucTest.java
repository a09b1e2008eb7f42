package org.sibyl.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;

class AucTest {
    /// DeLong's variance from its definition, pair by pair.
    @Test
    void theVarianceIsThatOfTheStructuralComponents() {
        ScoredRows a = ClassificationMetricsTest.drawn(120, Seed.of(1));
        ScoredRows b =
                new ScoredRows(ClassificationMetricsTest.drawn(120, Seed.of(2)).scores(), a.labels());
        assertThat(Auc.of(a).variance()).isCloseTo(covariance(a, a), within(1e-15));
        AucComparison comparison = Auc.compare(a, b);
        assertThat(comparison.covariance()).isCloseTo(covariance(a, b), within(1e-15));
        double expected =
                comparison.difference() / Math.sqrt(covariance(a, a) + covariance(b, b) - 2 * covariance(a, b));
        assertThat(comparison.z()).isCloseTo(expected, within(1e-10));
        assertThat(Auc.compare(a, a).z()).isEqualTo(0);
        assertThat(Auc.compare(a, a).pValue()).isEqualTo(1);
    }

    /// Scores N(1, 1) and N(0, 1): the area is Φ(1/√2) = 0.76025. Of 2,000 intervals of level 0.9 the
    /// number that hold it is binomial, standard deviation 13.4; four and a half of them and 20 for what
    /// the normal approximation is off at 40 rows are allowed, a false-alarm rate below 1e-5.
    @Test
    void intervalsHoldTheAreaAsOftenAsTheySay() {
        int linear = 0;
        int logit = 0;
        for (int i = 0; i < 2_000; i++) {
            Auc auc = Auc.of(shifted(40, 60, 1, Seed.of(7).child(i)));
            Auc.Interval plain = auc.interval(0.9, Auc.Scale.LINEAR).orElseThrow();
            Auc.Interval stretched = auc.interval(0.9, Auc.Scale.LOGIT).orElseThrow();
            linear += plain.lower() <= 0.7602499389065233 && plain.upper() >= 0.7602499389065233 ? 1 : 0;
            logit += stretched.lower() <= 0.7602499389065233 && stretched.upper() >= 0.7602499389065233 ? 1 : 0;
        }
        assertThat(linear).isBetween(1_800 - 80, 1_800 + 80);
        assertThat(logit).isBetween(1_800 - 80, 1_800 + 80);
    }

    /// Under the null hypothesis p-values are uniform: of 1,000, those below 0.1 have mean 100 and
    /// deviation 9.5; four and a half are allowed, a false-alarm rate below 1e-5, and 10 for the normal
    /// approximation.
    @Test
    void equallyGoodScoresSeldomDiffer() {
        int small = 0;
        for (int i = 0; i < 1_000; i++) {
            ScoredRows a = shifted(50, 50, 1, Seed.of(8).child(i).child(0));
            ScoredRows b = shifted(50, 50, 1, Seed.of(8).child(i).child(1));
            small += Auc.compare(a, b).pValue() < 0.1 ? 1 : 0;
        }
        assertThat(small).isBetween(100 - 53, 100 + 53);
    }

    @Test
    void perfectScoresHaveNoIntervalOnTheLogitScale() {
        ScoredRows rows = ScoredRows.of(new double[] {0.1, 0.2, 0.8, 0.9}, new double[] {0, 0, 1, 1});
        Auc auc = Auc.of(rows);
        assertThat(auc.value()).isEqualTo(1);
        assertThat(auc.interval(0.95, Auc.Scale.LOGIT)).isEmpty();
        assertThat(auc.interval(0.95, Auc.Scale.LINEAR)).contains(new Auc.Interval(1, 1, 0.95));
        assertThatThrownBy(() -> auc.interval(1, Auc.Scale.LINEAR)).hasMessageContaining("between 0 and 1");
    }

    @Test
    void refusesWhatCannotBeCompared() {
        ScoredRows a = ScoredRows.of(new double[] {1, 2, 3, 4}, new double[] {0, 1, 0, 1});
        ScoredRows b = ScoredRows.of(new double[] {1, 2, 3, 4}, new double[] {0, 1, 1, 0});
        assertThatThrownBy(() -> Auc.compare(a, b))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the labels differ");
        assertThatThrownBy(() -> Auc.of(ScoredRows.of(new double[] {1, 2, 3}, new double[] {0, 1, 0})))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("found 1 of class 1 and 2 of class 0");
    }

    private static double covariance(ScoredRows a, ScoredRows b) {
        int n = a.size();
        double total = 0;
        for (int label = 0; label < 2; label++) {
            int m = label == 1 ? a.positives() : a.negatives();
            double[] va = new double[m];
            double[] vb = new double[m];
            int at = 0;
            for (int i = 0; i < n; i++) {
                if (a.labels().get(i) == label) {
                    for (int j = 0; j < n; j++) {
                        if (a.labels().get(j) != label) {
                            int one = label == 1 ? i : j;
                            int zero = label == 1 ? j : i;
                            va[at] += success(a, one, zero) / (n - m);
                            vb[at] += success(b, one, zero) / (n - m);
                        }
                    }
                    at++;
                }
            }
            double meanA = Arrays.stream(va).average().orElseThrow();
            double meanB = Arrays.stream(vb).average().orElseThrow();
            double sum = 0;
            for (int i = 0; i < m; i++) {
                sum += (va[i] - meanA) * (vb[i] - meanB);
            }
            total += sum / (m - 1) / m;
        }
        return total;
    }

    private static double success(ScoredRows rows, int one, int zero) {
        double above = rows.scores().get(one);
        double below = rows.scores().get(zero);
        return above > below ? 1 : above == below ? 0.5 : 0;
    }

    private static ScoredRows shifted(int ones, int zeros, double shift, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] scores = new double[ones + zeros];
        double[] labels = new double[ones + zeros];
        for (int i = 0; i < scores.length; i++) {
            labels[i] = i < ones ? 1 : 0;
            scores[i] = random.nextGaussian() + shift * labels[i];
        }
        return ScoredRows.of(scores, labels);
    }
}
