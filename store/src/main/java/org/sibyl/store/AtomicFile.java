package org.sibyl.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a whole file or nothing: into a neighbour first, which then takes the file's place in one step. Whoever reads
/// the file, or is killed while writing it, sees the old content or the new one and never a part.
public final class AtomicFile {
    private AtomicFile() {}

    /// Writes a file, replacing one that is there.
    ///
    /// @throws StoreException if the folder is missing, not writable or full
    public static void write(Path file, Content content) {
        Path neighbour = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    neighbour,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            move(neighbour, file);
        } catch (IOException e) {
            discard(neighbour, e);
            throw new StoreException("cannot write " + file + ": " + reason(e), e);
        }
    }

    /// What the system said, as a clause.
    public static String reason(Exception e) {
        if (e instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
            return reason(wrapped.getCause());
        }
        if (e instanceof NoSuchFileException missing) {
            return "no such file or folder: " + missing.getFile();
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        String message = e.getMessage();
        return message == null ? e.toString() : message;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path neighbour, IOException why) {
        try {
            Files.deleteIfExists(neighbour);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    /// The bytes of a file.
    @FunctionalInterface
    public interface Content {
        /// Writes all of them.
        void writeTo(OutputStream out) throws IOException;
    }
}
