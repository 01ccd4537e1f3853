package org.palermo.local.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.audit.Breach;
import org.palermo.audit.Chain;
import org.palermo.audit.Checkpoint;
import org.palermo.audit.Entry;
import org.palermo.audit.Link;
import org.palermo.audit.SigningKey;
import org.palermo.audit.Verdict;
import org.palermo.audit.Verification;
import org.palermo.local.Failure;

class AuditFileTest {
    private static final String SERVICE = "referral-service";
    private static final KeyPair KEY = SigningKey.make();
    private static final UUID EPOCH = new UUID(1, 1);

    @TempDir
    Path folder;

    private final List<Link> links = new ArrayList<>();
    private CheckpointFolder kept;

    @BeforeEach
    void twentyLinks() throws IOException {
        byte[] last = Chain.beginning(SERVICE);
        for (int i = 1; i <= 20; i++) {
            boolean list = i % 3 == 0;
            Entry entry = new Entry(new UUID(7, i), Instant.parse("2026-01-01T00:00:00.123456Z").plusSeconds(i), "somebody", i % 2 == 0 ? new UUID(8, i) : null,
                    list ? "LIST" : "READ", "case_file", list ? null : new UUID(9, i), list ? List.of(new UUID(9, i), new UUID(9, 0)) : null,
                    "request-" + i, "192.0.2.7", list ? "SUPPORT" : null, list ? "plan / May" : null, i == 5 ? new UUID(10, i) : null);
            links.add(new Link(i, last, Chain.next(last, entry), entry));
            last = links.getLast().hash();
        }
        kept = new CheckpointFolder(folder.resolve(SERVICE));
        Files.createDirectories(kept.folder());
        Files.writeString(kept.key(), SigningKey.pem(KEY.getPublic()));
        assertEquals(Optional.empty(), keep(10, KEY, null));
        assertEquals(Optional.empty(), keep(20, KEY, checkpoint(10, KEY)));
    }

    @Test
    void an_export_verifies_by_itself_and_against_the_second_place() throws IOException {
        AuditFile file = new AuditFile(written(export(links)));
        assertEquals(List.of(SERVICE), file.services());
        assertTrue(file.isComplete(SERVICE));
        for (Verdict verdict : List.of(Verification.of(file.evidence(SERVICE)), Verification.of(file.evidence(SERVICE, kept)))) {
            assertTrue(verdict.isWhole(), verdict::toString);
            assertEquals(20, verdict.links());
            assertEquals(2, verdict.checkpoints());
        }
    }

    @Test
    void a_changed_letter_is_found() throws IOException {
        AuditFile file = new AuditFile(written(export(links).replace("request-13", "request-31")));
        assertEquals("ALTERED 13", Verification.of(file.evidence(SERVICE)).breach().map(b -> b.kind() + " " + b.sequence()).orElseThrow());
    }

    /// A person who writes a shorter file can leave out its checkpoints too; only those of the second place show it.
    @Test
    void the_checkpoints_of_the_second_place_reveal_a_missing_end() throws IOException {
        String cut = export(links.subList(0, 15)).lines().filter(line -> !line.contains("\"sequence\":20,")).reduce("", (a, b) -> a + b + "\n");
        AuditFile file = new AuditFile(written(cut));
        assertTrue(Verification.of(file.evidence(SERVICE)).isWhole());
        assertEquals(Breach.Kind.CUT, Verification.of(file.evidence(SERVICE, kept)).breach().orElseThrow().kind());
    }

    @Test
    void a_file_that_ends_early_says_so() throws IOException {
        String whole = export(links);
        assertFalse(new AuditFile(written(whole.substring(0, whole.lastIndexOf("{\"type\":\"end\"")))).isComplete(SERVICE));
    }

    @Test
    void a_line_that_was_cut_is_named_by_the_link_before_it() throws IOException {
        String whole = export(links);
        AuditFile file = new AuditFile(written(whole.substring(0, whole.indexOf("\"sequence\":14,\"previous\"") + 60)));
        Failure failure = assertThrows(Failure.class, () -> Verification.of(file.evidence(SERVICE)));
        assertTrue(failure.getMessage().contains("after link 13"), failure::getMessage);
    }

    /// A power cut may leave an incomplete line.
    @Test
    void an_incomplete_line_in_the_second_place_is_ignored() throws IOException {
        Path lines = kept.folder().resolve("checkpoints.ndjson");
        Files.writeString(lines, Files.readString(lines) + "{\"type\":\"checkpoint\",\"serv");
        assertEquals(2, kept.all().size());
        kept.mend();
        assertEquals(Optional.empty(), keep(20, KEY, checkpoint(20, KEY)));
        assertEquals(3, kept.all().size());
    }

    @Test
    void another_file_is_refused_with_a_message() throws IOException {
        for (String nonsense : new String[] {"", "hello\n", "{\"type\":\"link\"}\n", "{\"type\":\"audit\",\"service\":\"x\",\"publicKey\":\"none\"}\n", "[1]\n"}) {
            Path file = written(nonsense);
            assertThrows(Failure.class, () -> new AuditFile(file), nonsense);
        }
    }

    @Test
    void the_second_place_refuses_foreign_signatures_and_shorter_chains() throws IOException {
        assertTrue(keep(20, SigningKey.make(), null).orElseThrow().contains("signed"));
        assertTrue(keep(10, KEY, checkpoint(20, KEY)).orElseThrow().contains("went back"));
        assertEquals(2, kept.all().size());
    }

    private Optional<String> keep(int sequence, KeyPair key, Checkpoint last) throws IOException {
        return kept.add(Lines.line(checkpoint(sequence, key)), last);
    }

    private Checkpoint checkpoint(int sequence, KeyPair key) {
        Link link = links.get(sequence - 1);
        return Checkpoint.sign(SERVICE, EPOCH, 0, sequence, link.hash(), 0, link.entry().recordedAt().plusSeconds(1), key.getPrivate());
    }

    private String export(List<Link> links) throws IOException {
        StringBuilder file = new StringBuilder();
        file.append(Lines.line("audit").put("version", 1).put("service", SERVICE).put("publicKey", SigningKey.pem(KEY.getPublic()))).append('\n');
        kept.all().forEach(checkpoint -> file.append(Lines.line(checkpoint)).append('\n'));
        links.forEach(link -> file.append(Lines.line(link)).append('\n'));
        return file.append(Lines.line("end").put("service", SERVICE).put("links", links.size())).append('\n').toString();
    }

    private Path written(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "export", ".ndjson"), text);
    }
}
