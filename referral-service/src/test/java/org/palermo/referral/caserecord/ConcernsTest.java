package org.palermo.referral.caserecord;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.correct;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.refer;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.caserecord.GivenRecords.SAMPLES;
import static org.palermo.referral.caserecord.GivenRecords.a;
import static org.palermo.referral.caserecord.GivenRecords.path;
import static org.palermo.referral.caserecord.GivenRecords.put;
import static org.palermo.referral.team.GivenTeams.assign;
import static org.palermo.referral.team.GivenTeams.caseOf;
import static org.palermo.referral.team.GivenTeams.subject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.casefile.worklist.Concern;

/// The lists of persons who are missing, who have had no return interview, and who have no guardian.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class ConcernsTest {
    private static final String MISSING = SAMPLES.get("missing-episodes");

    private static final Map<String, Object> CHILD = Map.of("reason", "DOCUMENT_SEEN", "dateOfBirth", LocalDate.now().minusYears(15).toString());

    private UUID file;

    @BeforeEach
    void aCase() {
        GivenRecords.theRegister();
        file = caseOf(Account.COORDINATOR);
    }

    @Test
    void ok_200_lists_missing_persons_and_outstanding_return_interviews() {
        String id = a("missing-episodes", file);
        assertListed(file, Concern.MISSING);
        put(Account.COORDINATOR, file, "missing-episodes", id, "\"0\"", found("CAME_BACK", "")).statusCode(200);
        assertListed(file, Concern.INTERVIEW_DUE);
        put(Account.AUTHORITY, file, "missing-episodes", id, "\"1\"", found("CAME_BACK", "\"returnInterviewAt\":\"2026-01-07T10:00:00Z\",")).statusCode(200);
        assertListed(file, null);
    }

    @Test
    void ok_200_one_of_two_episodes_is_enough_and_the_dead_need_no_interview() {
        String first = a("missing-episodes", file);
        a("missing-episodes", file);
        put(Account.COORDINATOR, file, "missing-episodes", first, "\"0\"", found("DEAD", "")).statusCode(200);
        assertListed(file, Concern.MISSING);
        sql("update case_file set stage = 'CLOSED', closed_at = now() where id = '" + file + "'");
        assertListed(file, Concern.MISSING);
    }

    @Test
    void ok_200_a_child_without_a_guardian_until_the_case_is_over() {
        UUID child = child("GB-ENG-LDN");
        assertListed(child, Concern.NO_GUARDIAN);
        String id = a("guardians", child);
        assertListed(child, null);
        String ended = SAMPLES.get("guardians").replace("\"body\"", "\"endedOn\":\"2026-02-01\",\"body\"");
        put(Account.AUTHORITY, child, "guardians", id, "\"0\"", ended).statusCode(200);
        assertListed(child, Concern.NO_GUARDIAN);
        sql("update case_file set age_group = 'ADULT' where id = '" + child + "'");
        assertListed(child, null);
        sql("update case_file set age_group = 'UNSURE' where id = '" + child + "'");
        assertListed(child, Concern.NO_GUARDIAN);
        sql("update case_file set stage = 'CLOSED', closed_at = now() where id = '" + child + "'");
        assertListed(child, null);
    }

    @Test
    void a_childs_return_interview_is_due_in_72_hours_in_england_and_has_no_deadline_without_a_legal_term() {
        assertEquals("2026-01-09T10:00:00Z", interviewDueOf(child("GB-ENG-LDN")));
        assertNull(interviewDueOf(child("GB-SCT")));
        assertNull(interviewDueOf(file));
    }

    @Test
    void the_deadline_of_the_return_interview_follows_a_new_age_determination() {
        UUID held = UUID.fromString(refer(Account.RESPONDER, Given.ADULT.replace("GB-SCT", "GB-ENG-LDN")).statusCode(201).extract().path("id"));
        assign(Account.AUTHORITY, held, subject(Account.COORDINATOR)).statusCode(200);
        String id = a("missing-episodes", held);
        put(Account.COORDINATOR, held, "missing-episodes", id, "\"0\"", found("CAME_BACK", "")).statusCode(200);
        assertInterviewDue(held, id, null);
        correct(Account.COORDINATOR, held, "\"0\"", CHILD).statusCode(200).body("ageGroup", equalTo("CHILD"));
        assertInterviewDue(held, id, "2026-01-09T10:00:00Z");
        sql("update case_file set age_group = 'ADULT' where id = '" + held + "'");
        assertInterviewDue(held, id, null);
    }

    @Test
    void ok_200_a_child_who_withdrew_as_an_adult_is_listed_without_a_guardian() {
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(Map.of("to", "WITHDRAWN")).post("/api/nrm/v1/cases/" + file + "/transitions").then().statusCode(200);
        assertListed(file, null);
        correct(Account.COORDINATOR, file, "\"1\"", CHILD).statusCode(200).body("stage", equalTo("WITHDRAWN"));
        assertListed(file, Concern.NO_GUARDIAN);
        a("guardians", file);
        assertListed(file, null);
    }

    @Test
    void an_erased_person_raises_no_concern() {
        a("missing-episodes", file);
        sql("update case_file set stage = 'CLOSED', closed_at = now() where id = '" + file + "'");
        Erasing.byTwo(file).statusCode(200);
        assertEquals(0, count("select count(*) from case_concern where case_file = '" + file + "'"));
    }

    @Test
    void invalid_400_unknown_filter() {
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?with=LOST").then().statusCode(400).body("violations.field", hasItem("with"));
        as(Account.COORDINATOR).get("/api/nrm/v1/cases/assigned?with=LOST").then().statusCode(400).body("violations.field", hasItem("with"));
    }

    private static UUID child(String region) {
        String body = Given.ADULT.replace("\"ADULT\",\"consent\":true", "\"CHILD\"").replace("GB-SCT", region);
        UUID child = UUID.fromString(refer(Account.RESPONDER, body).statusCode(201).extract().path("id"));
        assign(Account.AUTHORITY, child, subject(Account.COORDINATOR)).statusCode(200);
        return child;
    }

    private static String interviewDueOf(UUID file) {
        String id = a("missing-episodes", file);
        put(Account.COORDINATOR, file, "missing-episodes", id, "\"0\"", found("CAME_BACK", "")).statusCode(200);
        return as(Account.COORDINATOR).get(path(file, "missing-episodes/" + id)).then().statusCode(200).body("state", equalTo("FOUND")).extract().path("dueAt");
    }

    /// Asserts it for the record, and for the queries of the digest and the lists.
    private static void assertInterviewDue(UUID file, String id, String dueAt) {
        for (String path : List.of("missing-episodes/" + id, "records?kind=MISSING_EPISODE")) {
            Object due = as(Account.COORDINATOR).get(path(file, path)).then().statusCode(200).extract().path(path.startsWith("records") ? "items[0].dueAt" : "dueAt");
            assertEquals(dueAt, due, path);
        }
        String concerned = "select count(*) from case_concern where case_file = '" + file + "' and kind = 'INTERVIEW_DUE' and due_at is not distinct from ";
        assertEquals(1, count(concerned + (dueAt == null ? "null" : "timestamptz '" + dueAt + "'")));
    }

    private static String found(String how, String more) {
        return MISSING.replace("\"note\"", "\"foundAt\":\"2026-01-06T10:00:00Z\",\"found\":\"" + how + "\"," + more + "\"note\"");
    }

    /// Asserts that the authority, the sender and those who work on the case see the case in this list and in no other.
    private static void assertListed(UUID file, Concern only) {
        for (Concern concern : Concern.values()) {
            for (Account reader : List.of(Account.AUTHORITY, Account.RESPONDER, Account.COORDINATOR)) {
                String list = reader == Account.COORDINATOR ? "/api/nrm/v1/cases/assigned" : "/api/nrm/v1/cases";
                List<String> found = as(reader).get(list + "?limit=200&with=" + concern).then().statusCode(200).extract().path("items.id");
                assertEquals(concern == only ? List.of(file.toString()) : List.of(), Stream.of(file.toString()).filter(found::contains).toList(), reader + " " + concern);
            }
        }
    }
}
