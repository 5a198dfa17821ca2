// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The right to write a run directory: a lock of the operating system on the file `lock` in it. The system takes the lock back when
/// the process ends, however it ends; the file says who holds it.
///
/// Where one process opens a locked file twice, closing it once may give up the lock. So this JVM remembers what it holds, and opens no
/// such file again.
public final class RunLock implements AutoCloseable {
    public static final String FILE = "lock";
    /// Far behind the text: some systems let no other process read bytes that are locked.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Locks a directory that exists.
    ///
    /// @throws RunDirectory.Unusable if a study holds it, in this process or another, and the message says which; or if it cannot be
    ///         locked, as on a file system without locks
    public static RunLock take(Path directory) throws RunDirectory.Unusable {
        Path file = file(directory);
        String holder = HELD.putIfAbsent(file, thisProcess());
        if (holder != null) {
            throw heldBy(holder);
        }
        boolean taken = false;
        try {
            RunLock lock = new RunLock(file, locked(file));
            taken = true;
            return lock;
        } catch (IOException e) {
            throw cannotBeLocked(e);
        } finally {
            if (!taken) {
                HELD.remove(file);
            }
        }
    }

    private static Path file(Path directory) throws RunDirectory.Unusable {
        try {
            return directory.toRealPath().resolve(FILE);
        } catch (IOException e) {
            throw cannotBeLocked(e);
        }
    }

    private static RunDirectory.Unusable cannotBeLocked(IOException e) {
        return new RunDirectory.Unusable("it cannot be locked (" + e + "); use --results with a local directory");
    }

    private static FileChannel locked(Path file) throws IOException, RunDirectory.Unusable {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                throw heldBy(holder(file));
            }
            channel.truncate(0).write(ByteBuffer.wrap(thisProcess().getBytes(StandardCharsets.UTF_8)));
            return channel;
        } catch (IOException | RunDirectory.Unusable e) {
            channel.close();
            throw e;
        }
    }

    /// Empty where the holder has just taken the file away.
    private static String holder(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException _) {
            return "";
        }
    }

    private static String thisProcess() {
        return "process " + ProcessHandle.current().pid() + " since " + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static RunDirectory.Unusable heldBy(String holder) {
        return new RunDirectory.Unusable("it is being written by " + (holder.isEmpty() ? "another process" : holder)
                + "; wait for it or end it");
    }

    /// Takes the file away: the run is complete, and nothing will be written to it any more.
    public void remove() throws IOException {
        Files.delete(file);
    }

    /// Gives the directory back.
    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(file);
    }
}
