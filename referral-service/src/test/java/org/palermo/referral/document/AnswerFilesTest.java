package org.palermo.referral.document;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.file.FileIntake;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.HalfSent;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.caserecord.GivenRecords;
import org.palermo.referral.team.GivenTeams;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
public class AnswerFilesTest {
    private static final String RECEIVED = "/api/nrm/v1/received-information-requests/";

    private UUID file;
    private String question;

    @BeforeEach
    void aQuestion() {
        GivenRecords.theRegister();
        file = GivenTeams.caseOf(Account.COORDINATOR);
        question = as(Account.COORDINATOR).body(Map.of("to", Account.PROVIDER.agency(), "question", "q", "dueOn", Given.tomorrow()))
                .post("/api/nrm/v1/cases/" + file + "/information-requests").then().statusCode(201).extract().path("id");
    }

    private ValidatableResponse announce(Account account) {
        return as(account).body(GivenDocuments.said("PDF", "Zreport")).post(RECEIVED + question + "/documents").then();
    }

    private ValidatableResponse send(Account account, String id, byte[] bytes) {
        return given().auth().oauth2(account.token()).contentType("application/octet-stream").body(bytes)
                .put(RECEIVED + question + "/documents/" + id + "/content").then();
    }

    private String aFile() {
        String id = announce(Account.PROVIDER).statusCode(201).body("state", equalTo("AWAITED")).body("caseFile", nullValue()).extract()
                .path("id");
        send(Account.PROVIDER, id, GivenDocuments.PDF).statusCode(200).body("state", equalTo("KEPT")).body("sha256", notNullValue());
        return id;
    }

    private void answered() {
        as(Account.PROVIDER).header("If-Match", "\"0\"").body(Map.of("answer", "see the file")).post(RECEIVED + question + "/answer")
                .then().statusCode(200);
    }

    @Test
    void ok_200_a_file_stands_with_the_documents_of_the_case_with_its_sender_and_question() {
        String id = aFile();
        send(Account.PROVIDER, id, GivenDocuments.PDF).statusCode(200);
        send(Account.PROVIDER, id, "%PDF-1.7 other".getBytes()).statusCode(409);
        answered();
        for (Account account : List.of(Account.COORDINATOR, Account.AUTHORITY)) {
            as(account).get(GivenDocuments.path(file) + "/" + id).then().statusCode(200).body("question", equalTo(question))
                    .body("agency", equalTo(Account.PROVIDER.agency().toString())).body("name", equalTo("Zreport.file"));
            as(account).get(GivenDocuments.path(file)).then().statusCode(200).body("items.id", hasItem(id));
            as(account).get(GivenDocuments.path(file) + "?question=" + question).then().statusCode(200).body("items.id", contains(id));
            as(account).get(GivenDocuments.path(file) + "?question=" + UUID.randomUUID()).then().statusCode(200).body("items", hasSize(0));
            as(account).get(GivenDocuments.path(file) + "/" + id + "/content").then().statusCode(200);
        }
        String seen = as(Account.PROVIDER).get(RECEIVED + question + "/documents").then().statusCode(200).body("items.id", contains(id))
                .body("items.name", contains("Zreport.file")).extract().asString();
        assertFalse(seen.contains(file.toString()), seen);
        as(Account.PROVIDER).get(GivenDocuments.path(file)).then().statusCode(403);
    }

    @Test
    void conflict_409_an_answered_question_takes_no_file() {
        String waiting = announce(Account.PROVIDER).statusCode(201).extract().path("id");
        answered();
        announce(Account.PROVIDER).statusCode(409).body("type", equalTo("urn:palermo:problem:information-request:ended"));
        send(Account.PROVIDER, waiting, GivenDocuments.PDF).statusCode(409);
    }

    @Test
    void a_repeat_announces_one_file_and_one_entry_of_the_audit() {
        String key = UUID.randomUUID().toString();
        List<String> ids = Stream.of(1, 2).map(ignored -> as(Account.PROVIDER).header("Idempotency-Key", key)
                .body(GivenDocuments.said("PDF", "Zreport")).post(RECEIVED + question + "/documents").then().statusCode(201)
                .extract().<String>path("id")).toList();
        assertEquals(ids.getFirst(), ids.getLast());
        assertEquals(1, count("select count(*) from audit_entry where action = 'ADD' and record_id = '" + ids.getFirst() + "'"));
    }

    @Test
    void conflict_409_more_than_ten_files() {
        for (int i = 0; i < 10; i++) {
            announce(Account.PROVIDER).statusCode(201);
        }
        announce(Account.PROVIDER).statusCode(409).body("type", equalTo("urn:palermo:problem:document:too-many-of-answer"));
    }

    @Test
    void too_large_413_before_it_is_read() throws IOException {
        String id = announce(Account.PROVIDER).statusCode(201).extract().path("id");
        String content = RECEIVED + question + "/documents/" + id + "/content";
        try (HalfSent large = HalfSent.begin(Account.PROVIDER, "PUT", content, "application/octet-stream", FileIntake.MOST + 1)) {
            assertEquals(413, large.status());
        }
        send(Account.PROVIDER, id, new byte[(int) FileIntake.MOST + 1]).statusCode(413);
        send(Account.PROVIDER, id, GivenDocuments.PDF).statusCode(200);
    }

    @Test
    void not_found_404_for_other_organisations_and_other_documents() {
        String id = aFile();
        String of = GivenDocuments.kept(Account.COORDINATOR, file, "PDF", "Zcase", GivenDocuments.PDF);
        for (Account account : List.of(Account.NGO, Account.RESPONDER, Account.GUARDIAN)) {
            announce(account).statusCode(404);
            send(account, id, GivenDocuments.PDF).statusCode(404);
            as(account).get(RECEIVED + question + "/documents").then().statusCode(404);
        }
        send(Account.PROVIDER, of, GivenDocuments.PDF).statusCode(404);
        announce(Account.AGENCY_ADMINISTRATOR).statusCode(403);
        announce(Account.BORDER).statusCode(403);
    }

    @Test
    void invalid_400_and_422_what_is_no_file_of_its_type() {
        as(Account.PROVIDER).body(Map.of("kind", "OTHER", "type", "PDF", "name", "a/b", "why", "x"))
                .post(RECEIVED + question + "/documents")
                .then().statusCode(400);
        String id = announce(Account.PROVIDER).statusCode(201).extract().path("id");
        send(Account.PROVIDER, id, GivenDocuments.png("x")).statusCode(422).body("type", equalTo("urn:palermo:problem:file:another-type"));
    }

    @Test
    void row_security_shows_a_sender_the_own_files_and_an_erasure_erases_them() throws Exception {
        aFile();
        GivenDocuments.kept(Account.COORDINATOR, file, "PDF", "Zcase", GivenDocuments.PDF);
        String rows = "case_document where case_file = '" + file + "'";
        try (Acting acting = Acting.as(Account.PROVIDER)) {
            assertEquals(1, acting.count(rows));
            for (Account account : List.of(Account.NGO, Account.RESPONDER, Account.BORDER, Account.GUARDIAN)) {
                acting.become(account);
                assertEquals(0, acting.count(rows), account.name());
            }
        }
        Erasing.byTwo(file).statusCode(200);
        assertEquals(0, count("select count(*) from " + rows));
        as(Account.PROVIDER).get(RECEIVED + question + "/documents").then().statusCode(404);
    }

    @Test
    void ok_200_a_removed_file_stands_in_the_list_of_its_sender_without_a_name() {
        String id = aFile();
        as(Account.COORDINATOR).body(Map.of("reason", "WRONG_PERSON")).post(GivenDocuments.path(file) + "/" + id + "/removal").then()
                .statusCode(200);
        as(Account.PROVIDER).get(RECEIVED + question + "/documents").then().statusCode(200).body("items.state", contains("REMOVED"))
                .body("items[0].name", nullValue());
        as(Account.RESPONDER).get(GivenDocuments.path(file)).then().statusCode(403);
        as(Account.COORDINATOR).get("/api/nrm/v1/cases/" + file + "/information-requests/" + question).then().statusCode(200);
        as(Account.PROVIDER).get(RECEIVED + UUID.randomUUID() + "/documents").then().statusCode(404);
        assertEquals(0, count("select count(*) from case_document where id = '" + id + "' and information_request is null"));
        as(Account.PROVIDER).get(RECEIVED + question).then().statusCode(200);
        String other = as(Account.COORDINATOR).body(Map.of("to", Account.PROVIDER.agency(), "question", "q2", "dueOn", Given.tomorrow()))
                .post("/api/nrm/v1/cases/" + file + "/information-requests").then().statusCode(201).extract().path("id");
        as(Account.PROVIDER).get(RECEIVED + other + "/documents").then().statusCode(200).body("items", empty());
    }
}
