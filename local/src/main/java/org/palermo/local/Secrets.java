package org.palermo.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    /// kill.
    public static void writePrivately(Path file, Content content) throws IOException {
        Files.createDirectories(file.getParent());
        var attributes = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var half = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new", attributes);
        try {
            try (var out = Files.newOutputStream(half)) {
                content.writeTo(out);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /// Writes the content of a file.
    public interface Content {
        void writeTo(java.io.OutputStream out) throws IOException;
    }
}
