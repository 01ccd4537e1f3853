package org.palermo.inspection.openrosa;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.find;
import static org.palermo.inspection.Given.text;

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
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.plan.GivenPlan;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;

/// Another body of a visit, a finding or a step that was sent without a form is kept too, and a person chooses.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class OtherBodiesTest {
    private static final String ENTRY = ",\"householdAccess\":\"CONSENT\",\"entry\":{\"consentBy\":\"%s\",\"consentForm\":\"ORAL\"}";

    @Test
    void conflict_409_another_body_of_a_visit_is_kept_once_and_a_person_chooses() {
        String id = UUID.randomUUID().toString();
        String body = visit(aWorkplace("ESTABLISHMENT"), id, "");
        record(body).statusCode(201);
        String other = body.replace("09:30", "09:45").replace("PLANNED", "COMPLAINT").replace("}", ",\"checklist\":\"fishing-2020\"}");
        record(other).statusCode(409).body("type", equalTo("urn:palermo:problem:visit:id-taken"))
                .body("detail", containsString("Both are stored"));
        record(other).statusCode(409);
        record(other.replace("COMPLAINT", "FOLLOW_UP")).statusCode(409);
        assertEquals(1, count(kept("visit:" + id)), "the reason is not part of what is kept");
        String form = waiting("visit:" + id);
        String row = text("select id from form_submission where instance = 'visit:" + id + "'");
        as(Account.CHIEF).get(API + "/notices?limit=200").then()
                .body("items.findAll { it.about == '" + row + "' }.kind", equalTo(List.of("FORM_WAITS")));
        String shown = as(Account.INSPECTOR).get(form).then().statusCode(200).body("waitsFor", equalTo("ANOTHER_VISIT"))
                .body("visit", equalTo(id)).body("finding", nullValue()).body("first", nullValue())
                .body("fields.field", containsInAnyOrder("startedAt", "checklist")).body("undecided", equalTo(1))
                .body("fields.find { it.field == 'startedAt' }.standing.startedAt", equalTo("2026-01-05T09:30:00Z"))
                .body("fields.find { it.field == 'startedAt' }.other.startedAt", equalTo("2026-01-05T09:45:00Z"))
                .body("fields.find { it.field == 'checklist' }.open", equalTo(false))
                .body("said.checklist", equalTo("fishing-2020")).extract().asString();
        assertFalse(shown.contains("COMPLAINT"));
        as(Account.CHIEF).get(API + "/form-submissions?state=WAITING&limit=200").then().body("items.id", hasItem(row));
        as(Account.OTHER_INSPECTOR).get(form).then().statusCode(404);
        as(Account.NGO).get(form).then().statusCode(403);
        as(Account.CHIEF).body("{\"outcome\":\"BOTH\"}").post(form + "/settle").then().statusCode(400)
                .body("violations[0].field", equalTo("outcome"));
        as(Account.CHIEF).body("{\"field\":\"checklist\",\"take\":\"OTHER\"}").post(form + "/choices").then().statusCode(400);
        settle(form, "startedAt");
        as(Account.INSPECTOR).get(API + "/visits/" + id + "/record").then().body("startedAt", equalTo("2026-01-05T09:45:00Z"))
                .body("corrections[0].before", equalTo("2026-01-05T09:30:00Z"));
        record(body).statusCode(201);
        record(other).statusCode(409);
        assertEquals(1, count(kept("visit:" + id)));
    }

    @Test
    void conflict_409_how_a_household_was_entered_is_sealed_and_taken_over() {
        String id = UUID.randomUUID().toString();
        String household = aWorkplace("PRIVATE_HOUSEHOLD");
        record(visit(household, id, ENTRY.formatted("a son"))).statusCode(201);
        record(visit(household, id, ENTRY.formatted("Quynhmarker"))).statusCode(409);
        assertEquals(0, count("select count(*) from form_submission "
                + "where position(convert_to('Quynhmarker', 'UTF8') in coalesce(body, '')) > 0"));
        String form = waiting("visit:" + id);
        as(Account.CHIEF).get(form).then().statusCode(200).body("fields.field", contains("entry"))
                .body("fields[0].standing.entry.consentBy", equalTo("a son"))
                .body("fields[0].other.entry.consentBy", equalTo("Quynhmarker"));
        settle(form, "entry");
        as(Account.INSPECTOR).get(API + "/visits/" + id + "/record").then().body("entry.consentBy", equalTo("Quynhmarker"));
    }

    @Test
    void conflict_409_another_body_of_a_finding_is_kept_without_persons() {
        String visit = aVisit(Account.INSPECTOR);
        String id = UUID.randomUUID().toString();
        String body = finding(id, 2, "a door");
        find(Account.INSPECTOR, visit, body).then().statusCode(201);
        find(Account.INSPECTOR, visit, finding(UUID.randomUUID().toString(), 1, "a cellar")).then().statusCode(201);
        String other = body.replace("\"workers\":2", "\"workers\":5").replace("}", ",\"violations\":[{\"code\":\"WAGES_BELOW_MINIMUM\","
                + "\"actedOn\":\"2025-12-30\",\"workers\":5}],\"suspectedVictim\":" + victim("Quynhmarker") + "}");
        for (String sent : List.of(other, other, other.replace("Quynhmarker", "Another"))) {
            find(Account.INSPECTOR, visit, sent).then().statusCode(409)
                    .body("type", equalTo("urn:palermo:problem:finding:id-taken"));
        }
        assertEquals(1, count(kept("finding:" + id)), "who the person is is not part of what is kept");
        String form = waiting("finding:" + id);
        String shown = as(Account.INSPECTOR).get(form).then().statusCode(200).body("waitsFor", equalTo("ANOTHER_FINDING"))
                .body("visit", equalTo(visit)).body("finding", equalTo(id)).body("first", nullValue())
                .body("fields.field", contains("findings[0].workers", "findings[0].violations[0]")).body("undecided", equalTo(2))
                .body("said.findings", hasSize(1)).body("said.suspectedVictims", equalTo(1)).body("said.workplace", nullValue())
                .extract().asString();
        assertFalse(shown.contains("Quynhmarker"));
        as(Account.CHIEF).body("{\"outcome\":\"FIELDS\",\"reason\":\"Counted again.\",\"choices\":["
                + "{\"field\":\"findings[0].workers\",\"take\":\"OTHER\"},"
                + "{\"field\":\"findings[0].violations[0]\",\"take\":\"OTHER\"}]}").post(form + "/settle").then().statusCode(200);
        as(Account.INSPECTOR).get(API + "/visits/" + visit + "/findings/" + id).then().body("workers", equalTo(5))
                .body("violations.code", contains("WAGES_BELOW_MINIMUM")).body("report", nullValue()).body("note", equalTo("a door"));
        as(Account.INSPECTOR).get(API + "/visits/" + visit + "/findings/" + id + "/corrections").then()
                .body("items.workers", contains(2)).body("items[0].form", equalTo(form.substring(form.lastIndexOf('/') + 1)));
        find(Account.INSPECTOR, visit, body).then().statusCode(201).body("workers", equalTo(5));
    }

    @Test
    void conflict_409_what_stands_is_kept_and_a_colleague_sees_neither_body_nor_guess() {
        String visit = aVisit(Account.INSPECTOR);
        String id = UUID.randomUUID().toString();
        find(Account.INSPECTOR, visit, finding(id, 2, "a door")).then().statusCode(201);
        find(Account.CHIEF, visit, finding(id, 2, "a door")).then().statusCode(409);
        String ofChief = waiting("finding:" + id);
        as(Account.INSPECTOR).get(ofChief).then().statusCode(404);
        as(Account.CHIEF).get(ofChief).then().statusCode(200).body("fields", hasSize(0)).body("undecided", equalTo(0));
        as(Account.CHIEF).body("{\"outcome\":\"FIRST\"}").post(ofChief + "/settle").then().statusCode(200)
                .body("state", equalTo("SETTLED"));
        as(Account.INSPECTOR).get(API + "/visits/" + visit + "/findings").then().body("items", hasSize(1));
    }

    @Test
    void conflict_409_another_body_of_a_planned_visit_that_was_opened() {
        GivenPlan.theTeam();
        String planned = GivenPlan.accepted(aWorkplace("ESTABLISHMENT"));
        String id = UUID.randomUUID().toString();
        Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
        open(Account.INSPECTOR, planned, id, begun).statusCode(200);
        open(Account.INSPECTOR, planned, id, begun).statusCode(200);
        for (int i = 0; i < 2; i++) {
            open(Account.INSPECTOR, planned, id, begun.minusSeconds(120)).statusCode(409)
                    .body("type", equalTo("urn:palermo:problem:visit:id-taken"));
        }
        open(Account.CHIEF, planned, id, begun.minusSeconds(240)).statusCode(403);
        assertEquals(1, count(kept("visit:" + id)));
        String form = waiting("visit:" + id);
        as(Account.CHIEF).get(form).then().statusCode(200).body("fields.field", contains("startedAt"))
                .body("said.startedAt", equalTo(begun.minusSeconds(120).toString()));
        as(Account.INSPECTOR).body("{\"outcome\":\"FIRST\"}").post(form + "/settle").then().statusCode(200);
        as(Account.INSPECTOR).get(API + "/visits/" + id + "/record").then().body("startedAt", equalTo(begun.toString()));
    }

    /// Before, a phone got 409 for it, which Collect repeats for ever.
    @Test
    void conflict_409_a_form_under_the_id_of_a_visit_that_came_without_one_is_kept_whole() {
        String id = UUID.randomUUID().toString();
        String workplace = aWorkplace("ESTABLISHMENT");
        record(visit(workplace, id, "")).statusCode(201);
        find(Account.INSPECTOR, id, finding(UUID.randomUUID().toString(), 1, "a cellar")).then().statusCode(201);
        String submitted = "{\"workplace\":\"" + workplace + "\",\"kind\":\"PLANNED\",\"startedAt\":\"2026-01-05T09:45:00Z\",\"findings\":["
                + "{\"subject\":\"ADULT\",\"workers\":2,\"indicators\":[\"EX01\"],\"note\":\"a door\"}]}";
        as(Account.INSPECTOR).body(submitted.replace("EX01", "XX99")).put(API + "/submissions/" + id).then().statusCode(400);
        for (int i = 0; i < 2; i++) {
            as(Account.INSPECTOR).body(submitted).put(API + "/submissions/" + id).then().statusCode(409)
                    .body("type", equalTo("urn:palermo:problem:form:kept"));
        }
        assertEquals(1, count(kept("uuid:" + id)));
        String form = waiting("uuid:" + id);
        as(Account.INSPECTOR).get(form).then().statusCode(200).body("waitsFor", equalTo("ANOTHER_BODY"))
                .body("fields.field", contains("startedAt", "added[0]")).body("first", nullValue());
        as(Account.INSPECTOR).body("{\"outcome\":\"FIELDS\",\"reason\":\"Seen again.\",\"choices\":["
                + "{\"field\":\"startedAt\",\"take\":\"STANDING\"},{\"field\":\"added[0]\",\"take\":\"OTHER\"}]}")
                .post(form + "/settle").then().statusCode(200);
        as(Account.INSPECTOR).get(API + "/visits/" + id + "/findings").then().body("items.note", containsInAnyOrder("a cellar", "a door"));
    }

    @Test
    void conflict_409_at_most_fifty_bodies_under_one_id() {
        String visit = aVisit(Account.INSPECTOR);
        String id = UUID.randomUUID().toString();
        find(Account.INSPECTOR, visit, finding(id, 1, "a door")).then().statusCode(201);
        find(Account.INSPECTOR, visit, finding(id, 2, "a door")).then().statusCode(409);
        Given.execute("insert into form_submission (id, agency, subject, instance, digest, visit, finding, state, waits_for, received_at, "
                + "outcome, settled_by, settled_at) select gen_random_uuid(), s.agency, s.subject, s.instance, "
                + "convert_to(cast(n as text), 'UTF8'), s.visit, s.finding, 'SETTLED', s.waits_for, now(), 'FIRST', s.subject, now() "
                + "from form_submission s, generate_series(1, 49) n where s.instance = 'finding:" + id + "'");
        find(Account.INSPECTOR, visit, finding(id, 3, "a door")).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:form:too-many-bodies"));
        find(Account.INSPECTOR, visit, finding(id, 2, "a door")).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:finding:id-taken"));
        assertEquals(50, count(kept("finding:" + id)));
    }

    @Test
    void invalid_400_a_body_that_is_wrong_is_not_kept() {
        String visit = aVisit(Account.INSPECTOR);
        String id = UUID.randomUUID().toString();
        find(Account.INSPECTOR, visit, finding(id, 1, "a door")).then().statusCode(201);
        find(Account.INSPECTOR, visit, finding(id, 1, "a door").replace("EX01", "XX99")).then().statusCode(400);
        find(Account.NGO, visit, finding(id, 7, "a door")).then().statusCode(403);
        find(Account.OTHER_INSPECTOR, visit, finding(id, 7, "a door")).then().statusCode(404);
        assertEquals(0, count(kept("finding:" + id)));
    }

    @Test
    void invalid_400_another_body_of_a_visit_that_is_wrong_is_not_kept() {
        String id = UUID.randomUUID().toString();
        String workplace = aWorkplace("ESTABLISHMENT");
        record(visit(workplace, id, "")).statusCode(201);
        record(visit(workplace, id, ENTRY.formatted("Quynhmarker").replace(",\"householdAccess\":\"CONSENT\"", ""))).statusCode(400)
                .body("violations[0].field", equalTo("entry"));
        record(visit(aWorkplace("PRIVATE_HOUSEHOLD"), id, ",\"householdAccess\":\"CONSENT\"")).statusCode(400)
                .body("violations[0].field", equalTo("entry"));
        assertEquals(0, count(kept("visit:" + id)));
    }

    @Test
    void conflict_409_how_another_household_was_entered_is_not_kept() {
        String id = UUID.randomUUID().toString();
        String other = aWorkplace("PRIVATE_HOUSEHOLD");
        record(visit(aWorkplace("PRIVATE_HOUSEHOLD"), id, ENTRY.formatted("a son"))).statusCode(201);
        for (String consent : List.of("Quynhmarker", "Another")) {
            record(visit(other, id, ENTRY.formatted(consent))).statusCode(409).body("type", equalTo("urn:palermo:problem:visit:id-taken"));
        }
        assertEquals(1, count(kept("visit:" + id)), "the consent is not part of what is kept");
        String form = waiting("visit:" + id);
        String shown = as(Account.CHIEF).get(form).then().statusCode(200).body("fields.field", contains("workplace"))
                .body("undecided", equalTo(0)).body("said.workplace", equalTo(other)).body("said.householdAccess", nullValue())
                .extract().asString();
        assertFalse(shown.contains("Quynhmarker"));
        for (String field : List.of("entry", "householdAccess")) {
            as(Account.CHIEF).body("{\"field\":\"" + field + "\",\"take\":\"OTHER\"}").post(form + "/choices").then().statusCode(400);
        }
    }

    @Test
    void the_other_body_goes_with_the_record_of_a_household_and_then_no_more_is_kept() {
        String id = UUID.randomUUID().toString();
        String household = aWorkplace("PRIVATE_HOUSEHOLD");
        record(visit(household, id, ENTRY.formatted("a son"))).statusCode(201);
        record(visit(household, id, ENTRY.formatted("an aunt"))).statusCode(409);
        String form = waiting("visit:" + id);
        String row = text("select id from visit where coalesce(chosen, id) = '" + id + "'");
        Given.execute("select apply_erasure('" + row + "', 'VISIT_RECORD', now())");
        as(Account.INSPECTOR).get(form).then().statusCode(200).body("said", nullValue());
        record(visit(household, id, ENTRY.formatted("an uncle"))).statusCode(409)
                .body("type", equalTo("urn:palermo:problem:visit:record-erased"));
        assertEquals(1, count(kept("visit:" + id)));
    }

    /// The workplace that a body names, and the visit in the path, may be others than those of the record under whose id it comes.
    @Test
    void conflict_409_of_interest_with_the_workplace_of_the_record_and_nothing_is_kept() {
        GivenPlan.theTeam();
        String barred = aWorkplace("ESTABLISHMENT");
        String free = aWorkplace("ESTABLISHMENT");
        String id = UUID.randomUUID().toString();
        String finding = UUID.randomUUID().toString();
        String form = UUID.randomUUID().toString();
        as(Account.CHIEF).body(visit(barred, id, "")).post(API + "/visits").then().statusCode(201);
        find(Account.CHIEF, id, finding(finding, 1, "a door")).then().statusCode(201);
        submit(form, barred).statusCode(200);
        String planned = GivenPlan.accepted(free);
        String elsewhere = aVisit(Account.INSPECTOR);
        as(Account.INSPECTOR).body("{\"workplace\":\"" + barred + "\",\"ground\":\"FAMILY\"}").post(API + "/conflicts-of-interest").then()
                .statusCode(201);
        for (ValidatableResponse refused : List.of(record(visit(free, id, "")), submit(id, free), submit(form, free),
                find(Account.INSPECTOR, elsewhere, finding(finding, 2, "a door")).then(),
                open(Account.INSPECTOR, planned, id, Instant.now().minusSeconds(600)))) {
            refused.statusCode(409).body("type", equalTo("urn:palermo:problem:visit:conflict-of-interest"));
        }
        assertEquals(0, count("select count(*) from form_submission where state = 'WAITING' and instance in ('visit:" + id + "', 'uuid:"
                + id + "', 'uuid:" + form + "', 'finding:" + finding + "')"));
    }

    /// Other findings of the visit may stand longer, under a legal hold for example.
    @Test
    void the_other_body_goes_with_its_finding_and_then_no_more_is_kept() {
        String visit = aVisit(Account.INSPECTOR);
        String id = UUID.randomUUID().toString();
        find(Account.INSPECTOR, visit, finding(id, 1, "a door")).then().statusCode(201);
        find(Account.INSPECTOR, visit, finding(UUID.randomUUID().toString(), 1, "a cellar")).then().statusCode(201);
        find(Account.INSPECTOR, visit, finding(id, 2, "a locked door")).then().statusCode(409);
        String form = waiting("finding:" + id);
        erase(text("select cast(finding as text) from form_submission where instance = 'finding:" + id + "'"));
        assertEquals(0, count("select count(*) from data_key where purpose = 'FORM' and owner = '"
                + form.substring(form.lastIndexOf('/') + 1) + "'"));
        as(Account.INSPECTOR).get(form).then().statusCode(200).body("said", nullValue()).body("fields", nullValue());
        find(Account.INSPECTOR, visit, finding(id, 3, "a door")).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:finding:erased"));
        assertEquals(1, count(kept("finding:" + id)));
    }

    @Test
    void refused_a_body_of_a_finding_of_another_visit() throws Exception {
        String visit = aVisit(Account.INSPECTOR);
        String id = UUID.randomUUID().toString();
        find(Account.INSPECTOR, visit, finding(id, 1, "a door")).then().statusCode(201);
        String another = text("select id from visit where coalesce(chosen, id) = '" + aVisit(Account.INSPECTOR) + "'");
        String row = text("select id from finding where coalesce(chosen, id) = '" + id + "'");
        try (Acting acting = Acting.as(Account.INSPECTOR)) {
            assertThrows(SQLException.class, () -> acting.change("insert into form_submission (id, agency, subject, instance, digest, "
                    + "visit, finding, state, waits_for, received_at) select gen_random_uuid(), agency, recorded_by, 'x', 'x', '" + another
                    + "', id, 'WAITING', 'ANOTHER_FINDING', now() from finding where id = '" + row + "'"));
        }
    }

    private static void settle(String form, String field) {
        as(Account.CHIEF).body("{\"outcome\":\"FIELDS\",\"reason\":\"Asked again.\",\"choices\":[{\"field\":\"" + field
                + "\",\"take\":\"OTHER\"}]}").post(form + "/settle").then().statusCode(200).body("state", equalTo("SETTLED"));
    }

    private static String kept(String instance) {
        return "select count(*) from form_submission where instance = '" + instance + "'";
    }

    private static String waiting(String instance) {
        return API + "/form-submissions/" + text("select id from form_submission where instance = '" + instance
                + "' and state = 'WAITING'");
    }

    /// As the owner of the tables, by the one way to erase.
    private static void erase(String finding) {
        try (Connection owner = TestDatabase.asOwner(); Statement sql = owner.createStatement()) {
            sql.execute("select apply_erasure('" + finding + "', 'FINDING', now())");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidatableResponse record(String body) {
        return as(Account.INSPECTOR).body(body).post(API + "/visits").then();
    }

    /// A visit that began when none is planned, without findings.
    private static ValidatableResponse submit(String id, String workplace) {
        return as(Account.INSPECTOR).body("{\"workplace\":\"" + workplace + "\",\"kind\":\"PLANNED\",\"startedAt\":"
                + "\"2026-01-05T09:45:00Z\",\"findings\":[]}").put(API + "/submissions/" + id).then();
    }

    private static ValidatableResponse open(Account inspector, String planned, String id, Instant begun) {
        return as(inspector).body("{\"id\":\"" + id + "\",\"startedAt\":\"" + begun + "\"}")
                .post(API + "/planned-visits/" + planned + "/open").then();
    }

    private static String visit(String workplace, String id, String more) {
        return "{\"id\":\"" + id + "\",\"workplace\":\"" + workplace + "\",\"kind\":\"PLANNED\",\"startedAt\":\"2026-01-05T09:30:00Z\""
                + more + "}";
    }

    private static String finding(String id, int workers, String note) {
        return "{\"id\":\"" + id + "\",\"subject\":\"ADULT\",\"workers\":" + workers + ",\"indicators\":[\"EX01\"],\"note\":\"" + note
                + "\"}";
    }

    private static String victim(String name) {
        return "{\"consent\":true,\"ageGroup\":\"ADULT\",\"sex\":\"FEMALE\",\"exploitation\":[\"LABOUR\"],\"region\":\"GB-ENG-NW\","
                + "\"person\":{\"givenName\":\"" + name + "\",\"familyName\":\"Vex\",\"dateOfBirth\":\"1998-04-17\"}}";
    }
}
