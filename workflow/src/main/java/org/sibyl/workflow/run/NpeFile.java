package org.sibyl.workflow.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.sibyl.distribution.Prior;
import org.sibyl.estimator.Fit;
import org.sibyl.flow.FlowArchitecture;
import org.sibyl.flow.FlowFamily;
import org.sibyl.model.ModelFile;
import org.sibyl.model.Numbers;
import org.sibyl.store.StoreException;
import org.sibyl.surrogate.NpePosterior;
import org.sibyl.surrogate.NpeState;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.StableJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A neural posterior in a model file: the flow's weights as float32 under `weight.…`, what standardizes θ and x as
/// float64 under `scale.…`, and the densities of a few parameters by which the file proves itself.
final class NpeFile {
    // Followed by the flow's word.
    private static final String KIND = "npe-";
    private static final String WEIGHT = "weight.";
    private static final String SCALE = "scale.";
    private static final String THETA = ModelFile.CHECK_INPUT + "theta";
    private static final String X = ModelFile.CHECK_INPUT + "x";
    private static final String LOG_PROB = ModelFile.CHECK_OUTPUT + "log_prob";

    /// Densities are float64 sums of some hundred float64 terms; vector and plain kernels agree far below this.
    private static final double TOLERANCE = 1e-6;

    private NpeFile() {}

    /// Writes a fit.
    ///
    /// @param theta parameters for the proof `[k, p]`
    /// @param x an observation for the proof
    static void write(Path file, Fit<NpePosterior> fit, Tensor theta, double[] x) {
        NpeState state = fit.model().state();
        SequencedMap<String, Numbers> arrays = new LinkedHashMap<>();
        state.weights().forEach((name, values) -> arrays.put(WEIGHT + name, float32(values)));
        state.scales().forEach((name, values) -> arrays.put(SCALE + name, Numbers.of(values)));
        arrays.put(THETA, Numbers.of(theta));
        arrays.put(X, Numbers.of(Tensor.vector(x)));
        arrays.put(LOG_PROB, Numbers.of(fit.model().givenPrecisely(x).logPotential(theta)));
        new ModelFile(KIND + state.flow().family().word(), config(state, fit), provenance(fit), arrays).write(file);
    }

    /// Reads a fit and lets the file prove itself.
    ///
    /// @throws StoreException if the file is no such model, is damaged, belongs to another study, or does not give
    ///     the outputs that it gave when it was written
    static FittedModel read(Path file, Prior prior, int threads) {
        ModelFile model = ModelFile.read(file);
        FlowFamily family = family(file, model.kind());
        try {
            JsonNode config = StableJson.MAPPER.readTree(model.config());
            NpeState state = new NpeState(
                    new FlowArchitecture(
                            family,
                            config.required("transforms").asInt(),
                            config.required("hidden").asInt(),
                            config.required("blocks").asInt()),
                    texts(config.required("parameters")),
                    texts(config.required("observables")),
                    named(model, WEIGHT),
                    named(model, SCALE));
            NpePosterior posterior = NpePosterior.restore(prior, state, threads);
            prove(file, model, posterior);
            return EndingJson.read(config.required("training"), posterior);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new StoreException(
                    "the model file " + file + " cannot be used: " + e.getMessage()
                            + "; remove it and run again with --resume",
                    e);
        }
    }

    private static FlowFamily family(Path file, String kind) {
        Optional<FlowFamily> family =
                kind.startsWith(KIND) ? FlowFamily.of(kind.substring(KIND.length())) : Optional.empty();
        return family.orElseThrow(() -> {
            String known = Arrays.stream(FlowFamily.values())
                    .map(one -> "'" + KIND + one.word() + "'")
                    .collect(Collectors.joining(" or "));
            return new StoreException(
                    file + " holds a model of kind '" + kind + "', expected " + known + "; use its own study");
        });
    }

    private static void prove(Path file, ModelFile model, NpePosterior posterior) {
        Tensor expected = model.array(LOG_PROB).toTensor();
        Tensor found = posterior
                .givenPrecisely(model.array(X).toTensor().toArray())
                .logPotential(model.array(THETA).toTensor());
        for (int i = 0; i < expected.size(); i++) {
            double a = expected.get(i);
            double b = found.get(i);
            // Equal infinities differ by NaN.
            if (a != b && !(Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a)))) {
                throw new StoreException("the model in " + file + " gives the log density " + b + " where it gave " + a
                        + " when it was written; the file has changed, so remove it and run again with --resume");
            }
        }
    }

    private static Numbers float32(Tensor values) {
        float[] narrow = new float[values.size()];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values.get(i);
        }
        return Numbers.of(narrow, values.shape().toArray());
    }

    private static SequencedMap<String, Tensor> named(ModelFile model, String prefix) {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        model.arrays().forEach((name, numbers) -> {
            if (name.startsWith(prefix)) {
                tensors.put(name.substring(prefix.length()), numbers.toTensor());
            }
        });
        return tensors;
    }

    private static String config(NpeState state, Fit<NpePosterior> fit) {
        ObjectNode config = StableJson.MAPPER.createObjectNode();
        config.put("transforms", state.flow().transforms());
        config.put("hidden", state.flow().hidden());
        config.put("blocks", state.flow().blocks());
        add(config.putArray("parameters"), state.parameters());
        add(config.putArray("observables"), state.observables());
        EndingJson.write(config.putObject("training"), fit.status(), fit.curve());
        return config.toString();
    }

    private static String provenance(Fit<?> fit) {
        ObjectNode provenance = StableJson.MAPPER.createObjectNode();
        provenance.put("seed_high", Long.toString(fit.provenance().seed().high()));
        provenance.put("seed_low", Long.toString(fit.provenance().seed().low()));
        provenance.put("data_hash", fit.provenance().dataHash());
        provenance.put("kernel", fit.provenance().kernel());
        provenance.put("version", fit.provenance().version());
        ObjectNode settings = provenance.putObject("settings");
        fit.provenance().settings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
        return provenance.toString();
    }

    private static void add(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asString()));
        return texts;
    }
}
