package org.sibyl.estimator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// What produced a result: enough to produce it again.
///
/// @param seed the seed that was given
/// @param dataHash SHA-256 of the numbers that were used, hexadecimal
/// @param kernel the kernels in use, as in `vector-512` or `plain`
/// @param version of Sibyl
/// @param settings the estimator's settings by name
public record Provenance(Seed seed, String dataHash, String kernel, String version, Map<String, String> settings) {
    /// Copies the map, keeping its order.
    public Provenance {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /// The provenance of a result that this version of Sibyl has just made from these numbers.
    public static Provenance of(Seed seed, List<Tensor> data, String kernel, Map<String, String> settings) {
        return new Provenance(seed, hash(data), kernel, Version.current(), settings);
    }

    private static String hash(List<Tensor> data) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        for (Tensor tensor : data) {
            ByteBuffer row = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < tensor.size(); i++) {
                row.putDouble(tensor.get(i));
                if (!row.hasRemaining()) {
                    digest.update(row.flip());
                    row.clear();
                }
            }
            digest.update(row.flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
