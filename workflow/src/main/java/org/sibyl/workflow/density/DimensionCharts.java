package org.sibyl.workflow.density;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.sibyl.density.CurseOfDimension;
import org.sibyl.report.figure.Axis;
import org.sibyl.report.figure.Chart;
import org.sibyl.report.figure.Line;
import org.sibyl.report.figure.Role;

/// What more columns cost.
final class DimensionCharts {
    private static final int MOST = 15;
    private static final int BINS = 10;
    private static final List<CurseOfDimension> CURSE = CurseOfDimension.upTo(MOST, BINS);

    private DimensionCharts() {}

    /// How much of a cube is near its centre, and how much in its corners.
    static Chart fractions() {
        return Chart.of(
                        Axis.of("columns", "").whole(),
                        Axis.of("share of the volume", "").within(0, 1))
                .with(line("corners, further than half a side", Role.MODEL, CurseOfDimension::corners))
                .with(line("within half a side of the centre", Role.ALTERNATIVE, CurseOfDimension::ball))
                .with(line("a cube of half the side", Role.ALTERNATIVE, CurseOfDimension::cube));
    }

    /// How many rows and cells are needed, on a logarithmic axis.
    static Chart needed() {
        return Chart.of(Axis.of("columns", "").whole(), Axis.of("number", "").logarithmic())
                .with(line("rows for the same quality", Role.MODEL, CurseOfDimension::rows))
                .with(line("cells of " + BINS + " bins a column", Role.ALTERNATIVE, CurseOfDimension::cells));
    }

    private static Line line(String label, Role role, ToDoubleFunction<CurseOfDimension> value) {
        return Line.of(
                label,
                role,
                CURSE.stream().mapToDouble(CurseOfDimension::dimension).toArray(),
                CURSE.stream().mapToDouble(value).toArray());
    }
}
