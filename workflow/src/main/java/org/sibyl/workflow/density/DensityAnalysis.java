package org.sibyl.workflow.density;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sibyl.dataset.Table;
import org.sibyl.density.AnomalyThreshold;
import org.sibyl.density.Comparison;
import org.sibyl.density.CrossValidation;
import org.sibyl.density.HeldOutScore;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.analysis.SourceTable;
import org.sibyl.workflow.analysis.TableSource;

/// Fits a density to a table, and does what else was asked for.
///
/// @param request what is to be done
public record DensityAnalysis(DensityRequest request) {
    /// Does it; writes nothing.
    ///
    /// @throws StudyException if the request does not fit the table
    public DensityResult run() {
        DensityData data = data();
        Optional<Tensor> newRows = request.score().map(file -> newRows(file.toString(), data));
        List<FittedMethod> methods = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        methods.add(request.method().fit(data, request.folds(), request.root().child("fit"), request.threads()));
        if (request.compare()) {
            others(data, methods, notes);
        }
        FittedMethod chosen = methods.getFirst();
        CrossValidation validation = new CrossValidation(request.folds(), request.threads());
        Seed seed = request.root().child("held out");
        Optional<Comparison> comparison = request.compare()
                ? Optional.of(Comparison.of(
                        methods.stream().map(FittedMethod::estimator).toList(), data.rows(), validation, seed))
                : Optional.empty();
        Optional<HeldOutScore> heldOut = comparison
                .flatMap(table -> table.entries().stream()
                        .filter(entry -> entry.name().equals(chosen.estimator().name()))
                        .findFirst())
                .map(Comparison.Entry::heldOut);
        if (heldOut.isEmpty() && newRows.isPresent()) {
            heldOut = Optional.of(validation.score(chosen.estimator(), data.rows(), seed));
        }
        return new DensityResult(
                request,
                data,
                methods,
                notes,
                comparison,
                heldOut,
                threshold(heldOut, newRows.isPresent(), notes),
                newRows);
    }

    /// The threshold of anomalies from held-out rows. Where nobody asked to score rows, too few of them are
    /// a note.
    private Optional<AnomalyThreshold> threshold(Optional<HeldOutScore> heldOut, boolean needed, List<String> notes) {
        if (heldOut.isEmpty()) {
            return Optional.empty();
        }
        double[] scores = heldOut.get().logProb().toArray();
        Arrays.setAll(scores, i -> -scores[i]);
        try {
            return Optional.of(AnomalyThreshold.of(request.falseAlarm(), Tensor.adopt(scores, scores.length)));
        } catch (DataException e) {
            if (needed) {
                throw e;
            }
            notes.add("There is no threshold of anomalies: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private DensityData data() {
        List<String> wanted = new ArrayList<>(request.columns());
        request.weights().ifPresent(wanted::add);
        if (request.weights().isPresent() && request.columns().isEmpty()) {
            throw new StudyException(
                    "--weights needs --columns, so that it is clear which columns are not weights;" + " name them");
        }
        SourceTable source = request.source().read(wanted, Optional.empty());
        Tensor values = source.numbers().values();
        List<String> names = source.numbers().columns();
        if (request.weights().isEmpty()) {
            return new DensityData(source.source(), names, WeightedRows.of(values), source.notes(), source.truth());
        }
        int d = names.size() - 1;
        double[] x = new double[values.rows() * d];
        for (int i = 0; i < x.length; i++) {
            x[i] = values.get(i / d, i % d);
        }
        WeightedRows rows = new WeightedRows(Tensor.adopt(x, values.rows(), d), Tensor.vector(values.column(d)));
        return new DensityData(source.source(), names.subList(0, d), rows, source.notes(), Optional.empty());
    }

    /// The other methods with their usual settings; one that the rows do not suit is left out with its
    /// reason.
    private void others(DensityData data, List<FittedMethod> methods, List<String> notes) {
        String normal = data.dimension() == 1 ? "normal" : "multivariate_normal";
        for (String method : List.of("histogram", "kde", "gmm", normal)) {
            if (method.equals(request.method().method())) {
                continue;
            }
            try {
                methods.add(MethodWords.of(method)
                        .fit(data, request.folds(), request.root().child("fit " + method), request.threads()));
            } catch (DataException e) {
                notes.add("Left out of the comparison, " + method + ": " + e.getMessage() + ".");
            }
        }
    }

    private Tensor newRows(String file, DensityData data) {
        Table table = new TableSource(file, request.source().missing())
                .read(data.columns(), Optional.empty())
                .numbers();
        return table.values();
    }
}
