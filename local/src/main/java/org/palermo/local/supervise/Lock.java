package org.palermo.local.supervise;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.palermo.local.Home;

/// One supervisor for each home. The kernel frees the lock when its holder dies, however it dies, so the lock is never
/// stale, as a pid file can be.
public final class Lock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock held;

    private Lock(FileChannel channel, FileLock held) {
        this.channel = channel;
        this.held = held;
    }

    /// Empty when another process holds it.
    public static Optional<Lock> take(Home home) throws IOException {
        Files.createDirectories(home.in("run"));
        var channel = FileChannel.open(home.in("run", "lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = channel.tryLock();
        if (held == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new Lock(channel, held));
    }

    @Override
    public void close() throws IOException {
        held.release();
        channel.close();
    }
}
