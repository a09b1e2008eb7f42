package org.sibyl.workflow.study;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sibyl.message.Nearest;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.study.Node.Entry;
import org.sibyl.workflow.study.Node.Listing;
import org.sibyl.workflow.study.Node.Mapping;
import org.sibyl.workflow.study.Node.Position;
import org.sibyl.workflow.study.Node.Scalar;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Holds a study file against the JSON schema that ships with Sibyl, and says in one sentence, with line and column,
/// what is wrong first.
final class StudySchema {
    private static final Map<String, String> TYPES = Map.of(
            "string", "text",
            "number", "a number",
            "integer", "a whole number",
            "boolean", "true or false",
            "array", "a list",
            "object", "a mapping");

    private StudySchema() {}

    /// Checks a file.
    ///
    /// @throws StudyException with the first problem; unknown keys come first, for they explain the rest
    static void check(String file, Node root) {
        List<Error> errors = Loaded.SCHEMA.validate(json(root));
        errors.stream()
                .min(Comparator.comparing((Error error) -> !error.getKeyword().equals("additionalProperties"))
                        .thenComparingInt(error -> place(error, root).line())
                        .thenComparingInt(error -> place(error, root).column()))
                .ifPresent(error -> {
                    throw new StudyException(file + ":" + place(error, root) + ": " + sentence(error, root));
                });
    }

    /// The same tree as JSON, the form that hashes are taken of.
    static JsonNode json(Node node) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (node) {
            case Mapping mapping -> {
                ObjectNode object = json.objectNode();
                mapping.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
                yield object;
            }
            case Listing listing -> {
                ArrayNode array = json.arrayNode();
                listing.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case Scalar scalar ->
                switch (scalar.value()) {
                    case null -> json.nullNode();
                    case Boolean b -> json.booleanNode(b);
                    case Long l -> json.numberNode(l);
                    // JSON Schema counts 1e4 as a whole number; written as one, every validator agrees.
                    case Double d when d == Math.rint(d) && Math.abs(d) < 1e15 -> json.numberNode(d.longValue());
                    // JSON has no infinities; whether one may stand here is for the reader to say.
                    case Double d when !Double.isFinite(d) -> json.numberNode(Math.copySign(Double.MAX_VALUE, d));
                    case Double d -> json.numberNode(d);
                    default -> json.stringNode(scalar.text());
                };
        };
    }

    private static String sentence(Error error, Node root) {
        NodePath path = error.getInstanceLocation();
        Node found = Objects.requireNonNull(find(path, root));
        String subject = subject(path);
        JsonNode rule = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "additionalProperties" ->
                "unknown key '" + error.getProperty() + "'; "
                        + Nearest.hint(error.getProperty(), keys(error), "keys here");
            case "required" -> subject + " needs the key '" + error.getProperty() + "'; add it, with a value";
            case "type" -> subject + " expects " + types(rule) + ", found " + found.describe();
            case "enum" ->
                subject + " expects one of " + String.join(", ", words(rule)) + ", found " + found.describe()
                        + nearest(found, words(rule));
            case "minimum" -> subject + " must be at least " + rule.asString() + ", found " + found.describe();
            case "maximum" -> subject + " must be at most " + rule.asString() + ", found " + found.describe();
            case "exclusiveMinimum" ->
                subject + " must be greater than " + rule.asString() + ", found " + found.describe();
            case "exclusiveMaximum" ->
                subject + " must be less than " + rule.asString() + ", found " + found.describe();
            case "minItems" -> subject + " needs at least " + count(rule, "value");
            case "minProperties" ->
                subject + " needs at least " + count(rule, "key") + ": " + String.join(", ", keys(error));
            case "maxProperties" ->
                subject + " takes exactly " + count(rule, "key") + ", found "
                        + String.join(" and ", ((Mapping) found).entries().keySet());
            case "pattern" -> subject + " must be a name of letters, digits and underscores that begins with a letter";
            default -> subject + " " + error.getMessage();
        };
    }

    private static String subject(NodePath path) {
        if (path.getNameCount() == 0) {
            return "the study";
        }
        return path.getElement(-1) instanceof Integer index
                ? "value " + (index + 1) + " of '" + path.getParent().getName(-1) + "'"
                : "'" + path.getName(-1) + "'";
    }

    private static String count(JsonNode rule, String noun) {
        return rule.asInt() == 1 ? "one " + noun : rule.asInt() + " " + noun + "s";
    }

    private static String types(JsonNode rule) {
        List<String> names = new ArrayList<>();
        if (rule.isArray()) {
            rule.forEach(type -> names.add(type.asString()));
        } else {
            names.add(rule.asString());
        }
        return String.join(
                " or ", names.stream().map(TYPES::get).filter(Objects::nonNull).toList());
    }

    private static List<String> words(JsonNode rule) {
        List<String> names = new ArrayList<>();
        rule.forEach(word -> names.add(word.asString()));
        return names;
    }

    private static String nearest(Node found, List<String> words) {
        return found instanceof Scalar scalar
                ? Nearest.of(scalar.text(), words)
                        .map(word -> "; did you mean '" + word + "'?")
                        .orElse("")
                : "";
    }

    // The keys that the schema knows beside the rule that was broken.
    private static List<String> keys(Error error) {
        String pointer = error.getSchemaLocation().getFragment().toString();
        JsonNode owner = Loaded.SCHEMA.getSchemaNode().at(pointer.substring(0, pointer.lastIndexOf('/')));
        return List.copyOf(owner.path("properties").propertyNames());
    }

    private static Position place(Error error, Node root) {
        Node node = Objects.requireNonNull(find(error.getInstanceLocation(), root));
        if (error.getKeyword().equals("additionalProperties") && node instanceof Mapping mapping) {
            Entry entry = mapping.entries().get(error.getProperty());
            return entry == null ? node.position() : entry.key();
        }
        return node.position();
    }

    private static @Nullable Node find(NodePath path, Node root) {
        Node node = root;
        for (int i = 0; i < path.getNameCount(); i++) {
            Node next = switch (node) {
                case Mapping mapping -> mapping.get(path.getName(i));
                case Listing listing -> listing.items().get(Integer.parseInt(path.getName(i)));
                case Scalar scalar -> scalar;
            };
            // A rule about a key's name (propertyNames) points at the key, whose mapping is the nearest value.
            if (next == null) {
                return node;
            }
            node = next;
        }
        return node;
    }

    // Building the schema costs some tens of milliseconds; it is done once, when the first study is read.
    private static final class Loaded {
        static final Schema SCHEMA = load();

        private static Schema load() {
            try (InputStream schema =
                    Objects.requireNonNull(StudySchema.class.getResourceAsStream("study-schema.json"))) {
                return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema);
            } catch (IOException e) {
                throw new UncheckedIOException("the study schema inside Sibyl's own jar cannot be read", e);
            }
        }
    }
}
