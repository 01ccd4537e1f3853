package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// From a first responder's referral to the decision of the competent authority.
@Order(30)
@ExtendWith(RunningSuite.class)
class ReferralJourney {

    private static final String REFERRALS = "/api/nrm/v1/referrals";
    private static final String CASES = "/api/nrm/v1/cases/";
    private static final String POSITIVE = """
            {"outcome": "POSITIVE", "test": "suspect but cannot prove", "reasons": "Two accounts agree."}
            """;

    private final Suite suite;

    ReferralJourney(Suite suite) {
        this.suite = suite;
    }

    private Answer refer(String account, String ageGroup, String consent) {
        return suite.as(account).post(REFERRALS, People.referral(ageGroup, consent, "Amihan"));
    }

    @Test
    void a_referral_is_decided_once_on_the_version_that_was_read() {
        var receipt = refer("responder", "ADULT", "true").expect(201);
        assertEquals("REFERRED", receipt.json().get("taken").asText());
        var authority = suite.as("authority");
        var file = authority.get(CASES + receipt.id()).expect(200);
        assertEquals("Amihan", file.json().at("/person/givenName").asText());
        assertFalse(file.json().get("dueOn").asText().isBlank());

        var decision = CASES + receipt.id() + "/reasonable-grounds";
        authority.post(decision, POSITIVE).expectProblem(428);
        authority.post(decision, POSITIVE, Map.of("If-Match", "\"999\"")).expectProblem(412);
        var etag = Map.of("If-Match", file.header("ETag"));
        var decided = authority.post(decision, POSITIVE, etag).expect(200);
        assertEquals("REASONABLE_GROUNDS_POSITIVE", decided.json().get("stage").asText());
        assertFalse(decided.json().get("conclusiveNotBefore").asText().isBlank());
        assertFalse(decided.json().has("recoveryEndsOn"), "recovery goes on until the decision");
        authority.post(decision, POSITIVE, etag).expectProblem(412);
        authority.post(decision, POSITIVE, Map.of("If-Match", decided.header("ETag"))).expectProblem(409);
        assertEquals(decided.json(), authority.get(CASES + receipt.id()).expect(200).json());
    }

    @ParameterizedTest
    @CsvSource({"CHILD,null", "CHILD,false", "UNSURE,null", "UNSURE,false"})
    void a_child_or_a_person_of_unsure_age_is_referred_without_consent(String ageGroup, String consent) {
        var receipt = refer("responder", ageGroup, consent).expect(201);
        assertEquals("REFERRED", receipt.json().get("taken").asText());
        assertTrue(suite.as("authority").get(CASES + receipt.id()).expect(200).json().get("guardianNeeded").asBoolean());
    }

    @Test
    void an_adult_who_declines_is_counted_without_identity() {
        var receipt = refer("responder", "ADULT", "false").expect(201);
        assertEquals("NOTIFIED_ONLY", receipt.json().get("taken").asText());
        var file = suite.as("authority").get(CASES + receipt.id()).expect(200);
        assertEquals("NOTIFIED_ONLY", file.json().get("stage").asText());
        assertFalse(file.text().contains("Amihan") || file.text().contains("church") || file.json().has("person"), file::toString);
        suite.as("authority").post(CASES + receipt.id() + "/reasonable-grounds", POSITIVE, Map.of("If-Match", file.header("ETag"))).expectProblem(409);
    }

    @Test
    void an_adult_must_be_asked_for_consent() {
        var refused = refer("responder", "ADULT", "null").expectProblem(400);
        assertEquals("consent", refused.json().at("/violations/0/field").asText(), refused::toString);
    }

    @Test
    void an_immigration_body_gets_its_receipt_and_nothing_else() {
        var receipt = refer("border", "ADULT", "true").expect(201);
        var border = suite.as("border");
        var shown = border.get(REFERRALS + "/" + receipt.id()).expect(200).json();
        assertEquals(receipt.json().get("reference"), shown.get("reference"));
        var fields = new TreeSet<String>();
        shown.fieldNames().forEachRemaining(fields::add);
        assertEquals(Set.of("id", "reference", "taken", "receivedAt"), fields);
        border.get(CASES + receipt.id()).expectProblem(403);
        border.get("/api/nrm/v1/cases").expectProblem(403);
        border.post("/api/shelter/v1/availability-searches", "{\"nights\": 1, \"women\": 1, \"region\": \"GB-ENG-LDN\"}")
                .expectProblem(403);
        // After a decision, too, the receipt only says that the referral was accepted.
        var file = suite.as("authority").get(CASES + receipt.id()).expect(200);
        suite.as("authority").post(CASES + receipt.id() + "/reasonable-grounds", POSITIVE, Map.of("If-Match", file.header("ETag"))).expect(200);
        assertEquals(shown, border.get(REFERRALS + "/" + receipt.id()).expect(200).json());
    }

    @Test
    void a_foreign_record_answers_like_an_unknown_one() {
        var responders = refer("responder", "ADULT", "true").expect(201).id();
        var borders = refer("border", "ADULT", "true").expect(201).id();
        suite.as("responder").get(CASES + responders).expect(200);
        suite.as("responder").get(CASES + borders).expectProblem(404);
        suite.as("responder").get(REFERRALS + "/" + borders).expectProblem(404);
        suite.as("border").get(CASES + responders).expectProblem(403);
        suite.as("border").get(REFERRALS + "/" + responders).expectProblem(404);
        suite.as("authority").get(CASES + UUID.randomUUID()).expectProblem(404);
    }

    @ParameterizedTest
    @CsvSource({"ngo", "shelter", "inspector", "authority", "auditor", "provider", "lawyer"})
    void only_a_first_responder_can_refer(String account) {
        refer(account, "ADULT", "true").expectProblem(403);
    }

    @ParameterizedTest
    @CsvSource({"responder", "ngo", "coordinator", "rapporteur", "administrator", "prosecutor"})
    void only_the_competent_authority_decides(String account) {
        var receipt = refer("responder", "ADULT", "true").expect(201);
        suite.as(account).post(CASES + receipt.id() + "/reasonable-grounds", POSITIVE, Map.of("If-Match", "\"0\"")).expectProblem(403);
    }

    @Test
    void a_repeated_referral_gives_the_same_answer_and_another_with_its_key_is_refused() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var first = suite.as("responder").post(REFERRALS, People.referral("ADULT", "true", "Amihan"), key).expect(201);
        var again = suite.as("responder").post(REFERRALS, People.referral("ADULT", "true", "Amihan"), key).expect(201);
        assertEquals(first.json(), again.json());
        suite.as("responder").post(REFERRALS, People.referral("ADULT", "true", "Tala"), key).expectProblem(422);
    }
}
