package org.sibyl.workflow.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sibyl.workflow.StudyException;

final class ExpressionTest {
    private static final List<String> NAMES = List.of("a", "b", "beta_1");
    private static final double[] THETA = {3, 2, 0.5};

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a / b                  | 1.5
            a - b - 1              | 0
            a - (b - 1)            | 2
            12 / a / b             | 2
            2 + a * b              | 8
            -a ^ 2                 | -9
            (-a) ^ 2               | 9
            2 ^ a ^ b              | 512
            2 ^ -1                 | 0.5
            - - a                  | 3
            1e1 + 2.5E-1 + .5      | 10.75
            exp(log(a))            | 3
            sqrt(a * a) + abs(-b)  | 5
            min(a, b, beta_1)      | 0.5
            max(a, b)              | 3
            pow(a, b)              | 9
            2*pi                   | 6.283185307179586
            e                      | 2.718281828459045
            """)
    void valuesAreThoseOfArithmetic(String text, double expected) {
        // 1e-12: a handful of correctly rounded operations on numbers of order one.
        assertThat(Expression.parse(text, NAMES).value(THETA)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void aParameterHidesAConstant() {
        assertThat(Expression.parse("e", List.of("e")).value(new double[] {7})).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a // b      | column 4: expected a number, a name or '(' but found '/'
            a b         | column 3: expected an operator or the end but found 'b'
            (a + b      | column 7: expected ')' but the expression ends
            gama / b    | column 1: there is no parameter 'gama'
            beta1       | column 1: there is no parameter 'beta1'; did you mean 'beta_1'?
            log(a, b)   | column 1: log takes one argument, found 2
            lgo(a)      | column 1: there is no function 'lgo'; did you mean 'log'?
            1.2.3       | column 1: '1.2.3' is not a number
            a +         | but the expression ends
            """)
    void aSlipIsToldWithItsColumn(String text, String message) {
        assertThatThrownBy(() -> Expression.parse(text, NAMES))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(message);
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance) {
        return org.assertj.core.api.Assertions.within(tolerance);
    }
}
