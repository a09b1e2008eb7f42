package org.sibyl.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Execution;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Plan;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class RationalQuadraticSplineTest {
    private static final int ROWS = 200;

    /// Points from −2B to 2B in each column, and free numbers as far apart as σ = 2 makes them.
    private record Case(RationalQuadraticSpline spline, int columns) {
        Tensor points() {
            RandomGenerator random = Seed.of(1).generator();
            double[] points = new double[ROWS * columns];
            for (int i = 0; i < points.length; i++) {
                points[i] = spline.bound() * (4 * random.nextDouble() - 2);
            }
            return Tensor.adopt(points, ROWS, columns);
        }

        Tensor numbers() {
            RandomGenerator random = Seed.of(2).generator();
            double[] numbers = new double[ROWS * columns * spline.parameters()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = 2 * random.nextGaussian();
            }
            return Tensor.adopt(numbers, ROWS, columns * spline.parameters());
        }

        ScalarSpline scalar(Tensor numbers, int row, int column) {
            int bins = spline.bins();
            double[] own = new double[spline.parameters()];
            for (int k = 0; k < own.length; k++) {
                own[k] = numbers.get(row, k * columns + column);
            }
            double[] widths = new double[bins];
            double[] heights = new double[bins];
            for (int k = 0; k < bins; k++) {
                widths[k] = own[2 * k];
                heights[k] = own[2 * k + 1];
            }
            return ScalarSpline.of(widths, heights, Arrays.copyOfRange(own, 2 * bins, own.length), spline.bound());
        }
    }

    /// Both sides are float64 sums of some tens of terms; the slopes of these splines stay below 1e4.
    @ParameterizedTest
    @CsvSource({"2, 1, 1", "10, 3, 3", "7, 2.5, 2", "10, 3, 5"})
    void valuesAndSlopesAreThoseOfTheScalarTwin(int bins, double bound, int columns) {
        Case of = new Case(new RationalQuadraticSpline(bins, bound), columns);
        Graph graph = new Graph();
        Expr x = graph.input("x", ROWS, columns);
        Expr numbers = graph.input("numbers", ROWS, columns * of.spline().parameters());
        RationalQuadraticSpline.Image image = of.spline().forward(x, numbers);
        Execution run = Plan.compile(List.of(image.value(), image.logSlope()), ElementType.FLOAT64)
                .execution()
                .set(x, of.points())
                .set(numbers, of.numbers())
                .run();
        Tensor value = run.get(image.value());
        Tensor logSlope = run.get(image.logSlope());
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < columns; j++) {
                ScalarSpline twin = of.scalar(of.numbers(), i, j);
                double at = of.points().get(i, j);
                assertThat(value.get(i, j)).isCloseTo(twin.value(at), within(1e-10));
                assertThat(logSlope.get(i, j)).isCloseTo(Math.log(twin.derivative(at)), within(1e-8));
                if (Math.abs(at) > bound) {
                    assertThat(value.get(i, j)).isEqualTo(at);
                    assertThat(logSlope.get(i, j)).isZero();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 1", "10, 3, 3", "7, 2.5, 2"})
    void theInverseUndoesIt(int bins, double bound, int columns) {
        Case of = new Case(new RationalQuadraticSpline(bins, bound), columns);
        Graph graph = new Graph();
        Expr x = graph.input("x", ROWS, columns);
        Expr numbers = graph.input("numbers", ROWS, columns * of.spline().parameters());
        Expr back = of.spline().inverse(of.spline().forward(x, numbers).value(), numbers);
        Tensor result = Plan.compile(List.of(back), ElementType.FLOAT64)
                .execution()
                .set(x, of.points())
                .set(numbers, of.numbers())
                .run()
                .get(back);
        // Where a spline is flat, rounding of y is divided by its slope, at least about 1e-4 here.
        assertThat(result.toArray()).containsExactly(of.points().toArray(), within(1e-9));
    }

    /// In float32 rounding moves a point next to a knot out of its bin by up to 1e-4 of the bin's width, as far as
    /// bins are narrow. Where a narrow bin is high, slope 1,000 meets slopes of 1e-3 at its knots, and the formula
    /// beyond a knot gives negative slopes.
    @Test
    void pointsNextToAKnotHaveALogSlopeInFloat32() {
        RationalQuadraticSpline spline = new RationalQuadraticSpline(10, 3);
        double[] numbers = new double[spline.parameters()];
        Arrays.fill(numbers, -20);
        // The first bin has nearly all of the width, the second nearly all of the height.
        numbers[0] = 20;
        numbers[3] = 20;
        int points = 400_001;
        float[] grid = new float[points];
        grid[0] = 2.93f;
        for (int i = 1; i < points; i++) {
            grid[i] = Math.nextUp(grid[i - 1]);
        }
        Graph graph = new Graph();
        Expr x = graph.input("x", points, 1);
        Expr free = graph.input("numbers", 1, numbers.length);
        RationalQuadraticSpline.Image image = spline.forward(x, free.broadcast(points, numbers.length));
        double[] logSlope = Plan.compile(List.of(image.logSlope()), ElementType.FLOAT32)
                .execution()
                .set(x, grid)
                .set(free, numbers)
                .run()
                .get(image.logSlope())
                .toArray();
        assertThat(grid[points - 1]).isGreaterThan(3);
        assertThat(Arrays.stream(logSlope).allMatch(Double::isFinite)).isTrue();
    }

    /// Free numbers so far apart that all but one bin have the least width, and that exp of them overflows:
    /// the spline stays finite, increases, and meets the identity at both ends.
    @Test
    void itIncreasesEvenWhereBinsAreAsNarrowAsTheyGet() {
        RationalQuadraticSpline spline = new RationalQuadraticSpline(10, 3);
        int cells = 6_000;
        double[] grid = new double[cells + 1];
        for (int i = 0; i <= cells; i++) {
            grid[i] = -3.0 + i * 6.0 / cells;
        }
        double[] numbers = new double[spline.parameters()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = 900 * Math.sin(3 * k);
        }
        Graph graph = new Graph();
        Expr x = graph.input("x", cells + 1, 1);
        Expr free = graph.input("numbers", 1, numbers.length);
        RationalQuadraticSpline.Image image = spline.forward(x, free.broadcast(cells + 1, numbers.length));
        Execution run = Plan.compile(List.of(image.value(), image.logSlope()), ElementType.FLOAT64)
                .execution()
                .set(x, grid)
                .set(free, numbers)
                .run();
        double[] values = run.get(image.value()).toArray();
        assertThat(values[0]).isEqualTo(-3);
        assertThat(values[cells]).isEqualTo(3);
        for (int i = 0; i < cells; i++) {
            assertThat(values[i + 1]).isGreaterThan(values[i]);
        }
        assertThat(Arrays.stream(run.get(image.logSlope()).toArray()).allMatch(Double::isFinite))
                .isTrue();
    }
}
