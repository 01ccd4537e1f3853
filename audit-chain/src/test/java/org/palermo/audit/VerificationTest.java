package org.palermo.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

    private static Sound sound() {
        return new Sound(new Random(7), 30, 10);
    }

    @Test
    void a_sound_chain_is_whole() {
        Verdict verdict = sound().verify();
        assertTrue(verdict.isWhole(), verdict::toString);
        assertEquals(30, verdict.links());
        assertEquals(3, verdict.checkpoints());
    }

    @Test
    void an_empty_chain_is_whole() {
        assertTrue(new Sound(new Random(7), 0, 10).verify().isWhole());
    }

    /// The bytes must never change: entries that were chained years ago must still verify.
    @Test
    void the_encoding_never_changes() {
        Entry entry = new Entry(new UUID(1, 2), Instant.parse("2026-01-01T00:00:00.123456Z"), "somebody", new UUID(3, 4), "LIST", "case_file", null,
                List.of(new UUID(5, 6), new UUID(7, 8)), "request-1", "192.0.2.1", "SUPPORT", "Überprüfung", null);
        String hex = HexFormat.of().formatHex(Chain.next(Chain.beginning("referral-service"), entry));
        assertEquals("e42f4df7ecf9e63d5ff52c9ec37af67908219ac416ddd8099a519febfbde12f4", hex);
    }

    @Test
    void a_text_that_moves_from_one_field_to_the_next_is_another_entry() {
        Entry one = new Entry(new UUID(1, 2), Instant.EPOCH, "ab", null, "c", "k", new UUID(3, 4), null, "r", null, null, null, null);
        Entry other = new Entry(new UUID(1, 2), Instant.EPOCH, "a", null, "bc", "k", new UUID(3, 4), null, "r", null, null, null, null);
        assertFalse(java.util.Arrays.equals(one.encoded(), other.encoded()));
    }

    @Test
    void another_services_chain_does_not_pass() {
        Sound audit = sound();
        Verdict verdict = Verification.of(new Evidence("shelter-capacity-service", audit.links::stream, List.of(), List.of(), List.of(), Sound.KEY.getPublic()));
        assertFalse(verdict.isWhole());
    }

    @Test
    void a_forged_checkpoint_is_named() {
        Sound audit = sound();
        Link last = audit.links.getLast();
        audit.checkpoints.add(Checkpoint.sign(Sound.SERVICE, new UUID(1, 1), 0, last.sequence(), last.hash(), 0, Instant.EPOCH, SigningKey.make().getPrivate()));
        assertEquals(Breach.Kind.CHECKPOINT_FORGED, audit.verify().breach().orElseThrow().kind());
    }

    @Test
    void an_entry_that_waited_at_a_checkpoint_and_is_gone_is_a_cut() {
        Sound audit = sound();
        audit.checkpoints.add(Sound.checkpoint(new UUID(1, 1), 0, audit.links.getLast(), 2));
        audit.waiting.add(audit.entry(31));
        assertEquals(Breach.Kind.CUT, audit.verify().breach().orElseThrow().kind());
        audit.waiting.add(audit.entry(32));
        assertTrue(audit.verify().isWhole());
    }

    /// The second place continues to receive checkpoints after the export.
    @Test
    void checkpoints_signed_after_the_export_are_not_a_cut() {
        Sound audit = sound();
        Instant asOf = audit.links.getLast().entry().recordedAt().plusSeconds(2);
        List<Link> exported = List.copyOf(audit.links);
        audit.links.add(Sound.link(31, audit.links.getLast().hash(), audit.entry(40)));
        audit.checkpoints.add(Sound.checkpoint(new UUID(1, 1), 0, audit.links.getLast(), 0));
        Verdict verdict = Verification.of(new Evidence(Sound.SERVICE, exported::stream, List.of(), List.of(), audit.checkpoints, Sound.KEY.getPublic(), asOf));
        assertTrue(verdict.isWhole(), verdict::toString);
        assertEquals(1, verdict.later());
        Verdict cut = Verification.of(new Evidence(Sound.SERVICE, exported.subList(0, 25)::stream, List.of(), List.of(), audit.checkpoints, Sound.KEY.getPublic(), asOf));
        assertEquals(Breach.Kind.CUT, cut.breach().orElseThrow().kind());
    }

    /// An export with an earlier date is still checked against the checkpoints that signed its links.
    @Test
    void an_export_with_an_earlier_date_hides_no_alteration() {
        Sound audit = sound();
        audit.links.set(3, Sound.link(0, new byte[32], audit.entry(99)));
        audit.chainAnew(3);
        Verdict verdict = Verification.of(new Evidence(Sound.SERVICE, audit.links::stream, List.of(), List.of(), audit.checkpoints, Sound.KEY.getPublic(), Instant.EPOCH));
        assertEquals(Breach.Kind.ALTERED, verdict.breach().orElseThrow().kind());
        assertEquals(3, verdict.later());
    }

    @Test
    void links_that_a_restore_removed_after_the_export_are_still_in_it() {
        Sound audit = sound();
        Instant asOf = audit.links.getLast().entry().recordedAt().plusSeconds(2);
        UUID anew = new UUID(asOf.plusSeconds(60).toEpochMilli() << 16 | 0x7000, 0x8000000000000000L);
        Link other = Sound.link(13, audit.links.get(11).hash(), audit.entry(77));
        audit.checkpoints.add(Sound.checkpoint(anew, 12, other, 0));
        Verdict verdict = Verification.of(new Evidence(Sound.SERVICE, audit.links::stream, List.of(), List.of(), audit.checkpoints, Sound.KEY.getPublic(), asOf));
        assertTrue(verdict.isWhole() && verdict.restores().isEmpty(), verdict::toString);
    }

    @Test
    void an_entry_without_a_link_was_inserted() {
        Sound audit = sound();
        audit.unlinked.add(audit.entry(31));
        assertEquals(Breach.Kind.INSERTED, audit.verify().breach().orElseThrow().kind());
    }

    @Test
    void a_restore_is_reported_and_is_no_breach() {
        Sound audit = sound();
        audit.links.subList(15, 30).clear();
        UUID anew = new UUID(2, 2);
        audit.checkpoints.add(Sound.checkpoint(anew, 12, audit.links.getLast(), 0));
        Verdict verdict = audit.verify();
        assertTrue(verdict.isWhole(), verdict::toString);
        assertEquals(1, verdict.restores().size());
        assertTrue(verdict.restores().getFirst().contains("links 13 to 30"), verdict.restores()::toString);
    }

    @Test
    void keys_are_written_to_files_and_read_back(@TempDir Path folder) throws Exception {
        var pair = SigningKey.make();
        Path file = Files.writeString(folder.resolve("key.pem"), SigningKey.pem(pair.getPrivate()));
        assertArrayEquals(pair.getPrivate().getEncoded(), SigningKey.readPrivate(file).getEncoded());
        assertEquals(pair.getPublic(), SigningKey.readPublic(SigningKey.pem(pair.getPublic())));
    }
}
