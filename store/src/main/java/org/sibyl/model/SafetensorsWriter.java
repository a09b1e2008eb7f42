package org.sibyl.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes the layout: length, header, numbers.
final class SafetensorsWriter {
    private static final JsonMapper JSON = JsonMapper.shared();

    private SafetensorsWriter() {}

    static void write(ModelFile model, OutputStream out) throws IOException {
        // The sort is stable: arrays of one element size stay in their order.
        List<Map.Entry<String, Numbers>> entries = model.arrays().sequencedEntrySet().stream()
                .sorted(Comparator.comparingInt(
                        e -> -ElementCode.of(e.getValue()).size()))
                .toList();
        byte[] header = padded(JSON.writeValueAsBytes(header(model, entries)));
        byte[] length = new byte[SafetensorsHeader.WORD];
        littleEndian(length).putLong(header.length);
        out.write(length);
        out.write(header);
        for (Map.Entry<String, Numbers> entry : entries) {
            byte[] data = new byte[Math.toIntExact(bytes(entry.getValue()))];
            ElementCode.write(entry.getValue(), littleEndian(data));
            out.write(data);
        }
    }

    private static ObjectNode header(ModelFile model, List<Map.Entry<String, Numbers>> entries) {
        ObjectNode header = JSON.createObjectNode();
        header.putObject(SafetensorsHeader.METADATA)
                .put(SafetensorsHeader.FORMAT, SafetensorsHeader.FORMAT_NAME)
                .put(SafetensorsHeader.VERSION, String.valueOf(ModelFile.FORMAT_VERSION))
                .put(SafetensorsHeader.KIND, model.kind())
                .put(SafetensorsHeader.CONFIG, model.config())
                .put(SafetensorsHeader.PROVENANCE, model.provenance());
        long at = 0;
        for (Map.Entry<String, Numbers> entry : entries) {
            Numbers numbers = entry.getValue();
            ObjectNode array = header.putObject(entry.getKey());
            array.put(SafetensorsHeader.TYPE, ElementCode.of(numbers).name());
            ArrayNode shape = array.putArray(SafetensorsHeader.SHAPE);
            for (int extent : numbers.shape().toArray()) {
                shape.add(extent);
            }
            long end = at + bytes(numbers);
            array.putArray(SafetensorsHeader.OFFSETS).add(at).add(end);
            at = end;
        }
        return header;
    }

    private static byte[] padded(byte[] json) {
        int length = Math.ceilDiv(json.length, SafetensorsHeader.WORD) * SafetensorsHeader.WORD;
        byte[] padded = Arrays.copyOf(json, length);
        Arrays.fill(padded, json.length, length, (byte) ' ');
        return padded;
    }

    private static long bytes(Numbers numbers) {
        return (long) numbers.size() * ElementCode.of(numbers).size();
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
