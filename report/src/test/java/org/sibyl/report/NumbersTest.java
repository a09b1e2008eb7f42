package org.sibyl.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            1.9371,       0.062,   1.937
            1.9371,       0.62,    1.94
            -0.04,        0.9,     −0.04
            12345.6,      321,     12350
            12345.6,      54321,   12000
            3.0,          0,       3.000
            0.1,          NaN,     0.1000
            2.5e-9,       1e-10,   2.50 × 10⁻⁹
            0.996,        0.0996,  1.00
            -0.000000001, 0.5,     0.00
            """)
    void roundedToTheSecondDigitOfTheUncertainty(double value, double uncertainty, String text) {
        assertThat(Numbers.rounded(value, uncertainty)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.031, 3, 0.0310",
        "0.00000031, 2, 3.1 × 10⁻⁷",
        "-1234.5, 2, −1200",
        "6.02214e23, 3, 6.02 × 10²³",
        "0, 3, 0",
        "Infinity, 3, ∞",
        "-Infinity, 3, −∞",
        "NaN, 3, not a number"
    })
    void significantDigits(double value, int digits, String text) {
        assertThat(Numbers.significant(value, digits)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"0, 0", "999, 999", "10000, \"10,000\"", "-1234567, \"−1,234,567\""})
    void countsKeepThousandsApart(long value, String text) {
        assertThat(Numbers.count(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.4213, 0.42 s", "12.34, 12.3 s", "185.2, 3 min 05 s", "7631, 2 h 07 min", "0, 0 s"})
    void durations(double seconds, String text) {
        assertThat(Numbers.seconds(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.935, 93.5 %", "0, 0.0 %", "-0.0204, −2.0 %"})
    void percentages(double share, String text) {
        assertThat(Numbers.percent(share)).isEqualTo(text);
    }
}
