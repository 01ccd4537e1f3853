package org.palermo.referral.informationrequest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.casefile.Given.text;
import static org.palermo.referral.team.GivenTeams.caseOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.caserecord.GivenRecords;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class InformationRequestsTest {
    private static final String CASES = "/api/nrm/v1/cases/";
    private static final String RECEIVED = "/api/nrm/v1/received-information-requests";

    @Inject
    InformationReminders watch;

    private UUID file;
    private String reference;

    @BeforeEach
    void aCase() {
        GivenRecords.theRegister();
        file = caseOf(Account.COORDINATOR);
        reference = text("select reference from case_file where id = '" + file + "'");
    }

    @Test
    void created_201_the_addressee_sees_the_question_and_the_reference_and_nothing_else() {
        String id = ask(Account.AUTHORITY, Account.RESPONDER, "Zquestion").statusCode(201).header("ETag", equalTo("\"0\""))
                .body("status", equalTo("OPEN"))
                .body("question", equalTo("Zquestion")).body("from", equalTo(Account.AUTHORITY.agency().toString()))
                        .body("due", equalTo("SOON")).extract().path("id");
        assertEquals(0, count("select count(*) from information_request where encode(question, 'escape') like '%Zquestion%'"));
        as(Account.RESPONDER).get(RECEIVED + "?limit=200").then().statusCode(200).body("items.id", hasItem(id))
                .body("items.find { it.id == '" + id + "' }.question", nullValue());
        String seen = as(Account.RESPONDER).get(RECEIVED + "/" + id).then().statusCode(200).body("question", equalTo("Zquestion"))
                .body("reference", equalTo(reference)).extract().asString();
        for (String hers : List.of(file.toString(), "Tran", "GB-SCT", "REFERRED")) {
            assertFalse(seen.contains(hers), seen);
        }
        for (Account account : List.of(Account.PROVIDER, Account.NGO, Account.OTHER_COORDINATOR)) {
            as(account).get(RECEIVED + "/" + id).then().statusCode(404);
            as(account).get(RECEIVED + "?limit=200").then().statusCode(200).body("items.id", not(hasItem(id)));
        }
        for (Account account : List.of(Account.BORDER, Account.AGENCY_ADMINISTRATOR, Account.RAPPORTEUR)) {
            as(account).get(RECEIVED + "/" + id).then().statusCode(403);
        }
        assertEquals(1, told(Account.RESPONDER.agency(), id, "INFORMATION_ASKED"));
    }

    @Test
    void ok_200_the_answer_comes_back_into_the_case() {
        String id = ask(Account.COORDINATOR, Account.PROVIDER, "Zquestion").statusCode(201).extract().path("id");
        answer(Account.NGO, id, "\"0\"", "x").statusCode(404);
        answer(Account.PROVIDER, id, null, "x").statusCode(428);
        answer(Account.PROVIDER, id, "\"3\"", "x").statusCode(412);
        answer(Account.PROVIDER, id, "\"0\"", " ").statusCode(400);
        answer(Account.PROVIDER, id, "\"0\"", "Zanswer").statusCode(200).body("status", equalTo("ANSWERED"))
                .body("answer", equalTo("Zanswer")).header("ETag", equalTo("\"1\""));
        answer(Account.PROVIDER, id, "\"1\"", "again").statusCode(409).body("type",
                equalTo("urn:palermo:problem:information-request:ended"));
        for (Account account : List.of(Account.COORDINATOR, Account.AUTHORITY)) {
            as(account).get(path(id)).then().statusCode(200).body("answer", equalTo("Zanswer")).body("due", equalTo("NONE"))
                    .body("endedAt", notNullValue());
            as(account).get(path(null)).then().statusCode(200).body("items.answer", contains("Zanswer"));
        }
        as(Account.OTHER_COORDINATOR).get(path(id)).then().statusCode(404);
        as(Account.RESPONDER).get(path(id)).then().statusCode(403);
        assertEquals(1, told(Account.COORDINATOR.agency(), file.toString(), "INFORMATION_GIVEN"));
        assertEquals(0, count("select count(*) from information_request where encode(answer, 'escape') like '%Zanswer%'"));
    }

    @Test
    void ok_200_open_questions_are_a_clock_of_the_case() {
        String later = ask(Account.AUTHORITY, Account.RESPONDER, "a").statusCode(201).extract().path("id");
        String soon = ask(Account.COORDINATOR, Account.PROVIDER, "b").statusCode(201).extract().path("id");
        sql("update information_request set due_on = date '" + Given.today() + "' + 60, due_at = now() + interval '60 days' where id = '"
                + later + "'");
        sql("update information_request set due_on = date '" + Given.today() + "' - 1, due_at = now() - interval '1 day' where id = '"
                + soon + "'");
        as(Account.AUTHORITY).get(CASES + file).then().statusCode(200).body("openQuestions.id", contains(soon, later))
                .body("openQuestions.due", contains("OVERDUE", "LATER"));
        as(Account.COORDINATOR).get(CASES + file).then().statusCode(200).body("openQuestions", hasSize(2));
        as(Account.RESPONDER).get(CASES + file).then().statusCode(200).body("openQuestions.id", contains(later));
        answer(Account.PROVIDER, soon, "\"0\"", "x").statusCode(200);
        as(Account.COORDINATOR).get(CASES + file).then().body("openQuestions.id", contains(later));
    }

    @Test
    void ok_200_the_lists_of_cases_find_those_with_an_open_question() {
        String query = "?with=QUESTION_OPEN&limit=200";
        String id = ask(Account.COORDINATOR, Account.PROVIDER, "a").statusCode(201).extract().path("id");
        String second = ask(Account.AUTHORITY, Account.PROVIDER, "b").statusCode(201).extract().path("id");
        int counted = counted();
        for (String list : List.of(CASES.substring(0, CASES.length() - 1), CASES + "assigned")) {
            Account account = list.endsWith("assigned") ? Account.COORDINATOR : Account.AUTHORITY;
            as(account).get(list + query).then().statusCode(200).body("items.findAll { it.id == '" + file + "' }", hasSize(1));
        }
        answer(Account.PROVIDER, id, "\"0\"", "x").statusCode(200);
        assertEquals(counted, counted(), "one question is open still");
        answer(Account.PROVIDER, second, "\"0\"", "x").statusCode(200);
        assertEquals(counted - 1, counted());
        as(Account.AUTHORITY).get(CASES.substring(0, CASES.length() - 1) + query).then().statusCode(200).body("items.id", not(hasItem(file.toString())));
    }

    /// A region with many cases and few open questions: neither the cases nor the answered questions are read one by one.
    @Test
    void cases_with_an_open_question_are_found_along_indexes() throws SQLException {
        try (Connection database = TestDatabase.asSuperuser(); Statement sql = database.createStatement()) {
            database.setAutoCommit(false);
            sql.execute("""
                    insert into case_file (id, reference, country, region, stage, age_group, sex, exploitation, sender, referred_at, due_on, version)
                    select gen_random_uuid(), 'ASKED-' || n, 'GB', 'GB-WLS', 'REFERRED', 'ADULT', 'FEMALE', 'LABOUR', '%s', now(),
                        date '2024-01-01' + n %% 900, 0
                      from generate_series(1, 60000) n
                    """.formatted(Account.BORDER.agency()));
            sql.execute("""
                    insert into information_request (id, case_file, reference, country, region, from_agency, subject, to_agency, question, asked_at,
                        due_on, due_at, state, answer, ended_at)
                    select gen_random_uuid(), c.id, c.reference, 'GB', 'GB-WLS', gen_random_uuid(), 's', gen_random_uuid(), '', now(),
                        c.due_on, now(), case when c.n %% 100 = 0 then 'OPEN' else 'ANSWERED' end, case when c.n %% 100 > 0 then bytea '' end,
                        case when c.n %% 100 > 0 then now() end
                      from (select id, reference, due_on, row_number() over () as n from case_file where reference like 'ASKED-%%') c
                    """.formatted());
            sql.execute("analyze case_file");
            sql.execute("analyze information_request");
            for (String query : List.of("select c.id from case_file c where c.region = 'GB-WLS' and c.due_on < date '2026-01-01' and exists (select 1 "
                    + "from information_request k where k.case_file = c.id and k.region = 'GB-WLS' and k.state = 'OPEN') "
                    + "order by c.due_on, c.id limit 26",
                    "select count(*) from (select distinct k.case_file from information_request k where k.region = 'GB-WLS' and k.state = 'OPEN' "
                            + "limit 1001) n")) {
                try (ResultSet plan = sql.executeQuery("explain (format json) " + query)) {
                    plan.next();
                    assertFalse(plan.getString(1).contains("Seq Scan"), plan.getString(1));
                }
            }
            database.rollback();
            sql.execute("analyze case_file");
            sql.execute("analyze information_request");
            database.commit();
        }
    }

    private static int counted() {
        return as(Account.AUTHORITY).get(CASES + "counts").then().statusCode(200).extract()
                .path("counts.find { it.filter == 'with' && it.value == 'QUESTION_OPEN' }.count");
    }

    @Test
    void both_are_told_once_that_it_is_overdue_and_it_can_still_be_answered() {
        String id = ask(Account.COORDINATOR, Account.PROVIDER, "Zquestion").statusCode(201).extract().path("id");
        watched();
        assertEquals(0, told(Account.PROVIDER.agency(), id, "INFORMATION_OVERDUE"), "before its term");
        sql("update information_request set due_at = now() - interval '1 second' where id = '" + id + "'");
        watched();
        watched();
        assertEquals(1, told(Account.PROVIDER.agency(), id, "INFORMATION_OVERDUE"));
        assertEquals(1, told(Account.COORDINATOR.agency(), file.toString(), "INFORMATION_NOT_GIVEN"), "who asked opens the case");
        answer(Account.PROVIDER, id, "\"0\"", "late").statusCode(200);
    }

    @Test
    void ok_200_who_asked_withdraws_and_so_does_the_authority() {
        String own = ask(Account.COORDINATOR, Account.PROVIDER, "a").statusCode(201).extract().path("id");
        String authoritys = ask(Account.AUTHORITY, Account.PROVIDER, "b").statusCode(201).extract().path("id");
        as(Account.COORDINATOR).header("If-Match", "\"0\"").post(path(authoritys) + "/withdrawal").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:information-request:not-yours"));
        as(Account.COORDINATOR).header("If-Match", "\"0\"").post(path(own) + "/withdrawal").then().statusCode(200)
                .body("status", equalTo("WITHDRAWN"));
        as(Account.AUTHORITY).header("If-Match", "\"0\"").post(path(authoritys) + "/withdrawal").then().statusCode(200);
        answer(Account.PROVIDER, own, "\"1\"", "x").statusCode(409);
        assertEquals(1, told(Account.PROVIDER.agency(), own, "INFORMATION_WITHDRAWN"));
        as(Account.AUTHORITY).get(CASES + file).then().body("openQuestions", nullValue());
    }

    @Test
    void refused_for_a_wrong_addressee_a_wrong_term_and_a_wrong_case() {
        ask(Account.AUTHORITY, Account.BORDER, "x").statusCode(400).body("violations[0].field", equalTo("to"));
        ask(Account.AUTHORITY, Account.AUTHORITY, "x").statusCode(400).body("violations[0].field", equalTo("to"));
        ask(Account.AUTHORITY, UUID.randomUUID(), "x", Given.tomorrow()).statusCode(400).body("violations[0].field", equalTo("to"));
        for (String day : List.of("2020-01-01", "2999-01-01")) {
            ask(Account.AUTHORITY, Account.RESPONDER.agency(), "x", day).statusCode(400).body("violations[0].field", equalTo("dueOn"));
        }
        as(Account.OTHER_COORDINATOR).body(body(Account.PROVIDER.agency(), "x", Given.tomorrow())).post(path(null)).then().statusCode(404);
        ask(Account.RESPONDER, Account.PROVIDER, "x").statusCode(403);
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(Map.of("to", "WITHDRAWN")).post(CASES + file + "/transitions").then()
                .statusCode(200);
        ask(Account.AUTHORITY, Account.RESPONDER, "x").statusCode(409).body("type",
                equalTo("urn:palermo:problem:information-request:case-over"));
    }

    @Test
    void conflict_409_when_too_many_are_open() {
        ask(Account.AUTHORITY, Account.RESPONDER, "x").statusCode(201);
        sql("""
            insert into information_request (id, case_file, reference, country, region, from_agency, subject, to_agency, question, asked_at,
                due_on, due_at, state)
            select gen_random_uuid(), case_file, reference, country, region, from_agency, subject, to_agency, question, asked_at, due_on,
                due_at, state
              from information_request, generate_series(1, 49) where case_file = '%s'
            """.formatted(file));
        ask(Account.AUTHORITY, Account.RESPONDER, "x").statusCode(409).body("type",
                equalTo("urn:palermo:problem:information-request:too-many-open"));
    }

    @Test
    void a_case_that_is_over_withdraws_what_is_open_and_tells_the_addressee() {
        String id = ask(Account.COORDINATOR, Account.PROVIDER, "Zquestion").statusCode(201).extract().path("id");
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(Map.of("to", "WITHDRAWN")).post(CASES + file + "/transitions").then()
                .statusCode(200);
        as(Account.PROVIDER).get(RECEIVED + "/" + id).then().statusCode(200).body("status", equalTo("WITHDRAWN"));
        assertEquals(1, told(Account.PROVIDER.agency(), id, "INFORMATION_WITHDRAWN"));
    }

    @Test
    void question_answer_and_notices_go_with_the_person() {
        String id = ask(Account.COORDINATOR, Account.PROVIDER, "Zquestion").statusCode(201).extract().path("id");
        Erasing.byTwo(file).statusCode(200);
        assertEquals(0, count("select count(*) from information_request where case_file = '" + file + "'"));
        assertEquals(0, count("select count(*) from notice where about = '" + id + "'"));
        as(Account.PROVIDER).get(RECEIVED + "/" + id).then().statusCode(404);
    }

    /// An answer waits for an erasure that was first, and then finds nothing.
    @Test
    void no_answer_is_kept_of_a_person_who_is_being_erased() throws Exception {
        String id = ask(Account.COORDINATOR, Account.PROVIDER, "Zquestion").statusCode(201).extract().path("id");
        Erasing.meet(file, () -> assertTrue(List.of(404, 409).contains(answer(Account.PROVIDER, id, "\"0\"", "late").extract()
                .statusCode())));
        assertEquals(0, count("select count(*) from information_request where id = '" + id + "'"));
    }

    @Test
    void the_policies_show_a_request_to_its_two_sides_alone() throws SQLException {
        String id = ask(Account.COORDINATOR, Account.PROVIDER, "Zquestion").statusCode(201).extract().path("id");
        for (Account account : List.of(Account.BORDER, Account.RESPONDER, Account.NGO, Account.OTHER_COORDINATOR,
                Account.AGENCY_ADMINISTRATOR, Account.RAPPORTEUR)) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(0, acting.count("information_request where id = '" + id + "'"), account.name());
                assertEquals(0, acting.change("update information_request set state = 'WITHDRAWN', ended_at = now(), ended_by = 'x' "
                        + "where id = '" + id + "'"), account.name());
            }
        }
        try (Acting addressee = Acting.as(Account.PROVIDER)) {
            assertEquals(1, addressee.count("information_request where id = '" + id + "'"));
            assertEquals(0, addressee.count("case_file where id = '" + file + "'"));
            assertTrue(addressee.isRefused("update information_request set state = 'WITHDRAWN', ended_at = now(), ended_by = 'PROVIDER' "
                    + "where id = '" + id + "'"), "withdraws");
        }
    }

    private ValidatableResponse ask(Account by, Account to, String question) {
        return ask(by, to.agency(), question, Given.tomorrow());
    }

    private ValidatableResponse ask(Account by, UUID to, String question, String dueOn) {
        return as(by).body(body(to, question, dueOn)).post(path(null)).then();
    }

    private static Map<String, Object> body(UUID to, String question, String dueOn) {
        return Map.of("to", to, "question", question, "dueOn", dueOn);
    }

    private static ValidatableResponse answer(Account by, String id, String etag, String answer) {
        return (etag == null ? as(by) : as(by).header("If-Match", etag)).body(Map.of("answer", answer))
                .post(RECEIVED + "/" + id + "/answer").then();
    }

    private String path(String id) {
        return CASES + file + "/information-requests" + (id == null ? "" : "/" + id);
    }

    private static long told(UUID agency, String about, String kind) {
        return count("select count(*) from notice where agency = '%s' and about = '%s' and kind = '%s'".formatted(agency, about, kind));
    }

    private void watched() {
        watch.watch().await().atMost(Duration.ofSeconds(30));
    }
}
