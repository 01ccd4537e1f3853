package org.palermo.referral.casefile.erasure;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.RetentionRules;
import org.palermo.kernel.test.TestClock;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.casefile.Somebody;

/// A case file ten years after it was closed.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class RetentionTest extends RetentionRules {
    private static final List<String> OF_HER = List.of("case_person", "person_identifier", "person_name_token");

    private final Somebody she = Somebody.unknown();

    @Override
    protected void clear() {
        Given.theRegister();
    }

    @Override
    protected String api() {
        return "/api/nrm/v1";
    }

    @Override
    protected String kind() {
        return "case_file";
    }

    @Override
    protected String country() {
        return "GB";
    }

    @Override
    protected String rule() {
        return "case_file 3650 days; uk 2026-11-25";
    }

    @Override
    protected int kept() {
        return 3650;
    }

    @Override
    protected int due() {
        return 3652;
    }

    @Override
    protected UUID over() {
        UUID file = UUID.fromString(Given.refer(Account.RESPONDER, she.referral()).statusCode(201).extract().path("id"));
        Given.decide(Account.AUTHORITY, file, "\"0\"", Map.of("outcome", "NEGATIVE", "test", "suspect", "reasons", "She is " + she.family())).statusCode(200);
        Given.correct(Account.AUTHORITY, file, "\"1\"", Map.of("reason", "MISTAKE", "nationality", "TH")).statusCode(200);
        execute("update case_file set stage = 'CLOSED', closed_at = now() where id = '" + file + "'");
        return file;
    }

    @Override
    protected void isWhole(UUID file) {
        OF_HER.forEach(table -> assertEquals(true, count(table + " where case_file = '" + file + "'") > 0, table));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + file).then().statusCode(200).body("person.familyName", equalTo(she.family())).body("erased", equalTo(null));
    }

    @Override
    protected void isGone(UUID file) {
        OF_HER.forEach(table -> assertEquals(0, count(table + " where case_file = '" + file + "'"), table));
        assertEquals(0, count("case_link where case_file = '" + file + "' or other = '" + file + "'"));
        assertEquals(0, count("person_correction where case_file = '" + file + "'"));
        assertEquals(0, count("data_key where owner = '" + file + "'"));
        assertEquals(1, count("case_file where id = '" + file + "' and erased_for = 'RETENTION' and stage = 'CLOSED'"));
        assertEquals(1, count("case_file_event where case_file = '" + file + "' and name = 'PersonErased' and subject = 'system:retention'"));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + file).then().statusCode(200).body("erased", equalTo(true)).body("person", equalTo(null)).body(not(containsString(she.family())));
    }

    /// The retention job sees the closed files and no others, and no person of any file.
    @Override
    protected List<String> hidden() {
        return List.of("case_file where closed_at is null", "case_person", "person_identifier", "person_name_token", "case_link", "case_decision", "guardian_record",
                "case_file_event e where not exists (select 1 from case_file c where c.id = e.case_file)", "referral_receipt", "data_key", "notice", "audit_entry", "idempotent_answer", "person");
    }

    @Override
    protected String journal() {
        return "PERSON";
    }

    @Override
    protected String erasing(UUID file) {
        return "erase_person('%s', 'RETENTION', now())".formatted(file);
    }

    @Test
    void conflict_409_no_erasure_on_request_under_a_legal_hold() {
        UUID file = over();
        place(file).then().statusCode(201);
        Erasing.byTwo(file).statusCode(409).body("type", equalTo("urn:palermo:problem:retention:legal-hold"));
        isWhole(file);
    }

    @Test
    void ok_200_an_officer_sees_how_many_are_due_in_her_countries_and_how_many_of_these_are_held() {
        UUID held = over();
        TestClock.ahead(Duration.ofDays(due()));
        int due = dueIn("filesDue");
        int kept = dueIn("filesDueHeld");
        assertEquals(true, due - kept >= 2, due + " are due, " + kept + " held");
        place(held).then().statusCode(201);
        assertEquals(due, dueIn("filesDue"));
        assertEquals(kept + 1, dueIn("filesDueHeld"));
        run();
        assertEquals(kept + 1, dueIn("filesDue"));
        assertEquals(kept + 1, dueIn("filesDueHeld"));
    }

    private int dueIn(String count) {
        return as(Account.DATA_PROTECTION).get("/api/nrm/v1/data-protection/counts").then().statusCode(200).extract().path(count);
    }

    @Test
    void an_open_file_is_kept_whatever_its_age() throws Exception {
        UUID open = UUID.fromString(Given.refer(Account.RESPONDER, she.referral()).statusCode(201).extract().path("id"));
        TestClock.ahead(Duration.ofDays(40_000));
        run();
        isWhole(open);
        try (Acting retention = Acting.system("retention")) {
            assertEquals(0, retention.count("case_file where id = '" + open + "'"));
        }
    }

    @Test
    void the_retention_of_an_imported_file_starts_at_the_end_of_its_history() {
        String external = UUID.randomUUID().toString();
        String line = """
                {"externalId":"%s","region":"ZZ-N","stage":"WITHDRAWN","senderAgency":"%s","referredAt":"2015-01-05T10:00:00Z","ageGroup":"ADULT","sex":"FEMALE",\
                "exploitation":["LABOUR"],"languages":["en"],"person":{"givenName":"A","familyName":"B"},\
                "history":[{"stage":"REFERRED","at":"2015-01-05T10:00:00Z"},{"stage":"WITHDRAWN","at":"2015-03-01T10:00:00Z"}]}
                """.formatted(external, Account.RESPONDER.agency());
        as(Account.ADMINISTRATOR).contentType("application/x-ndjson").body(line.getBytes()).post("/api/nrm/v1/cases/imports").then().statusCode(200).extract().asString();
        assertEquals(1, count("case_file where external_id = '" + external + "' and closed_at = '2015-03-01T10:00:00Z'"));
        run();
        assertEquals(1, count("case_file where external_id = '" + external + "' and erased_for = 'RETENTION'"));
    }

    @Test
    void the_retention_of_a_notification_starts_at_once() {
        String id = Given.refer(Account.RESPONDER, "{\"region\":\"GB-SCT\",\"ageGroup\":\"ADULT\",\"consent\":false,\"sex\":\"FEMALE\",\"exploitation\":[\"LABOUR\"]}")
                .statusCode(201).extract().path("id");
        assertEquals(1, count("case_file where id = '" + id + "' and closed_at = referred_at"));
    }
}
