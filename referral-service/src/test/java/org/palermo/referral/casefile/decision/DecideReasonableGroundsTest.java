package org.palermo.referral.casefile.decision;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.decide;
import static org.palermo.referral.casefile.Given.positive;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class DecideReasonableGroundsTest {
    private UUID id;

    @BeforeEach
    void referral() {
        Given.theRegister();
        id = Given.aReferral();
    }

    @Test
    void ok_200_positive_starts_recovery_from_the_decision() {
        String afterThirtyDays = LocalDate.now(ZoneId.of("Europe/London")).plusDays(31).toString();
        decide(Account.AUTHORITY, id, "\"0\"", positive()).statusCode(200)
                .header("ETag", "\"1\"")
                .body("stage", equalTo("REASONABLE_GROUNDS_POSITIVE"))
                .body("recoveryEndsOn", nullValue())
                .body("conclusiveNotBefore", equalTo(afterThirtyDays))
                .body("due", equalTo("NONE"))
                .body("decisions[0].outcome", equalTo("POSITIVE"))
                .body("history.event", equalTo(List.of("Referred", "ReasonableGroundsDecided")));
    }

    @Test
    void ok_200_negative_starts_the_term_for_reconsideration() {
        decide(Account.AUTHORITY, id, "\"0\"", Map.of("outcome", "NEGATIVE", "test", "t", "reasons", "r")).statusCode(200)
                .body("stage", equalTo("REASONABLE_GROUNDS_NEGATIVE"))
                .body("reconsiderationUntil", notNullValue());
    }

    @Test
    void unauthorised_401() {
        RestAssured.given().contentType("application/json").body(positive()).post("/api/nrm/v1/cases/" + id + "/reasonable-grounds").then().statusCode(401);
    }

    @Test
    void ok_200_a_first_responder_reads_the_decision_without_the_reasons() {
        decide(Account.AUTHORITY, id, "\"0\"", positive()).statusCode(200).body("decisions[0].reasons", equalTo("Her account is consistent."));
        as(Account.RESPONDER).get("/api/nrm/v1/cases/" + id).then().statusCode(200)
                .body("decisions[0].outcome", equalTo("POSITIVE"))
                .body("decisions[0]", not(hasKey("reasons")))
                .body("decisions[0]", not(hasKey("test")));
    }

    @Test
    void forbidden_403_before_the_body_is_read() {
        as(Account.RESPONDER).body("{not json").post("/api/nrm/v1/cases/" + id + "/reasonable-grounds").then().statusCode(403)
                .body("type", equalTo("urn:palermo:problem:identity:forbidden"));
        as(Account.RESPONDER).get("/api/nrm/v1/cases/summary").then().statusCode(403);
    }

    @Test
    void forbidden_403_wrong_role() {
        decide(Account.RESPONDER, id, "\"0\"", positive()).statusCode(403);
    }

    @Test
    void not_found_404_unknown() {
        decide(Account.AUTHORITY, UUID.randomUUID(), "\"0\"", positive()).statusCode(404).body("type", equalTo("urn:palermo:problem:request:not-found"));
    }

    @Test
    void not_found_404_not_an_id() {
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/robert'); drop table").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void conflict_409_already_decided() {
        decide(Account.AUTHORITY, id, "\"0\"", positive()).statusCode(200);
        decide(Account.AUTHORITY, id, "\"1\"", positive()).statusCode(409).body("type", equalTo("urn:palermo:problem:case-file:stage"));
    }

    @Test
    void stale_412_old_etag() {
        decide(Account.AUTHORITY, id, "\"7\"", positive()).statusCode(412);
    }

    @Test
    void precondition_428_no_etag() {
        decide(Account.AUTHORITY, id, null, positive()).statusCode(428);
    }

    @Test
    void invalid_400_no_reason() {
        decide(Account.AUTHORITY, id, "\"0\"", Map.of("outcome", "POSITIVE", "test", "t")).statusCode(400).body("violations.field", hasItem("reasons"));
    }

    @Test
    void emits_a_notice_to_the_sender() {
        decide(Account.AUTHORITY, id, "\"0\"", positive()).statusCode(200);
        as(Account.RESPONDER).get("/api/nrm/v1/notices").then().body("items.about", hasItem(id.toString()));
    }

    @Test
    void notifies_no_immigration_body() {
        String sent = Given.refer(Account.BORDER, Given.ADULT).extract().path("id");
        decide(Account.AUTHORITY, UUID.fromString(sent), "\"0\"", positive()).statusCode(200);
        assertEquals(0, count("select count(*) from notice where agency = '" + Account.BORDER.agency() + "'"));
    }

    @Test
    void is_audited() {
        decide(Account.AUTHORITY, id, "\"0\"", positive()).statusCode(200);
        assertEquals(1, count("select count(*) from audit_entry where record_id = '" + id + "' and action = 'REASONABLE_GROUNDS'"));
    }

    @Test
    void two_decisions_race_once() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Callable<Integer> decision = () -> decide(Account.AUTHORITY, id, "\"0\"", positive()).extract().statusCode();
            List<Integer> answers = pool.invokeAll(List.of(decision, decision)).stream().map(f -> {
                try {
                    return f.get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }).sorted().toList();
            assertEquals(List.of(200, 412), answers);
        }
        assertEquals(1, count("select count(*) from case_decision where case_file = '" + id + "'"));
    }
}
