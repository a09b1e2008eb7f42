package org.sibyl.workflow.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sibyl.abc.Adjustment;
import org.sibyl.distribution.Prior;
import org.sibyl.flow.FlowFamily;
import org.sibyl.message.Nearest;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.study.Node.Mapping;
import org.sibyl.workflow.study.Node.Scalar;

/// Turns the tree of a study file into a study.
final class StudyReader {
    private static final Pattern DURATION = Pattern.compile("([0-9]*\\.?[0-9]+)\\s*(ms|s|m|min|h)?");
    private static final List<String> KINDS = List.of("source", "class", "command", "table", "task");

    private final Fields fields;
    private final Path folder;
    private final Optional<Observation> observed;

    private StudyReader(Fields fields, Path folder, Optional<Observation> observed) {
        this.fields = fields;
        this.folder = folder;
        this.observed = observed;
    }

    /// Reads a study.
    ///
    /// @param name of the file, for messages
    /// @param file where the study stands; relative paths are taken from its folder
    /// @param observed what a run folder holds of an earlier reading; then no other file is looked for
    static Study read(String name, String text, Path file, Optional<Observation> observed) {
        Node root = YamlTree.read(name, text);
        StudySchema.check(name, root);
        Path folder = Objects.requireNonNull(file.getParent());
        return new StudyReader(new Fields(name, (Mapping) root), folder, observed).study(text, file);
    }

    private Study study(String text, Path file) {
        SimulatorSource simulator = simulator();
        Optional<BuiltInProblem> problem = BuiltInProblem.of(simulator, fields);
        if (problem.isEmpty()) {
            require("parameters", "what is unknown, each with a prior");
            require("observation", "what was seen");
        }
        PriorReader priors = new PriorReader(fields);
        Prior prior = problem.map(one -> one.task().prior()).orElseGet(priors::prior);
        Observation observation = observed.orElseGet(() -> problem.map(BuiltInProblem::observation)
                .orElseGet(() -> new ObservationReader(fields.child("observation"), observables()).read(folder)));
        return new Study(
                file,
                text,
                fields.requiredText("study"),
                fields.text("question").orElse(""),
                simulator,
                problem.map(BuiltInProblem::parameters).orElseGet(priors::describe),
                prior,
                derived(prior.names()),
                observation,
                method(),
                budget(),
                diagnostics(),
                StudyHashes.of(StudySchema.json(fields.mapping()), observation));
    }

    private void require(String key, String what) {
        if (!fields.has(key)) {
            throw fields.wrong(fields.mapping().position(), "the study needs the key '" + key + "': " + what);
        }
    }

    private List<String> observables() {
        List<String> names = fields.texts("observables");
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) != i) {
                throw fields.wrong(
                        fields.items("observables").get(i).position(),
                        "the observable '" + names.get(i) + "' is named twice; names must differ");
            }
        }
        return names;
    }

    private SimulatorSource simulator() {
        Fields simulator = fields.child("simulator");
        List<String> given = KINDS.stream().filter(simulator::has).toList();
        if (given.size() != 1) {
            throw fields.wrong(
                    "simulator",
                    "'simulator' takes exactly one of " + String.join(", ", KINDS) + ", found "
                            + (given.isEmpty() ? "none" : String.join(" and ", given)));
        }
        if (simulator.has("classpath") && !simulator.has("class")) {
            throw simulator.wrong(
                    simulator.keyPosition("classpath"), "'classpath' goes with 'class' only; remove it here");
        }
        return switch (given.getFirst()) {
            case "source" -> new SimulatorSource.JavaSource(file(simulator, "source"));
            case "class" ->
                new SimulatorSource.JavaClass(
                        simulator.requiredText("class"),
                        simulator.texts("classpath").stream()
                                .map(folder::resolve)
                                .toList());
            case "command" -> new SimulatorSource.Command(simulator.texts("command"), folder);
            case "table" -> new SimulatorSource.Table(file(simulator, "table"));
            default -> new SimulatorSource.BuiltIn(simulator.requiredText("task"));
        };
    }

    private Path file(Fields simulator, String key) {
        Path path = folder.resolve(simulator.requiredText(key));
        if (observed.isEmpty() && !Files.isRegularFile(path)) {
            throw simulator.wrong(
                    key,
                    "the file '" + simulator.requiredText(key) + "' is not there; looked for " + path
                            + "; check the name and the folder");
        }
        return path;
    }

    private List<Derived> derived(List<String> names) {
        Fields all = fields.child("derived");
        List<Derived> derived = new ArrayList<>();
        for (String name : all.keys()) {
            if (names.contains(name)) {
                throw all.wrong(all.keyPosition(name), "'" + name + "' is a parameter already; give another name");
            }
            Fields one = all.child(name);
            try {
                derived.add(new Derived(
                        name,
                        Expression.parse(one.requiredText("expression"), names),
                        one.text("unit").orElse(""),
                        one.text("label").orElse(name)));
            } catch (StudyException e) {
                throw one.wrong("expression", e.getMessage());
            }
        }
        return derived;
    }

    private Method method() {
        Node node = fields.node("method");
        if (node instanceof Mapping mapping) {
            Fields methods = new Fields(fields.file(), mapping);
            return method(methods.only(), methods.child(methods.only()));
        }
        Fields none = fields.child("method");
        return node instanceof Scalar scalar ? method(scalar.text(), none) : method("npe", none);
    }

    private Method method(String name, Fields settings) {
        return switch (name) {
            case "npe" -> {
                SequencedMap<String, Double> numbers = new LinkedHashMap<>();
                settings.keys().stream()
                        .filter(key -> !key.equals("flow"))
                        .forEach(key -> numbers.put(key, settings.number(key, Double.NaN)));
                // The schema has refused any other word.
                FlowFamily flow = settings.text("flow").flatMap(FlowFamily::of).orElse(FlowFamily.MAF);
                yield new Method.Npe(flow, numbers);
            }
            case "abc" -> abc(settings);
            default ->
                throw fields.wrong(
                        "method", "unknown method '" + name + "'; " + Nearest.hint(name, Method.NAMES, "methods"));
        };
    }

    private static Method.Abc abc(Fields settings) {
        if (settings.has("accepted") && settings.has("accepted_fraction")) {
            throw settings.wrong(
                    settings.keyPosition("accepted_fraction"),
                    "give either 'accepted' or 'accepted_fraction', not both");
        }
        return new Method.Abc(
                settings.has("accepted") ? OptionalInt.of(settings.integer("accepted", 0)) : OptionalInt.empty(),
                settings.has("accepted_fraction")
                        ? OptionalDouble.of(settings.number("accepted_fraction", Double.NaN))
                        : OptionalDouble.empty(),
                settings.text("adjustment").orElse("linear").equals("linear") ? Adjustment.LINEAR : Adjustment.NONE);
    }

    private Budget budget() {
        Fields budget = fields.child("budget");
        return new Budget(
                budget.integer("simulations", Budget.DEFAULT.simulations()),
                budget.has("timeout") ? duration(budget) : Budget.DEFAULT.timeout(),
                budget.integer("draws", Budget.DEFAULT.draws()));
    }

    private static Duration duration(Fields budget) {
        String text = budget.requiredText("timeout");
        Matcher match = DURATION.matcher(text);
        double seconds = 0;
        if (match.matches()) {
            String unit = Objects.requireNonNullElse(match.group(2), "s");
            double factor = switch (unit) {
                case "ms" -> 1e-3;
                case "s" -> 1;
                case "h" -> 3600;
                default -> 60;
            };
            seconds = Double.parseDouble(match.group(1)) * factor;
        }
        if (!(seconds > 0)) {
            throw budget.wrong(
                    "timeout", "'timeout' expects a positive duration such as 10s, 500ms or 2m, found '" + text + "'");
        }
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private DiagnosticBudget diagnostics() {
        Fields diagnostics = fields.child("diagnostics");
        DiagnosticBudget usual = DiagnosticBudget.DEFAULT;
        return new DiagnosticBudget(
                diagnostics.integer("calibration_pairs", usual.calibrationPairs()),
                diagnostics.integer("predictive_draws", usual.predictiveDraws()));
    }
}
