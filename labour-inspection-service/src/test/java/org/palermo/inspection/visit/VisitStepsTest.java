package org.palermo.inspection.visit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.find;
import static org.palermo.inspection.Given.text;
import static org.palermo.inspection.plan.GivenPlan.opened;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.plan.GivenPlan;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;

/// A phone that was long without a network repeats the steps of a visit: each takes effect once, without an `Idempotency-Key`, whose
/// answers are remembered for a day only.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class VisitStepsTest {
    private static final String TAKEN = "urn:palermo:problem:visit:step-id-taken";

    private final String ended = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS).toString();
    private final String id = UUID.randomUUID().toString();
    private String visit;

    @BeforeEach
    void aVisitIsOpen() {
        GivenPlan.theTeam();
        visit = opened(aWorkplace("ESTABLISHMENT"));
    }

    @Test
    void ok_200_the_same_interview_again_is_recorded_once_also_after_the_visit_is_closed() {
        post("interviews", interview(2, "they sleep there")).statusCode(200).body("interviews.number", contains(1));
        post("interviews", interview(2, "they sleep there")).statusCode(200).body("interviews.number", contains(1));
        post("interviews", interview(3, "another").replace(id, UUID.randomUUID().toString())).statusCode(200)
                .body("interviews.number", contains(1, 2));
        post("close", closing(12, "all was clean").replace(id, UUID.randomUUID().toString())).statusCode(200);
        post("interviews", interview(2, "they sleep there")).statusCode(200).body("interviews.workers", contains(2, 3));
        assertEquals(2, count("select count(*) from visit_entry e join visit v on v.id = e.visit where e.part = 'INTERVIEW' and "
                + "coalesce(v.chosen, v.id) = '" + visit + "'"));
    }

    @Test
    void conflict_409_another_interview_under_the_id_is_kept_once_and_a_person_chooses_field_by_field() {
        post("interviews", interview(2, "they sleep there")).statusCode(200);
        for (int i = 0; i < 2; i++) {
            post("interviews", interview(5, "Quynhmarker")).statusCode(409).body("type", equalTo(TAKEN));
        }
        assertEquals(1, count(kept("INTERVIEW")));
        assertEquals(0, count("select count(*) from form_submission "
                + "where position(convert_to('Quynhmarker', 'UTF8') in coalesce(body, '')) > 0"), "it is sealed");
        String form = waiting("INTERVIEW");
        as(Account.INSPECTOR).get(form).then().statusCode(200).body("waitsFor", equalTo("ANOTHER_STEP")).body("visit", equalTo(visit))
                .body("fields.field", contains("interview.workers", "interview.note")).body("undecided", equalTo(2))
                .body("fields[0].part", equalTo("INTERVIEW")).body("fields[0].standing.values.workers", equalTo(2))
                .body("fields[0].other.values.workers", equalTo(5)).body("fields[1].standing.text", equalTo("they sleep there"))
                .body("fields[1].other.text", equalTo("Quynhmarker")).body("said.values", hasSize(5));
        as(Account.OTHER_INSPECTOR).get(form).then().statusCode(404);
        as(Account.CHIEF).body("{\"outcome\":\"BOTH\"}").post(form + "/settle").then().statusCode(400)
                .body("violations[0].field", equalTo("outcome"));
        as(Account.CHIEF).body("{\"outcome\":\"FIELDS\",\"reason\":\"Asked again.\",\"choices\":[{\"field\":\"interview.workers\","
                + "\"take\":\"OTHER\"},{\"field\":\"interview.note\",\"take\":\"STANDING\"}]}").post(form + "/settle").then()
                .statusCode(200).body("state", equalTo("SETTLED")).body("said.values", hasSize(5));
        read().body("interviews.workers", contains(5)).body("interviews.note", contains("they sleep there"))
                .body("corrections[0].valuesBefore.workers", equalTo(2));
        post("interviews", interview(2, "they sleep there")).statusCode(200).body("interviews.workers", contains(5));
        post("interviews", interview(5, "Quynhmarker")).statusCode(409);
        assertEquals(1, count(kept("INTERVIEW")));
    }

    /// Without the id the late repeat would make the first answer count again.
    @Test
    void ok_200_late_answers_do_not_replace_what_a_colleague_answered_meanwhile() {
        post("answers", answers("YES")).statusCode(200);
        as(Account.CHIEF).body(answers("NO").replace(id, UUID.randomUUID().toString())).post(API + "/visits/" + visit + "/answers").then()
                .statusCode(200);
        post("answers", answers("YES")).statusCode(200).body("answers.value", contains("NO"));
        post("answers", answers("NOT_SEEN")).statusCode(409).body("type", equalTo(TAKEN));
        as(Account.INSPECTOR).get(waiting("ANSWERS") + "?language=es").then().statusCode(200).body("fields.field", contains("answers[0]"))
                .body("fields[0].standing.answer.value", equalTo("NO")).body("fields[0].other.answer.value", equalTo("NOT_SEEN"));
        settle(waiting("ANSWERS"), "answers[0]");
        read().body("answers.value", contains("NOT_SEEN")).body("corrections.after", contains("NOT_SEEN"));
    }

    @Test
    void ok_200_the_same_closing_again_and_another_one_is_kept() {
        post("close", closing(12, "all was clean")).statusCode(200);
        post("close", closing(12, "all was clean")).statusCode(200).body("closed", equalTo(true));
        post("close", closing(12, "all was clean").replace(id, UUID.randomUUID().toString())).statusCode(409)
                .body("type", equalTo("urn:palermo:problem:visit:closed"));
        post("close", closing(12, "all was clean").replaceFirst("\"id\":\"[^\"]*\",", "")).statusCode(409)
                .body("type", equalTo("urn:palermo:problem:visit:closed"));
        assertEquals(1, count("select count(*) from visit_entry e join visit v on v.id = e.visit where e.part = 'CLOSED' and "
                + "coalesce(v.chosen, v.id) = '" + visit + "'"), "a visit is closed once, with an id or without");
        post("close", closing(13, "the kitchen was not clean")).statusCode(409).body("type", equalTo(TAKEN));
        String form = waiting("CLOSING");
        as(Account.CHIEF).get(form).then().body("fields.field", contains("workersPresent", "summary"));
        as(Account.CHIEF).body("{\"outcome\":\"FIELDS\",\"reason\":\"Seen again.\",\"choices\":[{\"field\":\"summary\",\"take\":"
                + "\"OTHER\"},{\"field\":\"workersPresent\",\"take\":\"OTHER\"}]}").post(form + "/settle").then().statusCode(200);
        read().body("summary", equalTo("the kitchen was not clean")).body("workersPresent", equalTo(13))
                .body("corrections.part", contains("WORKERS_PRESENT", "SUMMARY"));
    }

    @Test
    void ok_200_a_late_correction_does_not_undo_a_later_one() {
        post("close", closing(12, "first")).statusCode(200);
        post("corrections", correction("second")).statusCode(200).body("corrections", hasSize(1));
        post("corrections", correction("third").replace(id, UUID.randomUUID().toString())).statusCode(200);
        post("corrections", correction("second")).statusCode(200).body("summary", equalTo("third")).body("corrections", hasSize(2));
        post("corrections", correction("fourth")).statusCode(409).body("type", equalTo(TAKEN));
        settle(waiting("CORRECTION"), "summary");
        read().body("summary", equalTo("fourth")).body("corrections.before", contains("first", "second", "third"));
    }

    @Test
    void ok_200_a_consent_is_withdrawn_once_and_of_two_times_a_person_chooses() {
        String planned = GivenPlan.accepted(aWorkplace("PRIVATE_HOUSEHOLD"));
        visit = GivenPlan.open(planned, ",\"householdAccess\":\"CONSENT\",\"entry\":{\"consentBy\":\"a son\",\"consentForm\":\"ORAL\"}")
                .then().statusCode(200).extract().path("visit");
        Instant at = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        post("consent-withdrawal", withdrawal(at)).statusCode(200);
        post("consent-withdrawal", withdrawal(at)).statusCode(200).body("consentWithdrawnAt", equalTo(at.toString()));
        post("consent-withdrawal", withdrawal(at).replaceFirst("\"id\":\"[^\"]*\",", "")).statusCode(409)
                .body("type", equalTo("urn:palermo:problem:visit:no-consent"));
        post("consent-withdrawal", withdrawal(at.plusSeconds(30))).statusCode(409).body("type", equalTo(TAKEN));
        String form = waiting("WITHDRAWAL");
        as(Account.INSPECTOR).get(form).then().body("fields.part", contains("CONSENT_WITHDRAWN")).body("fields[0].open", equalTo(true))
                .body("fields[0].standing.values.at", equalTo(at.toString()))
                .body("fields[0].other.values.at", equalTo(at.plusSeconds(30).toString())).body("undecided", equalTo(1));
        settle(form, "withdrawnAt");
        read().body("consentWithdrawnAt", equalTo(at.plusSeconds(30).toString())).body("closed", equalTo(false))
                .body("corrections.part", contains("CONSENT_WITHDRAWN"))
                .body("corrections[0].valuesBefore.at", equalTo(at.toString()));
    }

    @Test
    void ok_200_a_late_list_of_companions_does_not_undo_a_later_one() {
        post("companions", companions(id, "POLICE")).statusCode(200).body("present.companions", contains("POLICE"));
        post("companions", companions(UUID.randomUUID().toString(), "INTERPRETER")).statusCode(200);
        post("companions", companions(id, "POLICE")).statusCode(200).body("present.companions", contains("INTERPRETER"));
        post("companions", companions(id, "LABOUR_INSPECTOR")).statusCode(400);
        post("companions", "{\"id\":\"" + id + "\",\"companions\":[]}").statusCode(409).body("type", equalTo(TAKEN));
        String form = waiting("COMPANIONS");
        as(Account.INSPECTOR).get(form).then().body("fields.part", contains("COMPANIONS")).body("fields[0].open", equalTo(true))
                .body("fields[0].standing.values.companions", contains("INTERPRETER"))
                .body("fields[0].other.values.unaccompanied", equalTo(true));
        settle(form, "present");
        read().body("present.alone", equalTo(true)).body("corrections[0].valuesAfter.unaccompanied", equalTo(true))
                .body("corrections[0].valuesBefore.companions", contains("INTERPRETER"));
    }

    private static String companions(String id, String role) {
        return "{\"id\":\"" + id + "\",\"companions\":[\"" + role + "\"]}";
    }

    @Test
    void created_201_a_person_is_reported_once_and_of_another_one_nothing_is_kept() {
        String finding = find(Account.INSPECTOR, visit, "{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":[\"EX01\"]}").then()
                .statusCode(201).extract().path("id");
        String persons = API + "/visits/" + visit + "/findings/" + finding + "/suspected-victims";
        String report = as(Account.INSPECTOR).body(person("Linhmarker")).post(persons).then().statusCode(201).extract().path("id");
        as(Account.INSPECTOR).body(person("Linhmarker")).post(persons).then().statusCode(201).body("id", equalTo(report));
        for (String name : List.of("Quynhmarker", "Another")) {
            as(Account.INSPECTOR).body(person(name)).post(persons).then().statusCode(409)
                    .body("type", equalTo("urn:palermo:problem:finding:person-id-taken"));
        }
        assertEquals(1, count("select count(*) from suspected_victim_report where id = '" + report + "'"));
        assertEquals(1, count("select count(*) from suspected_victim_report r join finding f on f.id = r.finding where "
                + "coalesce(f.chosen, f.id) = '" + finding + "'"));
        assertEquals(1, count(kept("PERSON")), "nothing of the person is part of what is kept");
        String form = waiting("PERSON");
        String shown = as(Account.INSPECTOR).get(form).then().statusCode(200).body("waitsFor", equalTo("ANOTHER_PERSON"))
                .body("finding", equalTo(finding)).body("said.suspectedVictims", equalTo(1)).body("said.values", nullValue())
                .body("fields", hasSize(0)).extract().asString();
        assertFalse(shown.contains("Quynhmarker"));
        as(Account.CHIEF).body("{\"outcome\":\"FIRST\"}").post(form + "/settle").then().statusCode(200);
        as(Account.INSPECTOR).body(person("Quynhmarker").replace(id, UUID.randomUUID().toString())).post(persons).then().statusCode(201);
        erase("FINDING", text("select id from finding where coalesce(chosen, id) = '" + finding + "'"));
        as(Account.INSPECTOR).get(form).then().body("said", nullValue());
        as(Account.INSPECTOR).body(person("Linhmarker")).post(persons).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:finding:erased"));
        assertEquals(0, count("select count(*) from visit_step where step = 'PERSON' and became = '" + report + "'"));
    }

    @Test
    void an_id_counts_for_its_visit_and_its_step_and_for_who_sent_it() {
        post("interviews", interview(2, "x")).statusCode(200);
        post("answers", answers("YES")).statusCode(200).body("answers.value", contains("YES"));
        as(Account.CHIEF).body(interview(2, "x")).post(API + "/visits/" + visit + "/interviews").then().statusCode(409);
        visit = opened(aWorkplace("ESTABLISHMENT"));
        post("interviews", interview(2, "x")).statusCode(200).body("interviews.number", contains(1));
    }

    @Test
    void invalid_400_another_body_that_is_wrong_is_not_kept() {
        post("close", closing(12, "x")).statusCode(200);
        post("close", closing(12, "y").replaceFirst("\"endedAt\":\"[^\"]*\"", "\"endedAt\":\"2020-01-01T00:00:00Z\"")).statusCode(400);
        post("corrections", correction("a")).statusCode(200);
        post("corrections", "{\"id\":\"" + id + "\",\"part\":\"INTERVIEW_NOTE\",\"interview\":7,\"value\":\"x\",\"reason\":\"r\"}")
                .statusCode(400);
        assertEquals(0, count(kept("CLOSING")) + count(kept("CORRECTION")));
    }

    /// It has the words of the record; the findings of the visit may go before.
    @Test
    void the_other_body_goes_with_the_record_of_the_visit_and_not_with_a_finding() {
        String finding = find(Account.INSPECTOR, visit, "{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":[\"EX01\"]}").then()
                .statusCode(201).extract().path("id");
        post("answers", answers("YES")).statusCode(200);
        post("answers", answers("NO")).statusCode(409);
        String form = waiting("ANSWERS");
        erase("FINDING", text("select id from finding where coalesce(chosen, id) = '" + finding + "'"));
        as(Account.INSPECTOR).get(form).then().statusCode(200).body("said.values", hasSize(1));
        erase("VISIT_RECORD", text("select id from visit where coalesce(chosen, id) = '" + visit + "'"));
        as(Account.INSPECTOR).get(form).then().statusCode(200).body("said", nullValue()).body("fields", nullValue());
    }

    private static void erase(String purpose, String row) {
        try (Connection owner = TestDatabase.asOwner(); Statement sql = owner.createStatement()) {
            sql.execute("select apply_erasure('" + row + "', '" + purpose + "', now())");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void settle(String form, String field) {
        as(Account.CHIEF).body("{\"outcome\":\"FIELDS\",\"reason\":\"Asked again.\",\"choices\":[{\"field\":\"" + field
                + "\",\"take\":\"OTHER\"}]}").post(form + "/settle").then().statusCode(200).body("state", equalTo("SETTLED"));
    }

    private String instance(String step) {
        return step + ":" + visit + ":" + id;
    }

    private String kept(String step) {
        return "select count(*) from form_submission where instance = '" + instance(step) + "'";
    }

    private String waiting(String step) {
        return API + "/form-submissions/" + text("select id from form_submission where instance = '" + instance(step)
                + "' and state = 'WAITING'");
    }

    private ValidatableResponse read() {
        return as(Account.INSPECTOR).get(API + "/visits/" + visit + "/record").then().statusCode(200);
    }

    private ValidatableResponse post(String what, String body) {
        return as(Account.INSPECTOR).body(body).post(API + "/visits/" + visit + "/" + what).then();
    }

    private String interview(int workers, String note) {
        return "{\"id\":\"" + id + "\",\"workers\":" + workers + ",\"alone\":true,\"language\":\"tl\",\"interpretation\":"
                + "\"INTERPRETER_BY_PHONE\",\"note\":\"" + note + "\"}";
    }

    private String answers(String value) {
        return "{\"id\":\"" + id + "\",\"checklist\":\"ilo-ec-2009\",\"answers\":[{\"question\":\"EX01\",\"value\":\"" + value + "\"}]}";
    }

    private String closing(int workers, String summary) {
        return "{\"id\":\"" + id + "\",\"endedAt\":\"" + ended + "\",\"workersPresent\":" + workers + ",\"summary\":\"" + summary + "\"}";
    }

    private String correction(String summary) {
        return "{\"id\":\"" + id + "\",\"part\":\"SUMMARY\",\"value\":\"" + summary + "\",\"reason\":\"forgot it\"}";
    }

    private String withdrawal(Instant at) {
        return "{\"id\":\"" + id + "\",\"withdrawnAt\":\"" + at + "\"}";
    }

    private String person(String name) {
        return "{\"id\":\"" + id + "\",\"indicators\":[\"EX01\"],\"victim\":{\"consent\":true,\"ageGroup\":\"ADULT\",\"sex\":\"FEMALE\","
                + "\"exploitation\":[\"LABOUR\"],\"region\":\"GB-ENG-NW\",\"person\":{\"givenName\":\"" + name + "\",\"familyName\":"
                + "\"Vex\",\"dateOfBirth\":\"1998-04-17\"}}}";
    }
}
