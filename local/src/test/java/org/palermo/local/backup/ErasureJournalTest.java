package org.palermo.local.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Failure;

class ErasureJournalTest {

    private static final JournalEntry FIRST = new JournalEntry(Instant.parse("2026-03-01T02:03:04.567Z"), "referral", "PERSON", UUID.randomUUID());
    private static final JournalEntry SECOND = new JournalEntry(Instant.parse("2026-03-02T00:00:00Z"), "shelter", "SHELTER_ADDRESS", UUID.randomUUID());

    @TempDir
    Path folder;

    @Test
    void each_is_written_once_and_in_order() throws IOException {
        var journal = new ErasureJournal(folder);
        assertEquals(List.of(), journal.read());
        journal.add(List.of(FIRST));
        journal.add(List.of(FIRST, SECOND));
        journal.add(List.of());
        assertEquals(List.of(FIRST, SECOND), new ErasureJournal(folder).read());
        assertEquals(FIRST.line() + "\n" + SECOND.line() + "\n", Files.readString(file()));
    }

    /// A shelter that moves twice loses two keys under one id: the later time is what a restore needs.
    @Test
    void the_same_erasure_is_written_again_only_with_a_later_time() throws IOException {
        var later = at(FIRST.at().plusSeconds(60));
        var journal = new ErasureJournal(folder);
        journal.add(List.of(FIRST));
        journal.add(List.of(FIRST, later));
        journal.add(List.of(at(FIRST.at().plusSeconds(30)), FIRST));
        assertEquals(List.of(FIRST, later), journal.read());
        assertEquals(List.of(later), List.copyOf(JournalEntry.latest(List.of(FIRST, later, at(FIRST.at().minusSeconds(60)))).values()));
    }

    private static JournalEntry at(Instant time) {
        return new JournalEntry(time, FIRST.database(), FIRST.purpose(), FIRST.owner());
    }

    @Test
    void an_incomplete_line_after_a_crash_is_written_again() throws IOException {
        var journal = new ErasureJournal(folder);
        journal.add(List.of(FIRST));
        Files.writeString(file(), SECOND.line().substring(0, 40), StandardOpenOption.APPEND);
        assertEquals(List.of(FIRST), journal.read());
        journal.add(List.of(FIRST, SECOND));
        assertEquals(List.of(FIRST, SECOND), journal.read());
    }

    @Test
    void an_unreadable_line_stops_a_restore() throws IOException {
        Files.writeString(file(), FIRST.line() + "\nsomething else\n" + SECOND.line() + "\n");
        var failure = assertThrows(Failure.class, () -> new ErasureJournal(folder).read());
        assertTrue(failure.getMessage().contains("Line 2"), failure::getMessage);
    }

    private Path file() {
        return folder.resolve(ErasureJournal.NAME);
    }
}
