package org.sibyl.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sibyl.random.Seed;

class KolmogorovSmirnovTest {
    /// Oracle: scipy.stats.kstwo.sf of scipy 1.17.1, which computes Simard and L'Ecuyer's exact algorithm.
    @ParameterizedTest
    @CsvSource({
        "5, 0.4, 0.3087999999999995",
        "10, 0.274, 0.3715203845434957",
        "100, 0.05, 0.9532159710635725",
        "100, 0.1, 0.2526927570063874",
        "200, 0.12, 0.005745760601982814",
        "1000, 0.04, 0.07933956059000224",
        "1999, 0.02, 0.39562220507382584",
        "50, 0.5, 4.392853499119748e-12",
        "200, 0.3, 1.8482195753126875e-16"
    })
    void oneSampleAgreesWithTheExactDistribution(int n, double d, double expected) {
        assertThat(KolmogorovSmirnov.oneSamplePValue(n, d)).isCloseTo(expected, within(1e-6 * expected));
    }

    /// The same oracle; the corrected limiting law is off by less than 1e-5.
    @ParameterizedTest
    @CsvSource({
        "2001, 0.013, 0.8832586437",
        "2001, 0.021, 0.336039232",
        "5000, 0.008, 0.9035907877",
        "5000, 0.015, 0.208461421",
        "100000, 0.002, 0.8178408363",
        "100000, 0.004, 0.0813014892"
    })
    void largeSamplesAgreeWithTheExactDistribution(int n, double d, double expected) {
        assertThat(KolmogorovSmirnov.oneSamplePValue(n, d)).isCloseTo(expected, within(1e-5));
    }

    /// Oracle: scipy.stats.ks_2samp, method="exact".
    @Test
    void twoSampleWithoutTies() {
        TestResult result =
                KolmogorovSmirnov.twoSample(new double[] {1, 2, 3, 4, 5.5, 7}, new double[] {1.5, 6, 7.5, 8, 9});
        assertThat(result.statistic()).isCloseTo(19.0 / 30, within(1e-15));
        assertThat(result.pValue()).isCloseTo(0.177489177489177, within(1e-12));
    }

    /// Oracle: enumeration of all 126 ways to split the pooled values 1 1 2 2 2 3 3 4 5, of which 53 reach D = 1/2.
    @Test
    void twoSampleWithTiesIsThePermutationDistribution() {
        TestResult result = KolmogorovSmirnov.twoSample(new double[] {1, 1, 2, 3}, new double[] {2, 2, 3, 4, 5});
        assertThat(result.statistic()).isCloseTo(0.5, within(1e-15));
        assertThat(result.pValue()).isCloseTo(53.0 / 126, within(1e-12));
    }

    @Test
    void equalSamplesHaveStatisticZero() {
        double[] values = {3, 1, 2};
        assertThat(KolmogorovSmirnov.twoSample(values, values)).isEqualTo(new TestResult(0, 1));
    }

    /// P-values of true hypotheses are uniform: of 400 tests at 50 values, the number below 0.1 lies in [20, 62]
    /// but for a false-alarm rate of 5e-4 (binomial, mean 40, sd 6).
    @Test
    void pValuesOfTrueHypothesesAreUniform() {
        RandomGenerator random = Seed.of(11).generator();
        int small = 0;
        for (int repeat = 0; repeat < 400; repeat++) {
            double[] values = random.doubles(50).toArray();
            small += KolmogorovSmirnov.uniform(values).pValue() < 0.1 ? 1 : 0;
        }
        assertThat(small).isBetween(20, 62);
    }

    @Test
    void refusesEmptySamplesAndNaN() {
        assertThatThrownBy(() -> KolmogorovSmirnov.uniform(new double[0])).hasMessageContaining("values is empty");
        assertThatThrownBy(() -> KolmogorovSmirnov.twoSample(new double[] {1}, new double[] {Double.NaN}))
                .hasMessageContaining("second holds NaN");
    }
}
