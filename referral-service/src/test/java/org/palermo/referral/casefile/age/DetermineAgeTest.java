package org.palermo.referral.casefile.age;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.caserecord.GivenRecords;
import org.palermo.referral.team.GivenTeams;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class DetermineAgeTest {
    private static final String CASES = "/api/nrm/v1/cases/";
    private static final String COUNTED = "select count(*) from counted_step where kind = '%s' and age_group = '%s' and region = 'GB-SCT'";

    private UUID unsure;

    @BeforeEach
    void oneWhoseAgeIsUnsure() {
        GivenRecords.theRegister();
        unsure = referred("\"UNSURE\"");
        GivenTeams.assign(Account.AUTHORITY, unsure, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
    }

    @Test
    void ok_200_a_person_found_to_be_a_child_needs_a_guardian_until_one_is_appointed() {
        determine(unsure, 0, "CHILD", null).statusCode(200).header("ETag", "\"1\"").body("ageGroup", equalTo("CHILD")).body("guardianNeeded", equalTo(true))
                .body("stage", equalTo("REFERRED")).body("history.event", hasItem("AgeDetermined"))
                .body("ageDeterminations.before", contains("UNSURE")).body("ageDeterminations.outcome", contains("CHILD")).body("ageDeterminations.method", contains("SOCIAL_ASSESSMENT"))
                .body("ageDeterminations.on", contains(Given.today())).body("ageDeterminations.body", contains("Children's services")).body("ageDeterminations.reasons", contains("Two workers agree."));
        GivenRecords.a(Account.COORDINATOR, "guardians", unsure, "x");
        as(Account.AUTHORITY).get(CASES + unsure).then().body("guardianNeeded", equalTo(false));
    }

    @Test
    void ok_200_an_adult_who_consents_keeps_the_stage_and_the_running_terms() {
        Given.decide(Account.AUTHORITY, unsure, "\"0\"", Given.positive()).statusCode(200);
        String terms = text("select concat(due_on, ' ', recovery_ends_on) from case_file where id = '" + unsure + "'");
        determine(unsure, 1, "ADULT", true).statusCode(200).body("ageGroup", equalTo("ADULT")).body("guardianNeeded", equalTo(false)).body("stage", equalTo("REASONABLE_GROUNDS_POSITIVE"))
                .body("ageDeterminations.consent", contains(true));
        assertEquals(terms, text("select concat(due_on, ' ', recovery_ends_on) from case_file where id = '" + unsure + "'"));
    }

    @Test
    void ok_200_an_adult_who_declines_is_withdrawn() {
        determine(unsure, 0, "ADULT", false).statusCode(200).body("ageGroup", equalTo("ADULT")).body("stage", equalTo("WITHDRAWN")).body("next", empty()).body("dueOn", nullValue())
                .body("history.event", hasItem("Withdrawn")).body("ageDeterminations.consent", contains(false)).body("person", notNullValue());
        assertEquals(1, count("select count(*) from case_file where id = '" + unsure + "' and closed_at is not null"));
        assertEquals(2, count("select count(*) from audit_entry where record_id = '" + unsure + "' and action in ('AGE_DETERMINED', 'WITHDRAWN')"));
    }

    @Test
    void ok_200_a_suspended_file_is_withdrawn_if_the_adult_declines_and_else_remains_suspended() {
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(Map.of("to", "SUSPENDED", "reasons", "ill")).post(CASES + unsure + "/transitions").then().statusCode(200);
        determine(unsure, 1, "CHILD", null).statusCode(200).body("stage", equalTo("SUSPENDED")).body("paused.from", equalTo("REFERRED"));
        determine(unsure, 2, "ADULT", false).statusCode(200).body("stage", equalTo("WITHDRAWN"));
    }

    @Test
    void ok_200_consent_is_asked_of_a_child_found_to_be_an_adult_and_not_the_other_way_round() {
        UUID adult = referred("\"ADULT\",\"consent\":true");
        determine(adult, 0, "CHILD", true).statusCode(400).body("violations.field", contains("consent"));
        determine(adult, 0, "CHILD", null).statusCode(200).body("ageGroup", equalTo("CHILD")).body("guardianNeeded", equalTo(true))
                .body("next", not(hasItem("WITHDRAWN"))).body("next", hasItem("CLOSED_REFERRED"));
        as(Account.AUTHORITY).header("If-Match", "\"1\"").body(Map.of("to", "WITHDRAWN")).post(CASES + adult + "/transitions").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:case-file:no-adult"));
        determine(adult, 1, "ADULT", null).statusCode(400).body("violations.field", contains("consent"));
        determine(adult, 1, "ADULT", true).statusCode(200).body("ageGroup", equalTo("ADULT")).body("next", hasItem("WITHDRAWN")).body("ageDeterminations.before", contains("ADULT", "CHILD"));
        determine(adult, 2, "ADULT", null).statusCode(200).header("ETag", "\"3\"").body("ageDeterminations.outcome", contains("CHILD", "ADULT", "ADULT"));
    }

    @Test
    void ok_200_consent_in_a_determination_overrides_an_earlier_withdrawal_until_the_next_one() {
        takesBack();
        determine(unsure, 0, "ADULT", true).statusCode(200);
        Given.decide(Account.AUTHORITY, unsure, "\"1\"", Given.positive()).statusCode(200);
        UUID again = unsure = referred("\"UNSURE\"");
        GivenTeams.assign(Account.AUTHORITY, again, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        determine(again, 0, "ADULT", true).statusCode(200);
        takesBack();
        Given.decide(Account.AUTHORITY, again, "\"1\"", Given.positive()).statusCode(409).body("type", equalTo("urn:palermo:problem:case-file:consent-withdrawn"));
    }

    private void takesBack() {
        Map<String, Object> consent = new HashMap<>(Map.of("about", "REFERRAL", "givenAt", "2026-01-05T10:00:00Z", "givenBy", "HERSELF", "givenHow", "SPOKEN"));
        consent.putAll(Map.of("withdrawnAt", Instant.now().toString(), "withdrawnBy", "HERSELF", "withdrawnHow", "SPOKEN"));
        as(Account.COORDINATOR).body(consent).post(CASES + unsure + "/consents").then().statusCode(201);
    }

    @Test
    void conflict_409_outcome_adult_for_a_child_by_date_of_birth() {
        Given.correct(Account.AUTHORITY, unsure, "\"0\"", Map.of("reason", "MISTAKE", "dateOfBirth", LocalDate.now().minusYears(16).toString())).statusCode(200).body("ageGroup", equalTo("UNSURE"));
        determine(unsure, 1, "ADULT", true).statusCode(409).body("type", equalTo("urn:palermo:problem:case-file:child-by-birth"));
        Given.correct(Account.AUTHORITY, unsure, "\"1\"", Map.of("reason", "DOCUMENT_SEEN", "dateOfBirth", "1990-02-03")).statusCode(200).body("ageGroup", equalTo("UNSURE"));
        determine(unsure, 2, "ADULT", true).statusCode(200);
    }

    @Test
    void ok_200_statistics_count_the_determined_age_group_and_nobody_twice() {
        Given.decide(Account.AUTHORITY, unsure, "\"0\"", Given.positive()).statusCode(200);
        long all = count("select count(*) from counted_step");
        Map<String, Long> before = counted();
        determine(unsure, 1, "ADULT", true).statusCode(200);
        Map<String, Long> after = counted();
        for (String kind : List.of("REFERRAL", "REASONABLE_GROUNDS")) {
            assertEquals(before.get(kind + " UNSURE") - 1, after.get(kind + " UNSURE"), kind);
            assertEquals(before.get(kind + " ADULT") + 1, after.get(kind + " ADULT"), kind);
        }
        assertEquals(all, count("select count(*) from counted_step"));
    }

    @Test
    void ok_200_pending_referrals_show_the_new_age_group_and_answered_ones_do_not_change() {
        String pending = sent();
        String declined = sent();
        as(Account.PROVIDER).header("If-Match", "\"0\"").body(Map.of("reason", "NO_CAPACITY")).post("/api/nrm/v1/received-referrals/" + declined + "/refusal").then().statusCode(200);
        determine(unsure, 0, "CHILD", null).statusCode(200);
        as(Account.PROVIDER).get("/api/nrm/v1/received-referrals/" + pending).then().statusCode(200).body("ageGroup", equalTo("CHILD")).header("ETag", "\"1\"");
        as(Account.PROVIDER).get("/api/nrm/v1/received-referrals/" + declined).then().statusCode(200).body("ageGroup", equalTo("UNSURE"));
        as(Account.PROVIDER).header("If-Match", "\"0\"").body("{}").post("/api/nrm/v1/received-referrals/" + pending + "/acceptance").then().statusCode(412);
    }

    @Test
    void ok_200_the_sender_and_the_coordinator_are_notified_and_read_it_without_the_reasons() {
        determine(unsure, 0, "CHILD", null).statusCode(200);
        for (Account account : List.of(Account.RESPONDER, Account.COORDINATOR)) {
            as(account).get(CASES + unsure).then().statusCode(200).body("ageDeterminations.outcome", contains("CHILD")).body("ageDeterminations.reasons", contains(nullValue()));
            as(account).get("/api/nrm/v1/notices?limit=200").then().body("items.findAll { it.about == '%s' }.kind".formatted(unsure), hasItem("CASE_AGE_DETERMINED"));
        }
        as(Account.AUTHORITY).get(CASES + unsure + "/copy").then().statusCode(200).body("caseFile.ageDeterminations.reasons", contains("Two workers agree."));
    }

    @Test
    void ok_200_the_reasons_are_erased_with_the_person() {
        determine(unsure, 0, "CHILD", null).statusCode(200);
        Erasing.byTwo(unsure).statusCode(200);
        as(Account.AUTHORITY).get(CASES + unsure).then().statusCode(200).body("ageDeterminations.outcome", contains("CHILD")).body("ageDeterminations.body", contains(nullValue()))
                .body("ageDeterminations.reasons", contains(nullValue()));
        determine(unsure, 2, "ADULT", true).statusCode(409).body("type", equalTo("urn:palermo:problem:case-file:erased"));
    }

    @ParameterizedTest
    @CsvSource({"outcome, UNSURE", "method, GUESS", "body, ''", "on, 2999-01-01", "on, soon", "reasons, ' '", "consent, ", "consent, maybe"})
    void invalid_400_names_the_field_and_repeats_no_value(String field, String value) {
        Map<String, Object> body = body("ADULT", true);
        body.put(field, value);
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(body).post(CASES + unsure + "/age-determinations").then().statusCode(400).body("violations.field", contains(field));
        as(Account.AUTHORITY).get(CASES + unsure).then().header("ETag", "\"0\"").body("ageGroup", equalTo("UNSURE")).body("ageDeterminations", empty());
    }

    @Test
    void conflict_409_a_closed_file_or_one_without_an_identified_person() {
        UUID declined = referred("\"ADULT\",\"consent\":false");
        determine(declined, 0, "CHILD", null).statusCode(409);
        assertEquals(0, count("select count(*) from data_key where owner = '" + declined + "'"));
        determine(unsure, 0, "ADULT", false).statusCode(200);
        determine(unsure, 1, "CHILD", null).statusCode(409).body("type", equalTo("urn:palermo:problem:case-file:stage"));
    }

    @Test
    void stale_412_after_another_change_and_428_without_an_etag() {
        as(Account.AUTHORITY).body(body("CHILD", null)).post(CASES + unsure + "/age-determinations").then().statusCode(428);
        determine(unsure, 7, "CHILD", null).statusCode(412);
    }

    @Test
    void forbidden_403_and_404_for_all_but_the_covering_authority() {
        for (Account account : List.of(Account.RESPONDER, Account.COORDINATOR, Account.BORDER, Account.RAPPORTEUR, Account.GUARDIAN)) {
            as(account).header("If-Match", "\"0\"").body(body("CHILD", null)).post(CASES + unsure + "/age-determinations").then().statusCode(403);
        }
        determine(UUID.randomUUID(), 0, "CHILD", null).statusCode(404);
    }

    private static UUID referred(String ageGroup) {
        String body = Given.ADULT.replace("\"ADULT\",\"consent\":true", ageGroup);
        return UUID.fromString(Given.refer(Account.RESPONDER, body).statusCode(201).extract().path("id"));
    }

    private String sent() {
        Map<String, Object> asked = Map.of("kind", "SERVICE_REFERRAL", "to", Account.PROVIDER.agency(), "need", GivenRecords.a(Account.COORDINATOR, "needs", unsure, "x"));
        return as(Account.COORDINATOR).body(asked).post(CASES + unsure + "/onward-referrals").then().statusCode(201).extract().path("id");
    }

    private static Map<String, Long> counted() {
        Map<String, Long> counted = new HashMap<>();
        for (String kind : List.of("REFERRAL", "REASONABLE_GROUNDS")) {
            for (String group : List.of("UNSURE", "ADULT")) {
                counted.put(kind + " " + group, count(COUNTED.formatted(kind, group)));
            }
        }
        return counted;
    }

    private static ValidatableResponse determine(UUID file, int version, String outcome, Boolean consent) {
        return as(Account.AUTHORITY).header("If-Match", "\"" + version + "\"").body(body(outcome, consent)).post(CASES + file + "/age-determinations").then();
    }

    private static Map<String, Object> body(String outcome, Boolean consent) {
        Map<String, Object> body = new HashMap<>(Map.of("outcome", outcome, "method", "SOCIAL_ASSESSMENT", "body", "Children's services", "on", Given.today(), "reasons", "Two workers agree."));
        if (consent != null) {
            body.put("consent", consent);
        }
        return body;
    }
}
