package org.sibyl.workflow.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sibyl.distribution.Prior;
import org.sibyl.distribution.PriorFamily;
import org.sibyl.distribution.Priors;
import org.sibyl.distribution.ProductPrior;
import org.sibyl.distribution.UnivariatePrior;
import org.sibyl.message.Nearest;
import org.sibyl.workflow.study.Node.Listing;

/// Reads `parameters:` and `joint:` into one prior, whose parameters stand in the order of `parameters:`.
final class PriorReader {
    private final Fields parameters;
    private final List<JointEntry> joint = new ArrayList<>();

    private record JointEntry(Fields fields, List<String> names) {}

    /// @param study the fields of the whole study
    PriorReader(Fields study) {
        this.parameters = study.child("parameters");
        for (Node item : study.items("joint")) {
            Fields entry = new Fields(study.file(), (Node.Mapping) item);
            joint.add(new JointEntry(entry, entry.texts("parameters")));
        }
    }

    Prior prior() {
        joint.forEach(this::checkNames);
        List<Prior> factors = new ArrayList<>();
        List<String> names = parameters.keys();
        int at = 0;
        while (at < names.size()) {
            String name = names.get(at);
            Optional<JointEntry> together =
                    joint.stream().filter(entry -> entry.names().contains(name)).findFirst();
            if (together.isPresent()) {
                factors.add(jointPrior(together.get(), names, at));
                at += together.get().names().size();
            } else {
                factors.add(univariate(name));
                at++;
            }
        }
        return factors.size() == 1 ? factors.getFirst() : new ProductPrior(factors);
    }

    List<StudyParameter> describe() {
        return parameters.keys().stream()
                .map(name -> {
                    Fields fields = parameters.child(name);
                    return new StudyParameter(
                            name,
                            fields.text("unit").orElse(""),
                            fields.text("label").orElse(name),
                            priorText(name));
                })
                .toList();
    }

    private String priorText(String name) {
        Fields fields = parameters.child(name);
        if (!fields.has("prior")) {
            return joint.stream()
                    .filter(entry -> entry.names().contains(name))
                    .map(entry -> "multivariate normal over " + String.join(", ", entry.names()))
                    .findFirst()
                    .orElse("");
        }
        Fields prior = fields.child("prior");
        Fields settings = prior.child(prior.only());
        return prior.only()
                + settings.keys().stream()
                        .map(key -> key + " " + settings.requiredText(key))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private UnivariatePrior univariate(String name) {
        Fields fields = parameters.child(name);
        if (!fields.has("prior")) {
            throw parameters.wrong(
                    parameters.keyPosition(name),
                    "parameter '" + name + "' has no prior; add one, such as prior: {uniform: {lower: 0, upper: 1}},"
                            + " or name it in 'joint'");
        }
        Fields prior = fields.child("prior");
        String family = prior.only();
        Fields settings = prior.child(family);
        Map<String, Double> values = new LinkedHashMap<>();
        settings.keys().forEach(key -> values.put(key, settings.number(key, Double.NaN)));
        if (family.equals("truncated_normal")) {
            values.putIfAbsent("lower", Double.NEGATIVE_INFINITY);
            values.putIfAbsent("upper", Double.POSITIVE_INFINITY);
        }
        try {
            return Priors.of(name, PriorFamily.named(family).orElseThrow().create(values))
                    .unit(fields.text("unit").orElse(""));
        } catch (IllegalArgumentException e) {
            throw fields.wrong(prior.position(family), "the prior of '" + name + "': " + e.getMessage());
        }
    }

    private void checkNames(JointEntry entry) {
        for (int i = 0; i < entry.names().size(); i++) {
            String name = entry.names().get(i);
            Node item = entry.fields().items("parameters").get(i);
            if (!parameters.has(name)) {
                throw parameters.wrong(
                        item.position(),
                        "there is no parameter '" + name + "'; " + Nearest.hint(name, parameters.keys(), "parameters"));
            }
            long mentions = joint.stream()
                    .flatMap(other -> other.names().stream())
                    .filter(name::equals)
                    .count();
            if (mentions > 1 || parameters.child(name).has("prior")) {
                throw parameters.wrong(
                        item.position(), "parameter '" + name + "' has more than one prior; keep one of them");
            }
        }
    }

    private Prior jointPrior(JointEntry entry, List<String> names, int at) {
        int end = Math.min(names.size(), at + entry.names().size());
        if (!names.subList(at, end).equals(entry.names())) {
            throw entry.fields()
                    .wrong(
                            "parameters",
                            "the parameters of a joint prior must follow each other under 'parameters' in the same order;"
                                    + " found " + String.join(", ", entry.names()) + " here and "
                                    + String.join(", ", names) + " there");
        }
        Fields normal = entry.fields().child("prior").child("multivariate_normal");
        double[][] covariance = normal.items("covariance").stream()
                .map(row -> ((Listing) row)
                        .items().stream().mapToDouble(Fields::asNumber).toArray())
                .toArray(double[][]::new);
        try {
            String[] units = entry.names().stream()
                    .map(name -> parameters.child(name).text("unit").orElse(""))
                    .toArray(String[]::new);
            return Priors.multivariateNormal(entry.names(), normal.numbers("mean"), covariance)
                    .units(units);
        } catch (IllegalArgumentException e) {
            throw entry.fields().wrong("prior", "the joint prior: " + e.getMessage());
        }
    }
}
