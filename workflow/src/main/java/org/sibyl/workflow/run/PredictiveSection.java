package org.sibyl.workflow.run;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sibyl.report.Block;
import org.sibyl.report.Section;
import org.sibyl.report.figure.PredictiveBands;
import org.sibyl.report.figure.PredictiveRows;
import org.sibyl.report.figure.PredictiveSeries;
import org.sibyl.report.figure.Quantity;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.study.Observation;
import org.sibyl.workflow.study.Observation.Axis;
import org.sibyl.workflow.study.Observation.Series;
import org.sibyl.workflow.study.Study;

/// The observation over what the posterior predicts: one panel for each series of the observation.
///
/// @param rows valid simulations at draws of the posterior
record PredictiveSection(Study study, Simulations rows) {
    private record Positions(Quantity quantity, Tensor values) {}

    Section section() {
        List<PredictiveBands.Panel> panels = new ArrayList<>();
        Observation observation = study.observation();
        for (Series series : observation.series()) {
            panels.add(panel(observation, series));
        }
        return Section.of(
                "prediction",
                "What the posterior predicts",
                new Block.Illustration(
                        "Posterior predictive",
                        "Simulations at draws of the posterior: median, central 50 % and 90 %; the dots were observed.",
                        new PredictiveBands(panels)));
    }

    private PredictiveBands.Panel panel(Observation observation, Series series) {
        int from = series.first();
        int to = from + series.count();
        double[] observed = observation.values().slice(from, to).toArray();
        Tensor draws = columns(from, to);
        Optional<Positions> positions = positions(observation, series);
        String heading = observation.series().size() > 1 ? series.label() : "";
        if (positions.isPresent()) {
            return PredictiveSeries.of(
                    heading,
                    positions.get().quantity(),
                    new Quantity(series.label(), ""),
                    positions.get().values().toArray(),
                    observed,
                    draws);
        }
        List<Quantity> quantities = observation.names().subList(from, to).stream()
                .map(name -> new Quantity(name, ""))
                .toList();
        return PredictiveRows.of(heading, quantities, observed, draws);
    }

    private Tensor columns(int from, int to) {
        double[] values = new double[rows.rows() * (to - from)];
        for (int i = 0; i < rows.rows(); i++) {
            for (int j = from; j < to; j++) {
                values[i * (to - from) + j - from] = rows.x().get(i, j);
            }
        }
        return Tensor.adopt(values, rows.rows(), to - from);
    }

    /// Where a series lies along an axis; nowhere if its values have names of their own.
    private static Optional<Positions> positions(Observation observation, Series series) {
        if (observation.axis().isPresent()) {
            Axis axis = observation.axis().get();
            return numbers(axis).or(() -> days(axis)).or(() -> Optional.of(counted(axis.label(), series.count())));
        }
        boolean counted = IntStream.range(0, series.count())
                .allMatch(i -> observation.names().get(series.first() + i).equals(series.name() + "_" + (i + 1)));
        return counted && series.count() > 2 ? Optional.of(counted("", series.count())) : Optional.empty();
    }

    private static Positions counted(String label, int count) {
        return new Positions(
                new Quantity(label.isBlank() ? "number" : label, ""),
                Tensor.vector(IntStream.rangeClosed(1, count).asDoubleStream().toArray()));
    }

    private static Optional<Positions> numbers(Axis axis) {
        try {
            double[] values =
                    axis.ticks().stream().mapToDouble(Double::parseDouble).toArray();
            return increasing(values)
                    ? Optional.of(new Positions(new Quantity(name(axis, "position"), ""), Tensor.vector(values)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Positions> days(Axis axis) {
        try {
            LocalDate first = LocalDate.parse(axis.ticks().getFirst());
            double[] values = axis.ticks().stream()
                    .mapToDouble(tick -> ChronoUnit.DAYS.between(first, LocalDate.parse(tick)))
                    .toArray();
            return increasing(values)
                    ? Optional.of(new Positions(new Quantity("days since " + first, ""), Tensor.vector(values)))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String name(Axis axis, String otherwise) {
        return axis.label().isBlank() ? otherwise : axis.label();
    }

    private static boolean increasing(double[] values) {
        return IntStream.range(1, values.length).allMatch(i -> values[i] > values[i - 1]);
    }
}
