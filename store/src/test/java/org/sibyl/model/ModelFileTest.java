package org.sibyl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sibyl.random.Seed;
import org.sibyl.store.StoreException;

class ModelFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("model.safetensors");
    }

    @Test
    void everythingComesBackToTheBitAndTheBytesAreTheSame() throws IOException {
        ModelFile model = model();
        model.write(file);
        byte[] first = Files.readAllBytes(file);
        model().write(file);
        assertThat(Files.readAllBytes(file)).isEqualTo(first);

        ModelFile read = ModelFile.read(file);
        assertThat(read.kind()).isEqualTo("npe-maf");
        assertThat(read.config()).isEqualTo(model.config());
        assertThat(read.provenance()).isEqualTo(model.provenance());
        assertThat(read.arrays()).isEqualTo(model.arrays());
        // 8-byte numbers first, else in the order given.
        assertThat(read.arrays().keySet())
                .containsExactly("mean", "order", "scalar", "layer.0.weight", "nothing", "check.input.theta");
        assertThat(((Float64) read.array("mean")).values())
                .containsExactly(0.1, -0.0, Double.NaN, Double.NEGATIVE_INFINITY);
    }

    @Test
    void theLayoutIsThatOfSafetensors() throws IOException {
        model().write(file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong(0);
        assertThat(length % 8).isZero();
        String header = new String(bytes.array(), 8, length, StandardCharsets.UTF_8);
        assertThat(header).startsWith("{\"__metadata__\":{\"format\":\"sibyl-model\"");
        assertThat(header).contains("\"mean\":{\"dtype\":\"F64\",\"shape\":[2,2],\"data_offsets\":[0,32]}");
        assertThat(bytes.getDouble(8 + length)).isEqualTo(0.1);
    }

    @Test
    void everyTruncationIsNoticed() throws IOException {
        model().write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> ModelFile.read(file))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(file.toString());
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertThatThrownBy(() -> ModelFile.read(file)).hasMessageContaining("of the numbers, but there are");
    }

    /// A flipped byte in the header either changes what is read or is refused with our exception; nothing else may
    /// escape.
    @Test
    void damagedHeadersNeverEscapeAsOtherExceptions() throws IOException {
        model().write(file);
        byte[] whole = Files.readAllBytes(file);
        int header =
                8 + (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
        RandomGenerator random = Seed.of(5).generator();
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(header)] = (byte) random.nextInt(256);
            try {
                new SafetensorsReader("damaged", damaged).read();
            } catch (StoreException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`a`:{`dtype`:`F32`,`shape`:[2],`data_offsets`:[0,4]}}|takes 8 bytes, but its offsets leave 4",
                "{`a`:{`dtype`:`F32`,`shape`:[1],`data_offsets`:[4,8]}}|begins at byte 4 of the numbers, expected 0: a gap",
                "{`a`:{`dtype`:`F32`,`shape`:[2],`data_offsets`:[0,8]},`b`:{`dtype`:`F32`,`shape`:[1],`data_offsets`:[4,8]}}|arrays overlap",
                "{`a`:{`dtype`:`F32`,`shape`:[3],`data_offsets`:[0,12]}}|only 8 are there; the file was cut off",
                "{`a`:{`dtype`:`F16`,`shape`:[4],`data_offsets`:[0,8]}}|expected F32, F64 or I64",
                "{`a`:{`dtype`:`F32`,`shape`:[-2],`data_offsets`:[0,8]}}|expected whole numbers that are not negative",
                "{`a`:{`dtype`:`F32`,`shape`:[2.0],`data_offsets`:[0,8]}}|expected whole numbers that are not negative",
                "{`a`:{`dtype`:`F32`,`shape`:2,`data_offsets`:[0,8]}}|has no shape",
                "{`a`:{`dtype`:`F32`,`shape`:[2],`data_offsets`:[8,0]}}|needs two offsets in order",
                "{`a`:{`dtype`:`F32`,`shape`:[4294967296,4294967296],`data_offsets`:[0,8]}}|impossible shape",
                "{`a`:{`dtype`:`F32`,`shape`:[65536,65536],`data_offsets`:[0,8]}}|impossible shape",
                "{`a`:{`dtype`:`F32`,`shape`:[9223372036854775807],`data_offsets`:[0,8]}}|impossible shape",
                "{`a`:{`dtype`:`F32`,`shape`:[1],`data_offsets`:[0,4]}}|end at byte 4 of the numbers, but there are 8",
                "{`a`:{},`a`:{}}|is not JSON: Duplicate",
                "[1,2]|not a JSON object",
                "{`a`:7}|has the element type"
            })
    void whatIsWrongInTheHeaderIsSaid(String header, String message) {
        String metadata = "{\"__metadata__\":{\"format\":\"sibyl-model\",\"format_version\":\"1\",\"kind\":\"k\","
                + "\"config\":\"{}\",\"provenance\":\"{}\"},";
        String json = header.replace('`', '"').replaceFirst("^\\{", metadata);
        assertThatThrownBy(() -> new SafetensorsReader("m", bytes(json, 8)).read())
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("the model file m is damaged: ")
                .hasMessageContaining(message);
    }

    @Test
    void filesOfOthersAndOfOtherVersionsAreRefused() {
        assertThatThrownBy(() -> new SafetensorsReader("m", bytes("{\"__metadata__\":{\"format\":\"pt\"}}", 0)).read())
                .hasMessageContaining("m was not written by Sibyl");
        String newer = "{\"__metadata__\":{\"format\":\"sibyl-model\",\"format_version\":\"2\"}}";
        assertThatThrownBy(() -> new SafetensorsReader("m", bytes(newer, 0)).read())
                .hasMessageContaining("has format version 2, this version of Sibyl reads format version 1");
        assertThatThrownBy(() -> new SafetensorsReader("m", "# Readme\nHello".getBytes(StandardCharsets.UTF_8)).read())
                .hasMessageStartingWith("m is not a model file: its first eight bytes give a header of");
        assertThatThrownBy(() -> ModelFile.read(folder.resolve("none")))
                .hasMessage("there is no model file " + folder.resolve("none"));
    }

    @Test
    void wrongCallsAreNamed() {
        assertThatThrownBy(() -> model().array("weight"))
                .hasMessageContaining("has no array 'weight'; it has layer.0.weight, mean");
        assertThatThrownBy(() -> new ModelFile("k", "[]", "{}", new LinkedHashMap<>()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the config of a model file must be a JSON object, found []");
        assertThatThrownBy(() -> new ModelFile("k", "{}", "{", new LinkedHashMap<>()))
                .hasMessageContaining("the provenance of a model file must be a JSON object");
        assertThatThrownBy(() -> Numbers.of(new float[3], 2, 2)).hasMessageContaining("holds 4 numbers, found 3");
    }

    static ModelFile model() {
        SequencedMap<String, Numbers> arrays = new LinkedHashMap<>();
        arrays.put("layer.0.weight", Numbers.of(new float[] {1.5f, -0.0f, Float.NaN}, 1, 3));
        arrays.put("mean", Numbers.of(new double[] {0.1, -0.0, Double.NaN, Double.NEGATIVE_INFINITY}, 2, 2));
        arrays.put("nothing", Numbers.of(new float[0], 0, 5));
        arrays.put("order", Numbers.of(new long[] {Long.MAX_VALUE, -1}, 2));
        arrays.put("scalar", Numbers.of(new double[] {2.5}));
        arrays.put(ModelFile.CHECK_INPUT + "theta", Numbers.of(new float[] {1, 2}, 2));
        return new ModelFile("npe-maf", "{\"hidden\":50,\"name\":\"β\"}", "{\"seed\":7}", arrays);
    }

    private static byte[] bytes(String header, int data) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }
}
