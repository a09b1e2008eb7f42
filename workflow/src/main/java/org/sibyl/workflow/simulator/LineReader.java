package org.sibyl.workflow.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Lines of bytes from a stream, none longer than a bound, so that a program gone wild cannot fill the memory.
final class LineReader {
    private final InputStream in;
    private final int longest;
    private byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;

    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /// The next line without its end, or null at the end of the stream. What follows the last line's end is a line if
    /// it is not empty. A line longer than the bound is cut into pieces.
    byte @Nullable [] next() throws IOException {
        int scanned = from;
        while (true) {
            for (int i = scanned; i < to; i++) {
                if (buffer[i] == '\n') {
                    byte[] line = Arrays.copyOfRange(buffer, from, i);
                    from = i + 1;
                    return line;
                }
            }
            if (to - from >= longest) {
                return rest();
            }
            scanned = to - from;
            makeRoom();
            int count = in.read(buffer, to, buffer.length - to);
            if (count < 0) {
                return from == to ? null : rest();
            }
            to += count;
        }
    }

    private byte[] rest() {
        byte[] line = Arrays.copyOfRange(buffer, from, to);
        from = to;
        return line;
    }

    /// Moves what is left to the front of a buffer that has room for more.
    private void makeRoom() {
        int length = to - from;
        byte[] target = length > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
        System.arraycopy(buffer, from, target, 0, length);
        buffer = target;
        from = 0;
        to = length;
    }
}
