package org.sibyl.workflow.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sibyl.random.Seed;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// The words of the line protocol: requests out, answers in, one JSON object on a line.
final class LineProtocol {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private final List<String> keys;

    LineProtocol(List<String> parameterNames) {
        this.keys = parameterNames.stream()
                .map(name -> '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(name)) + "\":")
                .toList();
    }

    /// The seed that a row's worker gets: 53 bits, which every language reads exactly.
    static long seed(Seed row) {
        return row.generator().nextLong() >>> 11;
    }

    /// Adds a request.
    void request(StringBuilder to, long id, long seed, double[] theta) {
        to.append("{\"id\":").append(id).append(",\"seed\":").append(seed).append(",\"theta\":{");
        for (int j = 0; j < theta.length; j++) {
            to.append(j == 0 ? "" : ",").append(keys.get(j)).append(theta[j]);
        }
        to.append("}}\n");
    }

    /// Reads an answer.
    ///
    /// @throws ProtocolException if the line is not one
    static Answer answer(byte[] line) throws ProtocolException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ProtocolException(line, "");
            }
            double id = Double.NaN;
            double @Nullable [] x = null;
            @Nullable String error = null;
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "id" -> id = number(parser, value, line, "'id' is not a number");
                    case "x" -> x = value == JsonToken.VALUE_NULL ? null : numbers(parser, value, line);
                    case "error" -> error = text(parser, value, line);
                    default -> parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw new ProtocolException(line, "more than one JSON object");
            }
            if (id != Math.rint(id) || Math.abs(id) > 1L << 53) {
                throw new ProtocolException(line, "there is no 'id'");
            }
            if (x == null && error == null) {
                throw new ProtocolException(line, "there is neither 'x' nor 'error'");
            }
            return new Answer((long) id, x, error);
        } catch (JacksonException e) {
            throw new ProtocolException(line, "");
        }
    }

    private static double[] numbers(JsonParser parser, JsonToken first, byte[] line) throws ProtocolException {
        if (first != JsonToken.START_ARRAY) {
            throw new ProtocolException(line, "'x' is not an array of numbers");
        }
        double[] x = new double[16];
        int length = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (length == x.length) {
                x = Arrays.copyOf(x, 2 * length);
            }
            // Languages whose JSON has no NaN write null.
            x[length++] = token == JsonToken.VALUE_NULL
                    ? Double.NaN
                    : number(parser, token, line, "'x' is not an array of numbers");
        }
        return Arrays.copyOf(x, length);
    }

    private static @Nullable String text(JsonParser parser, JsonToken token, byte[] line) throws ProtocolException {
        if (token.isStructStart()) {
            throw new ProtocolException(line, "'error' is not a string");
        }
        return token == JsonToken.VALUE_NULL ? null : parser.getString();
    }

    private static double number(JsonParser parser, JsonToken token, byte[] line, String otherwise)
            throws ProtocolException {
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw new ProtocolException(line, otherwise);
        }
        return parser.getDoubleValue();
    }

    /// What a worker said.
    ///
    /// @param x null if there is an error
    @SuppressWarnings("ArrayRecordComponent") // lives from the parser to the collector and is never compared
    record Answer(long id, double @Nullable [] x, @Nullable String error) {}

    /// A line that is no answer.
    static final class ProtocolException extends Exception {
        private static final long serialVersionUID = 1L;

        ProtocolException(byte[] line, String why) {
            super("the simulator wrote " + quoted(line) + " on its standard output, expected one line such as"
                    + " {\"id\": 0, \"x\": [0.1, 0.2]} for each request" + (why.isEmpty() ? "" : " (" + why + ")")
                    + "; write messages to standard error");
        }
    }

    /// A line for a message: short, and without control characters.
    static String quoted(byte[] line) {
        String text = new String(line, 0, Math.min(line.length, 160), StandardCharsets.UTF_8);
        return '"' + text.strip().replaceAll("\\p{Cntrl}", "�") + (line.length > 160 ? "…" : "") + '"';
    }
}
