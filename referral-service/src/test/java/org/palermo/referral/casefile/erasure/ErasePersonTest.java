package org.palermo.referral.casefile.erasure;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.casefile.Somebody;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class ErasePersonTest {
    /// The answers that were stored for the sender in the transaction of the referral.
    private static final String ANSWERS = "select count(*) from idempotent_answer a join case_file c on c.referred_at = a.created_at where c.id = '%s'";

    private final Somebody she = Somebody.unknown();
    private String id;

    @BeforeEach
    void referral() {
        Given.theRegister();
        id = as(Account.RESPONDER).header("Idempotency-Key", UUID.randomUUID().toString()).body(she.referral()).post("/api/nrm/v1/referrals").then().statusCode(201).extract().path("id");
        Given.refer(Account.RESPONDER, she.referral()).statusCode(201);
        Given.decide(Account.AUTHORITY, UUID.fromString(id), "\"0\"", Given.positive()).statusCode(200).body("decisions[0].reasons", notNullValue());
    }

    @Test
    void ok_200_nothing_of_the_person_is_left_and_the_file_remains_for_the_statistics() {
        assertEquals(1, count(ANSWERS.formatted(id)));
        Given.correct(Account.AUTHORITY, UUID.fromString(id), "\"1\"", Map.of("reason", "MISTAKE", "nationality", "TH")).statusCode(200);
        erase(Account.DATA_PROTECTION, id).statusCode(200).body("caseFile", equalTo(id)).body("erasedAt", notNullValue());
        for (String table : List.of("case_person", "person_identifier", "person_name_token", "person_correction")) {
            assertEquals(0, count("select count(*) from " + table + " where case_file = '" + id + "'"), table);
        }
        assertEquals(0, count("select count(*) from data_key where owner = '" + id + "'"));
        assertEquals(0, count("select count(*) from case_link where case_file = '" + id + "' or other = '" + id + "'"));
        assertEquals(0, count(ANSWERS.formatted(id)));
        assertEquals(1, count("select count(*) from case_file where id = '" + id + "' and erased_for = 'DATA_SUBJECT_REQUEST'"));
        assertEquals(1, count("select count(*) from erasure where owner = '" + id + "' and purpose = 'PERSON'"));
    }

    @Test
    void ok_200_the_case_file_is_readable_without_the_person_and_the_reasons() {
        erase(Account.DATA_PROTECTION, id).statusCode(200);
        for (Account account : List.of(Account.AUTHORITY, Account.RESPONDER)) {
            as(account).get("/api/nrm/v1/cases/" + id).then().statusCode(200)
                    .body("erased", equalTo(true))
                    .body("person", equalTo(null))
                    .body("safeContact", equalTo(null))
                    .body("stage", equalTo("REASONABLE_GROUNDS_POSITIVE"))
                    .body("decisions[0].outcome", equalTo("POSITIVE"))
                    .body("decisions[0].reasons", equalTo(null))
                    .body("history.event", hasItem("PersonErased"))
                    .body(not(containsString(she.family())));
        }
        as(Account.AUTHORITY).body(Map.of("name", she.given() + " " + she.family())).post("/api/nrm/v1/cases/searches").then()
                .body("items.id", not(hasItem(id)));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?limit=200").then().statusCode(200).body("items.id", hasItem(id));
        as(Account.RESPONDER).get("/api/nrm/v1/referrals/" + id).then().statusCode(200).body("taken", equalTo("REFERRED"));
    }

    @Test
    void ok_200_nothing_is_due_any_more() {
        String open = Given.refer(Account.RESPONDER, Somebody.unknown().referral()).statusCode(201).extract().path("id");
        String due = "select count(*) from case_file where due_on is not null and id = '" + open + "'";
        assertEquals(1, count(due));
        erase(Account.DATA_PROTECTION, open).statusCode(200);
        assertEquals(0, count(due));
    }

    @Test
    void ok_200_the_same_again_changes_nothing() {
        String at = erase(Account.DATA_PROTECTION, id).statusCode(200).extract().path("erasedAt");
        erase(Account.DATA_PROTECTION, id).statusCode(200).body("erasedAt", equalTo(at));
        assertEquals(1, count("select count(*) from case_file_event where case_file = '" + id + "' and name = 'PersonErased'"));
        assertEquals(1, count("select count(*) from audit_entry where record_id = '" + id + "' and action = 'ERASE'"));
    }

    @Test
    void ok_200_other_persons_keep_their_data() {
        long others = count("select count(*) from case_person where case_file <> '" + id + "'");
        long keys = count("select count(*) from data_key where owner <> '" + id + "' and purpose = 'PERSON'");
        erase(Account.DATA_PROTECTION, id).statusCode(200);
        assertEquals(others, count("select count(*) from case_person"));
        assertEquals(keys, count("select count(*) from data_key where purpose = 'PERSON'"));
    }

    @Test
    void conflict_409_no_decision_on_a_person_who_was_erased() {
        String fresh = Given.refer(Account.RESPONDER, Somebody.unknown().referral()).extract().path("id");
        erase(Account.DATA_PROTECTION, fresh).statusCode(200);
        Given.decide(Account.AUTHORITY, UUID.fromString(fresh), "\"1\"", Given.positive()).statusCode(409).body("type", equalTo("urn:palermo:problem:case-file:erased"));
        assertEquals(0, count("select count(*) from data_key where owner = '" + fresh + "'"), "no key comes back");
    }

    @Test
    void unauthorised_401() {
        RestAssured.given().contentType("application/json").body(Map.of("reason", "UNLAWFUL")).post("/api/nrm/v1/cases/" + id + "/erasure").then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        for (Account account : List.of(Account.AUTHORITY, Account.RESPONDER, Account.ADMINISTRATOR, Account.AUDITOR)) {
            erase(account, id).statusCode(403);
        }
    }

    @Test
    void not_found_404_unknown() {
        erase(Account.DATA_PROTECTION, UUID.randomUUID().toString()).statusCode(404);
    }

    @Test
    void invalid_400_no_reason() {
        as(Account.DATA_PROTECTION).body(Map.of()).post("/api/nrm/v1/cases/" + id + "/erasure").then().statusCode(400).body("violations.field", hasItem("reason"));
    }

    @Test
    void the_officer_who_erases_reads_nothing_of_the_person() {
        as(Account.DATA_PROTECTION).get("/api/nrm/v1/cases/" + id).then().statusCode(403);
        as(Account.DATA_PROTECTION).get("/api/nrm/v1/cases").then().statusCode(403);
        erase(Account.DATA_PROTECTION, id).statusCode(200).body(not(containsString(she.family())));
    }

    @Test
    void two_erasures_race_once() throws Exception {
        Thread other = Thread.ofVirtual().start(() -> erase(Account.DATA_PROTECTION, id));
        int status = erase(Account.DATA_PROTECTION, id).extract().statusCode();
        other.join();
        assertTrue(status == 200, "status " + status);
        assertEquals(1, count("select count(*) from case_file_event where case_file = '" + id + "' and name = 'PersonErased'"));
    }

    /// Each request reads the file before the erasure and writes after it; a request with the file's version finds another version.
    @ParameterizedTest
    @CsvSource({"decisions", "transitions", "certificates", "replacement"})
    void conflict_409_or_stale_412_a_write_that_waits_for_an_erasure_makes_no_new_key(String what) throws Exception {
        RequestSpecification request = as(Account.AUTHORITY).header("If-Match", "\"1\"");
        String path = "/api/nrm/v1/cases/" + id + "/" + what;
        switch (what) {
            case "decisions" -> request.body(Map.of("kind", "DISQUALIFICATION", "outcome", "NEGATIVE", "test", "t", "reasons", "r"));
            case "transitions" -> request.body(Map.of("to", "SUSPENDED", "reasons", "r"));
            case "certificates" -> Given.sql("delete from case_certificate where case_file = '" + id + "'");
            default -> path = "/api/nrm/v1/cases/" + id + "/certificates/" + Given.text("select id from case_certificate where case_file = '" + id + "' limit 1") + "/replacement";
        }
        String to = path;
        boolean versioned = what.equals("decisions") || what.equals("transitions");
        Erasing.meet(UUID.fromString(id), () -> request.post(to).then().statusCode(versioned ? 412 : 409)
                .body("type", equalTo("urn:palermo:problem:" + (versioned ? "request:stale" : "case-file:erased"))));
        assertEquals(0, count("select count(*) from case_certificate where case_file = '" + id + "'"));
        assertEquals(0, count("select count(*) from case_decision where case_file = '" + id + "' and reasons is not null"));
    }

    @Test
    void ok_200_notices_of_the_case_are_erased_with_the_person() {
        assertTrue(count("select count(*) from notice where about = '" + id + "'") > 0);
        long others = count("select count(*) from notice where about <> '" + id + "'");
        erase(Account.DATA_PROTECTION, id).statusCode(200);
        assertEquals(0, count("select count(*) from notice where about = '" + id + "'"));
        assertEquals(others, count("select count(*) from notice"));
    }

    @Test
    void accepted_202_erasure_of_an_open_file_waits_for_a_second_person() {
        String at = Erasing.ask(id).statusCode(202).body("caseFile", equalTo(id)).body("$", not(hasKey("erasedAt"))).body("askedAt", notNullValue()).extract().path("askedAt");
        Erasing.ask(id).statusCode(202).body("askedAt", equalTo(at));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + id).then().statusCode(200).body("person.familyName", equalTo(she.family()));
        as(Account.AUTHORITY).get("/api/nrm/v1/notices?limit=200").then().body("items.findAll { it.about == '%s' }.kind".formatted(id), hasItem("CASE_ERASURE_ASKED"));
        assertEquals(1, count("select count(*) from audit_entry where record_id = '" + id + "' and action = 'ASK_ERASURE' and agency = '" + Account.DATA_PROTECTION.agency() + "'"));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + id + "/erasure").then().statusCode(200).body("askedAt", equalTo(at)).body("$", not(hasKey("erasedAt")));
        Erasing.answer(Account.AUTHORITY, id, true).statusCode(200).body("erasedAt", notNullValue());
        as(Account.DATA_PROTECTION).get("/api/nrm/v1/cases/" + id + "/erasure").then().statusCode(200).body("erasedAt", notNullValue()).body("$", not(hasKey("askedAt")));
        as(Account.RESPONDER).get("/api/nrm/v1/cases/" + id + "/erasure").then().statusCode(403);
        Erasing.answer(Account.AUTHORITY, id, true).statusCode(200).body("erasedAt", notNullValue());
        assertEquals(1, count("select count(*) from audit_entry where record_id = '" + id + "' and action = 'ERASE' and agency = '" + Account.AUTHORITY.agency() + "'"));
        assertEquals(0, count("select count(*) from erasure_request where case_file = '" + id + "'"));
    }

    @Test
    void conflict_409_the_requester_cannot_be_the_second_person() {
        Erasing.ask(id).statusCode(202);
        Erasing.answer(Account.DATA_PROTECTION, id, true).statusCode(409).body("type", equalTo("urn:palermo:problem:erasure:second-person"));
        assertEquals(0, count("select count(*) from case_file where id = '" + id + "' and erased_at is not null"));
    }

    @Test
    void ok_200_a_second_person_refuses_and_nothing_is_erased() {
        Erasing.answer(Account.AUTHORITY, id, false).statusCode(409).body("type", equalTo("urn:palermo:problem:erasure:not-asked"));
        Erasing.ask(id).statusCode(202);
        Erasing.answer(Account.AUTHORITY, id, false).statusCode(200).body("$", not(hasKey("erasedAt"))).body("$", not(hasKey("askedAt")));
        Erasing.answer(Account.AUTHORITY, id, true).statusCode(409).body("type", equalTo("urn:palermo:problem:erasure:not-asked"));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + id + "/erasure").then().statusCode(200).body("$", not(hasKey("askedAt")));
        assertEquals(1, count("select count(*) from audit_entry where record_id = '" + id + "' and action = 'REFUSE_ERASURE'"));
        assertEquals(1, count("select count(*) from case_person where case_file = '" + id + "'"));
        for (Account account : List.of(Account.RESPONDER, Account.ADMINISTRATOR, Account.AUDITOR)) {
            Erasing.answer(account, id, true).statusCode(403);
        }
        as(Account.AUTHORITY).body(Map.of()).post("/api/nrm/v1/cases/" + id + "/erasure/answer").then().statusCode(400).body("violations.field", hasItem("erase"));
    }

    @Test
    void ok_200_who_refuses_while_another_erases_is_told_that_the_person_is_erased() throws Exception {
        Erasing.ask(id).statusCode(202);
        whileAnotherAnswers("delete from erasure_request where case_file = '" + id + "'; select apply_erasure('" + id + "', 'PERSON', now())",
                () -> Erasing.answer(Account.AUTHORITY, id, false).statusCode(200).body("erasedAt", notNullValue()));
        assertEquals(0, count("select count(*) from audit_entry where record_id = '" + id + "' and action = 'REFUSE_ERASURE'"));
    }

    @Test
    void conflict_409_who_erases_while_another_refuses() throws Exception {
        Erasing.ask(id).statusCode(202);
        whileAnotherAnswers("delete from erasure_request where case_file = '" + id + "'", () -> Erasing.answer(Account.AUTHORITY, id, true)
                .statusCode(409).body("type", equalTo("urn:palermo:problem:erasure:not-asked")));
        assertEquals(1, count("select count(*) from case_person where case_file = '" + id + "'"));
    }

    /// The other has begun to answer first, and has answered while this one waits.
    private void whileAnotherAnswers(String answer, Runnable request) throws Exception {
        try (Connection other = TestDatabase.asSuperuser(); Statement sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("select lock_retained('case_file', '" + id + "')");
            FutureTask<Void> asked = new FutureTask<>(request, null);
            Thread.ofVirtual().start(asked);
            Awaitility.await().until(() -> asked.isDone() || count("select count(*) from pg_locks where locktype = 'advisory' and not granted") == 1);
            sql.execute(answer);
            other.commit();
            asked.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void ok_200_one_person_is_enough_for_a_closed_file() {
        as(Account.AUTHORITY).header("If-Match", "\"1\"").body(Map.of("to", "CLOSED_REFERRED", "reasons", "r")).post("/api/nrm/v1/cases/" + id + "/transitions").then().statusCode(200);
        Erasing.ask(id).statusCode(200).body("erasedAt", notNullValue());
    }

    @Test
    void row_security_nobody_erases_alone_in_an_open_file() throws Exception {
        String erase = "erase_person('" + id + "', 'UNLAWFUL', now())";
        for (Account account : List.of(Account.DATA_PROTECTION, Account.AUTHORITY)) {
            try (Acting alone = Acting.as(account)) {
                alone.set("palermo.subject", TestTokens.subject(account));
                assertTrue(assertThrows(SQLException.class, () -> alone.count(erase)).getMessage().contains("may erase alone"), account.name());
            }
        }
        Erasing.ask(id).statusCode(202);
        try (Acting asker = Acting.as(Account.DATA_PROTECTION)) {
            asker.set("palermo.subject", TestTokens.subject(Account.DATA_PROTECTION));
            assertEquals(0, asker.change("delete from erasure_request where case_file = '" + id + "'"));
            assertTrue(assertThrows(SQLException.class, () -> asker.count(erase)).getMessage().contains("may erase alone"));
        }
    }

    private static ValidatableResponse erase(Account account, String id) {
        ValidatableResponse asked = as(account).body(Map.of("reason", "DATA_SUBJECT_REQUEST")).post("/api/nrm/v1/cases/" + id + "/erasure").then();
        return asked.extract().statusCode() == 202 ? Erasing.answer(Account.AUTHORITY, id, true) : asked;
    }
}
