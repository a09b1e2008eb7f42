package org.sibyl.model;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import org.sibyl.tensor.Shape;

/// The element types of the safetensors layout that we write and read, and their little-endian bytes.
enum ElementCode {
    F32(4) {
        @Override
        Numbers read(ByteBuffer bytes, Shape shape) {
            FloatBuffer from = bytes.asFloatBuffer();
            float[] values = new float[from.remaining()];
            from.get(values);
            return new Float32(values, shape);
        }
    },
    F64(8) {
        @Override
        Numbers read(ByteBuffer bytes, Shape shape) {
            DoubleBuffer from = bytes.asDoubleBuffer();
            double[] values = new double[from.remaining()];
            from.get(values);
            return new Float64(values, shape);
        }
    },
    I64(8) {
        @Override
        Numbers read(ByteBuffer bytes, Shape shape) {
            LongBuffer from = bytes.asLongBuffer();
            long[] values = new long[from.remaining()];
            from.get(values);
            return new Int64(values, shape);
        }
    };

    private final int size;

    ElementCode(int size) {
        this.size = size;
    }

    static ElementCode of(Numbers numbers) {
        return switch (numbers) {
            case Float32 f -> F32;
            case Float64 d -> F64;
            case Int64 l -> I64;
        };
    }

    /// Bytes for each element.
    int size() {
        return size;
    }

    /// @param bytes exactly the array's bytes, in little-endian order
    abstract Numbers read(ByteBuffer bytes, Shape shape);

    static void write(Numbers numbers, ByteBuffer to) {
        switch (numbers) {
            case Float32 f -> {
                for (int i = 0; i < f.size(); i++) {
                    to.putFloat(f.at(i));
                }
            }
            case Float64 d -> {
                for (int i = 0; i < d.size(); i++) {
                    to.putDouble(d.at(i));
                }
            }
            case Int64 l -> {
                for (int i = 0; i < l.size(); i++) {
                    to.putLong(l.at(i));
                }
            }
        }
    }
}
