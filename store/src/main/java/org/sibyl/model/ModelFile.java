package org.sibyl.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.sibyl.store.AtomicFile;
import org.sibyl.store.StoreException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A model on disk: named arrays and the JSON from which their owner makes a model again. Nothing in it is code.
///
/// The layout is that of safetensors (github.com/huggingface/safetensors, "Format"): eight bytes that hold the length
/// of the header, the header in JSON padded with spaces to a multiple of eight bytes, then the numbers of each array,
/// little-endian, one array after the other without gaps. The header's `__metadata__` holds the keys `format`
/// (`sibyl-model`), `format_version`, `kind`, `config` and `provenance`, each a string; the last two are JSON objects.
///
/// A model carries its own proof: arrays named `check.input.…` and `check.output.…` hold inputs and what the model
/// gave for them when it was written. Whoever loads the model runs it on the inputs and compares.
///
/// @param kind what the owner recognizes it by, as in `npe-maf`
/// @param config the owner's settings, a JSON object
/// @param provenance what produced it, a JSON object
/// @param arrays the numbers by name, in the order in which they are to be written
public record ModelFile(String kind, String config, String provenance, SequencedMap<String, Numbers> arrays) {
    /// The format that this class writes and reads.
    public static final int FORMAT_VERSION = 1;

    /// What the names of check inputs begin with.
    public static final String CHECK_INPUT = "check.input.";

    /// What the names of check outputs begin with.
    public static final String CHECK_OUTPUT = "check.output.";

    /// @throws IllegalArgumentException if the kind is blank, or the configuration or the provenance is not a JSON
    ///     object
    public ModelFile {
        if (kind.isBlank()) {
            throw new IllegalArgumentException("a model file needs a kind by which its owner knows it, found none");
        }
        requireObject("config", config);
        requireObject("provenance", provenance);
        if (arrays.containsKey(SafetensorsHeader.METADATA)) {
            throw new IllegalArgumentException(
                    "an array cannot be named " + SafetensorsHeader.METADATA + ", which holds the model's description");
        }
        arrays = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arrays));
    }

    /// The array of this name.
    ///
    /// @throws StoreException if there is none
    public Numbers array(String name) {
        Numbers numbers = arrays.get(name);
        if (numbers == null) {
            throw new StoreException("the model file of kind '" + kind + "' has no array '" + name + "'; it has "
                    + String.join(", ", arrays.keySet()));
        }
        return numbers;
    }

    /// Writes the file, replacing one that is there. The bytes depend on this record alone. Arrays of 8-byte numbers
    /// come before those of 4-byte numbers, so that each begins at a multiple of its element size; apart from that
    /// their order is kept.
    ///
    /// @throws StoreException if the file cannot be written; then an older one is untouched
    public void write(Path file) {
        AtomicFile.write(file, out -> SafetensorsWriter.write(this, out));
    }

    /// Reads a file.
    ///
    /// @throws StoreException if it is missing, truncated, damaged, of another version, or not one of ours
    public static ModelFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StoreException("there is no model file " + file);
        }
        try {
            return new SafetensorsReader(file.toString(), Files.readAllBytes(file)).read();
        } catch (IOException e) {
            throw new StoreException("cannot read the model file " + file + ": " + AtomicFile.reason(e), e);
        } catch (OutOfMemoryError e) {
            throw new StoreException("the model file " + file + " is too large for the memory of this process", e);
        }
    }

    private static void requireObject(String what, String json) {
        try {
            if (JsonMapper.shared().readTree(json).isObject()) {
                return;
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "the " + what + " of a model file must be a JSON object, found " + json, e);
        }
        throw new IllegalArgumentException("the " + what + " of a model file must be a JSON object, found " + json);
    }
}
