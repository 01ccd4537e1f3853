package org.palermo.inspection.evidence;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
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
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.find;
import static org.palermo.inspection.Given.text;
import static org.palermo.inspection.evidence.GivenEvidence.PDF;
import static org.palermo.inspection.evidence.GivenEvidence.announce;
import static org.palermo.inspection.evidence.GivenEvidence.kept;
import static org.palermo.inspection.evidence.GivenEvidence.path;
import static org.palermo.inspection.evidence.GivenEvidence.png;
import static org.palermo.inspection.evidence.GivenEvidence.said;
import static org.palermo.inspection.evidence.GivenEvidence.send;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.file.FileComparison;
import org.palermo.kernel.file.FileIntake;
import org.palermo.kernel.retention.RetentionJob;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.HalfSent;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
public class EvidenceTest {
    private static final Path DIRECTORY = Path.of("target", "files");

    @Inject
    FileDeletions deletions;

    @Inject
    FileCheck check;

    @Inject
    RetentionJob retention;

    private final String mark = "Zm" + UUID.randomUUID().toString().replace("-", "");
    private String visit;

    @BeforeEach
    void aVisitIsMade() throws IOException {
        Files.createDirectories(DIRECTORY);
        visit = aVisit(Account.INSPECTOR);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, (1 << 20) - 5, 5 << 20})
    void ok_200_a_file_is_downloaded_as_it_was_sent(int size) throws Exception {
        byte[] bytes = new byte[size + 5];
        new Random(size).nextBytes(bytes);
        System.arraycopy("%PDF-".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 5);
        String sha256 = sha256(bytes);
        String id = announce(Account.INSPECTOR, visit, "PDF", mark).statusCode(201).body("state", equalTo("AWAITED")).body("sha256", nullValue())
                .body("custody.step", contains("ANNOUNCED")).header("Location", containsString(path(visit))).extract().path("id");
        send(Account.INSPECTOR, visit, id, bytes).then().statusCode(200).body("state", equalTo("KEPT")).body("sha256", equalTo(sha256)).body("size", equalTo(bytes.length))
                .body("scanned", equalTo("NOT_CONFIGURED")).body("shown", equalTo(false)).body("shownSha256", nullValue()).body("keptAt", notNullValue());
        for (Account account : List.of(Account.INSPECTOR, Account.CHIEF)) {
            as(account).get(path(visit) + "/" + id).then().statusCode(200).body("name", equalTo(mark + ".file")).body("description", containsString(mark))
                    .body("takenAt", equalTo("2026-01-05T10:12:00Z")).body("latitude", equalTo(51.5f)).body("addedBy", notNullValue())
                    .body("custody.step", contains("ANNOUNCED", "KEPT")).body("custody[1].sha256", equalTo(sha256));
            as(account).get(path(visit)).then().statusCode(200).body("items.id", hasItem(id)).body("items[0].custody", nullValue());
            Response answer = as(account).get(path(visit) + "/" + id + "/content");
            answer.then().statusCode(200).header("Content-Type", equalTo("application/pdf")).header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("Cache-Control", equalTo("no-store")).header("Content-Disposition", containsString("attachment"));
            assertArrayEquals(bytes, answer.asByteArray());
        }
    }

    @Test
    void ok_200_a_picture_is_shown_without_what_is_hidden_in_it_and_has_a_hash_of_its_own() throws Exception {
        String id = kept(Account.INSPECTOR, visit, "PNG", mark, png(mark));
        Response shown = as(Account.CHIEF).get(path(visit) + "/" + id + "/picture");
        shown.then().statusCode(200).header("Content-Type", equalTo("image/png")).header("Content-Disposition", equalTo("inline")).header("Content-Security-Policy", containsString("sandbox"));
        assertFalse(shown.asString().contains(mark));
        as(Account.CHIEF).get(path(visit) + "/" + id).then().body("shown", equalTo(true)).body("shownSha256", equalTo(sha256(shown.asByteArray())))
                .body("sha256", equalTo(sha256(png(mark))));
        String pdf = kept(Account.INSPECTOR, visit, "PDF", mark, PDF);
        as(Account.INSPECTOR).get(path(visit) + "/" + pdf + "/picture").then().statusCode(409).body("type", equalTo("urn:palermo:problem:evidence:not-shown"));
    }

    @ParameterizedTest
    @CsvSource({"MP4,000000206674797069736f6d,video/mp4", "WEBM,1a45dfa39f428681,video/webm", "OGG,4f67675300020000,audio/ogg", "MP3,4944330400000000,audio/mpeg", "WAV,5249464624000000,audio/wav"})
    void ok_200_a_recording_is_kept_by_its_first_bytes(String type, String begins, String media) {
        byte[] bytes = HexFormat.of().parseHex(begins);
        String id = kept(Account.INSPECTOR, visit, type, mark, bytes);
        Response answer = as(Account.INSPECTOR).get(path(visit) + "/" + id + "/content");
        answer.then().statusCode(200).header("Content-Type", equalTo(media));
        assertArrayEquals(bytes, answer.asByteArray());
        String other = announce(Account.INSPECTOR, visit, type, mark).extract().path("id");
        send(Account.INSPECTOR, visit, other, PDF).then().statusCode(422).body("type", equalTo("urn:palermo:problem:file:another-type"));
    }

    @Test
    void created_201_on_a_finding_and_listed_by_it() {
        String finding = find(Account.INSPECTOR, visit, "{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":[\"EX01\"]}").then().statusCode(201).extract().path("id");
        Map<String, Object> said = new HashMap<>(said("PDF", mark));
        said.put("finding", finding);
        String id = as(Account.INSPECTOR).body(said).post(path(visit)).then().statusCode(201).body("finding", equalTo(finding)).extract().path("id");
        kept(Account.INSPECTOR, visit, "PDF", mark, PDF);
        as(Account.INSPECTOR).get(path(visit) + "?finding=" + finding).then().statusCode(200).body("items.id", contains(id));
        as(Account.INSPECTOR).get(path(visit)).then().statusCode(200).body("items", hasSize(2));
        as(Account.INSPECTOR).body(said).post(path(aVisit(Account.INSPECTOR))).then().statusCode(404);
    }

    @Test
    void created_201_the_chain_of_custody_grows_and_never_changes() throws SQLException {
        String id = kept(Account.INSPECTOR, visit, "PDF", mark, PDF);
        String hand = "{\"returned\":false,\"purpose\":\"POLICE\",\"who\":\"Sergeant %1$s\",\"at\":\"2026-01-06T09:00:00Z\",\"note\":\"receipt %1$s\"}".formatted(mark);
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            as(Account.INSPECTOR).header("Idempotency-Key", key).body(hand).post(path(visit) + "/" + id + "/custody").then().statusCode(201)
                    .body("custody.step", contains("ANNOUNCED", "KEPT", "HANDED_OVER")).body("custody[2].who", equalTo("Sergeant " + mark)).body("custody[2].purpose", equalTo("POLICE"));
        }
        as(Account.CHIEF).body(hand.replace("false", "true")).post(path(visit) + "/" + id + "/custody").then().statusCode(201)
                .body("custody.step", contains("ANNOUNCED", "KEPT", "HANDED_OVER", "RETURNED")).body("custody[3].sha256", notNullValue());
        assertEquals(Set.of(), ClearText.tablesWith(mark));
        as(Account.INSPECTOR).body(hand.replace("2026-01-06", "2099-01-06")).post(path(visit) + "/" + id + "/custody").then().statusCode(400).body("violations.field", contains("at"));
        as(Account.INSPECTOR).body(Map.of("reason", "NOT_NEEDED")).post(path(visit) + "/" + id + "/removal").then().statusCode(409).body("type", equalTo("urn:palermo:problem:evidence:handed-over"));
        try (Acting acting = Acting.as(Account.INSPECTOR)) {
            assertEquals(0, acting.change("update evidence_custody set at = now()"));
            assertEquals(0, acting.change("delete from evidence_custody"));
            assertRefused(acting, "update evidence set size = 1 where id = '" + id + "'");
            assertRefused(acting, "update evidence set recorded_by = 'x' where id = '" + id + "'");
        }
        String awaited = announce(Account.INSPECTOR, visit, "PDF", mark).extract().path("id");
        as(Account.INSPECTOR).body(hand).post(path(visit) + "/" + awaited + "/custody").then().statusCode(409).body("type", equalTo("urn:palermo:problem:evidence:awaited"));
    }

    private static void assertRefused(Acting acting, String statement) throws SQLException {
        acting.change("savepoint before");
        assertEquals("42501", assertThrows(SQLException.class, () -> acting.change(statement), statement).getSQLState());
        acting.change("rollback to savepoint before");
    }

    @Test
    void ok_200_removed_evidence_leaves_no_file_and_no_name() throws IOException {
        String id = kept(Account.INSPECTOR, visit, "PDF", mark, PDF);
        Path stored = stored(id);
        assertTrue(Files.exists(stored));
        as(Account.INSPECTOR).body(Map.of("reason", "RETENTION")).post(path(visit) + "/" + id + "/removal").then().statusCode(400);
        for (int i = 0; i < 2; i++) {
            as(Account.INSPECTOR).body(Map.of("reason", "WRONG_VISIT")).post(path(visit) + "/" + id + "/removal").then().statusCode(200).body("state", equalTo("REMOVED"))
                    .body("name", nullValue()).body("removedFor", equalTo("WRONG_VISIT")).body("removedBy", notNullValue()).body("custody.step", contains("ANNOUNCED", "KEPT", "REMOVED"));
        }
        deletions.run().await().atMost(Duration.ofSeconds(20));
        assertFalse(Files.exists(stored));
        assertEquals(0, count("select count(*) from data_key where owner = '" + id + "'"));
        as(Account.INSPECTOR).get(path(visit) + "/" + id + "/content").then().statusCode(410);
        send(Account.INSPECTOR, visit, id, PDF).then().statusCode(410);
    }

    @Test
    void conflict_409_a_legal_hold_keeps_it_also_when_its_time_is_over() throws IOException {
        String id = kept(Account.INSPECTOR, visit, "PDF", mark, PDF);
        String holds = API + "/retention/evidence/" + id + "/legal-holds";
        String hold = as(Account.DATA_PROTECTION).body(Map.of("reason", "CLAIM", "explanation", "x")).post(holds).then().statusCode(201).extract().path("id");
        as(Account.INSPECTOR).body(Map.of("reason", "NOT_NEEDED")).post(path(visit) + "/" + id + "/removal").then().statusCode(409).body("type", equalTo("urn:palermo:problem:retention:legal-hold"));
        backdate(id);
        retention.run().await().atMost(Duration.ofSeconds(60));
        as(Account.INSPECTOR).get(path(visit) + "/" + id + "/content").then().statusCode(200);
        as(Account.DATA_PROTECTION).post(holds + "/" + hold + "/lift").then().statusCode(200);
        Path stored = stored(id);
        retention.run().await().atMost(Duration.ofSeconds(60));
        as(Account.INSPECTOR).get(path(visit) + "/" + id).then().statusCode(200).body("state", equalTo("REMOVED")).body("removedFor", equalTo("RETENTION")).body("name", nullValue());
        deletions.run().await().atMost(Duration.ofSeconds(20));
        assertFalse(Files.exists(stored));
        assertEquals(1, count("select count(*) from erasure where owner = '" + id + "' and purpose = 'EVIDENCE'"));
    }

    @Test
    void conflict_409_a_legal_hold_on_its_finding_keeps_it() throws IOException {
        String finding = find(Account.INSPECTOR, visit, "{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":[\"EX01\"]}")
                .then().statusCode(201).extract().path("id");
        Map<String, Object> said = new HashMap<>(said("PDF", mark));
        said.put("finding", finding);
        String id = as(Account.INSPECTOR).body(said).post(path(visit)).then().statusCode(201).extract().path("id");
        send(Account.INSPECTOR, visit, id, PDF).then().statusCode(200);
        String holds = API + "/retention/finding/" + finding + "/legal-holds";
        String hold = as(Account.DATA_PROTECTION).body(Map.of("reason", "CLAIM", "explanation", "x")).post(holds).then().statusCode(201).extract().path("id");
        as(Account.INSPECTOR).body(Map.of("reason", "NOT_NEEDED")).post(path(visit) + "/" + id + "/removal").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:retention:legal-hold"));
        as(Account.INSPECTOR).get(path(visit) + "/" + id + "/content").then().statusCode(200);
        as(Account.DATA_PROTECTION).post(holds + "/" + hold + "/lift").then().statusCode(200);
        as(Account.INSPECTOR).body(Map.of("reason", "NOT_NEEDED")).post(path(visit) + "/" + id + "/removal").then().statusCode(200)
                .body("state", equalTo("REMOVED"));
    }

    private static void backdate(String id) {
        execute("alter table evidence disable trigger evidence_kept; update evidence set recorded_at = '2001-01-01' where id = '" + id
                + "'; alter table evidence enable trigger evidence_kept");
    }

    @Test
    void not_found_404_another_inspectorate_and_forbidden_403_another_role() {
        String id = kept(Account.INSPECTOR, visit, "PDF", mark, PDF);
        for (String below : List.of("", "/" + id, "/" + id + "/content", "/" + id + "/picture")) {
            as(Account.OTHER_INSPECTOR).get(path(visit) + below).then().statusCode(404);
            as(Account.AUTHORITY).get(path(visit) + below).then().statusCode(403);
        }
        send(Account.OTHER_INSPECTOR, visit, id, PDF).then().statusCode(404);
        as(Account.OTHER_INSPECTOR).body(Map.of("reason", "NOT_NEEDED")).post(path(visit) + "/" + id + "/removal").then().statusCode(404);
        String theirs = aVisit(Account.OTHER_INSPECTOR);
        as(Account.OTHER_INSPECTOR).get(path(theirs) + "/" + id).then().statusCode(404);
    }

    @Test
    void row_security_shows_evidence_and_keys_to_their_inspectorate_alone() throws SQLException {
        String id = kept(Account.INSPECTOR, visit, "PDF", mark, PDF);
        for (Account account : Account.values()) {
            boolean inspects = Set.of(Account.INSPECTOR, Account.CHIEF).contains(account);
            try (Acting acting = Acting.as(account)) {
                assertEquals(inspects ? 1 : 0, acting.count("evidence where id = '" + id + "'"), account.name());
                assertEquals(inspects ? 2 : 0, acting.count("evidence_custody where evidence = '" + id + "'"), account.name());
                assertEquals(inspects ? 1 : 0, acting.count("data_key where owner = '" + id + "'"), account.name());
            }
        }
        try (Acting files = Acting.system("files"); Acting nobody = Acting.nobody()) {
            assertEquals(1, files.count("evidence where id = '" + id + "'"));
            assertEquals(0, files.count("evidence_custody where evidence = '" + id + "'"));
            assertEquals(0, nobody.count("evidence"));
        }
    }

    @Test
    void invalid_400_name_place_time_and_words() {
        for (Map.Entry<String, Object> wrong : Map.<String, Object>of("name", "../x", "takenAt", "2099-01-01T00:00:00Z", "latitude", 91, "type", "EXE", "description", "his visa").entrySet()) {
            Map<String, Object> said = new HashMap<>(said("PDF", mark));
            said.put(wrong.getKey(), wrong.getValue());
            as(Account.INSPECTOR).body(said).post(path(visit)).then().statusCode(400).body("violations.field", everyItem(equalTo(wrong.getKey()))).body("violations[0].message", containsString("must"));
        }
        Map<String, Object> named = new HashMap<>(said("PDF", mark));
        named.put("name", "visa.pdf");
        as(Account.INSPECTOR).body(named).post(path(visit)).then().statusCode(400).body("violations.field", contains("name"));
        Map<String, Object> alone = new HashMap<>(said("PDF", mark));
        alone.remove("latitude");
        as(Account.INSPECTOR).body(alone).post(path(visit)).then().statusCode(400).body("violations.field", contains("latitude"));
    }

    @Test
    void too_large_413_and_conflict_409_another_file() throws IOException {
        String id = kept(Account.INSPECTOR, visit, "PDF", mark, PDF);
        send(Account.INSPECTOR, visit, id, PDF).then().statusCode(200);
        send(Account.INSPECTOR, visit, id, (new String(PDF, StandardCharsets.US_ASCII) + " ").getBytes(StandardCharsets.US_ASCII)).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:evidence:kept"));
        String other = announce(Account.INSPECTOR, visit, "PDF", mark).extract().path("id");
        try (HalfSent large = HalfSent.begin(Account.INSPECTOR, "PUT", path(visit) + "/" + other + "/content", "application/octet-stream", FileIntake.MOST + 1)) {
            assertEquals(413, large.status());
        }
    }

    @Test
    void evidence_whose_file_never_comes_is_forgotten_with_its_key() {
        String id = announce(Account.INSPECTOR, visit, "PDF", mark).extract().path("id");
        execute("update evidence set recorded_at = now() - interval '25 hours' where id = '" + id + "'");
        deletions.run().await().atMost(Duration.ofSeconds(20));
        as(Account.INSPECTOR).get(path(visit) + "/" + id).then().statusCode(404);
        assertEquals(0, count("select count(*) from data_key where owner = '" + id + "'"));
    }

    @Test
    void a_file_without_a_row_and_a_row_without_its_file_are_found() throws IOException {
        FileComparison.Found before = check.run(Duration.ZERO).await().atMost(Duration.ofSeconds(20));
        String lost = kept(Account.INSPECTOR, visit, "PDF", mark, PDF);
        Path stored = stored(lost);
        byte[] bytes = Files.readAllBytes(stored);
        Files.delete(stored);
        String strange = UUID.randomUUID().toString();
        Path stranger = DIRECTORY.resolve(strange.substring(34)).resolve(strange);
        Files.createDirectories(stranger.getParent());
        Files.write(stranger, new byte[3]);
        FileComparison.Found found = check.run(Duration.ZERO).await().atMost(Duration.ofSeconds(20));
        assertEquals(before.withoutRecord() + 1, found.withoutRecord());
        assertEquals(before.withoutFile() + 1, found.withoutFile());
        as(Account.INSPECTOR).get(path(visit) + "/" + lost + "/content").then().statusCode(500).body(not(containsString(mark)));
        Files.delete(stranger);
        Files.write(stored, bytes);
    }

    private static Path stored(String evidence) {
        String file = text("select file from evidence where id = '" + evidence + "'");
        return DIRECTORY.resolve(file.substring(34)).resolve(file);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
