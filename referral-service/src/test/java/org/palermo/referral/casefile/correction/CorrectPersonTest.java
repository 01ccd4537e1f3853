package org.palermo.referral.casefile.correction;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.correct;
import static org.palermo.referral.casefile.Given.count;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.etag.MergePatch;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.casefile.Somebody;
import org.palermo.referral.caserecord.GivenRecords;
import org.palermo.referral.team.GivenTeams;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class CorrectPersonTest {
    private static final String CASES = "/api/nrm/v1/cases/";

    private final Somebody she = Somebody.unknown();
    private UUID id;

    @BeforeEach
    void aCaseThatSomebodyWorksOn() {
        GivenRecords.theRegister();
        id = UUID.fromString(Given.refer(Account.RESPONDER, she.referral()).statusCode(201).extract().path("id"));
        GivenTeams.assign(Account.AUTHORITY, id, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
    }

    @Test
    void ok_200_who_she_is_is_read_apart_from_the_file_and_each_reading_is_recorded() {
        String read = "select count(*) from audit_entry where record_id = '" + id + "' and action = 'READ_PERSON'";
        for (Account account : List.of(Account.AUTHORITY, Account.COORDINATOR, Account.RESPONDER)) {
            long before = count(read);
            as(account).get(CASES + id + "/person").then().statusCode(200).header("ETag", "\"0\"").body("familyName", equalTo(she.family()))
                    .body("safeContact.value", equalTo(she.phone()));
            assertEquals(before + 1, count(read));
        }
        as(Account.OTHER_COORDINATOR).get(CASES + id + "/person").then().statusCode(404);
        as(Account.DATA_PROTECTION).get(CASES + id + "/person").then().statusCode(403);
        Erasing.ask(id.toString()).statusCode(202);
        Erasing.answer(Account.AUTHORITY, id.toString(), true).statusCode(200);
        as(Account.AUTHORITY).get(CASES + id + "/person").then().statusCode(409).body("type", equalTo("urn:palermo:problem:case-file:nobody"));
    }

    @Test
    void ok_200_named_fields_change_null_fields_are_removed_and_others_remain() {
        correct(Account.COORDINATOR, id, "\"0\"", patch("HER_REQUEST", "familyName", "Petrova", "nationality", null)).statusCode(200).header("ETag", "\"1\"")
                .body("person.familyName", equalTo("Petrova")).body("person.nationality", nullValue()).body("person.givenName", equalTo(she.given()))
                .body("person.dateOfBirth", equalTo(she.born())).body("person.circumstances", containsString(she.given())).body("safeContact.value", equalTo(she.phone()))
                .body("corrections.reason", contains("HER_REQUEST")).body("corrections[0].fields", contains("familyName", "nationality"))
                .body("corrections[0].body", equalTo(Account.COORDINATOR.agency().toString())).body("history.event", hasItem("PersonCorrected")).body("stage", equalTo("REFERRED"));
        as(Account.RESPONDER).get(CASES + id).then().statusCode(200).body("person.familyName", equalTo("Petrova")).body("corrections.earlier", contains(nullValue()));
    }

    @Test
    void ok_200_only_the_persons_own_copy_has_the_earlier_data() {
        correct(Account.AUTHORITY, id, "\"0\"", patch("DOCUMENT_SEEN", "givenName", "Anna", "identifiers", List.of())).statusCode(200);
        correct(Account.AUTHORITY, id, "\"1\"", patch("MISTAKE", "givenName", "Ana")).statusCode(200).body("corrections.earlier", contains(nullValue(), nullValue()));
        as(Account.COORDINATOR).get(CASES + id + "/copy").then().statusCode(200).body("caseFile.person.givenName", equalTo("Ana"))
                .body("caseFile.corrections.earlier.givenName", contains(she.given(), "Anna")).body("caseFile.corrections[0].earlier.identifiers.value", contains(she.passport(), she.phone()))
                .body("caseFile.corrections[1].earlier.identifiers", empty());
    }

    @Test
    void ok_200_the_persons_request_is_answered() {
        String request = GivenRecords.a(Account.COORDINATOR, "rights-requests", id, "wrong name");
        correct(Account.COORDINATOR, id, "\"0\"", patch("HER_REQUEST", "givenName", "Anna", "rightsRequest", request, "answer", "Your name is Anna now.")).statusCode(200)
                .body("corrections[0].rightsRequest", equalTo(request));
        as(Account.COORDINATOR).get(CASES + id + "/rights-requests/" + request).then().statusCode(200).body("particulars.state", equalTo("GRANTED"))
                .body("particulars.answeredOn", equalTo(Given.today())).body("particulars.answer", equalTo("Your name is Anna now."));
        correct(Account.COORDINATOR, id, "\"1\"", patch("HER_REQUEST", "givenName", "Ana", "rightsRequest", request, "answer", "Again.")).statusCode(400)
                .body("violations.field", contains("rightsRequest"));
        as(Account.COORDINATOR).get(CASES + id).then().body("person.givenName", equalTo("Anna"));
    }

    @Test
    void invalid_400_not_a_request_of_this_person() {
        UUID other = GivenTeams.caseOf(Account.COORDINATOR);
        for (String request : List.of(GivenRecords.a(Account.COORDINATOR, "rights-requests", other, "wrong name"), GivenRecords.a(Account.COORDINATOR, "needs", id, "x"), UUID.randomUUID().toString())) {
            correct(Account.COORDINATOR, id, "\"0\"", patch("HER_REQUEST", "givenName", "Anna", "rightsRequest", request, "answer", "Yes.")).statusCode(400)
                    .body("violations.field", contains("rightsRequest"));
        }
        correct(Account.COORDINATOR, id, "\"0\"", patch("HER_REQUEST", "givenName", "Anna", "answer", "Yes.")).statusCode(400).body("violations.field", contains("answer"));
    }

    @Test
    void ok_200_a_corrected_birth_date_that_makes_her_a_child_changes_the_age_group() {
        long children = count("select count(*) from counted_step where kind = 'REFERRAL' and age_group = 'CHILD' and region = 'GB-SCT'");
        correct(Account.COORDINATOR, id, "\"0\"", patch("DOCUMENT_SEEN", "dateOfBirth", LocalDate.now().minusYears(15).toString())).statusCode(200)
                .body("ageGroup", equalTo("CHILD")).body("guardianNeeded", equalTo(true)).body("corrections[0].ageGroup", equalTo("CHILD"));
        assertEquals(children + 1, count("select count(*) from counted_step where kind = 'REFERRAL' and age_group = 'CHILD' and region = 'GB-SCT'"));
        as(Account.AUTHORITY).header("If-Match", "\"1\"").body(Map.of("to", "WITHDRAWN")).post(CASES + id + "/transitions").then().statusCode(409);
        correct(Account.COORDINATOR, id, "\"1\"", patch("MISTAKE", "dateOfBirth", she.born())).statusCode(200).body("ageGroup", equalTo("CHILD")).body("corrections[1].ageGroup", nullValue());
    }

    @Test
    void emits_a_special_notice_also_to_the_authority_when_the_person_is_a_child_by_birth_date() {
        Map<String, Object> child = patch("DOCUMENT_SEEN", "dateOfBirth", LocalDate.now().minusYears(15).toString());
        correct(Account.COORDINATOR, id, "\"0\"", child).statusCode(200);
        correct(Account.COORDINATOR, id, "\"1\"", patch("MISTAKE", "givenName", "Anna")).statusCode(200);
        for (Account account : List.of(Account.AUTHORITY, Account.RESPONDER, Account.COORDINATOR)) {
            List<String> told = as(account).get("/api/nrm/v1/notices?limit=200").then().statusCode(200).extract().path("items.findAll { it.about == '%s' }.kind".formatted(id));
            assertEquals(1, told.stream().filter("CASE_CHILD_BY_BIRTH"::equals).count(), account.name());
            assertEquals(account != Account.AUTHORITY, told.contains("CASE_PERSON_CORRECTED"), account.name());
        }
    }

    @Test
    void ok_200_an_existing_guardian_counts() {
        GivenRecords.a(Account.COORDINATOR, "guardians", id, "x");
        correct(Account.COORDINATOR, id, "\"0\"", patch("DOCUMENT_SEEN", "dateOfBirth", LocalDate.now().minusYears(15).toString())).statusCode(200)
                .body("ageGroup", equalTo("CHILD")).body("guardianNeeded", equalTo(false));
    }

    @Test
    void ok_200_another_file_with_the_corrected_passport_is_linked_and_both_remain() {
        Somebody known = Somebody.unknown();
        String other = Given.refer(Account.RESPONDER, known.referral()).statusCode(201).extract().path("id");
        correct(Account.COORDINATOR, id, "\"0\"", patch("DOCUMENT_SEEN", "identifiers", List.of(Map.of("kind", "PASSPORT", "value", known.passport())))).statusCode(200).body("links", nullValue());
        as(Account.AUTHORITY).get(CASES + id).then().body("links.caseFile", contains(other)).body("links.state", contains("OPEN"));
        as(Account.AUTHORITY).get(CASES + other).then().body("person.familyName", equalTo(known.family())).body("version", equalTo(0));
    }

    @Test
    void ok_200_a_closed_file_can_be_corrected() {
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(Map.of("to", "WITHDRAWN")).post(CASES + id + "/transitions").then().statusCode(200);
        correct(Account.AUTHORITY, id, "\"1\"", patch("HER_REQUEST", "givenName", "Anna")).statusCode(200).body("stage", equalTo("WITHDRAWN")).body("person.givenName", equalTo("Anna"));
    }

    @Test
    void emits_an_audit_entry_and_a_notice_without_any_data() {
        correct(Account.COORDINATOR, id, "\"0\"", patch("MISTAKE", "givenName", "Anna")).statusCode(200);
        assertEquals(1, count("select count(*) from audit_entry where record_id = '" + id + "' and action = 'CORRECT_PERSON'"));
        for (Account account : List.of(Account.RESPONDER, Account.COORDINATOR)) {
            String about = "items.findAll { it.about == '%s' }.kind".formatted(id);
            as(account).get("/api/nrm/v1/notices?limit=200").then().statusCode(200).body(about, hasItem("CASE_PERSON_CORRECTED")).body(not(containsString("Anna")));
        }
    }

    @Test
    void no_content_204_when_the_caller_does_not_ask_for_the_body() {
        as(Account.COORDINATOR).contentType(MergePatch.TYPE).header("If-Match", "\"0\"").header("Prefer", "return=minimal")
                .body("{\"reason\":\"MISTAKE\",\"givenName\":\"Anna\"}".getBytes(StandardCharsets.UTF_8)).patch(CASES + id + "/person").then()
                .statusCode(204).header("ETag", "\"1\"").body(emptyOrNullString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"givenName\": \"Anna\"} | reason", "{\"reason\": \"WHIM\", \"givenName\": \"Anna\"} | reason", "{\"reason\": \"MISTAKE\"} | (body)", "{\"reason\": \"MISTAKE\", \"dateOfBirth\": \"2999-01-01\"} | dateOfBirth",
        "{\"reason\": \"MISTAKE\", \"nationality\": \"Thai\"} | nationality", "{\"reason\": \"MISTAKE\", \"whatever\": 1} | (unknown)", "{\"reason\": \"MISTAKE\", \"languages\": [null]} | languages[0]",
        "{\"reason\": \"MISTAKE\", \"identifiers\": [{\"kind\": \"PASSPORT\", \"value\": \" \"}]} | identifiers[0].value", "{\"reason\": \"MISTAKE\", \"givenName\": {\"a\": 1}} | givenName"})
    void invalid_400_names_the_field_and_repeats_no_value(String body, String field) {
        as(Account.COORDINATOR).contentType(MergePatch.TYPE).header("If-Match", "\"0\"").body(body.getBytes(StandardCharsets.UTF_8)).patch(CASES + id + "/person").then()
                .statusCode(400).body("violations.field", hasItem(field)).body(not(containsString("Thai")));
        as(Account.COORDINATOR).get(CASES + id).then().header("ETag", "\"0\"").body("corrections", empty());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"[]", "1", "{", "``"})
    void invalid_400_body_is_not_a_json_object(String body) {
        as(Account.COORDINATOR).contentType(MergePatch.TYPE).header("If-Match", "\"0\"").body(body.getBytes(StandardCharsets.UTF_8)).patch(CASES + id + "/person").then().statusCode(400);
    }

    @Test
    void stale_412_after_another_change_and_428_without_an_etag() {
        correct(Account.COORDINATOR, id, null, patch("MISTAKE", "givenName", "Anna")).statusCode(428);
        correct(Account.COORDINATOR, id, "\"0\"", patch("MISTAKE", "givenName", "Anna")).statusCode(200);
        correct(Account.AUTHORITY, id, "\"0\"", patch("MISTAKE", "givenName", "Hanna")).statusCode(412);
    }

    @Test
    void not_found_404_the_same_for_another_country_another_case_and_an_unknown_case() {
        List<ValidatableResponse> refused = List.of(
                Given.correct(TestTokens.covering(Account.AUTHORITY, Set.of("ZZ")), id, "\"0\"", patch("MISTAKE", "givenName", "Anna")),
                correct(Account.OTHER_COORDINATOR, id, "\"0\"", patch("MISTAKE", "givenName", "Anna")),
                correct(Account.AUTHORITY, UUID.randomUUID(), "\"0\"", patch("MISTAKE", "givenName", "Anna")));
        List<String> told = refused.stream().map(answer -> answer.statusCode(404).extract().path("type").toString() + answer.extract().path("detail")).distinct().toList();
        assertEquals(1, told.size(), told.toString());
    }

    @Test
    void forbidden_403_the_sender_and_everybody_else() {
        for (Account account : List.of(Account.RESPONDER, Account.BORDER, Account.RAPPORTEUR, Account.DATA_PROTECTION, Account.AUDITOR)) {
            correct(account, id, "\"0\"", patch("MISTAKE", "givenName", "Anna")).statusCode(403);
        }
    }

    @Test
    void conflict_409_no_identified_person_or_erased() {
        String declined = Given.refer(Account.RESPONDER, she.referral().replace("\"consent\":true", "\"consent\":false")).statusCode(201).extract().path("id");
        correct(Account.AUTHORITY, UUID.fromString(declined), "\"0\"", patch("MISTAKE", "givenName", "Anna")).statusCode(409).body("type", equalTo("urn:palermo:problem:case-file:nobody"));
        Erasing.byTwo(id).statusCode(200);
        correct(Account.AUTHORITY, id, "\"1\"", patch("MISTAKE", "givenName", "Anna")).statusCode(409);
        as(Account.AUTHORITY).get(CASES + id).then().body("person", nullValue()).body("corrections", empty());
    }

    /// After corrections in any order, a search finds the person by the current data and by no earlier data.
    @RepeatedTest(4)
    void after_any_corrections_a_search_finds_only_the_current_data(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        List<Somebody> was = new ArrayList<>(List.of(she));
        for (int i = 0; i < 5; i++) {
            Somebody before = was.getLast();
            Somebody next = Somebody.unknown();
            Somebody now = new Somebody(random.nextBoolean() ? next.given() : before.given(), random.nextBoolean() ? next.family() : before.family(),
                    next.born(), random.nextBoolean() ? next.passport() : before.passport(), before.phone());
            Account account = random.nextBoolean() ? Account.COORDINATOR : Account.AUTHORITY;
            correct(account, id, ETags.of(i), patch("MISTAKE", "givenName", now.given(), "familyName", now.family(), "dateOfBirth", now.born(),
                    "identifiers", List.of(Map.of("kind", "PASSPORT", "value", now.passport())))).statusCode(200);
            was.add(now);
            for (Account searcher : List.of(Account.AUTHORITY, Account.RESPONDER)) {
                was.forEach(one -> {
                    assertEquals(one.given().equals(now.given()), finds(searcher, Map.of("name", one.given())), "given name");
                    assertEquals(one.family().equals(now.family()), finds(searcher, Map.of("name", one.family())), "family name");
                    assertEquals(one.passport().equals(now.passport()), finds(searcher, Map.of("identifier", Map.of("kind", "PASSPORT", "value", one.passport()))), "passport");
                });
                assertTrue(finds(searcher, Map.of("name", now.given() + " " + now.family())));
            }
        }
    }

    private boolean finds(Account account, Map<String, Object> asked) {
        return as(account).body(asked).post(CASES + "searches").then().statusCode(200).extract().<List<String>>path("items.id").contains(id.toString());
    }

    private static Map<String, Object> patch(String reason, Object... fields) {
        Map<String, Object> patch = new HashMap<>(Map.of("reason", reason));
        for (int i = 0; i < fields.length; i += 2) {
            patch.put((String) fields[i], fields[i + 1]);
        }
        return patch;
    }
}
