package org.sibyl.benchmark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.sibyl.workflow.StudyException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program that measures rows of a benchmark with another tool; the protocol is that of
/// `benchmarks/peers/peer.py`: it is told names of rows, one a line, and answers with JSON objects, one a line.
final class Peer implements AutoCloseable {
    private final List<String> command;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final String tool;
    private final String missing;
    private final List<String> rows = new ArrayList<>();

    /// What a tool takes.
    ///
    /// @param tool with its version, as in `PyTorch eager 2.13.0`
    /// @param micros microseconds
    /// @param answer what it found, each number with its name; may be empty
    record Time(String tool, double micros, SequencedMap<String, Double> answer) {}

    private Peer(List<String> command, Process process) {
        this.command = List.copyOf(command);
        this.process = process;
        answers = process.inputReader(StandardCharsets.UTF_8);
        questions = process.outputWriter(StandardCharsets.UTF_8);
        JsonNode hello = answer();
        tool = text(hello, "tool");
        missing = hello.path("missing").asString("");
        hello.path("rows").forEach(row -> rows.add(row.asString()));
    }

    /// Starts a peer and hears what it can do.
    ///
    /// @param benchmark whose rows it will be asked for: a program that knows none of them need not load its tool
    /// @throws IOException if there is no such program
    /// @throws StudyException if it does not speak the protocol
    static Peer start(List<String> command, String benchmark) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // Nothing is left behind in the checkout.
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        builder.environment().put("SIBYL_BENCHMARK", benchmark);
        Process process = builder.start();
        try {
            return new Peer(command, process);
        } catch (StudyException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /// What it measures with.
    String tool() {
        return tool;
    }

    /// Why it cannot work on this machine; empty if it can.
    String missing() {
        return missing;
    }

    /// Whether it knows one of these rows.
    boolean knowsOneOf(Collection<String> names) {
        return rows.stream().anyMatch(names::contains);
    }

    /// Measures a row for a second or two, each way that it knows.
    ///
    /// @return nothing if it does not know the row
    /// @throws StudyException if it does not speak the protocol
    List<Time> measure(String row) {
        List<Time> times = new ArrayList<>();
        if (!rows.contains(row)) {
            return times;
        }
        try {
            questions.write(row);
            questions.newLine();
            questions.flush();
        } catch (IOException e) {
            throw broken("ended before it was asked for '" + row + "'", e);
        }
        for (JsonNode answer = answer(); !answer.path("end").asBoolean(false); answer = answer()) {
            if (!answer.path("us").isNumber()) {
                throw broken("gave no number 'us' for '" + row + "' but " + answer, null);
            }
            times.add(new Time(
                    text(answer, "tool") + " " + text(answer, "version"),
                    answer.get("us").asDouble(),
                    numbers(answer.path("answer"))));
        }
        return times;
    }

    private JsonNode answer() {
        String line;
        try {
            line = answers.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (line == null) {
            throw broken("ended without an answer", null);
        }
        try {
            return JsonMapper.shared().readTree(line);
        } catch (JacksonException e) {
            throw broken("answered '" + line + "', which is no JSON object", e);
        }
    }

    private static SequencedMap<String, Double> numbers(JsonNode object) {
        SequencedMap<String, Double> numbers = new LinkedHashMap<>();
        object.propertyStream()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asDouble()));
        return numbers;
    }

    private String text(JsonNode object, String key) {
        if (!object.path(key).isString()) {
            throw broken("left out '" + key + "' in " + object, null);
        }
        return object.get(key).asString();
    }

    private StudyException broken(String what, @Nullable Throwable cause) {
        String message =
                "the peer '" + String.join(" ", command) + "' " + what + "; run it with names of rows to see why";
        return cause == null ? new StudyException(message) : new StudyException(message, cause);
    }

    /// Ends the program.
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
