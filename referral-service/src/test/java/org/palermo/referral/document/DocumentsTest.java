package org.palermo.referral.document;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.casefile.Given.text;
import static org.palermo.referral.document.GivenDocuments.PDF;
import static org.palermo.referral.document.GivenDocuments.announce;
import static org.palermo.referral.document.GivenDocuments.kept;
import static org.palermo.referral.document.GivenDocuments.path;
import static org.palermo.referral.document.GivenDocuments.png;
import static org.palermo.referral.document.GivenDocuments.said;
import static org.palermo.referral.document.GivenDocuments.send;
import static org.palermo.referral.team.GivenTeams.caseOf;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.file.FileComparison;
import org.palermo.kernel.file.FileIntake;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.HalfSent;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.caserecord.GivenRecords;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
public class DocumentsTest {
    private static final Path DIRECTORY = Path.of("target", "files");
    private static final String OCTETS = "application/octet-stream";

    @Inject
    FileDeletions deletions;

    @Inject
    FileCheck check;

    @Inject
    MeterRegistry meters;

    private final String mark = "Zm" + UUID.randomUUID().toString().replace("-", "");
    private UUID file;

    @BeforeEach
    void aCase() throws IOException {
        Files.createDirectories(DIRECTORY);
        GivenRecords.theRegister();
        Given.nothingOpened();
        file = caseOf(Account.COORDINATOR);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, (1 << 20) - 5, 5 << 20})
    void ok_200_a_file_is_downloaded_as_it_was_sent(int size) throws Exception {
        byte[] bytes = new byte[size + 5];
        new Random(size).nextBytes(bytes);
        System.arraycopy("%PDF-".getBytes(), 0, bytes, 0, 5);
        String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        String id = announce(Account.COORDINATOR, file, "PDF", mark).statusCode(201).body("state", equalTo("AWAITED")).body("sha256", nullValue())
                .header("Location", containsString(path(file))).extract().path("id");
        send(Account.COORDINATOR, file, id, bytes).statusCode(200).body("state", equalTo("KEPT")).body("sha256", equalTo(sha256)).body("size", equalTo(bytes.length))
                .body("scanned", equalTo("NOT_CONFIGURED")).body("shown", equalTo(false)).body("keptAt", notNullValue());
        for (Account account : List.of(Account.COORDINATOR, Account.AUTHORITY)) {
            as(account).get(path(file) + "/" + id).then().statusCode(200).body("name", equalTo(mark + ".file")).body("why", containsString(mark))
                    .body("sha256", equalTo(sha256)).body("agency", equalTo(Account.COORDINATOR.agency().toString())).body("addedBy", notNullValue());
            as(account).get(path(file)).then().statusCode(200).body("items.id", hasItem(id));
            Response answer = as(account).get(path(file) + "/" + id + "/content");
            answer.then().statusCode(200).header("Content-Type", equalTo("application/pdf")).header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("Content-Security-Policy", containsString("sandbox; default-src 'none'")).header("Cache-Control", equalTo("no-store"))
                    .header("Content-Disposition", equalTo("attachment; filename=\"" + mark + ".file\"; filename*=UTF-8''" + mark + ".file"));
            assertArrayEquals(bytes, answer.asByteArray());
        }
    }

    @Test
    void ok_200_the_same_file_again_changes_nothing_and_another_is_refused() {
        String id = kept(Account.COORDINATOR, file, "PDF", mark, PDF);
        send(Account.COORDINATOR, file, id, PDF).statusCode(200).body("state", equalTo("KEPT"));
        send(Account.COORDINATOR, file, id, (new String(PDF) + " ").getBytes()).statusCode(409).body("type", equalTo("urn:palermo:problem:document:kept"));
        as(Account.COORDINATOR).get(path(file) + "/" + id).then().body("size", equalTo(PDF.length));
        assertEquals(1, files(id).size());
    }

    @Test
    void created_201_a_repeat_with_its_key_is_one_document() {
        String key = UUID.randomUUID().toString();
        List<String> ids = Stream.of(1, 2).map(i -> as(Account.COORDINATOR).header("Idempotency-Key", key).body(said("PDF", mark)).post(path(file)).then().statusCode(201)
                .extract().<String>path("id")).distinct().toList();
        assertEquals(1, ids.size());
    }

    @Test
    void a_repeat_of_the_announcement_reads_the_document_as_it_is_now() {
        String key = UUID.randomUUID().toString();
        String id = repeat(key).then().statusCode(201).body("state", equalTo("AWAITED")).extract().path("id");
        send(Account.COORDINATOR, file, id, PDF).statusCode(200);
        repeat(key).then().statusCode(201).body("id", equalTo(id)).body("state", equalTo("KEPT")).body("name", equalTo(mark + ".file"));
        as(Account.AUTHORITY).body(Map.of("reason", "WRONG_PERSON")).post(path(file) + "/" + id + "/removal").then().statusCode(200);
        repeat(key).then().statusCode(409).body("type", equalTo("urn:palermo:problem:document:removed-since")).body(not(containsString(mark)));
        sql("delete from case_document where id = '" + id + "'");
        repeat(key).then().statusCode(404);
    }

    private Response repeat(String key) {
        return as(Account.COORDINATOR).header("Idempotency-Key", key).body(said("PDF", mark)).post(path(file));
    }

    /// A directory in the place of a file can't be deleted while something is in it.
    @Test
    void files_that_can_not_be_deleted_stop_no_other() throws IOException {
        List<UUID> broken = Stream.generate(UUID::randomUUID).limit(101).toList();
        for (UUID one : broken) {
            Files.createDirectories(place(one.toString()).resolve("in the way"));
            sql("insert into file_deletion (file, due_at) values ('" + one + "', now() - interval '2 hours')");
        }
        UUID good = UUID.randomUUID();
        Files.createDirectories(place(good.toString()).getParent());
        Files.write(place(good.toString()), new byte[3]);
        sql("insert into file_deletion (file, due_at) values ('" + good + "', now())");
        try {
            deletions.run().await().atMost(Duration.ofSeconds(60));
            assertFalse(Files.exists(place(good.toString())));
            assertEquals(101, meters.get("palermo.files.deletion.overdue").gauge().value());
        } finally {
            for (UUID one : broken) {
                Files.delete(place(one.toString()).resolve("in the way"));
                Files.delete(place(one.toString()));
            }
            deletions.run().await().atMost(Duration.ofSeconds(60));
        }
        assertEquals(0, meters.get("palermo.files.deletion.overdue").gauge().value());
    }

    @Test
    void the_database_lets_nobody_change_a_kept_document() throws SQLException {
        String id = kept(Account.COORDINATOR, file, "PDF", mark, PDF);
        try (Acting acting = Acting.as(Account.AUTHORITY)) {
            for (String change : List.of("particulars = ''", "size = 3, state = 'KEPT'", "stored_sha256 = ''", "file = gen_random_uuid()", "state = 'AWAITED'")) {
                assertRefused(acting, "update case_document set " + change + " where id = '" + id + "'");
            }
        }
        try (Acting acting = Acting.as(Account.AUTHORITY)) {
            assertRefused(acting, "update case_document set subject = 'x' where id = '" + id + "'");
        }
        assertThrows(IllegalStateException.class, () -> sql("update case_document set particulars = '' where id = '" + id + "'"), "nor the owner");
    }

    private static void assertRefused(Acting acting, String statement) throws SQLException {
        acting.change("savepoint before");
        assertEquals("42501", assertThrows(SQLException.class, () -> acting.change(statement), statement).getSQLState());
        acting.change("rollback to savepoint before");
    }

    @Test
    void ok_200_a_picture_is_shown_without_what_is_hidden_in_it() {
        String id = kept(Account.COORDINATOR, file, "PNG", mark, png(mark));
        as(Account.AUTHORITY).get(path(file) + "/" + id).then().body("shown", equalTo(true));
        Response shown = as(Account.AUTHORITY).get(path(file) + "/" + id + "/picture");
        shown.then().statusCode(200).header("Content-Type", equalTo("image/png")).header("Content-Disposition", equalTo("inline"))
                .header("X-Content-Type-Options", equalTo("nosniff")).header("Content-Security-Policy", containsString("sandbox"));
        assertFalse(shown.asString().contains(mark));
        assertEquals(png(mark).length - 12 - mark.length(), shown.asByteArray().length);
        assertArrayEquals(png(mark), as(Account.AUTHORITY).get(path(file) + "/" + id + "/content").asByteArray());
    }

    @Test
    void conflict_409_no_picture_to_show() {
        String pdf = kept(Account.COORDINATOR, file, "PDF", mark, PDF);
        byte[] cut = Arrays.copyOf(png(mark), 40);
        String png = kept(Account.COORDINATOR, file, "PNG", mark, cut);
        for (String id : List.of(pdf, png)) {
            as(Account.COORDINATOR).get(path(file) + "/" + id + "/picture").then().statusCode(409).body("type", equalTo("urn:palermo:problem:document:not-shown"));
        }
    }

    @Test
    void conflict_409_the_file_has_not_come() {
        String id = announce(Account.COORDINATOR, file, "PDF", mark).extract().path("id");
        as(Account.COORDINATOR).get(path(file) + "/" + id + "/content").then().statusCode(409).body("type", equalTo("urn:palermo:problem:document:awaited"));
    }

    @Test
    void unprocessable_422_another_type_is_named_and_nothing_is_kept() {
        String id = announce(Account.COORDINATOR, file, "JPEG", mark).extract().path("id");
        send(Account.COORDINATOR, file, id, PDF).statusCode(422).body("type", equalTo("urn:palermo:problem:file:another-type"))
                .body("detail", equalTo("This is not image/jpeg: its first bytes are those of application/pdf."));
        as(Account.COORDINATOR).get(path(file) + "/" + id).then().body("state", equalTo("AWAITED"));
        send(Account.COORDINATOR, file, id, new byte[0]).statusCode(422).body("type", equalTo("urn:palermo:problem:file:empty"));
        assertEquals(List.of(), files(id));
    }

    @Test
    void invalid_400_type_and_name() {
        as(Account.COORDINATOR).body(said("EXE", mark)).post(path(file)).then().statusCode(400).body("violations[0].field", equalTo("type"));
        for (String name : List.of("../passport.pdf", "a\\b.pdf", "photo\u202Egpj.exe", "a\nb.pdf", " ", "x".repeat(201))) {
            as(Account.COORDINATOR).body(Map.of("kind", "OTHER", "type", "PDF", "name", name, "why", "x")).post(path(file)).then().statusCode(400)
                    .body("violations[0].field", equalTo("name")).body("violations[0].message", containsString("must"));
        }
    }

    @Test
    void too_large_413_before_it_is_read_and_while_it_comes() throws IOException {
        String id = announce(Account.COORDINATOR, file, "PDF", mark).extract().path("id");
        try (HalfSent large = HalfSent.begin(Account.COORDINATOR, "PUT", path(file) + "/" + id + "/content", OCTETS, FileIntake.MOST + 1)) {
            assertEquals(413, large.status());
        }
        send(Account.AUTHORITY, file, id, new byte[(int) FileIntake.MOST + 1]).statusCode(413).body("detail", equalTo("A file must be at most 20 MiB."));
        try (HalfSent endless = HalfSent.begin(Account.COORDINATOR, "PUT", path(file) + "/" + id + "/content", OCTETS, null)) {
            endless.chunk("%PDF-");
            String piece = "x".repeat(1 << 20);
            for (int i = 0; i < 20; i++) {
                endless.chunk(piece);
            }
            assertEquals(413, endless.status());
        }
        assertEquals(List.of(), files(id));
        assertEquals(0, unfinished());
        Awaitility.await().untilAsserted(() -> kept(Account.COORDINATOR, file, "PDF", mark, PDF));
    }

    @Test
    void not_found_404_before_the_body_is_read() throws IOException {
        try (HalfSent sent = HalfSent.begin(Account.COORDINATOR, "PUT", path(file) + "/" + UUID.randomUUID() + "/content", OCTETS, 1L << 20)) {
            assertEquals(404, sent.status());
        }
    }

    /// Three at once in an instance, and one of each person.
    @Test
    void too_many_429_files_at_once() throws IOException {
        UUID covered = file;
        String one = announce(Account.COORDINATOR, covered, "PDF", mark).extract().path("id");
        String other = announce(Account.COORDINATOR, covered, "PDF", mark).extract().path("id");
        String third = announce(Account.AUTHORITY, covered, "PDF", mark).extract().path("id");
        try (HalfSent first = HalfSent.begin(Account.COORDINATOR, "PUT", path(covered) + "/" + one + "/content", OCTETS, 5L << 20)) {
            first.write("%PDF-" + "x".repeat(2 << 20));
            Awaitility.await().until(() -> unfinished() == 1);
            send(Account.COORDINATOR, covered, other, PDF).statusCode(429).header("Retry-After", notNullValue());
            send(Account.AUTHORITY, covered, third, PDF).statusCode(200);
            try (HalfSent second = HalfSent.begin(Account.AUTHORITY, "PUT", path(covered) + "/" + third + "/content", OCTETS, 5L << 20);
                    HalfSent fourth = HalfSent.begin(Account.OTHER_COORDINATOR, "PUT", path(covered) + "/" + third + "/content", OCTETS, 5L << 20)) {
                assertEquals(404, fourth.status());
                second.write("%PDF-");
            }
        }
        // Nothing of what broke off is left, and the next file is taken.
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> unfinished() == 0);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> GivenDocuments.sent(Account.COORDINATOR, covered, other, PDF).statusCode() == 200);
    }

    @Test
    void not_found_404_for_another_agency_and_under_break_glass_and_in_another_case() {
        String id = kept(Account.COORDINATOR, file, "PNG", mark, png(mark));
        UUID others = caseOf(Account.OTHER_COORDINATOR);
        as(Account.OTHER_COORDINATOR).body("{\"kind\":\"case_file\",\"record\":\"%s\",\"reason\":\"RISK_TO_LIFE\",\"explanation\":\"she calls for help\",\"minutes\":5}".formatted(file))
                .post("/api/nrm/v1/break-glass").then().statusCode(201);
        for (UUID of : List.of(file, others)) {
            for (String what : List.of("", "/content", "/picture")) {
                as(Account.OTHER_COORDINATOR).get(path(of) + "/" + id + what).then().statusCode(404).body(not(containsString(mark)));
            }
            as(Account.OTHER_COORDINATOR).body(Map.of("reason", "DUPLICATE")).post(path(of) + "/" + id + "/removal").then().statusCode(404);
            send(Account.OTHER_COORDINATOR, of, id, PDF).statusCode(404);
        }
        as(Account.OTHER_COORDINATOR).get(path(file)).then().statusCode(404);
        announce(Account.OTHER_COORDINATOR, file, "PDF", mark).statusCode(404);
    }

    @Test
    void forbidden_403_wrong_role() {
        for (Account account : List.of(Account.RESPONDER, Account.SHELTER, Account.BORDER, Account.DATA_PROTECTION, Account.AUDITOR, Account.GUARDIAN)) {
            announce(account, file, "PDF", mark).statusCode(403);
            as(account).get(path(file)).then().statusCode(403);
        }
        given().get(path(file)).then().statusCode(401);
    }

    @Test
    void conflict_409_more_than_200_documents() {
        sql("""
            insert into case_document (id, case_file, country, region, kind, type, state, particulars, agency, subject, added_at)
            select gen_random_uuid(), '%s', 'GB', 'GB-SCT', 'OTHER', 'PDF', 'AWAITED', '', '%s', 'x', now() from generate_series(1, 200)
            """.formatted(file, Account.COORDINATOR.agency()));
        announce(Account.COORDINATOR, file, "PDF", mark).statusCode(409).body("type", equalTo("urn:palermo:problem:document:too-many"));
    }

    @Test
    void ok_200_a_removed_document_leaves_who_removed_it_and_why() {
        String id = kept(Account.COORDINATOR, file, "PDF", mark, PDF);
        String stored = files(id).getFirst();
        as(Account.AUTHORITY).body(Map.of("reason", "WRONG_PERSON")).post(path(file) + "/" + id + "/removal").then().statusCode(200).body("state", equalTo("REMOVED"))
                .body("removedFor", equalTo("WRONG_PERSON")).body("removedBy", notNullValue()).body("name", nullValue()).body("sha256", nullValue());
        as(Account.COORDINATOR).body(Map.of("reason", "DUPLICATE")).post(path(file) + "/" + id + "/removal").then().statusCode(200).body("removedFor", equalTo("WRONG_PERSON"));
        as(Account.COORDINATOR).get(path(file) + "/" + id + "/content").then().statusCode(410);
        send(Account.COORDINATOR, file, id, PDF).statusCode(410);
        as(Account.COORDINATOR).get(path(file)).then().body("items", hasSize(1)).body("items[0].state", equalTo("REMOVED"));
        assertTrue(Files.exists(place(stored)));
        deletions.run().await().atMost(Duration.ofSeconds(20));
        assertFalse(Files.exists(place(stored)));
        assertEquals(0, count("select count(*) from file_deletion where file = '" + stored + "'"));
        assertEquals(1, count("select count(*) from audit_entry where record_id = '" + id + "' and action = 'REMOVE'"));
    }

    @Test
    void conflict_409_under_a_legal_hold_nothing_is_removed_or_erased() {
        String id = kept(Account.COORDINATOR, file, "PDF", mark, PDF);
        as(Account.DATA_PROTECTION).body(Map.of("reason", "CLAIM", "explanation", "x")).post("/api/nrm/v1/retention/case_file/" + file + "/legal-holds").then().statusCode(201);
        as(Account.AUTHORITY).body(Map.of("reason", "NOT_NEEDED")).post(path(file) + "/" + id + "/removal").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:retention:legal-hold"));
        Erasing.ask(file).statusCode(409);
        assertArrayEquals(PDF, as(Account.AUTHORITY).get(path(file) + "/" + id + "/content").asByteArray());
    }

    @Test
    void everything_is_sealed_and_goes_with_the_person() throws IOException {
        byte[] secret = ("%PDF-" + mark).getBytes();
        String id = as(Account.COORDINATOR).header("Idempotency-Key", UUID.randomUUID().toString()).body(said("PDF", mark)).post(path(file)).then().statusCode(201).extract().path("id");
        send(Account.COORDINATOR, file, id, secret).statusCode(200);
        String stored = files(id).getFirst();
        assertFalse(new String(Files.readAllBytes(place(stored)), StandardCharsets.ISO_8859_1).contains(mark));
        assertEquals(Set.of(), ClearText.tablesWith(mark));
        Erasing.byTwo(file).statusCode(200);
        assertEquals(0, count("select count(*) from case_document where case_file = '" + file + "'"));
        for (Account account : List.of(Account.AUTHORITY, Account.COORDINATOR)) {
            as(account).get(path(file) + "/" + id).then().statusCode(404);
            as(account).get(path(file) + "/" + id + "/content").then().statusCode(404);
        }
        announce(Account.AUTHORITY, file, "PDF", mark).statusCode(409);
        deletions.run().await().atMost(Duration.ofSeconds(20));
        assertFalse(Files.exists(place(stored)));
    }

    @Test
    void conflict_409_the_person_is_erased_while_the_file_comes() throws IOException {
        int before = check.run(Duration.ZERO).await().atMost(Duration.ofSeconds(20)).withoutRecord();
        String id = announce(Account.AUTHORITY, file, "PDF", mark).extract().path("id");
        try (HalfSent sent = HalfSent.begin(Account.AUTHORITY, "PUT", path(file) + "/" + id + "/content", OCTETS, 10L)) {
            sent.write("%PDF-");
            Awaitility.await().until(() -> unfinished() == 1);
            Erasing.byTwo(file).statusCode(200);
            sent.write("12345");
            assertEquals(409, sent.status());
        }
        // Its file was noted for deletion before it came.
        sql("update file_deletion set due_at = now() - interval '1 hour'");
        deletions.run().await().atMost(Duration.ofSeconds(20));
        assertEquals(before, check.run(Duration.ZERO).await().atMost(Duration.ofSeconds(20)).withoutRecord());
    }

    @Test
    void a_document_whose_file_never_comes_is_forgotten() {
        String id = announce(Account.COORDINATOR, file, "PDF", mark).extract().path("id");
        String other = announce(Account.COORDINATOR, file, "PDF", mark).extract().path("id");
        sql("update case_document set added_at = now() - interval '25 hours' where id = '" + id + "'");
        deletions.run().await().atMost(Duration.ofSeconds(20));
        as(Account.COORDINATOR).get(path(file) + "/" + id).then().statusCode(404);
        as(Account.COORDINATOR).get(path(file) + "/" + other).then().statusCode(200);
    }

    @Test
    void a_file_without_a_document_and_a_document_without_its_file_are_found() throws IOException {
        FileComparison.Found before = check.run(Duration.ZERO).await().atMost(Duration.ofSeconds(20));
        String lost = kept(Account.COORDINATOR, file, "PDF", mark, PDF);
        String cut = kept(Account.COORDINATOR, file, "PDF", mark, PDF);
        kept(Account.COORDINATOR, file, "PDF", mark, PDF);
        assertEquals(before.files() + 3, check.run(Duration.ZERO).await().atMost(Duration.ofSeconds(20)).files());
        Files.delete(place(files(lost).getFirst()));
        Files.write(place(files(cut).getFirst()), new byte[3]);
        String strange = UUID.randomUUID().toString();
        Files.createDirectories(place(strange).getParent());
        Files.write(place(strange), new byte[3]);
        FileComparison.Found found = check.run(Duration.ZERO).await().atMost(Duration.ofSeconds(20));
        assertEquals(before.withoutRecord() + 1, found.withoutRecord());
        assertEquals(before.withoutFile() + 2, found.withoutFile());
        assertEquals(0, check.run(Duration.ofDays(1)).await().atMost(Duration.ofSeconds(20)).withoutRecord(), "it is young");
        as(Account.COORDINATOR).get(path(file) + "/" + lost + "/content").then().statusCode(500).body(not(containsString(mark)));
        Files.delete(place(strange));
        Files.delete(place(files(cut).getFirst()));
        sql("delete from case_document where id in ('" + lost + "', '" + cut + "')");
    }

    @Test
    void row_security_shows_documents_to_the_case_team_and_its_authority_only() throws SQLException {
        String id = kept(Account.COORDINATOR, file, "PDF", mark, PDF);
        for (Account account : List.of(Account.OTHER_COORDINATOR, Account.RESPONDER, Account.BORDER, Account.SHELTER, Account.DATA_PROTECTION)) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(0, acting.count("case_document"), account.name());
                assertEquals(0, acting.change("update case_document set shown = true where id = '" + id + "'"), account.name());
                assertEquals(0, acting.change("delete from case_document where id = '" + id + "'"), account.name());
            }
        }
        try (Acting acting = Acting.as(Account.AUTHORITY)) {
            assertEquals(1, acting.count("case_document where id = '" + id + "'"));
            assertEquals(0, acting.change("delete from case_document where id = '" + id + "'"), "the authority can't delete either");
        }
    }

    /// The files of a document in the store.
    private static List<String> files(String document) {
        List<String> files = new ArrayList<>();
        String stored = text("select file from case_document where id = '" + document + "'");
        if (stored != null && Files.exists(place(stored))) {
            files.add(stored);
        }
        return files;
    }

    private static Path place(String stored) {
        return DIRECTORY.resolve(stored.substring(34)).resolve(stored);
    }

    /// Files that are being written.
    private static long unfinished() {
        try (Stream<Path> all = Files.walk(DIRECTORY)) {
            return all.filter(path -> path.toString().endsWith(".unfinished")).count();
        } catch (IOException | UncheckedIOException changedMeanwhile) {
            return -1;
        }
    }
}
