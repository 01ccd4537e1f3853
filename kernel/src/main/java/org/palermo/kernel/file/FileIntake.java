package org.palermo.kernel.file;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.bodies.LimitedBody;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;

/// Takes a file while it arrives, in one pass: its type is checked, it is scanned, sealed and kept. If anything is wrong, nothing
/// of it stays.
@ApplicationScoped
public class FileIntake {
    /// The largest file that comes in one request, in bytes.
    public static final long MOST = 20L << 20;

    private final SealedFiles files;
    private final VirusScan scan;

    FileIntake(SealedFiles files, VirusScan scan) {
        this.files = files;
        this.scan = scan;
    }

    /// @param file as it is stored
    /// @param shownSha256 of the copy that {@link PictureSegments} gives; null when it gives none
    public record Taken(StoredFile file, byte[] shownSha256, ScanResult scanned) {
        /// Whether there is a copy to show.
        public boolean shown() {
            return shownSha256 != null;
        }
    }

    /// Waits for the body: call it on a thread that may wait.
    ///
    /// @param id of the file, a new one for each attempt
    /// @throws HttpProblem 422 when the file is not of its type or the scanner refuses it, 413 when it is too large, 408 when it
    /// comes too slowly, 503 when it can't be kept or scanned now
    public Taken take(UUID id, DataKey key, FileType type, InputStream body) throws IOException {
        return take(id, key, type, body, MOST);
    }

    /// As {@link #take(UUID, DataKey, FileType, InputStream)}, of a file that may have another size.
    ///
    /// @param most bytes, whole mebibytes
    public Taken take(UUID id, DataKey key, FileType type, InputStream body, long most) throws IOException {
        try (SealedOutput sealed = files.write(id, key); VirusScan.Run run = scan.begin()) {
            InputStream file = new Passing(arriving(body, most), sealed, run);
            byte[] head = file.readNBytes(FileType.HEAD);
            requireType(type, head);
            InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), file);
            byte[] shown = check(type, all);
            all.transferTo(OutputStream.nullOutputStream());
            ScanResult scanned = run.result();
            return new Taken(sealed.keep(), shown, scanned);
        }
    }

    /// Reads the same file again and drops it.
    ///
    /// @return its SHA-256
    public byte[] hash(InputStream body) throws IOException {
        Hash hash = new Hash();
        InputStream file = arriving(body, MOST);
        byte[] some = new byte[1 << 16];
        for (int count = file.read(some); count >= 0; count = file.read(some)) {
            hash.add(some, 0, count);
        }
        return hash.value();
    }

    /// The body within its limits; a connection that breaks is a body that came too late.
    private static InputStream arriving(InputStream body, long most) {
        return new FilterInputStream(new LimitedBody(body, most)) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int most) {
                try {
                    return super.read(into, from, most);
                } catch (IOException brokenOff) {
                    throw Problems.late();
                }
            }
        };
    }

    private static void requireType(FileType type, byte[] head) {
        if (head.length == 0) {
            throw Problems.unprocessable("file", "empty", "The file is empty.");
        }
        Optional<FileType> found = FileType.of(head);
        if (type == FileType.TEXT ? found.isPresent() : found.filter(is -> is == type).isEmpty()) {
            throw another(type, found.map(is -> "its first bytes are those of " + is.mediaType())
                    .orElse("its first bytes are of no type that is taken"));
        }
    }

    private static HttpProblem another(FileType type, String why) {
        return Problems.unprocessable("file", "another-type", "This is not %s: %s.".formatted(type.mediaType(), why));
    }

    /// @return the hash of the copy to show, or null when there is none
    private static byte[] check(FileType type, InputStream file) throws IOException {
        return switch (type) {
            case PDF, MP4, WEBM, OGG, MP3, WAV -> null;
            case JPEG, PNG -> PictureSegments.hashOfCopy(type, file);
            case TEXT -> {
                PlainTextCheck.first(file).ifPresent(wrong -> {
                    throw another(type, wrong);
                });
                yield null;
            }
            case DOCX -> {
                DocxCheck.first(file).ifPresent(wrong -> {
                    throw another(type, wrong);
                });
                yield null;
            }
        };
    }

    /// What is read from the body also goes to the store and to the scanner.
    private static final class Passing extends InputStream {
        private final InputStream body;
        private final OutputStream sealed;
        private final VirusScan.Run scan;

        Passing(InputStream body, OutputStream sealed, VirusScan.Run scan) {
            this.body = body;
            this.sealed = sealed;
            this.scan = scan;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int count = body.read(into, from, most);
            if (count > 0) {
                sealed.write(into, from, count);
                scan.send(into, from, count);
            }
            return count;
        }
    }
}
