package org.palermo.inspection.visit.record;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.text;
import static org.palermo.inspection.plan.GivenPlan.opened;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.plan.GivenPlan;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

/// The record of a visit: interviews, answers, the closing, and corrections that keep what stood before.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class VisitRecordTest {
    private static final String INTERVIEW = """
            {"workers":2,"alone":true,"language":"tl","interpretation":"INTERPRETER_BY_PHONE","note":"they may not leave at night"}
            """;

    private String visit;

    @BeforeEach
    void aVisitIsOpen() {
        GivenPlan.theTeam();
        visit = opened(aWorkplace("ESTABLISHMENT"));
    }

    @Test
    void ok_200_interviews_and_answers() {
        post("interviews", INTERVIEW).statusCode(200).body("interviews.number", contains(1)).body("interviews[0].alone", equalTo(true)).body("interviews[0].language", equalTo("tl"))
                .body("interviews[0].note", equalTo("they may not leave at night")).body("closed", equalTo(false));
        post("interviews", INTERVIEW.replace("\"alone\":true", "\"alone\":false")).statusCode(200).body("interviews.number", contains(1, 2));
        answer("EX01", "YES").statusCode(200);
        answer("EX01", "NO").statusCode(200).body("answers.value", contains("NO")).body("corrections.size()", equalTo(0));
        assertEquals(2, count("select count(*) from visit_entry where part = 'ANSWER' and visit = '" + visit + "'"), "the earlier answer is kept");
        assertEquals(0, count("select count(*) from visit_entry where position(convert_to('leave at night', 'UTF8') in coalesce(sealed, '')) > 0"), "what workers said is sealed");
        as(Account.INSPECTOR).get(API + "/visits/" + visit + "/checklists/ilo-ec-2009").then().statusCode(200).body("items.size()", equalTo(67))
                .body("items.find { it.question == 'EX01' }.value", equalTo("NO")).body("items[0].number", equalTo(1)).body("items[0].value", nullValue());
    }

    @Test
    void invalid_400_an_answer_must_fit_its_question() {
        answer("EX01", "perhaps").statusCode(400).body("violations[0].field", equalTo("answers[0].value"));
        answer("XX99", "YES").statusCode(400).body("violations[0].field", equalTo("answers[0].question"));
        post("answers", "{\"checklist\":\"no-such\",\"answers\":[{\"question\":\"EX01\",\"value\":\"YES\"}]}").statusCode(400).body("violations[0].field", equalTo("checklist"));
        post("answers", "{\"checklist\":\"ilo-ec-2009\",\"answers\":[{\"question\":\"EX01\",\"value\":\"YES\"},{\"question\":\"EX01\",\"value\":\"NO\"}]}").statusCode(400);
        post("interviews", INTERVIEW.replace("\"workers\":2,", "\"workers\":2,\"name\":\"Maria\",")).statusCode(400).body("violations[0].field", equalTo("(unknown)"));
        post("interviews", INTERVIEW.replace("\"tl\"", "\"Tagalog!\"")).statusCode(400);
    }

    @Test
    void ok_200_one_question_by_the_field_of_its_type() {
        String at = "checklists/farming-2026/questions/";
        post(at + "FA04", "{\"answer\":\"NOT_SEEN\"}").statusCode(200).body("answers.value", contains("NOT_SEEN"));
        post(at + "FA01", "{\"number\":12}").statusCode(200).body("answers.value", contains("NOT_SEEN", "12"));
        post(at + "FA02", "{\"choice\":\"CONTRACTOR\"}").statusCode(200);
        post(at + "FA18", "{\"text\":\"a locked shed\"}").statusCode(200).body("answers.find { it.question == 'FA18' }.value", equalTo("a locked shed"));
        post("checklists/fishing-2026/questions/FI03", "{\"day\":\"2026-03-01\"}").statusCode(200).body("answers.find { it.question == 'FI03' }.value", equalTo("2026-03-01"));
        post(at + "FA04", "{\"number\":1}").statusCode(400);
        post(at + "FA02", "{\"choice\":\"NOBODY\"}").statusCode(400);
        post(at + "FA04", "{\"answer\":\"YES\",\"number\":1}").statusCode(400).body("violations[0].field", equalTo("answer"));
        as(Account.INSPECTOR).get(API + "/checklists/farming-2026/questions/FA02/choices?language=es").then().statusCode(200).body("items.text", hasItem("El agricultor"));
    }

    @Test
    void ok_200_questions_and_answers_in_words_of_the_readers_language() {
        post("checklists/farming-2026/questions/FA02", "{\"choice\":\"FARMER\"}").statusCode(200).body("answers[0].words", nullValue());
        answer("EX01", "YES").statusCode(200);
        readIn("es").body("answers[0].value", equalTo("FARMER")).body("answers[0].words.checklist", equalTo("Trabajo agrícola"))
                .body("answers[0].words.question", equalTo("¿Quién paga a los trabajadores?")).body("answers[0].words.value", equalTo("El agricultor"))
                .body("answers[1].words.value", equalTo("YES"));
        readIn("xx").body("answers[0].words.value", equalTo("The farmer"));
        as(Account.INSPECTOR).get(API + "/visits/" + visit + "/checklists/farming-2026?language=fr").then().statusCode(200)
                .body("items.find { it.question == 'FA02' }.words.value", equalTo("L'exploitant")).body("items[0].words", nullValue());
        as(Account.INSPECTOR).get(API + "/visits/" + visit + "/record?language=Spanish").then().statusCode(400);
        close().statusCode(200);
        post("corrections", "{\"part\":\"ANSWER\",\"checklist\":\"farming-2026\",\"question\":\"FA02\",\"value\":\"CONTRACTOR\",\"reason\":\"misread\"}").statusCode(200);
        post("corrections", "{\"part\":\"SUMMARY\",\"value\":\"not clean\",\"reason\":\"forgot it\"}").statusCode(200);
        readIn("en").body("workplaceName", startsWith("Place ")).body("corrections.words.before", contains("The farmer", "all was clean")).body("corrections.words.after", contains("A labour contractor", "not clean"))
                .body("corrections[0].words.question", equalTo("Who pays the workers?")).body("corrections[1].words.question", nullValue());
    }

    private ValidatableResponse readIn(String language) {
        return as(Account.INSPECTOR).get(API + "/visits/" + visit + "/record?language=" + language).then().statusCode(200);
    }

    @Test
    void closed_and_corrected_with_what_stood_before() {
        answer("EX01", "YES").statusCode(200);
        post("corrections", "{\"part\":\"SUMMARY\",\"value\":\"x\",\"reason\":\"y\"}").statusCode(409).body("type", equalTo("urn:palermo:problem:visit:open"));
        close().statusCode(200).body("closed", equalTo(true)).body("closedBy", equalTo(GivenPlan.INSPECTOR)).body("workersPresent", equalTo(12)).body("summary", equalTo("all was clean"));
        assertEquals("CLOSED", text("select state from planned_visit where visit = '" + visit + "'"));
        close().statusCode(409).body("type", equalTo("urn:palermo:problem:visit:closed"));
        answer("EX01", "NO").statusCode(409);
        post("interviews", INTERVIEW).statusCode(409);
        as(Account.CHIEF).body("{\"part\":\"SUMMARY\",\"value\":\"the kitchen was not clean\",\"reason\":\"forgot the kitchen\"}").post(API + "/visits/" + visit + "/corrections").then()
                .statusCode(200).body("summary", equalTo("the kitchen was not clean")).body("corrections[0].before", equalTo("all was clean"))
                .body("corrections[0].beforeBy", equalTo(GivenPlan.INSPECTOR)).body("corrections[0].by", equalTo(GivenPlan.CHIEF)).body("corrections[0].reason", equalTo("forgot the kitchen"));
        post("corrections", "{\"part\":\"ANSWER\",\"checklist\":\"ilo-ec-2009\",\"question\":\"EX01\",\"value\":\"NO\",\"reason\":\"misread\"}").statusCode(200)
                .body("answers[0].value", equalTo("NO")).body("corrections[1].before", equalTo("YES")).body("corrections[1].question", equalTo("EX01"));
        post("corrections", "{\"part\":\"SUMMARY\",\"value\":\"third\",\"reason\":\"again\"}").statusCode(200)
                .body("corrections.before", contains("all was clean", "YES", "the kitchen was not clean"));
        assertEquals(0, count("select count(*) from visit_entry where position(convert_to('kitchen', 'UTF8') in coalesce(sealed_reason, '')) > 0"));
    }

    @Test
    void two_people_answer_differently_and_a_person_chooses() {
        answer("EX01", "YES").statusCode(200).body("otherAnswers", equalTo(List.of()));
        as(Account.CHIEF).body("{\"checklist\":\"ilo-ec-2009\",\"answers\":[{\"question\":\"EX01\",\"value\":\"NO\"},"
                + "{\"question\":\"EX02\",\"value\":\"NO\"}]}").post(API + "/visits/" + visit + "/answers").then().statusCode(200)
                .body("answers.value", contains("NO", "NO")).body("answers.correctable", contains(true, false));
        readIn("es").body("answers[0].by", equalTo(GivenPlan.CHIEF)).body("otherAnswers.value", contains("YES"))
                .body("otherAnswers.by", contains(GivenPlan.INSPECTOR)).body("otherAnswers[0].at", notNullValue())
                .body("otherAnswers[0].words.question", notNullValue());
        as(Account.INSPECTOR).get(API + "/visits/" + visit + "/checklists/ilo-ec-2009").then().statusCode(200)
                .body("items.find { it.question == 'EX01' }.disputed", equalTo(true))
                .body("items.find { it.question == 'EX01' }.correctable", equalTo(true))
                .body("items.find { it.question == 'EX02' }.disputed", nullValue())
                .body("items.find { it.question == 'EX02' }.correctable", equalTo(false));
        answer("EX01", "NOT_SEEN").statusCode(200).body("otherAnswers.value", contains("NO"));
        answer("EX01", "NO").statusCode(200).body("otherAnswers", equalTo(List.of()));
        answer("EX01", "YES").statusCode(200).body("otherAnswers.value", contains("NO"));
        post("corrections", correction("EX02", "YES")).statusCode(409).body("type", equalTo("urn:palermo:problem:visit:open"));
        post("corrections", correction("CD01", "YES")).statusCode(409).body("type", equalTo("urn:palermo:problem:visit:open"));
        post("corrections", correction("EX01", "NO")).statusCode(200).body("answers[0].value", equalTo("NO"))
                .body("otherAnswers", equalTo(List.of())).body("corrections[0].before", equalTo("YES"))
                .body("corrections[0].after", equalTo("NO")).body("corrections[0].by", equalTo(GivenPlan.INSPECTOR));
        post("corrections", correction("EX01", "YES")).statusCode(409);
        assertEquals(6, count("select count(*) from visit_entry where part = 'ANSWER' and key = 'ilo-ec-2009/EX01' and visit = '" + visit + "'"),
                "no answer is lost");
    }

    private static String correction(String question, String value) {
        return "{\"part\":\"ANSWER\",\"checklist\":\"ilo-ec-2009\",\"question\":\"" + question + "\",\"value\":\"" + value
                + "\",\"reason\":\"seen again together\"}";
    }

    /// On a bad network the answer gets lost and the phone sends the same again: that is no conflict.
    @Test
    void ok_200_the_same_closing_again_with_its_key_gets_the_same_answer() {
        String key = UUID.randomUUID().toString();
        String body = "{\"endedAt\":\"%s\",\"workersPresent\":12,\"summary\":\"all was clean\"}".formatted(Instant.now().minusSeconds(1));
        String first = keyed(key, "close", body).statusCode(200).body("closed", equalTo(true)).extract().asString();
        assertEquals(first, keyed(key, "close", body).statusCode(200).extract().asString());
        keyed(key, "close", body.replace("\"workersPresent\":12", "\"workersPresent\":13")).statusCode(422);
        keyed(UUID.randomUUID().toString(), "close", body).statusCode(409);
        assertEquals(1, count("select count(*) from visit_entry where part = 'CLOSED' and visit = '" + visit + "'"));
    }

    @Test
    void invalid_400_a_correction_must_fit_its_part() {
        close().statusCode(200);
        for (String body : new String[] {
                "{\"part\":\"START\",\"value\":\"yesterday\",\"reason\":\"r\"}", "{\"part\":\"START\",\"value\":\"2126-01-01T00:00:00Z\",\"reason\":\"r\"}",
                "{\"part\":\"WORKERS_PRESENT\",\"value\":\"-1\",\"reason\":\"r\"}", "{\"part\":\"ANSWER\",\"value\":\"YES\",\"reason\":\"r\"}",
                "{\"part\":\"SUMMARY\",\"question\":\"EX01\",\"value\":\"x\",\"reason\":\"r\"}", "{\"part\":\"INTERVIEW_NOTE\",\"interview\":7,\"value\":\"x\",\"reason\":\"r\"}",
                "{\"part\":\"END\",\"value\":\"2020-01-01T00:00:00Z\",\"reason\":\"r\"}", "{\"part\":\"SUMMARY\",\"value\":\"x\"}"}) {
            post("corrections", body).statusCode(400).contentType("application/problem+json");
        }
        String start = Instant.now().minusSeconds(7200).truncatedTo(ChronoUnit.SECONDS).toString();
        post("corrections", "{\"part\":\"START\",\"value\":\"%s\",\"reason\":\"clock\"}".formatted(start)).statusCode(200).body("startedAt", equalTo(start))
                .body("corrections[0].beforeBy", equalTo(GivenPlan.INSPECTOR));
    }

    @Test
    void invalid_400_words_about_migration_status_in_any_text() {
        String words = "her visa expired";
        post("interviews", INTERVIEW.replace("they may not leave at night", words)).statusCode(400).body("violations[0].field", equalTo("note"));
        post("answers", "{\"checklist\":\"farming-2026\",\"answers\":[{\"question\":\"FA18\",\"value\":\"%s\"}]}".formatted(words)).statusCode(400)
                .body("violations[0].field", equalTo("answers[0].value"));
        post("checklists/farming-2026/questions/FA18", "{\"text\":\"" + words + "\"}").statusCode(400).body("violations[0].field", equalTo("text"));
        post("close", "{\"endedAt\":\"%s\",\"workersPresent\":12,\"summary\":\"%s\"}".formatted(Instant.now().minusSeconds(1), words)).statusCode(400)
                .body("violations[0].field", equalTo("summary"));
        close().statusCode(200);
        post("corrections", "{\"part\":\"SUMMARY\",\"value\":\"" + words + "\",\"reason\":\"r\"}").statusCode(400).body("violations[0].field", equalTo("value"));
        post("corrections", "{\"part\":\"SUMMARY\",\"value\":\"v\",\"reason\":\"" + words + "\"}").statusCode(400).body("violations[0].field", equalTo("reason"));
    }

    @Test
    void ok_200_who_was_there_is_recorded_and_corrected_after_the_visit_is_closed() {
        readIn("en").body("present", nullValue());
        post("companions", "{\"companions\":[\"POLICE\"]}").statusCode(200).body("present.companions", contains("POLICE"))
                .body("present.bodies", nullValue());
        post("companions", "{\"companions\":[\"POLICE\",\"INTERPRETER\"],\"bodies\":\"Leeds Police\"}").statusCode(200)
                .body("present.companions", contains("POLICE", "INTERPRETER")).body("present.bodies", equalTo("Leeds Police"));
        String early = "{\"part\":\"COMPANIONS\",\"present\":{\"companions\":[]},\"reason\":\"r\"}";
        post("corrections", early).statusCode(409).body("type", equalTo("urn:palermo:problem:visit:open"));
        close().statusCode(200);
        post("companions", "{\"companions\":[]}").statusCode(409).body("type", equalTo("urn:palermo:problem:visit:closed"));
        post("corrections", "{\"part\":\"COMPANIONS\",\"present\":{\"companions\":[\"INSPECTOR\"]},\"reason\":\"they came later\"}").statusCode(200)
                .body("present.companions", contains("INSPECTOR")).body("present.bodies", nullValue())
                .body("corrections.part", contains("COMPANIONS")).body("corrections[0].before", nullValue())
                .body("corrections[0].valuesBefore.companions", contains("POLICE", "INTERPRETER"))
                .body("corrections[0].valuesBefore.bodies", equalTo("Leeds Police"))
                .body("corrections[0].valuesAfter.companions", contains("INSPECTOR")).body("corrections[0].reason", equalTo("they came later"));
        readIn("en").body("present.companions", contains("INSPECTOR")).body("corrections[0].valuesBefore.bodies", equalTo("Leeds Police"));
        post("corrections", early).statusCode(200).body("present.companions", equalTo(List.of()));
        assertEquals(0, count("select count(*) from visit_entry where position(convert_to('Leeds Police', 'UTF8') in coalesce(sealed, '')) > 0"));
    }

    @Test
    void invalid_400_who_was_there() {
        post("companions", "{}").statusCode(400).body("violations[0].field", equalTo("companions"));
        post("companions", "{\"companions\":[\"POLICE\",\"POLICE\"]}").statusCode(400).body("violations[0].field", equalTo("companions"));
        post("companions", "{\"companions\":[],\"bodies\":\"Leeds Police\"}").statusCode(400).body("violations[0].field", equalTo("bodies"));
        post("companions", "{\"companions\":[\"POLICE\"],\"bodies\":\"her visa expired\"}").statusCode(400).body("violations[0].field", equalTo("bodies"));
        close().statusCode(200);
        post("corrections", "{\"part\":\"COMPANIONS\",\"reason\":\"r\"}").statusCode(400).body("violations[0].field", equalTo("present"));
        post("corrections", "{\"part\":\"SUMMARY\",\"value\":\"v\",\"present\":{\"companions\":[]},\"reason\":\"r\"}").statusCode(400)
                .body("violations[0].field", equalTo("present"));
        post("corrections", "{\"part\":\"COMPANIONS\",\"present\":{\"companions\":[\"POLICE\",\"POLICE\"]},\"reason\":\"r\"}").statusCode(400)
                .body("violations[0].field", equalTo("present.companions"));
    }

    @Test
    void a_consent_is_withdrawn_once() {
        post("consent-withdrawal", "{\"withdrawnAt\":\"" + Instant.now().minusSeconds(5) + "\"}").statusCode(409).body("type", equalTo("urn:palermo:problem:visit:no-consent"));
        String planned = GivenPlan.accepted(aWorkplace("PRIVATE_HOUSEHOLD"));
        visit = GivenPlan.open(planned, ",\"householdAccess\":\"CONSENT\",\"entry\":{\"consentBy\":\"a son\",\"consentForm\":\"ORAL\"}").then().statusCode(200).extract().path("visit");
        post("consent-withdrawal", "{\"withdrawnAt\":\"2020-01-01T00:00:00Z\"}").statusCode(400);
        String at = Instant.now().minusSeconds(5).truncatedTo(ChronoUnit.SECONDS).toString();
        String key = UUID.randomUUID().toString();
        keyed(key, "consent-withdrawal", "{\"withdrawnAt\":\"" + at + "\"}").statusCode(200).body("consentWithdrawnAt", equalTo(at));
        keyed(key, "consent-withdrawal", "{\"withdrawnAt\":\"" + at + "\"}").statusCode(200).body("consentWithdrawnAt", equalTo(at));
        post("consent-withdrawal", "{\"withdrawnAt\":\"" + at + "\"}").statusCode(409);
    }

    @Test
    void ok_200_the_time_of_a_withdrawal_is_corrected_while_the_visit_is_open_too() {
        String now = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS).toString();
        String correction = "{\"part\":\"CONSENT_WITHDRAWN\",\"at\":\"%s\",\"reason\":\"mistyped\"}";
        post("corrections", correction.formatted(now)).statusCode(400).body("violations[0].field", equalTo("part"));
        String planned = GivenPlan.accepted(aWorkplace("PRIVATE_HOUSEHOLD"));
        visit = GivenPlan.open(planned, ",\"householdAccess\":\"CONSENT\",\"entry\":{\"consentBy\":\"a son\",\"consentForm\":\"ORAL\"}").then()
                .statusCode(200).extract().path("visit");
        post("corrections", correction.formatted(now)).statusCode(400).body("violations[0].field", equalTo("part"));
        String at = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS).toString();
        post("consent-withdrawal", "{\"withdrawnAt\":\"" + at + "\"}").statusCode(200);
        post("corrections", correction.formatted("2026-01-01T00:00:00Z")).statusCode(400).body("violations[0].field", equalTo("at"));
        post("corrections", correction.formatted("2126-01-01T00:00:00Z")).statusCode(400).body("violations[0].field", equalTo("at"));
        post("corrections", correction.formatted(now)).statusCode(200).body("consentWithdrawnAt", equalTo(now))
                .body("corrections[0].valuesBefore.at", equalTo(at)).body("corrections[0].valuesAfter.at", equalTo(now));
    }

    @Test
    void ok_200_how_a_household_was_entered_is_corrected_and_added_while_the_visit_is_open_too() {
        String consent = ",\"entry\":{\"consentBy\":\"a son\",\"consentForm\":\"ORAL\"}";
        String warrant = ",\"entry\":{\"warrantNumber\":\"W 7\",\"warrantCourt\":\"Leeds\",\"warrantIssuedOn\":\"2026-01-02\",\"warrantScope\":\"all rooms\"}";
        visit = GivenPlan.open(GivenPlan.accepted(aWorkplace("PRIVATE_HOUSEHOLD")), ",\"householdAccess\":\"CONSENT\"" + consent).then()
                .statusCode(200).extract().path("visit");
        String access = "{\"part\":\"HOUSEHOLD_ACCESS\",\"value\":\"WARRANT\"%s,\"reason\":\"misread\"}";
        post("corrections", access.formatted("")).statusCode(400).body("violations[0].field", equalTo("entry"));
        post("corrections", access.formatted(consent)).statusCode(400).body("violations[0].field", equalTo("entry.consentBy"));
        post("corrections", access.formatted(warrant.replace("2026-01-02", "2099-01-02"))).statusCode(400)
                .body("violations[0].field", equalTo("entry.warrantIssuedOn"));
        post("corrections", access.formatted(warrant)).statusCode(200).body("closed", equalTo(false))
                .body("householdAccess", equalTo("WARRANT"))
                .body("entry.warrantNumber", equalTo("W 7")).body("entry.consentBy", nullValue())
                .body("corrections.part", contains("HOUSEHOLD_ACCESS", "HOUSEHOLD_ENTRY"))
                .body("corrections[0].before", equalTo("CONSENT")).body("corrections[1].valuesBefore.consentBy", equalTo("a son"))
                .body("corrections[1].valuesAfter.warrantCourt", equalTo("Leeds")).body("corrections[1].before", nullValue());
        post("corrections", "{\"part\":\"HOUSEHOLD_ENTRY\"" + warrant.replace("all rooms", "the kitchen")
                + ",\"reason\":\"typed wrongly\"}").statusCode(200)
                .body("entry.warrantScope", equalTo("the kitchen"));
        post("corrections", "{\"part\":\"HOUSEHOLD_ENTRY\"" + consent + ",\"reason\":\"r\"}").statusCode(400);
        assertEquals(0,
                count("select count(*) from visit_entry where position(convert_to('the kitchen', 'UTF8') in coalesce(sealed, '')) > 0"));
        visit = opened(aWorkplace("ESTABLISHMENT"));
        post("corrections", access.formatted(warrant)).statusCode(400).body("violations[0].field", equalTo("part"));
    }

    @Test
    void ok_200_times_answers_and_interviews_are_corrected_by_typed_values() {
        post("interviews", INTERVIEW).statusCode(200);
        close().statusCode(200);
        String start = Instant.now().minusSeconds(7200).truncatedTo(ChronoUnit.SECONDS).toString();
        post("corrections", "{\"part\":\"START\",\"at\":\"%s\",\"reason\":\"clock\"}".formatted(start)).statusCode(200)
                .body("startedAt", equalTo(start))
                .body("corrections[0].valuesAfter.at", equalTo(start)).body("corrections[0].valuesBefore.at", notNullValue());
        post("corrections", "{\"part\":\"START\",\"at\":\"%1$s\",\"value\":\"%1$s\",\"reason\":\"clock\"}".formatted(start))
                .statusCode(400);
        post("corrections", "{\"part\":\"END\",\"at\":\"2020-01-01T00:00:00Z\",\"reason\":\"r\"}").statusCode(400)
                .body("violations[0].field", equalTo("at"));
        String answer = "{\"part\":\"ANSWER\",\"checklist\":\"farming-2026\",\"question\":\"%s\",\"answer\":%s,\"reason\":\"misread\"}";
        post("corrections", answer.formatted("FA04", "{\"answer\":\"NOT_SEEN\"}")).statusCode(200)
                .body("answers.value", contains("NOT_SEEN"));
        post("corrections", answer.formatted("FA01", "{\"number\":7}")).statusCode(200).body("answers.value", contains("NOT_SEEN", "7"));
        post("corrections", answer.formatted("FA01", "{\"text\":\"seven\"}")).statusCode(400)
                .body("violations[0].field", equalTo("answer"));
        readIn("en").body("answers.type", contains("YES_NO", "NUMBER"));
        String interview = "{\"part\":\"INTERVIEW\",\"interview\":%d%s,\"reason\":\"mistyped\"}";
        post("corrections", interview.formatted(1,
                ",\"interviewed\":{\"alone\":false,\"language\":\"so\"},\"value\":\"they sleep there\"")).statusCode(200)
                .body("interviews[0].alone", equalTo(false)).body("interviews[0].language", equalTo("so"))
                .body("interviews[0].workers", equalTo(2))
                .body("interviews[0].interpretation", equalTo("INTERPRETER_BY_PHONE"))
                .body("interviews[0].note", equalTo("they sleep there"))
                .body("corrections.find { it.part == 'INTERVIEW' }.valuesBefore.language", equalTo("tl"))
                .body("corrections.find { it.part == 'INTERVIEW' }.interview", equalTo(1))
                .body("corrections.find { it.part == 'INTERVIEW_NOTE' }.before", equalTo("they may not leave at night"));
        post("corrections", interview.formatted(1, "")).statusCode(400).body("violations[0].field", equalTo("interviewed"));
        post("corrections", interview.formatted(2, ",\"interviewed\":{\"alone\":false}")).statusCode(400)
                .body("violations[0].field", equalTo("interview"));
        post("corrections", interview.formatted(1, ",\"interviewed\":{\"language\":\"Tagalog!\"}")).statusCode(400);
    }

    @Test
    void not_found_404_another_inspectorate() {
        for (String path : new String[] {"/record", "/checklists/ilo-ec-2009"}) {
            as(Account.OTHER_INSPECTOR).get(API + "/visits/" + visit + path).then().statusCode(404);
        }
        as(Account.OTHER_INSPECTOR).body(INTERVIEW).post(API + "/visits/" + visit + "/interviews").then().statusCode(404);
        as(Account.INSPECTOR).get(API + "/visits/" + UUID.randomUUID() + "/record").then().statusCode(404);
        as(Account.INSPECTOR).get(API + "/visits/" + visit + "/checklists/no-such").then().statusCode(404);
    }

    @Test
    void ok_200_checklists_have_numbers_types_and_languages() {
        as(Account.INSPECTOR).get(API + "/checklists").then().statusCode(200).body("items.code", hasItem("domestic-work-2026")).body("items.code", hasItem("fishing-2026"))
                .body("items.code", hasItem("farming-2026"));
        as(Account.INSPECTOR).get(API + "/checklists/domestic-work-2026?language=fr").then().statusCode(200).body("languages", contains("ar", "en", "es", "fr", "ru", "zh"))
                .body("questions[0].number", equalTo(1)).body("title", equalTo("Travail domestique"));
        as(Account.INSPECTOR).get(API + "/checklists/ilo-ec-2009?language=en").then().statusCode(200).body("questions.size()", equalTo(67));
        as(Account.INSPECTOR).get(API + "/checklists/none").then().statusCode(404);
        as(Account.ADMINISTRATOR).get(API + "/checklists").then().statusCode(403);
    }

    /// Each title, question and choice of each checklist is in each language, and not in English.
    @Test
    void ok_200_every_word_of_every_checklist_is_in_six_languages() {
        List<String> codes = as(Account.INSPECTOR).get(API + "/checklists").path("items.code");
        assertEquals(4, codes.size());
        for (String code : codes) {
            List<String> english = words(code, "en");
            for (String language : List.of("fr", "es", "ar", "ru", "zh")) {
                List<String> translated = words(code, language);
                assertEquals(english.size(), translated.size(), code);
                for (int i = 0; i < english.size(); i++) {
                    assertNotEquals(english.get(i), translated.get(i), code + " " + language);
                }
            }
            assertEquals(List.of(), words(code, "ru").stream().filter(word -> !word.matches("(?s).*\\p{IsCyrillic}.*")).toList(), code);
            assertEquals(List.of(), words(code, "zh").stream().filter(word -> !word.matches("(?s).*\\p{IsHan}.*")).toList(), code);
        }
    }

    private static List<String> words(String code, String language) {
        Response checklist = as(Account.INSPECTOR).get(API + "/checklists/" + code + "?language=" + language);
        List<String> words = new ArrayList<>(checklist.<List<String>>path("questions.text"));
        checklist.<List<List<String>>>path("questions.choices.text").forEach(words::addAll);
        words.add(checklist.path("title"));
        return words;
    }

    private ValidatableResponse keyed(String key, String operation, String body) {
        return as(Account.INSPECTOR).header("Idempotency-Key", key).body(body).post(API + "/visits/" + visit + "/" + operation).then();
    }

    private ValidatableResponse close() {
        return post("close", "{\"endedAt\":\"%s\",\"workersPresent\":12,\"summary\":\"all was clean\"}".formatted(Instant.now().minusSeconds(1)));
    }

    private ValidatableResponse answer(String question, String value) {
        return post("answers", "{\"checklist\":\"ilo-ec-2009\",\"answers\":[{\"question\":\"%s\",\"value\":\"%s\"}]}".formatted(question, value));
    }

    private ValidatableResponse post(String what, String body) {
        return as(Account.INSPECTOR).body(body).post(API + "/visits/" + visit + "/" + what).then();
    }
}
