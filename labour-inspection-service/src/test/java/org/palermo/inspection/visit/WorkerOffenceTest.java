package org.palermo.inspection.visit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.find;
import static org.palermo.inspection.Given.text;
import static org.palermo.inspection.plan.GivenPlan.opened;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.plan.GivenPlan;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

/// What the law obliges an inspector to note of a worker: it sanctions nobody, and says what follows when it comes from her situation.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class WorkerOffenceTest {
    private static final String SEEN = "She showed the badge of another worker.";
    private static final String CHILD = """
            {"subject":"CHILD","workers":1,"indicators":[],"suspectedVictim":{"ageGroup":"CHILD","sex":"FEMALE","exploitation":["LABOUR"],"region":"GB-ENG-NW"}}
            """;

    private String visit;

    @BeforeEach
    void aVisitIsOpen() {
        GivenPlan.theTeam();
        visit = opened(aWorkplace("ESTABLISHMENT"));
    }

    @Test
    void created_201_it_follows_from_her_situation_so_no_sanction_is_proposed_and_the_mechanism_is_told() {
        String report = find(Account.INSPECTOR, visit, CHILD).then().statusCode(201).extract().path("report.id");
        String id = note(",\"report\":\"" + report + "\"", "YES").statusCode(201).body("kind", equalTo("DOCUMENTS")).body("text", equalTo(SEEN))
                .body("duty", equalTo("Inspection Act, section 12")).body("visit", equalTo(visit)).body("by", equalTo(GivenPlan.INSPECTOR))
                .body("followsFromSituation", equalTo("YES")).body("steps", contains("PROPOSE_NO_SANCTION", "GIVE_NOTE_TO_MECHANISM"))
                .body("nonPunishment.report", equalTo(report)).body("nonPunishment.kind", equalTo("DOCUMENTS")).body("nonPunishment.seenOn", equalTo(today()))
                .body("nonPunishment.followsFromSituation", equalTo("YES")).body("nonPunishment.size()", equalTo(4)).extract().path("id");
        as(Account.CHIEF).get(at() + "/" + id).then().statusCode(200).body("text", equalTo(SEEN));
        as(Account.CHIEF).get(at()).then().statusCode(200).body("items.id", contains(id));
        assertEquals(0, count("select count(*) from worker_offence where position(convert_to('badge', 'UTF8') in sealed_text) > 0"
                + " or position(convert_to('Inspection', 'UTF8') in sealed_duty) > 0"), "both texts are sealed");
    }

    @Test
    void created_201_nobody_can_tell_yet_so_it_counts_as_if_it_did_and_she_is_to_be_reported() {
        note("", "UNKNOWN").statusCode(201).body("steps", contains("PROPOSE_NO_SANCTION", "REPORT_SUSPECTED_VICTIM"))
                .body("nonPunishment.report", nullValue()).body("nonPunishment.followsFromSituation", equalTo("UNKNOWN"));
    }

    @Test
    void created_201_it_does_not_follow_from_her_situation() {
        note("", "NO").statusCode(201).body("steps", empty()).body("nonPunishment", nullValue());
    }

    @Test
    void invalid_400_without_the_answer_the_duty_or_the_text() {
        String whole = body("", "YES");
        for (String field : List.of("kind", "seenOn", "duty", "text", "followsFromSituation")) {
            post(whole.replaceFirst("\"" + field + "\":\"[^\"]*\",?", "").replace(",}", "}")).statusCode(400).body("violations[0].field", equalTo(field));
        }
        post(whole.replace("\"YES\"", "\"PERHAPS\"")).statusCode(400);
        post(whole.replace("DOCUMENTS", "WORK_WITHOUT_PERMIT")).statusCode(400);
        post(whole.replace("\"kind\"", "\"name\":\"Maria\",\"kind\"")).statusCode(400).body("violations[0].field", equalTo("(unknown)"));
        assertEquals(0, notes());
    }

    @Test
    void invalid_400_words_about_migration_status_in_any_text() {
        String words = "her visa expired";
        post(body("", "YES").replace(SEEN, words)).statusCode(400).body("violations[0].field", equalTo("text")).body("violations[0].message", not(containsString("visa")));
        post(body("", "YES").replace("Inspection Act, section 12", "To report that her visa expired")).statusCode(400).body("violations[0].field", equalTo("duty"));
        String id = note("", "NO").statusCode(201).extract().path("id");
        answer(id, "{\"followsFromSituation\":\"YES\",\"reason\":\"" + words + "\"}").statusCode(400).body("violations[0].field", equalTo("reason"));
    }

    @Test
    void invalid_400_a_day_outside_of_the_visit() {
        post(body("", "NO").replace(today(), LocalDate.now().plusDays(3).toString())).statusCode(400).body("violations[0].field", equalTo("seenOn"));
        post(body("", "NO").replace(today(), LocalDate.now().minusDays(3).toString())).statusCode(400).body("violations[0].field", equalTo("seenOn"));
    }

    @Test
    void invalid_400_a_report_of_another_visit() {
        String other = find(Account.INSPECTOR, opened(aWorkplace("ESTABLISHMENT")), CHILD).path("report.id");
        note(",\"report\":\"" + other + "\"", "YES").statusCode(400).body("violations[0].field", equalTo("report"));
        note(",\"report\":\"" + UUID.randomUUID() + "\"", "YES").statusCode(400).body("violations[0].field", equalTo("report"));
        String id = note("", "NO").statusCode(201).extract().path("id");
        answer(id, "{\"followsFromSituation\":\"YES\",\"report\":\"" + other + "\",\"reason\":\"r\"}").statusCode(400).body("violations[0].field", equalTo("report"));
    }

    @Test
    void ok_200_another_answer_counts_after_the_visit_is_closed_too_and_the_first_one_stays() {
        String id = note("", "NO").statusCode(201).extract().path("id");
        String report = find(Account.INSPECTOR, visit, CHILD).then().statusCode(201).extract().path("report.id");
        as(Account.INSPECTOR).body("{\"endedAt\":\"%s\",\"workersPresent\":12,\"summary\":\"x\"}".formatted(Instant.now().minusSeconds(1))).post(API + "/visits/" + visit + "/close")
                .then().statusCode(200);
        note("", "NO").statusCode(409).body("type", equalTo("urn:palermo:problem:visit:closed"));
        answer(id, "{\"followsFromSituation\":\"YES\",\"report\":\"%s\",\"reason\":\"he kept her own badge\"}".formatted(report)).statusCode(200)
                .body("followsFromSituation", equalTo("YES")).body("steps", contains("PROPOSE_NO_SANCTION", "GIVE_NOTE_TO_MECHANISM"))
                .body("answers.followsFromSituation", contains("NO", "YES")).body("answers[0].reason", nullValue()).body("answers[1].reason", equalTo("he kept her own badge"));
        assertEquals(0, count("select count(*) from worker_offence_answer where position(convert_to('badge', 'UTF8') in coalesce(sealed_reason, '')) > 0"));
    }

    @Test
    void ok_201_the_same_again_with_its_key_is_noted_once() {
        String key = UUID.randomUUID().toString();
        String first = keyed(key, body("", "YES")).statusCode(201).extract().asString();
        assertEquals(first, keyed(key, body("", "YES")).statusCode(201).extract().asString());
        assertEquals(1, notes());
    }

    @Test
    void conflict_409_fifty_notes_and_twenty_answers() {
        String id = note("", "YES").statusCode(201).extract().path("id");
        execute("insert into worker_offence_answer select gen_random_uuid(), offence, agency, 'NO', false, null, null, recorded_by, recorded_at from worker_offence_answer, generate_series(1, 19)"
                + " where offence = '" + id + "'");
        answer(id, "{\"followsFromSituation\":\"NO\",\"reason\":\"r\"}").statusCode(409).body("type", equalTo("urn:palermo:problem:worker-offence:too-many-answers"));
        execute("with o as (insert into worker_offence select gen_random_uuid(), visit, agency, kind, seen_on, sealed_duty, sealed_text, recorded_by, recorded_at from worker_offence, generate_series(1, 49)"
                + " where id = '" + id + "' returning id, agency, recorded_by, recorded_at)"
                + " insert into worker_offence_answer select gen_random_uuid(), id, agency, 'NO', false, null, null, recorded_by, recorded_at from o");
        note("", "YES").statusCode(409).body("type", equalTo("urn:palermo:problem:visit:too-many-worker-offences"));
    }

    @Test
    void conflict_409_an_inspector_with_a_conflict_of_interest() {
        String id = note("", "YES").statusCode(201).extract().path("id");
        as(Account.INSPECTOR).body("{\"workplace\":\"%s\",\"ground\":\"FAMILY\"}".formatted(text("select workplace from visit where id = '" + visit + "' or chosen = '" + visit + "'")))
                .post(API + "/conflicts-of-interest").then().statusCode(201);
        note("", "YES").statusCode(409).body("type", equalTo("urn:palermo:problem:visit:conflict-of-interest"));
        answer(id, "{\"followsFromSituation\":\"NO\",\"reason\":\"r\"}").statusCode(409).body("type", equalTo("urn:palermo:problem:visit:conflict-of-interest"));
    }

    @Test
    void not_found_404_another_inspectorate_and_another_visit() {
        String id = note("", "YES").statusCode(201).extract().path("id");
        as(Account.OTHER_INSPECTOR).get(at()).then().statusCode(404);
        as(Account.OTHER_INSPECTOR).get(at() + "/" + id).then().statusCode(404);
        as(Account.OTHER_INSPECTOR).body(body("", "YES")).post(at()).then().statusCode(404);
        String other = opened(aWorkplace("ESTABLISHMENT"));
        as(Account.INSPECTOR).get(API + "/visits/" + other + "/worker-offences/" + id).then().statusCode(404);
        as(Account.INSPECTOR).body("{\"followsFromSituation\":\"NO\",\"reason\":\"r\"}").post(API + "/visits/" + other + "/worker-offences/" + id + "/answers").then().statusCode(404);
        for (Account account : List.of(Account.AUTHORITY, Account.RAPPORTEUR, Account.BORDER, Account.RESPONDER)) {
            as(account).get(at()).then().statusCode(403);
        }
    }

    /// With the key of the visit's record go the notes, codes too.
    @Test
    void erased_with_the_record_of_the_visit() {
        String row = text("select id from visit where id = '" + visit + "' or chosen = '" + visit + "'");
        String id = note("", "YES").statusCode(201).extract().path("id");
        execute("select apply_erasure('" + row + "', 'VISIT_RECORD', now())");
        assertEquals(0, count("select count(*) from worker_offence where visit = '" + row + "'"));
        assertEquals(0, count("select count(*) from worker_offence_answer where offence = '" + id + "'"));
        as(Account.INSPECTOR).get(at()).then().statusCode(200).body("items", empty());
    }

    /// What was said to the mechanism stays, while the report itself is erased with its finding.
    @Test
    void the_note_outlives_the_report() {
        String report = find(Account.INSPECTOR, visit, CHILD).then().statusCode(201).extract().path("report.id");
        String id = note(",\"report\":\"" + report + "\"", "YES").statusCode(201).extract().path("id");
        execute("delete from suspected_victim_report where id = '" + report + "'");
        as(Account.INSPECTOR).get(at() + "/" + id).then().statusCode(200).body("nonPunishment.report", nullValue())
                .body("steps", contains("PROPOSE_NO_SANCTION", "GIVE_NOTE_TO_MECHANISM"));
    }

    /// No sanction, figure, file, notice or event can be made of a note: no table refers to it but that of its answers, and no function
    /// of the database reads it but the one that erases it.
    @Test
    void nothing_else_refers_to_a_note() {
        assertEquals("worker_offence_answer", text("select string_agg(distinct cast(conrelid as regclass)::text, ',') from pg_constraint where confrelid in "
                + "('worker_offence'::regclass, 'worker_offence_answer'::regclass)"));
        assertEquals("erase_worker_offences_of_key", text("select string_agg(proname, ',') from pg_proc where prosrc like '%worker_offence%'"));
        assertEquals(0, count("select count(*) from pg_views where definition like '%worker_offence%'"));
        long told = count("select count(*) from notice") + count("select count(*) from outbox_event");
        note("", "YES").statusCode(201);
        assertEquals(told, count("select count(*) from notice") + count("select count(*) from outbox_event"), "nobody is told");
    }

    /// A visit never sanctions a worker: orders and penalties are founded on violations of an employer, and name no person.
    @Test
    void orders_and_penalties_are_for_employers_only() {
        String columns = "select string_agg(column_name, ',') from information_schema.columns where table_name in ('directive', 'directive_violation', 'penalty', 'finding_violation')"
                + " and column_name ~ '(victim|person|name|report|offence|birth)'";
        assertEquals(null, text(columns));
        String foreign = text("select string_agg(distinct cast(confrelid as regclass)::text, ',' order by cast(confrelid as regclass)::text) from pg_constraint"
                + " where contype = 'f' and conrelid in ('directive'::regclass, 'directive_violation'::regclass, 'penalty'::regclass, 'finding_violation'::regclass)");
        assertTrue(Stream.of(foreign.split(",")).allMatch(List.of("directive", "finding", "finding_violation", "visit", "workplace")::contains), foreign);
    }

    private long notes() {
        return count("select count(*) from worker_offence o join visit v on v.id = o.visit where v.id = '" + visit + "' or v.chosen = '" + visit + "'");
    }

    private String at() {
        return API + "/visits/" + visit + "/worker-offences";
    }

    private static String today() {
        return LocalDate.now().toString();
    }

    private static String body(String more, String follows) {
        return "{\"kind\":\"DOCUMENTS\",\"seenOn\":\"%s\",\"duty\":\"Inspection Act, section 12\",\"text\":\"%s\",\"followsFromSituation\":\"%s\"%s}"
                .formatted(today(), SEEN, follows, more);
    }

    private ValidatableResponse note(String more, String follows) {
        return post(body(more, follows));
    }

    private ValidatableResponse post(String body) {
        return keyed(UUID.randomUUID().toString(), body);
    }

    private ValidatableResponse keyed(String key, String body) {
        return as(Account.INSPECTOR).header("Idempotency-Key", key).body(body).post(at()).then();
    }

    private ValidatableResponse answer(String id, String body) {
        return as(Account.INSPECTOR).body(body).post(at() + "/" + id + "/answers").then();
    }
}
