package org.sibyl.workflow.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.sibyl.store.AtomicFile;
import org.sibyl.workflow.StudyException;

/// Keeps a second process out of a run folder. The operating system lets go of the lock when the process dies, however
/// it dies.
final class RunLock implements AutoCloseable {
    private static final String NAME = ".lock";

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Locks a folder.
    ///
    /// @throws StudyException if another process has it, or the folder is not writable
    static RunLock on(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new StudyException(
                        "another process is writing to " + folder + "; wait for it, or give another folder with --out");
            }
            return new RunLock(channel);
        } catch (IOException e) {
            throw new StudyException(
                    "cannot write to " + folder + ": " + AtomicFile.reason(e) + "; give another folder with --out", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // A run of this same process has it.
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StudyException("cannot let go of the run folder: " + AtomicFile.reason(e), e);
        }
    }
}
