package org.sibyl.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sibyl.store.StoreException;
import org.sibyl.tensor.Shape;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the layout and believes nothing: every length and offset is checked before it is used.
final class SafetensorsReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String file;
    private final byte[] bytes;

    SafetensorsReader(String file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    ModelFile read() {
        int headerLength = headerLength();
        JsonNode header = header(headerLength);
        Map<String, String> metadata = metadata(header);
        int start = SafetensorsHeader.WORD + headerLength;
        List<Entry> entries = entries(header, bytes.length - start);
        LinkedHashMap<String, Numbers> arrays = new LinkedHashMap<>();
        for (Entry entry : entries) {
            ByteBuffer data = ByteBuffer.wrap(bytes, start + entry.begin, entry.end - entry.begin)
                    .slice()
                    .order(ByteOrder.LITTLE_ENDIAN);
            arrays.put(entry.name, entry.type.read(data, entry.shape));
        }
        try {
            return new ModelFile(
                    get(metadata, SafetensorsHeader.KIND),
                    get(metadata, SafetensorsHeader.CONFIG),
                    get(metadata, SafetensorsHeader.PROVENANCE),
                    arrays);
        } catch (IllegalArgumentException e) {
            throw broken(String.valueOf(e.getMessage()), e);
        }
    }

    private int headerLength() {
        if (bytes.length < SafetensorsHeader.WORD) {
            throw broken("it has " + bytes.length + " bytes, expected at least " + SafetensorsHeader.WORD);
        }
        long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > SafetensorsHeader.LONGEST) {
            throw new StoreException(file + " is not a model file: its first eight bytes give a header of "
                    + Long.toUnsignedString(length) + " bytes, expected 2 to " + SafetensorsHeader.LONGEST);
        }
        if (length > bytes.length - SafetensorsHeader.WORD) {
            throw broken("its header has " + length + " bytes but only " + (bytes.length - SafetensorsHeader.WORD)
                    + " are there; the file was cut off");
        }
        return Math.toIntExact(length);
    }

    private JsonNode header(int length) {
        try {
            JsonNode header = JSON.readTree(bytes, SafetensorsHeader.WORD, length);
            if (header.isObject()) {
                return header;
            }
        } catch (JacksonException e) {
            throw broken("its header is not JSON: " + e.getOriginalMessage(), e);
        }
        throw broken("its header is not a JSON object");
    }

    private Map<String, String> metadata(JsonNode header) {
        JsonNode node = header.get(SafetensorsHeader.METADATA);
        Map<String, String> metadata = new LinkedHashMap<>();
        if (node != null && node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                if (!entry.getValue().isString()) {
                    throw broken("its metadata '" + entry.getKey() + "' is not a string");
                }
                metadata.put(entry.getKey(), entry.getValue().asString());
            }
        }
        if (!SafetensorsHeader.FORMAT_NAME.equals(metadata.get(SafetensorsHeader.FORMAT))) {
            throw new StoreException(file + " was not written by Sibyl: its metadata has no format '"
                    + SafetensorsHeader.FORMAT_NAME + "'; choose a model file that a run has written");
        }
        String version = get(metadata, SafetensorsHeader.VERSION);
        if (!version.equals(String.valueOf(ModelFile.FORMAT_VERSION))) {
            throw new StoreException("the model file " + file + " has format version " + version
                    + ", this version of Sibyl reads format version " + ModelFile.FORMAT_VERSION
                    + "; use the version of Sibyl that wrote it, or train afresh");
        }
        return metadata;
    }

    private List<Entry> entries(JsonNode header, int dataLength) {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : header.properties()) {
            if (!property.getKey().equals(SafetensorsHeader.METADATA)) {
                entries.add(entry(property.getKey(), property.getValue(), dataLength));
            }
        }
        // Arrays without elements share their offset with the next one and come before it.
        entries.sort(Comparator.comparingInt(Entry::begin).thenComparingInt(Entry::end));
        int at = 0;
        for (Entry entry : entries) {
            if (entry.begin != at) {
                throw broken("its array '" + entry.name + "' begins at byte " + entry.begin
                        + " of the numbers, expected " + at + (entry.begin < at ? ": arrays overlap" : ": a gap"));
            }
            at = entry.end;
        }
        if (at != dataLength) {
            throw broken("its arrays end at byte " + at + " of the numbers, but there are " + dataLength);
        }
        return entries;
    }

    private Entry entry(String name, JsonNode node, int dataLength) {
        ElementCode type = type(name, node.path(SafetensorsHeader.TYPE));
        long[] extents = integers(name, SafetensorsHeader.SHAPE, node.path(SafetensorsHeader.SHAPE));
        long[] offsets = integers(name, SafetensorsHeader.OFFSETS, node.path(SafetensorsHeader.OFFSETS));
        if (offsets.length != 2 || offsets[0] > offsets[1]) {
            throw broken("its array '" + name + "' needs two offsets in order, found "
                    + node.path(SafetensorsHeader.OFFSETS));
        }
        if (offsets[1] > dataLength) {
            throw broken("its array '" + name + "' ends at byte " + offsets[1] + " of the numbers but only "
                    + dataLength + " are there; the file was cut off");
        }
        long size = type.size();
        int[] shape = new int[extents.length];
        for (int axis = 0; axis < shape.length; axis++) {
            // An extent of 0 may stand beside a large one: what counts is that no product leaves the file.
            if (extents[axis] > Integer.MAX_VALUE || Math.multiplyHigh(size, extents[axis]) != 0) {
                throw broken("its array '" + name + "' has an impossible shape " + node.path(SafetensorsHeader.SHAPE));
            }
            shape[axis] = (int) extents[axis];
            size *= extents[axis];
            if (size > Integer.MAX_VALUE) {
                throw broken("its array '" + name + "' has an impossible shape " + node.path(SafetensorsHeader.SHAPE));
            }
        }
        if (size != offsets[1] - offsets[0]) {
            throw broken("its array '" + name + "' of type " + type + " and shape "
                    + node.path(SafetensorsHeader.SHAPE) + " takes " + size + " bytes, but its offsets leave "
                    + (offsets[1] - offsets[0]));
        }
        return new Entry(name, type, Shape.of(shape), (int) offsets[0], (int) offsets[1]);
    }

    private ElementCode type(String name, JsonNode node) {
        for (ElementCode type : ElementCode.values()) {
            if (node.isString() && node.asString().equals(type.name())) {
                return type;
            }
        }
        throw broken("its array '" + name + "' has the element type " + node + ", expected F32, F64 or I64");
    }

    private long[] integers(String name, String what, JsonNode node) {
        if (!node.isArray()) {
            throw broken("its array '" + name + "' has no " + what);
        }
        long[] values = new long[node.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode value = node.get(i);
            if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
                throw broken("its array '" + name + "' has the " + what + " " + node
                        + ", expected whole numbers that are not negative");
            }
            values[i] = value.asLong();
        }
        return values;
    }

    private String get(Map<String, String> metadata, String key) {
        @Nullable String value = metadata.get(key);
        if (value == null) {
            throw broken("its metadata has no '" + key + "'");
        }
        return value;
    }

    private StoreException broken(String why) {
        return new StoreException("the model file " + file + " is damaged: " + why);
    }

    private StoreException broken(String why, Throwable cause) {
        return new StoreException("the model file " + file + " is damaged: " + why, cause);
    }

    private record Entry(String name, ElementCode type, Shape shape, int begin, int end) {}
}
