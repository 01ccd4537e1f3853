package org.palermo.referral.casefile.timeline;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.caserecord.GivenRecords;
import org.palermo.referral.document.GivenDocuments;
import org.palermo.referral.people.FakeKeycloak;
import org.palermo.referral.team.GivenCaseworkers;
import org.palermo.referral.team.GivenTeams;

/// A case of which something of every kind is known.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class TimelineTest {
    private UUID file;
    private String path;
    private String decision;
    private String record;
    private String referral;
    private String question;

    @BeforeEach
    void aLongCase() {
        GivenRecords.theRegister();
        GivenCaseworkers.people();
        file = GivenTeams.caseOf(Account.COORDINATOR);
        path = "/api/nrm/v1/cases/" + file;
        decision = Given.decide(Account.AUTHORITY, file, "\"0\"", Given.positive()).statusCode(200).extract().path("decisions[0].id");
        as(Account.AUTHORITY).header("If-Match", "\"1\"").body(Map.of("on", Given.today(), "by", "PHONE"))
                .post(path + "/decisions/" + decision + "/telling").then().statusCode(200);
        Given.correct(Account.AUTHORITY, file, "\"2\"", Map.of("reason", "MISTAKE", "nationality", "TH")).statusCode(200);
        GivenCaseworkers.assign(as(Account.AUTHORITY), GivenCaseworkers.SECOND, "CASEWORKER", file).statusCode(200);
        record = GivenRecords.a(Account.COORDINATOR, "needs", file, "Zneed");
        as(Account.COORDINATOR).header("If-Match", "\"0\"").body(GivenRecords.body("needs", file)).put(path + "/needs/" + record).then()
                .statusCode(200);
        as(Account.COORDINATOR).body(Map.of("purpose", "EMERGENCY", "from", Given.tomorrow(), "nights", 1, "women", 1))
                .post(path + "/accommodation-requests").then().statusCode(201);
        referral = as(Account.COORDINATOR).body(Map.of("kind", "SERVICE_REFERRAL", "to", Account.PROVIDER.agency(), "need", record))
                .post(path + "/onward-referrals").then().statusCode(201).extract().path("id");
        question = as(Account.AUTHORITY).body(Map.of("to", Account.PROVIDER.agency(), "question", "Zquestion", "dueOn", Given.tomorrow()))
                .post(path + "/information-requests").then()
                .statusCode(201).extract().path("id");
        as(Account.PROVIDER).header("If-Match", "\"0\"").body(Map.of("answer", "Zanswer"))
                .post("/api/nrm/v1/received-information-requests/" + question + "/answer").then().statusCode(200);
    }

    @Test
    void ok_200_everything_that_happened_latest_first_and_no_text() {
        JsonPath all = as(Account.AUTHORITY).get(path + "/timeline?limit=200").then().statusCode(200)
                .body("items.kind", hasItems("STEP", "DECISION", "CORRECTION", "RECORD_ADDED", "RECORD_CHANGED", "COORDINATOR",
                        "CASEWORKER", "ACCOMMODATION_REQUEST",
                        "ONWARD_REFERRAL", "INFORMATION_REQUEST", "CERTIFICATE"))
                .body("items.record", hasItems(decision, record, referral, question))
                .body("items.find { it.kind == 'DECISION' }.what", equalTo("REASONABLE_GROUNDS"))
                .body("items.find { it.kind == 'DECISION' }.by", equalTo(Account.AUTHORITY.agency().toString()))
                .body("items.findAll { it.kind == 'STEP' }.what", hasItems("Referred", "Told"))
                .body("items.findAll { it.kind == 'STEP' }.what", not(hasItem("ReasonableGroundsDecided")))
                .body("items.findAll { it.kind == 'STEP' }.what", not(hasItem("PersonCorrected")))
                .body("items.findAll { it.kind == 'INFORMATION_REQUEST' }.what", hasItems("ASKED", "ANSWERED"))
                .body("items.find { it.what == 'ANSWERED' }.by", equalTo(Account.PROVIDER.agency().toString()))
                .extract().jsonPath();
        List<Instant> times = all.getList("items.at", String.class).stream().map(Instant::parse).toList();
        assertEquals(times.stream().sorted(Comparator.reverseOrder()).toList(), times);
        for (String text : List.of("Zneed", "Zquestion", "Zanswer", "Tran", "consistent")) {
            assertFalse(all.prettify().contains(text), text);
        }
    }

    @Test
    void ok_200_pages_have_no_gap_or_repeat() {
        List<Map<String, Object>> whole = as(Account.AUTHORITY).get(path + "/timeline?limit=200").then().statusCode(200).extract()
                .jsonPath().getList("items");
        List<Map<String, Object>> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = as(Account.AUTHORITY).get(path + "/timeline?limit=2" + cursor).then().statusCode(200).extract().jsonPath();
            paged.addAll(page.getList("items"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);
        assertTrue(whole.size() > 10, whole.toString());
        assertEquals(whole, paged);
    }

    @Test
    void ok_200_documents_answers_stays_links_and_related_persons_are_there_for_those_who_may_read_them() {
        String document = GivenDocuments.kept(Account.COORDINATOR, file, "PDF", "Zdocument", GivenDocuments.PDF);
        as(Account.COORDINATOR).body(Map.of("reason", "DUPLICATE")).post(GivenDocuments.path(file) + "/" + document + "/removal").then()
                .statusCode(200);
        as(Account.COORDINATOR).body(GivenDocuments.said("PDF", "Zawaited")).post(GivenDocuments.path(file)).then().statusCode(201);
        sql("update case_file set age_group = 'CHILD' where id = '" + file + "'");
        String guardian = as(Account.COORDINATOR)
                .body(Map.of("name", "Zmary", "contact", "+447700900123", "appointedOn", "2026-01-05", "body", Account.GUARDIAN.agency()))
                .post(GivenRecords.path(file, "guardians")).then().statusCode(201).extract().path("id");
        as(Account.GUARDIAN).body(Map.of("answer", "DECLINED", "said", "Zsaid"))
                .post("/api/nrm/v1/addressed-records/" + guardian + "/answers").then().statusCode(201);
        UUID child = GivenTeams.caseOf(Account.COORDINATOR);
        as(Account.COORDINATOR).body(Map.of("is", "CHILD")).put(path + "/related-persons/" + child).then().statusCode(200);
        String reference = as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + child).then().statusCode(200).extract().path("reference");
        String link = as(Account.AUTHORITY).header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("reference", reference, "reason", "SHE_SAYS_SO")).post(path + "/links").then().statusCode(201).extract()
                .path("id");
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(Map.of("reason", "ENTRY_ERROR")).post(path + "/links/" + link + "/end")
                .then().statusCode(200);
        UUID arrived = stay("ARRIVED", "null");
        UUID expired = stay("HELD", "now() - interval '1 hour'");

        as(Account.AUTHORITY).get(path + "/timeline?limit=200").then().statusCode(200)
                .body(what("DOCUMENT_ADDED"), contains("MEDICAL")).body(what("DOCUMENT_REMOVED"), contains("MEDICAL"))
                .body(what("RECORD_ANSWER"), contains("GUARDIAN_DECLINED"))
                .body("items.find { it.kind == 'RECORD_ANSWER' }.record", equalTo(guardian))
                .body("items.find { it.kind == 'RECORD_ANSWER' }.by", equalTo(Account.GUARDIAN.agency().toString()))
                .body(what("CASE_LINK"), contains("LINK_ENDED", "LINK_MADE")).body(what("RELATED_PERSON"), contains("RELATED"))
                .body("items.find { it.kind == 'RELATED_PERSON' }.record", equalTo(child.toString()))
                .body("items.findAll { it.record == '" + expired + "' }.what", contains("STAY_EXPIRED", "STAY_HELD"))
                .body("items.findAll { it.record == '" + arrived + "' }.what", contains("STAY_ARRIVED"));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + child + "/timeline").then().statusCode(200)
                .body("items.find { it.kind == 'RELATED_PERSON' }.record", equalTo(file.toString()));
        as(Account.COORDINATOR).get(path + "/timeline?limit=200").then().statusCode(200)
                .body("items.kind", hasItems("DOCUMENT_ADDED", "RECORD_ANSWER", "STAY", "RELATED_PERSON"))
                .body("items.kind", not(hasItem("CASE_LINK")));
        String responder = as(Account.RESPONDER).get(path + "/timeline?limit=200").then().statusCode(200)
                .body("items.kind", everyItem(is(oneOf("STEP", "DECISION", "CORRECTION", "CERTIFICATE")))).extract().asString();
        assertFalse(responder.contains(child.toString()), responder);
    }

    private static String what(String kind) {
        return "items.findAll { it.kind == '" + kind + "' }.what";
    }

    private UUID stay(String state, String expiresAt) {
        UUID hold = UUID.randomUUID();
        sql("""
                insert into accommodation_stay (hold, case_file, state, from_night, until_morning, expires_at, changed_at)
                values ('%s', '%s', '%s', current_date, current_date + 1, %s, now() - interval '2 hours')
                """.formatted(hold, file, state, expiresAt));
        return hold;
    }

    @Test
    void ok_200_who_may_not_read_a_record_does_not_see_its_entry() {
        as(Account.RESPONDER).get(path + "/timeline?limit=200").then().statusCode(200)
                .body("items.kind", hasItems("STEP", "DECISION", "CORRECTION"))
                .body("items.kind", everyItem(is(oneOf("STEP", "DECISION", "CORRECTION", "CERTIFICATE"))))
                .body("items.record", not(hasItem(record))).body("items.record", not(hasItem(question)));
        as(Account.COORDINATOR).get(path + "/timeline?limit=200").then().statusCode(200)
                .body("items.record", hasItems(decision, record, referral, question))
                .body("items.kind", not(hasItem("CASEWORKER")));
        as(Account.OTHER_COORDINATOR).get(path + "/timeline").then().statusCode(404);
        as(Account.PROVIDER).get(path + "/timeline").then().statusCode(403);
        as(Account.BORDER).get(path + "/timeline").then().statusCode(403);
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + UUID.randomUUID() + "/timeline").then().statusCode(404);
    }
}
