package org.sibyl.function;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.tensor.Tensor;

/// Wrong functions and wrong points are refused with what is wrong, where, and what to do.
class BadFunctionsTest {
    private static final List<String> NAMES = List.of("mu", "logSigma");

    @Test
    void aFunctionThatLeavesTheGraphIsRefusedWithThePlace() {
        assertThatThrownBy(() -> ScalarFunction.of(NAMES, BadFunctionsTest::leavesTheGraph))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("(?s)BadFunctionsTest\\.java:\\d+ \\(leavesTheGraph\\) leaves the graph.*"
                        + "input 'mu'.*exp\\(\\) for Math\\.exp.*dual numbers.*");
    }

    private static Expr leavesTheGraph(Variables<Expr> v) {
        double e = Math.exp(v.get("mu").value());
        return v.get("logSigma").times(e);
    }

    @Test
    void aResultThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> ScalarFunction.of(
                        NAMES, v -> v.get("mu").plus(v.get("logSigma")).broadcast(3, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be one number, of shape [1, 1]")
                .hasMessageContaining("[3, 1]")
                .hasMessageContaining("sum() or mean()");
    }

    @Test
    void aVariableWithoutInfluenceIsNamed() {
        assertThatThrownBy(() -> ScalarFunction.of(NAMES, v -> v.get("mu").square()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not depend on 'logSigma'")
                .hasMessageContaining("leave it out");
        Graph graph = new Graph();
        Expr w = graph.parameter("w", 2, 2);
        graph.parameter("unused", 1, 2);
        assertThatThrownBy(() -> ScalarFunction.of(w.sum(), Map.of())).hasMessageContaining("depend on 'unused'");
    }

    @Test
    void anExpressionOfAnotherGraphIsRefused() {
        Expr foreign = new Graph().constant(1);
        assertThatThrownBy(() -> ScalarFunction.of(NAMES, v -> foreign))
                .hasMessageContaining("does not come from the variables");
        assertThatThrownBy(() -> ScalarFunction.of(NAMES, v -> v.get("mu").plus(foreign)))
                .hasMessageContaining("another graph");
    }

    @Test
    void anInputWithoutDataIsNamed() {
        Graph graph = new Graph();
        Expr x = graph.input("x", 4, 2);
        Expr loss = x.matmul(graph.parameter("w", 2, 1)).sum();
        assertThatThrownBy(() -> ScalarFunction.of(loss, Map.of()))
                .hasMessageContaining("depends on input 'x'")
                .hasMessageContaining("given no data");
        assertThatThrownBy(() -> ScalarFunction.of(loss, Map.of(x, Tensor.vector(1, 2))))
                .hasMessageContaining("[4, 2]")
                .hasMessageContaining("[2]");
    }

    @Test
    void wrongNamesAreAnsweredWithTheNearest() {
        assertThatThrownBy(() -> ScalarFunction.of(NAMES, v -> v.get("logsigm")))
                .hasMessageContaining("no variable 'logsigm'")
                .hasMessageContaining("did you mean 'logSigma'?");
        ScalarFunction f = ScalarFunction.of(NAMES, v -> v.get("mu").times(v.get("logSigma")));
        assertThatThrownBy(() -> f.point(Map.of("mu", 1.0, "sigma", 2.0)))
                .hasMessageContaining("no variable 'sigma'")
                .hasMessageContaining("logSigma");
        assertThatThrownBy(() -> f.point(Map.of("mu", 1.0))).hasMessageContaining("no value for [logSigma]");
        assertThatThrownBy(() -> ScalarFunction.of(List.of("a", "a"), v -> v.get("a")))
                .hasMessageContaining("'a' is named twice");
        assertThatThrownBy(() -> DualFunction.of(List.of(), v -> v.constant(1)))
                .hasMessageContaining("at least one variable");
    }

    @Test
    void wrongNumbersOfValuesAreCounted() {
        ScalarFunction f = ScalarFunction.of(NAMES, v -> v.get("mu").times(v.get("logSigma")));
        DualFunction g = DualFunction.of(NAMES, v -> v.get("mu").times(v.get("logSigma")));
        VectorFunction h = VectorFunction.of(NAMES, v -> v.get("mu").times(v.get("logSigma")));
        assertThatThrownBy(() -> f.value(1))
                .hasMessageContaining("has 1 numbers but the function has 2 variables: [mu, logSigma]");
        assertThatThrownBy(() -> f.hessianVector(new double[] {1, 2}, new double[] {1}))
                .hasMessageContaining("the vector has 1 numbers");
        assertThatThrownBy(() -> f.derivative(2, 0.5)).hasMessageContaining("has 1 numbers");
        assertThatThrownBy(() -> f.derivative(-1, new double[2], new double[2])).hasMessageContaining("negative");
        assertThatThrownBy(() -> g.gradient(1, 2, 3)).hasMessageContaining("has 3 numbers");
        assertThatThrownBy(() -> h.jacobian(1)).hasMessageContaining("has 1 numbers");
        assertThatThrownBy(() -> h.pullback(new double[2], new double[2])).hasMessageContaining("1 outputs");
    }
}
