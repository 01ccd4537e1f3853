package org.palermo.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/// Passwords and keys of this installation: created once, in a file that only its owner can read.
public final class Secrets {

    private final Path file;
    private final Properties values = new Properties();

    public Secrets(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            try (var in = Files.newInputStream(file)) {
                values.load(in);
            }
        }
    }

    /// 256 random bits in Base64, the same at every call with this name.
    public synchronized String get(String name) {
        var known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        var made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        values.setProperty(name, made);
        save();
        return made;
    }

    private void save() {
        try {
            writePrivately(file, out -> values.store(out, "Passwords of this installation. Not for any other."));
        } catch (IOException e) {
            throw new Failure("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /// Writes a file that only its owner may read, as a whole or not at all: nobody sees it half written, even after a
    /// kill. It returns when the file is on the disk: after a power cut, the old file is there or the new one.
    public static <E extends Exception> void writePrivately(Path file, Content<E> content) throws IOException, E {
        write(file, content, true);
    }

    /// As {@link #writePrivately}, for a file that is written often and is useless after a power cut: it does not wait for
    /// the disk.
    public static <E extends Exception> void writeForThisRun(Path file, Content<E> content) throws IOException, E {
        write(file, content, false);
    }

    private static <E extends Exception> void write(Path file, Content<E> content, boolean toDisk) throws IOException, E {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var attributes = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var half = Files.createTempFile(folder, "." + file.getFileName(), ".new", attributes);
        try {
            try (var channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
                content.writeTo(Channels.newOutputStream(channel));
                if (toDisk) {
                    channel.force(true);
                }
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (toDisk) {
                syncNames(folder);
            }
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /// Returns when the names of the files in a folder are on the disk too.
    public static void syncNames(Path folder) throws IOException {
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /// Writes the content of a file. It must not close the stream.
    public interface Content<E extends Exception> {
        void writeTo(OutputStream out) throws IOException, E;
    }
}
