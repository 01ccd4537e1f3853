package org.palermo.local.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.palermo.local.Failure;
import org.palermo.local.Secrets;

/// The file beside the backups that lists what was erased after they were made. Lines are only ever added. A restore
/// applies all of these erasures again.
final class ErasureJournal {

    static final String NAME = "erasures.journal";

    private final Path file;

    ErasureJournal(Path folder) {
        file = folder.resolve(NAME);
    }

    List<JournalEntry> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        var found = new ArrayList<JournalEntry>();
        var number = 0;
        for (var line : whole(Files.readString(file)).lines().toList()) {
            number++;
            var where = number;
            found.add(JournalEntry.parse(line).orElseThrow(() -> new Failure(
                    "Line %d of %s can't be read. Its person would come back; repair it first.".formatted(where, file))));
        }
        return found;
    }

    /// A crash may leave an incomplete last line. Its erasure is still in the database and is written again.
    private static String whole(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    /// Makes it without an erasure if it is not there.
    void make() throws IOException {
        if (!Files.exists(file)) {
            append(List.of());
        }
    }

    /// Writes the erasures that are missing or that the journal has only with an earlier time, and returns when they are on disk.
    void add(Collection<JournalEntry> erased) throws IOException {
        var known = JournalEntry.latest(read());
        var missing = JournalEntry.latest(erased).values().stream().filter(one -> isNew(one, known.get(one.what()))).toList();
        if (!missing.isEmpty()) {
            append(missing);
        }
    }

    private static boolean isNew(JournalEntry one, JournalEntry known) {
        return known == null || known.at().isBefore(one.at());
    }

    private void append(List<JournalEntry> missing) throws IOException {
        Files.createDirectories(file.getParent());
        try (var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Overwrites an incomplete line that a crash left behind the last complete one.
            out.position(whole(Files.readString(file)).getBytes(StandardCharsets.UTF_8).length);
            out.truncate(out.position());
            var text = String.join("", missing.stream().map(one -> one.line() + "\n").toList());
            var lines = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (lines.hasRemaining()) {
                out.write(lines);
            }
            out.force(true);
        }
        Secrets.syncNames(file.getParent());
    }
}
