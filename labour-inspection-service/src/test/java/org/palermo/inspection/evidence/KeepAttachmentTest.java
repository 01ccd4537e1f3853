package org.palermo.inspection.evidence;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.find;
import static org.palermo.inspection.Given.text;
import static org.palermo.inspection.evidence.GivenEvidence.PDF;
import static org.palermo.inspection.evidence.GivenEvidence.path;
import static org.palermo.inspection.evidence.GivenEvidence.png;
import static org.palermo.inspection.upload.Tus.base64;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.upload.Tus;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.Palermo;

/// A file that a phone sent becomes evidence.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class KeepAttachmentTest {
    private static final Account HER = Account.INSPECTOR;

    private final String mark = "Zm" + UUID.randomUUID().toString().replace("-", "");
    private String visit;

    @BeforeEach
    void aVisitIsMade() {
        visit = aVisit(HER);
    }

    private String attached(byte[] file) {
        return Tus.attached(HER, visit, ",filename " + base64(mark + "/door.png") + ",filetype " + base64("image/png"), file);
    }

    private String keeping(String attachment) {
        return API + "/visits/" + visit + "/attachments/" + attachment + "/evidence";
    }

    private Map<String, Object> said() {
        return Map.of("kind", "PHOTOGRAPH", "description", "about " + mark, "takenAt", "2026-01-05T10:12:00Z");
    }

    @Test
    void created_201_an_attachment_becomes_evidence_with_the_same_hash_and_stays() {
        byte[] file = png(mark);
        String attachment = attached(file);
        String sha256 = as(HER).get(API + "/visits/" + visit + "/attachments/" + attachment).path("sha256");
        String id = as(HER).body(said()).post(keeping(attachment)).then().statusCode(201).header("Location", containsString(path(visit)))
                .body("state", equalTo("KEPT")).body("type", equalTo("PNG")).body("kind", equalTo("PHOTOGRAPH")).body("name", equalTo(mark + "_door.png"))
                .body("description", equalTo("about " + mark)).body("takenAt", equalTo("2026-01-05T10:12:00Z")).body("size", equalTo(file.length))
                .body("sha256", equalTo(sha256)).body("shown", equalTo(true)).body("scanned", equalTo("NOT_CONFIGURED"))
                .body("attachment", equalTo(attachment)).body("finding", nullValue())
                .body("custody.step", contains("ATTACHED", "KEPT")).body("custody.sha256", contains(sha256, sha256)).extract().path("id");
        String arrived = as(HER).get(API + "/visits/" + visit + "/attachments/" + attachment).then().statusCode(200).body("evidence", equalTo(id)).extract().path("addedAt");
        as(Account.CHIEF).get(path(visit) + "/" + id).then().statusCode(200).body("custody[0].at", equalTo(arrived));
        assertArrayEquals(file, as(Account.CHIEF).get(path(visit) + "/" + id + "/content").asByteArray());
        assertArrayEquals(file, as(Account.CHIEF).get(API + "/attachments/" + attachment + "/content").asByteArray());
        as(Account.CHIEF).get(path(visit) + "/" + id + "/picture").then().statusCode(200).body(not(containsString(mark)));
        assertEquals(Set.of(), ClearText.tablesWith(mark));
        assertEquals(0, count("select count(*) from file_deletion where file = (select file from evidence where id = '" + id + "')"));
        assertEquals(1, count("select count(*) from audit_entry where record_id = '" + attachment + "' and action = 'KEEP_AS_EVIDENCE'"));
        assertEquals(1, count("select count(*) from audit_entry where record_id = '" + id + "' and action = 'ADD'"));
    }

    @Test
    void conflict_409_the_same_attachment_twice_unless_it_was_removed_and_the_same_answer_by_its_key() {
        String attachment = attached(PDF);
        String key = UUID.randomUUID().toString();
        String id = as(HER).header("Idempotency-Key", key).body(said()).post(keeping(attachment)).then().statusCode(201).extract().path("id");
        as(HER).header("Idempotency-Key", key).body(said()).post(keeping(attachment)).then().statusCode(201).body("id", equalTo(id));
        as(Account.CHIEF).body(said()).post(keeping(attachment)).then().statusCode(409).body("type", equalTo("urn:palermo:problem:evidence:attachment-kept"));
        as(HER).get(path(visit)).then().body("items", hasSize(1));
        as(HER).body(Map.of("reason", "DUPLICATE")).post(path(visit) + "/" + id + "/removal").then().statusCode(200);
        as(HER).get(API + "/visits/" + visit + "/attachments/" + attachment).then().body("evidence", nullValue());
        as(HER).header("Idempotency-Key", key).body(said()).post(keeping(attachment)).then().statusCode(409).body("type", equalTo("urn:palermo:problem:evidence:removed-since"));
        as(HER).body(said()).post(keeping(attachment)).then().statusCode(201);
    }

    @Test
    void of_four_requests_at_once_one_makes_evidence() throws InterruptedException {
        String attachment = attached(PDF);
        List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofVirtual().start(() -> answers.add(as(HER).body(said()).post(keeping(attachment)).statusCode())));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(1, Collections.frequency(answers, 201), answers.toString());
        assertEquals(3, Collections.frequency(answers, 409) + Collections.frequency(answers, 503), answers.toString());
        assertEquals(1, count("select count(*) from evidence where attachment = '" + attachment + "'"));
    }

    @Test
    void created_201_on_the_finding_of_the_attachment_or_another_of_the_visit() {
        String one = find(HER, visit, "{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":[\"EX01\"]}").then().statusCode(201).extract().path("id");
        String other = find(HER, visit, "{\"subject\":\"ADULT\",\"workers\":2,\"indicators\":[\"EX01\"]}").then().statusCode(201).extract().path("id");
        String ofOne = Tus.attached(HER, visit, ",finding " + base64(one), PDF);
        as(HER).body(Map.of("kind", "DOCUMENT")).post(keeping(ofOne)).then().statusCode(201).body("finding", equalTo(one)).body("name", equalTo("attachment"));
        as(HER).body(Map.of("kind", "DOCUMENT", "finding", other)).post(keeping(attached(PDF))).then().statusCode(201).body("finding", equalTo(other));
        String elsewhere = find(HER, aVisit(HER), "{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":[\"EX01\"]}").then().statusCode(201).extract().path("id");
        as(HER).body(Map.of("kind", "DOCUMENT", "finding", elsewhere)).post(keeping(attached(PDF))).then().statusCode(404);
    }

    @Test
    void created_201_a_recording_that_is_larger_than_another_file_may_be() {
        byte[] film = new byte[(21 << 20) + 7];
        new Random(7).nextBytes(film);
        System.arraycopy("....ftypisom".getBytes(StandardCharsets.US_ASCII), 0, film, 0, 12);
        String finding = find(HER, visit, "{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":[\"EX01\"]}").then().statusCode(201)
                .extract().path("id");
        String attachment = Tus.attached(HER, visit, ",finding " + base64(finding), film);
        String sha256 = as(HER).get(API + "/visits/" + visit + "/attachments/" + attachment).path("sha256");
        String id = as(HER).body(Map.of("kind", "RECORDING")).post(keeping(attachment)).then().statusCode(201).body("type", equalTo("MP4"))
                .body("size", equalTo(film.length)).body("sha256", equalTo(sha256)).body("finding", equalTo(finding))
                .body("shown", equalTo(false)).body("custody.step", contains("ATTACHED", "KEPT"))
                .body("custody.sha256", contains(sha256, sha256)).extract().path("id");
        as(HER).queryParam("finding", finding).get(path(visit)).then().statusCode(200).body("items.id", contains(id));
        assertArrayEquals(film, as(Account.CHIEF).get(path(visit) + "/" + id + "/content").asByteArray());
    }

    @Test
    void refused_422_too_large_and_no_type_of_evidence() {
        String large = attached(PDF);
        execute("update upload set size = 20971521, arrived = 20971521 where id = '" + large + "'");
        as(HER).body(said()).post(keeping(large)).then().statusCode(422).body("type", equalTo("urn:palermo:problem:evidence:attachment-large"))
                .body("detail", containsString("20 MiB"));
        String program = attached("MZ nothing".getBytes(StandardCharsets.US_ASCII));
        as(HER).body(said()).post(keeping(program)).then().statusCode(422).body("type", equalTo("urn:palermo:problem:evidence:attachment-type"));
        String archive = attached(new byte[] {0x50, 0x4b, 3, 4, 0, 0, 0, 0});
        as(HER).body(said()).post(keeping(archive)).then().statusCode(422).body("type", equalTo("urn:palermo:problem:file:another-type"));
        String notes = Tus.attached(HER, visit, ",filetype " + base64("text/plain;charset=utf-8"), "Notes".getBytes(StandardCharsets.US_ASCII));
        as(HER).body(Map.of("kind", "STATEMENT")).post(keeping(notes)).then().statusCode(201).body("type", equalTo("TEXT"));
        as(HER).get(path(visit)).then().body("items", hasSize(1));
    }

    @Test
    void invalid_400_kind_time_and_words() {
        String attachment = attached(PDF);
        as(HER).body(Map.of()).post(keeping(attachment)).then().statusCode(400).body("violations.field", contains("kind"));
        as(HER).body(Map.of("kind", "DOCUMENT", "takenAt", "2099-01-01T00:00:00Z")).post(keeping(attachment)).then().statusCode(400).body("violations.field", contains("takenAt"));
        as(HER).body(Map.of("kind", "DOCUMENT", "description", "his visa")).post(keeping(attachment)).then().statusCode(400).body("violations.field", contains("description"));
    }

    @Test
    void not_found_404_another_inspectorate_or_visit_and_forbidden_403_another_role() {
        String attachment = attached(PDF);
        as(Account.OTHER_INSPECTOR).body(said()).post(keeping(attachment)).then().statusCode(404);
        as(Account.AUTHORITY).body(said()).post(keeping(attachment)).then().statusCode(403);
        as(HER).body(said()).post(API + "/visits/" + aVisit(HER) + "/attachments/" + attachment + "/evidence").then().statusCode(404);
    }

    @Test
    void evidence_outlives_the_attachment_and_row_security_refuses_one_of_another_visit() throws SQLException {
        byte[] file = png(mark);
        String attachment = attached(file);
        Response kept = as(HER).body(said()).post(keeping(attachment));
        execute("delete from data_key where owner = '" + attachment + "'");
        as(HER).get(API + "/visits/" + visit + "/attachments/" + attachment).then().statusCode(404);
        assertArrayEquals(file, as(HER).get(path(visit) + "/" + kept.path("id") + "/content").asByteArray());
        String elsewhere = Tus.attached(HER, aVisit(HER), "", PDF);
        try (Acting her = Acting.as(HER)) {
            her.set("palermo.subject", text("select recorded_by from evidence where id = '" + kept.path("id") + "'"));
            assertEquals("42501", assertThrows(SQLException.class, () -> her.change("""
                    insert into evidence (id, visit, agency, country, kind, type, state, particulars, recorded_by, recorded_at, attachment)
                    select gen_random_uuid(), visit, agency, country, kind, type, 'AWAITED', 'x', recorded_by, now(), '%s' from evidence where id = '%s'
                    """.formatted(elsewhere, kept.<String>path("id")))).getSQLState());
        }
    }
}
