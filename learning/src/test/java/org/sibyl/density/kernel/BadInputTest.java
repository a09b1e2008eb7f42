package org.sibyl.density.kernel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class BadInputTest {
    private static final Seed SEED = Seed.of(2);
    private static final KernelDensityEstimator KDE = KernelDensityEstimator.DEFAULT;
    private static final Tensor LINE = Tensor.of(new double[] {1, 2, 4, 7}, 4, 1);
    private static final Tensor PLANE = Tensor.of(new double[] {1, 5, 2, 5, 4, 5}, 3, 2);
    private static final Tensor TWINS = Tensor.of(new double[] {1, 2, 3, 6, 4, 8}, 3, 2);
    private static final WeightedRows SPACE = WeightedRows.of(Tensor.of(new double[] {1, 2, 3, 4, 5, 7}, 2, 3));

    private static Arguments of(String message, ThrowingCallable call) {
        return Arguments.of(message, call);
    }

    private static Stream<Arguments> badData() {
        return Stream.of(
                of("the bandwidth is 0.0, expected a positive number", () -> KDE.withBandwidth(0)),
                of("the bandwidth is -1.0", () -> KDE.withBandwidth(-1)),
                of("the bandwidth is NaN", () -> KDE.withBandwidth(Double.NaN)),
                of("the bandwidth of column 2 is 0.0", () -> Bandwidth.perDimension(1, 0)),
                of("bandwidths for columns are a vector", () -> new Bandwidth.PerDimension(LINE)),
                of("a bandwidth matrix is [d, d]", () -> new Bandwidth.Full(LINE)),
                of(
                        "a bandwidth matrix is symmetric, found 0.5 in row 2, column 1",
                        () -> new Bandwidth.Full(Tensor.of(new double[] {1, 0, 0.5, 1}, 2, 2))),
                of(
                        "the bandwidth matrix is singular at column 2",
                        () -> new Bandwidth.Full(Tensor.of(new double[] {1, 1, 1, 1}, 2, 2))),
                of(
                        "the bandwidth is for 2 columns, but the rows have 1",
                        () -> KDE.withBandwidth(Bandwidth.perDimension(1, 1)).fit(LINE, SEED)),
                of("column 2 is constant, 5.0 in every row", () -> KDE.fit(PLANE, SEED)),
                of(
                        "column 2 is constant",
                        () -> KDE.withBandwidth(CrossValidatedBandwidth.DEFAULT).fit(PLANE, SEED)),
                of("the bandwidth matrix is singular at column 2", () -> KDE.fit(TWINS, SEED)),
                of("needs at least 2 rows with weight, found 1", () -> KDE.fit(LINE.slice(0, 1), SEED)),
                of(
                        "row 1, column 1 is 1.0, beyond the reflecting bounds [2.0, Infinity]",
                        () -> KDE.withBoundaries(Boundary.reflectBelow(2)).fit(LINE, SEED)),
                of(
                        "row 1, column 1 is 1.0, but the log transform needs numbers above 1.0",
                        () -> KDE.withBoundaries(new Boundary.Log(1)).fit(LINE, SEED)),
                of(
                        "there are 1 boundaries for rows of 2 columns",
                        () -> KDE.withBoundaries(Boundary.NONE).fit(PLANE, SEED)),
                of("reflection needs a lower bound below the upper one", () -> Boundary.reflect(2, 1)),
                of("a log transform needs a finite lower bound", () -> new Boundary.Log(Double.NaN)),
                of(
                        "in 5 folds: expected between 2 folds and one for each row",
                        () -> KDE.withBandwidth(CrossValidatedBandwidth.DEFAULT).fit(LINE, SEED)),
                of(
                        "to leave one row out takes at least 2 rows, found 1",
                        () -> KDE.withBandwidth(CrossValidatedBandwidth.LEAVE_ONE_OUT.withCandidates(1))
                                .fit(LINE.slice(0, 1), SEED)),
                of(
                        "some held-out row has density 0",
                        () -> KDE.withKernel(Kernel.TOPHAT)
                                .withBandwidth(CrossValidatedBandwidth.LEAVE_ONE_OUT.withCandidates(0.1, 0.2))
                                .fit(LINE, SEED)),
                of("there is no bandwidth to compare", () -> Candidates.of()),
                of("the bandwidth is -2.0", () -> Candidates.of(1, -2)),
                of(
                        "a fold holds all rows that have a weight",
                        () -> KDE.withBandwidth(CrossValidatedBandwidth.DEFAULT
                                        .withFolds(2)
                                        .withOrder(FoldOrder.CONSECUTIVE)
                                        .withCandidates(1))
                                .fit(new WeightedRows(LINE, Tensor.vector(1, 1, 0, 0)), SEED)),
                of(
                        "the improved Sheather–Jones rule is for one column, found 2",
                        () -> KDE.withBandwidth(ImprovedSheatherJones.DEFAULT).fit(PLANE, SEED)),
                of(
                        "the search by gradient is for the gaussian kernel",
                        () -> KDE.withKernel(Kernel.LINEAR)
                                .withBandwidth(GradientSearch.DEFAULT)
                                .fit(LINE, SEED)),
                of(
                        "the search by gradient does not reflect",
                        () -> KDE.withBoundaries(Boundary.reflectBelow(0))
                                .withBandwidth(GradientSearch.DEFAULT)
                                .fit(LINE, SEED)),
                of("a grid is for one or two columns, found 3", () -> KernelGrid.around(SPACE, KDE, SEED, 10)));
    }

    @ParameterizedTest
    @MethodSource("badData")
    void badDataIsSaidPlainly(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(DataException.class).hasMessageContaining(message);
    }

    private static Stream<Arguments> wrongArguments() {
        return Stream.of(
                of("threads is 0", () -> KDE.withThreads(0)),
                of("a tolerance needs an absolute part", () -> new Tolerance(0, 0)),
                of("a tolerance needs an absolute part", () -> new Tolerance(-1, 0.1)),
                of("found 1", () -> CrossValidatedBandwidth.DEFAULT.withFolds(1)),
                of("2 folds or more, found 1", () -> GradientSearch.DEFAULT.withFolds(1)),
                of("candidates need a count of at least 2", () -> new Candidates.AroundReference(1, 0.1, 1)),
                of("a grid's axis needs finite lower < upper", () -> new GridAxis(1, 1, 5)),
                of(
                        "has as many axes, found 2",
                        () -> KernelGrid.of(
                                WeightedRows.of(LINE), KDE, SEED, new GridAxis(0, 1, 5), new GridAxis(0, 1, 5))),
                of(
                        "a density over rows of 1 columns was asked about the shape",
                        () -> KDE.fit(LINE, SEED).logProb(PLANE)));
    }

    @ParameterizedTest
    @MethodSource("wrongArguments")
    void wrongArgumentsAreSaidPlainly(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void aConstantColumnIsNoTroubleWithABandwidthOfItsOwn() {
        KDE.withBandwidth(0.5).fit(PLANE, SEED).logProb(PLANE);
    }
}
