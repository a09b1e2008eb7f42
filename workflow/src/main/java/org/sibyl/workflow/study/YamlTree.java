package org.sibyl.workflow.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.study.Node.Entry;
import org.sibyl.workflow.study.Node.Listing;
import org.sibyl.workflow.study.Node.Mapping;
import org.sibyl.workflow.study.Node.Position;
import org.sibyl.workflow.study.Node.Scalar;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Reads YAML 1.2 into a tree in which every piece knows its line and column.
///
/// Numbers are those of the core schema (`.5`, `+3` and `-.INF` too). A key given twice, an alias and a second document
/// are refused: each would hide something that its author believes to be in force.
final class YamlTree {
    private static final Pattern NUMBER = Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern PLACE = Pattern.compile("in reader, line (\\d+), column (\\d+):");

    private final String file;
    private final String[] lines;
    private final JsonParser parser;

    private YamlTree(String file, String text, JsonParser parser) {
        this.file = file;
        this.lines = text.split("\n", -1);
        this.parser = parser;
    }

    /// The tree of a text.
    ///
    /// @param file the name for messages
    /// @throws StudyException if the text is not YAML, is empty, or holds one of the things refused
    static Node read(String file, String text) {
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            return new YamlTree(file, text, parser).document();
        } catch (JacksonException e) {
            throw new StudyException(syntax(file, e), e);
        }
    }

    private Node document() {
        if (parser.nextToken() == null) {
            throw new StudyException(file + " is empty; expected a study such as 'sibyl new NAME' writes");
        }
        Node root = node();
        if (parser.nextToken() != null) {
            throw new StudyException(
                    at(position()) + ": a second document begins here; a study file holds one document");
        }
        return root;
    }

    private Node node() {
        Position position = position();
        if (((YAMLParser) parser).isCurrentAlias()) {
            throw new StudyException(at(position) + ": aliases are not supported; write the value again in place of '*"
                    + parser.getString() + "'");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(position);
            case START_ARRAY -> listing(position);
            default -> scalar(position);
        };
    }

    private Mapping mapping(Position position) {
        SequencedMap<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Position key = position();
            String name = parser.currentName();
            parser.nextToken();
            Entry before = entries.putIfAbsent(name, new Entry(key, node()));
            if (before != null) {
                throw new StudyException(
                        at(key) + ": the key '" + name + "' stands here for the second time, first at line "
                                + before.key().line() + "; remove one of the two");
            }
        }
        return new Mapping(position, Collections.unmodifiableSequencedMap(entries));
    }

    private Listing listing(Position position) {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new Listing(position, List.copyOf(items));
    }

    private Scalar scalar(Position position) {
        String text = parser.getString();
        Object value = switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> isPlain(position) && NUMBER.matcher(text).matches() ? number(text) : text;
        };
        return new Scalar(position, value, text == null ? "" : text);
    }

    private boolean isPlain(Position position) {
        String line = position.line() <= lines.length ? lines[position.line() - 1] : "";
        char first = position.column() <= line.length() ? line.charAt(position.column() - 1) : ' ';
        return first != '"' && first != '\'' && first != '|' && first != '>';
    }

    private static Object number(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".inf")) {
            return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (lower.equals(".nan")) {
            return Double.NaN;
        }
        // Eighteen digits always fit; a longer integer can only be meant as a magnitude.
        boolean integer = lower.matches("[-+]?[0-9]{1,18}");
        return integer ? (Object) Long.valueOf(text) : (Object) Double.valueOf(text);
    }

    private Position position() {
        TokenStreamLocation location = parser.currentTokenLocation();
        return new Position(location.getLineNr(), location.getColumnNr());
    }

    private String at(Position position) {
        return file + ":" + position;
    }

    // The parser's messages span several lines: each statement stands above its place, and the last is the exact one.
    private static String syntax(String file, JacksonException e) {
        Position position =
                new Position(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        String problem = "it cannot be read";
        String above = problem;
        for (String line : e.getOriginalMessage().lines().map(String::strip).toList()) {
            Matcher place = PLACE.matcher(line);
            if (place.matches()) {
                position = new Position(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
                problem = above;
            }
            above = line;
        }
        return file + ":" + position + ": this is not YAML: " + problem.replace("\\t(TAB)", "tab")
                + "; check the brackets, quotes and indentation before this place";
    }
}
