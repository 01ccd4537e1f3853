package org.palermo.local.backup;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.palermo.local.Failure;
import org.palermo.local.Secrets;

/// A backup file: one line in clear (what it is, which key opens it, when it was made), then the encrypted content, which
/// is bound to that line. The file appears under its name only when it is complete.
final class BackupFile {

    private static final String MAGIC = "palermo-backup 1 ";
    private static final int LONGEST_LINE = 200;

    private BackupFile() {}

    /// @param key id of {@link BackupKeys}
    /// @param at  when the backup was begun
    record Header(String key, Instant at) {

        byte[] line() {
            return (MAGIC + key + " " + at + "\n").getBytes(StandardCharsets.US_ASCII);
        }
    }

    /// Writes the content of a backup.
    interface Content {
        void writeTo(OutputStream out) throws Exception;
    }

    static void write(Path file, BackupKeys keys, Instant at, Content content) throws Exception {
        var header = new Header(keys.id(), at).line();
        Secrets.<Exception>writePrivately(file, out -> {
            out.write(header);
            try (var sealed = keys.streaming().newEncryptingStream(new Unclosed(out), header)) {
                content.writeTo(sealed);
            }
        });
    }

    /// Empty when the file is not a backup.
    static Optional<Header> header(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return header(in);
        }
    }

    private static Optional<Header> header(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > LONGEST_LINE) {
                return Optional.empty();
            }
            line.write(next);
        }
        var words = line.toString(StandardCharsets.US_ASCII).split(" ");
        if (words.length != 4 || !(words[0] + " " + words[1] + " ").equals(MAGIC)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Header(words[2], Instant.parse(words[3])));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// The decrypted content. Reading fails where the file was changed, and at its end when it was cut.
    static InputStream open(Path file, BackupKeys keys) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            var header = header(in).orElseThrow(() -> new Failure(file + " is not a backup of Palermo."));
            if (!keys.has(header.key())) {
                throw new Failure("%s is sealed with another key (%s): the key file here does not open it.".formatted(file, header.key()));
            }
            return keys.streaming().newDecryptingStream(in, header.line());
        } catch (GeneralSecurityException e) {
            throw new Failure(file + " cannot be opened with the key file here.", e);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /// The encryption closes its target stream, and the file must be synced after that.
    private static final class Unclosed extends java.io.FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
