package org.palermo.inspection.openrosa;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.find;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class SubmissionsTest {

    @Test
    void ok_200_all_of_it_at_once_and_the_same_again_gets_the_same_answer() throws Exception {
        String id = UUID.randomUUID().toString();
        String body = body(aWorkplace("ESTABLISHMENT"), finding("EX01", "a door"), finding("EX02", "a cellar"));
        String digest = "sha-256=:" + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8))) + ":";
        String first = as(Account.INSPECTOR).header("Content-Digest", digest).body(body).put(API + "/submissions/" + id).then().statusCode(200)
                .body("visit", equalTo(id)).extract().asString();
        assertEquals(first, submit(id, body).statusCode(200).extract().asString());
        as(Account.CHIEF).get(API + "/visits/" + id + "/findings").then().statusCode(200).body("items.note", equalTo(List.of("a door", "a cellar")));
        as(Account.INSPECTOR).header("Content-Digest", digest).body(body.replace("a door", "a Door")).put(API + "/submissions/" + UUID.randomUUID()).then().statusCode(460)
                .body("type", equalTo("urn:palermo:problem:form:digest"));
        as(Account.INSPECTOR).header("Content-Digest", "md5=:AAAA:").body(body).put(API + "/submissions/" + UUID.randomUUID()).then().statusCode(400);
    }

    @Test
    void conflict_409_another_body_is_kept_beside_the_first_until_a_person_chooses() {
        String id = UUID.randomUUID().toString();
        String workplace = aWorkplace("ESTABLISHMENT");
        submit(id, body(workplace, finding("EX01", "a door"))).statusCode(200);
        String other = body(workplace, finding("EX01", "a locked door"));
        submit(id, other).statusCode(409).body("type", equalTo("urn:palermo:problem:form:kept"));
        submit(id, other).statusCode(409);
        assertEquals(2, count("select count(*) from form_submission where instance = 'uuid:" + id + "'"));
        String kept = text("select id from form_submission where instance = 'uuid:" + id + "' and state = 'WAITING'");
        as(Account.CHIEF).get(API + "/notices?limit=200").then().body("items.findAll { it.about == '" + kept + "' }.kind", equalTo(List.of("FORM_WAITS")));
        as(Account.INSPECTOR).get(API + "/notices?limit=200").then().body("items.about", not(hasItem(kept)));
        as(Account.INSPECTOR).get(API + "/form-submissions/" + kept).then().statusCode(200).body("differences", equalTo(List.of("findings[0].note")))
                .body("said.findings[0].note", equalTo("a locked door")).body("first.findings[0].note", equalTo("a door"));
        as(Account.CHIEF).body("{\"outcome\":\"FIRST\"}").post(API + "/form-submissions/" + kept + "/settle").then().statusCode(200).body("outcome", equalTo("FIRST"));
        as(Account.INSPECTOR).get(API + "/visits/" + id + "/findings").then().body("items", hasSize(1));
        as(Account.INSPECTOR).get(API + "/form-submissions?state=SETTLED&limit=200").then().statusCode(200).body("items.id", hasItem(kept));
    }

    @Test
    void ok_200_a_person_chooses_field_by_field_and_what_stood_before_is_kept() {
        String id = UUID.randomUUID().toString();
        String workplace = aWorkplace("ESTABLISHMENT");
        submit(id, body(workplace, finding("EX01", "a door"), finding("EX02", "a cellar"))).statusCode(200);
        String other = body(workplace, finding("EX02", "a cellar"), finding("EX01", "a locked door").replace("\"workers\":2", "\"workers\":5"), finding("CD01", "no key"))
                .replace("09:30", "09:45");
        submit(id, other).statusCode(409);
        String form = API + "/form-submissions/" + text("select id from form_submission where instance = 'uuid:" + id + "' and state = 'WAITING'");
        as(Account.INSPECTOR).get(form).then().statusCode(200).body("undecided", equalTo(4))
                .body("fields.field", equalTo(List.of("startedAt", "findings[0].workers", "findings[0].note", "added[2]")))
                .body("fields.find { it.field == 'findings[0].workers' }.standing.workers", equalTo(2))
                .body("fields.find { it.field == 'findings[0].workers' }.other.workers", equalTo(5))
                .body("fields.find { it.field == 'added[2]' }.other.note", equalTo("no key"));
        as(Account.INSPECTOR).body("{\"field\":\"findings[0].note\",\"take\":\"OTHER\"}").post(form + "/choices").then().statusCode(200).body("undecided", equalTo(3))
                .body("fields.find { it.field == 'findings[0].note' }.holds.note", equalTo("a locked door"));
        as(Account.INSPECTOR).body("{\"field\":\"findings[0].note\",\"take\":\"STANDING\"}").post(form + "/choices").then().statusCode(200);
        as(Account.INSPECTOR).body("{\"field\":\"workplace\",\"take\":\"OTHER\"}").post(form + "/choices").then().statusCode(400);
        as(Account.OTHER_INSPECTOR).body("{\"field\":\"startedAt\",\"take\":\"OTHER\"}").post(form + "/choices").then().statusCode(404);
        as(Account.NGO).body("{\"field\":\"startedAt\",\"take\":\"OTHER\"}").post(form + "/choices").then().statusCode(403);
        as(Account.CHIEF).body("{\"outcome\":\"FIELDS\",\"reason\":\"Counted again.\"}").post(form + "/settle").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:form:undecided"));
        String choices = "\"choices\":[{\"field\":\"startedAt\",\"take\":\"OTHER\"},{\"field\":\"findings[0].workers\",\"take\":\"OTHER\"},{\"field\":\"added[2]\",\"take\":\"OTHER\"}]";
        as(Account.CHIEF).body("{\"outcome\":\"FIELDS\"," + choices + "}").post(form + "/settle").then().statusCode(400).body("violations[0].field", equalTo("reason"));
        as(Account.CHIEF).body("{\"outcome\":\"BOTH\"," + choices + "}").post(form + "/settle").then().statusCode(400);
        as(Account.CHIEF).body("{\"outcome\":\"FIELDS\"," + choices + ",\"reason\":\"Counted again.\"}").post(form + "/settle").then().statusCode(200)
                .body("outcome", equalTo("FIELDS")).body("choices.field", hasSize(4));
        var findings = as(Account.INSPECTOR).get(API + "/visits/" + id + "/findings").then().statusCode(200)
                .body("items.note", equalTo(List.of("a door", "a cellar", "no key"))).body("items.workers", equalTo(List.of(5, 2, 2))).extract();
        as(Account.INSPECTOR).get(API + "/visits/" + id + "/findings/" + findings.path("items[0].id") + "/corrections").then().statusCode(200)
                .body("items.workers", equalTo(List.of(2))).body("items.note", equalTo(List.of("a door"))).body("items[0].reason", equalTo("Counted again."));
        as(Account.OTHER_INSPECTOR).get(API + "/visits/" + id + "/findings/" + findings.path("items[0].id") + "/corrections").then().statusCode(404);
        as(Account.NGO).get(API + "/visits/" + id + "/findings/" + findings.path("items[0].id") + "/corrections").then().statusCode(403);
        as(Account.INSPECTOR).get(API + "/visits/" + id + "/record").then().statusCode(200).body("startedAt", equalTo("2026-01-05T09:45:00Z"))
                .body("corrections[0].before", equalTo("2026-01-05T09:30:00Z"));
        submit(id, body(workplace, finding("EX01", "a door").replace("\"workers\":2", "\"workers\":5"), finding("EX02", "a cellar")).replace("09:30", "09:45")).statusCode(409);
        String next = API + "/form-submissions/" + text("select id from form_submission where instance = 'uuid:" + id + "' and state = 'WAITING'");
        as(Account.INSPECTOR).get(next).then().statusCode(200).body("fields", hasSize(0)).body("undecided", equalTo(0));
        as(Account.INSPECTOR).body("{\"outcome\":\"FIELDS\"}").post(next + "/settle").then().statusCode(200).body("state", equalTo("SETTLED"));
    }

    /// What was taken of the second form stands now: the third one says nothing new.
    @Test
    void ok_200_both_after_a_choice_by_field_records_nothing_twice() {
        String id = UUID.randomUUID().toString();
        String workplace = aWorkplace("ESTABLISHMENT");
        submit(id, body(workplace, finding("EX01", "a door"))).statusCode(200);
        String second = kept(id, body(workplace, finding("EX01", "a locked door"), finding("CD01", "no key")));
        String third = kept(id, body(workplace, finding("EX01", "a locked door"), finding("CD01", "no key")).replace("09:30", "09:45"));
        as(Account.INSPECTOR).body(take("OTHER", ",{\"field\":\"added[1]\",\"take\":\"OTHER\"}")).post(second + "/settle").then()
                .statusCode(200);
        as(Account.INSPECTOR).body("{\"outcome\":\"BOTH\"}").post(third + "/settle").then().statusCode(200);
        as(Account.INSPECTOR).get(API + "/visits/" + id + "/findings").then().body("items.note",
                equalTo(List.of("a locked door", "no key")));
    }

    /// A finding that the visit has already is no difference, whoever brought it there and however she chose.
    @Test
    void ok_200_by_field_nothing_is_recorded_that_the_visit_has_from_another_form_or_by_hand() {
        String id = UUID.randomUUID().toString();
        String workplace = aWorkplace("ESTABLISHMENT");
        String door = finding("EX01", "a door");
        submit(id, body(workplace, door)).statusCode(200);
        String second = kept(id, body(workplace, door, finding("CD01", "no key")));
        String third = kept(id, body(workplace, door, finding("CD01", "no key")).replace("09:30", "09:45"));
        String fourth = kept(id, body(workplace, finding("CD01", "no key")));
        String fifth = kept(id, body(workplace, door, finding("EX02", "a cellar"), finding("EX02", "a cellar")));
        as(Account.INSPECTOR).body(added("added[1]")).post(second + "/settle").then().statusCode(200);
        as(Account.INSPECTOR).get(third).then().statusCode(200).body("fields.field", equalTo(List.of("startedAt")));
        as(Account.INSPECTOR).body("{\"field\":\"added[1]\",\"take\":\"OTHER\"}").post(third + "/choices").then().statusCode(400);
        as(Account.INSPECTOR).body(added("startedAt")).post(third + "/settle").then().statusCode(200);
        as(Account.INSPECTOR).get(fourth).then().statusCode(200).body("fields.field", equalTo(List.of("startedAt", "findings[0]")))
                .body("undecided", equalTo(1));
        as(Account.INSPECTOR).body(added("startedAt")).post(fourth + "/settle").then().statusCode(200);
        find(Account.INSPECTOR, id, finding("EX02", "a cellar")).then().statusCode(201);
        as(Account.INSPECTOR).get(fifth).then().statusCode(200).body("fields.field", equalTo(List.of("added[2]")));
        as(Account.INSPECTOR).body(added("added[2]")).post(fifth + "/settle").then().statusCode(200);
        as(Account.INSPECTOR).get(API + "/visits/" + id + "/findings").then().body("items.note",
                containsInAnyOrder("a door", "no key", "a cellar", "a cellar"));
    }

    /// What one chose while another form was settled counts no more once the visit has the finding.
    @Test
    void ok_200_a_choice_for_a_finding_that_both_recorded_meanwhile_records_nothing() {
        String id = UUID.randomUUID().toString();
        String workplace = aWorkplace("ESTABLISHMENT");
        submit(id, body(workplace, finding("EX01", "a door"))).statusCode(200);
        String second = kept(id, body(workplace, finding("EX01", "a door"), finding("CD01", "no key")));
        String third = kept(id, body(workplace, finding("EX01", "a door"), finding("EX02", "a cellar"), finding("CD01", "no key")));
        for (String field : List.of("added[1]", "added[2]")) {
            as(Account.INSPECTOR).body("{\"field\":\"" + field + "\",\"take\":\"OTHER\"}").post(third + "/choices").then()
                    .statusCode(200);
        }
        as(Account.CHIEF).body("{\"outcome\":\"BOTH\"}").post(second + "/settle").then().statusCode(200);
        as(Account.INSPECTOR).body("{\"outcome\":\"FIELDS\",\"reason\":\"Seen again.\"}").post(third + "/settle").then()
                .statusCode(200);
        as(Account.INSPECTOR).get(API + "/visits/" + id + "/findings").then().body("items.note",
                containsInAnyOrder("a door", "no key", "a cellar"));
    }

    private static String added(String field) {
        return "{\"outcome\":\"FIELDS\",\"reason\":\"Seen again.\",\"choices\":[{\"field\":\"" + field + "\",\"take\":\"OTHER\"}]}";
    }

    @Test
    void conflict_409_a_choice_counts_for_the_values_that_she_saw() {
        String id = UUID.randomUUID().toString();
        String workplace = aWorkplace("ESTABLISHMENT");
        submit(id, body(workplace, finding("EX01", "a door"))).statusCode(200);
        String second = kept(id, body(workplace, finding("EX01", "a locked door")));
        String third = kept(id, body(workplace, finding("EX01", "an open door")));
        String standing = "{\"field\":\"findings[0].note\",\"take\":\"STANDING\"}";
        as(Account.INSPECTOR).body(standing).post(second + "/choices").then().statusCode(200).body("undecided", equalTo(0));
        as(Account.INSPECTOR).body(take("OTHER", "")).post(third + "/settle").then().statusCode(200);
        as(Account.INSPECTOR).get(second).then().statusCode(200).body("undecided", equalTo(1)).body("choices", hasSize(0))
                .body("fields[0].standing.note", equalTo("an open door"));
        as(Account.INSPECTOR).body("{\"outcome\":\"FIELDS\"}").post(second + "/settle").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:form:undecided"));
        as(Account.INSPECTOR).body(standing).post(second + "/choices").then().statusCode(200).body("undecided", equalTo(0));
        as(Account.INSPECTOR).body("{\"outcome\":\"FIELDS\"}").post(second + "/settle").then().statusCode(200)
                .body("choices.take", equalTo(List.of("STANDING")));
        assertEquals(0, count("select count(*) from form_choice where octet_length(seen) <> 32"));
    }

    /// @return where the form is that is kept beside the first
    private static String kept(String id, String body) {
        submit(id, body).statusCode(409);
        return API + "/form-submissions/" + text("select id from form_submission where instance = 'uuid:" + id
                + "' and state = 'WAITING' order by received_at desc, id desc limit 1");
    }

    private static String take(String take, String more) {
        return "{\"outcome\":\"FIELDS\",\"reason\":\"Seen again.\",\"choices\":[{\"field\":\"findings[0].note\",\"take\":\"" + take
                + "\"}" + more + "]}";
    }

    @Test
    void refused_an_inspector_changes_no_finding_without_keeping_what_stood() throws Exception {
        String id = UUID.randomUUID().toString();
        submit(id, body(aWorkplace("ESTABLISHMENT"), finding("EX01", "a door"))).statusCode(200);
        String row = text("select f.id from finding f join visit v on v.id = f.visit where coalesce(v.chosen, v.id) = '" + id + "'");
        for (String change : List.of("workers = 9", "recorded_by = 'x'", "erased_at = now()")) {
            try (Acting acting = Acting.as(Account.INSPECTOR)) {
                assertThrows(SQLException.class, () -> acting.change("update finding set " + change + " where id = '" + row + "'"), change);
            }
        }
    }

    /// It has the words of all of them. Another finding under a legal hold keeps it.
    @Test
    void the_forms_go_with_the_first_finding_of_their_visit_that_is_erased() {
        for (boolean held : List.of(false, true)) {
            String id = UUID.randomUUID().toString();
            String workplace = aWorkplace("ESTABLISHMENT");
            String first = body(workplace, finding("EX01", "a door"), finding("EX02", "a cellar"));
            submit(id, first).statusCode(200);
            String other = kept(id, first.replace("a cellar", "a locked cellar"));
            String row = text("select visit from form_submission where instance = 'uuid:" + id + "' limit 1");
            List<String> findings = List.of(text("select string_agg(cast(id as text), ',' order by id) from finding where visit = '" + row + "'").split(","));
            if (held) {
                Given.execute("insert into legal_hold (id, kind, record, country, reason, explanation, placed_by, agency, placed_at) values (gen_random_uuid(), 'finding', '"
                        + findings.getLast() + "', 'GB', 'PROCEEDINGS', 'x', 's', '" + Account.INSPECTOR.agency() + "', now())");
            }
            erase(findings.getFirst());
            String whole = "select count(*) from form_submission s join data_key k on k.owner = s.id and k.purpose = 'FORM' where s.instance = 'uuid:"
                    + id + "' and s.body is not null";
            assertEquals(held ? 2 : 0, count(whole));
            as(Account.INSPECTOR).get(other).then().statusCode(200).body("said", held ? notNullValue() : nullValue());
            erase(findings.getLast());
            assertEquals(0, count(whole));
            assertEquals(2, count("select count(*) from form_submission where instance = 'uuid:" + id + "' and body is null"));
        }
    }

    /// Also where nothing else in the record is sealed, so that it has no key. What is kept after the last finding was erased goes too.
    @Test
    void the_forms_of_a_visit_without_a_finding_go_with_its_record() throws SQLException {
        String workplace = aWorkplace("ESTABLISHMENT");
        for (boolean closed : List.of(false, true)) {
            String none = UUID.randomUUID().toString();
            String erased = UUID.randomUUID().toString();
            String found = UUID.randomUUID().toString();
            submit(none, body(workplace)).statusCode(200);
            submit(erased, body(workplace, finding("EX01", "a door"))).statusCode(200);
            submit(found, body(workplace, finding("EX01", "a door"))).statusCode(200);
            erase(text("select id from finding where visit = '" + visit(erased) + "'"));
            String settled = kept(none, body(workplace, finding("EX02", "a cellar")));
            String waiting = kept(erased, body(workplace, finding("EX02", "a cellar")));
            as(Account.CHIEF).body("{\"outcome\":\"FIRST\"}").post(settled + "/settle").then().statusCode(200).body("said", notNullValue());
            for (String id : List.of(none, erased, found)) {
                if (closed) {
                    as(Account.INSPECTOR).body("{\"endedAt\":\"2026-01-05T11:00:00Z\",\"workersPresent\":1,\"summary\":\"x\"}").post(API + "/visits/" + id + "/close").then()
                            .statusCode(200);
                }
                boolean stays = id.equals(found);
                recordEnds(visit(id), closed || !stays);
                assertEquals(stays ? 1 : 0, count("select count(*) from form_submission where instance = 'uuid:" + id + "' and body is not null"));
                assertEquals(stays ? 1 : 0, count("select count(*) from data_key k join form_submission s on s.id = k.owner where k.purpose = 'FORM' and s.instance = 'uuid:"
                        + id + "'"));
            }
            as(Account.INSPECTOR).get(settled).then().statusCode(200).body("said", nullValue());
            as(Account.INSPECTOR).get(waiting).then().statusCode(200).body("said", nullValue());
        }
    }

    /// @param has whether it has something to erase
    private static void recordEnds(String visit, boolean has) throws SQLException {
        String erasing = "(select 1 where erase_visit_record('" + visit + "', '%s', now())) erased";
        try (Acting retention = Acting.system("retention")) {
            assertEquals(has ? 1 : 0, retention.count("over_visit_records('GB', '2026-01-06Z', '2026-01-05Z', '" + new UUID(0, 0) + "', 1000000) where record = '" + visit + "'"));
            assertEquals(0, retention.count(erasing.formatted("2026-01-05Z")), "not over");
            assertEquals(has ? 1 : 0, retention.count(erasing.formatted("2026-01-06Z")));
            assertEquals(0, retention.count(erasing.formatted("2026-01-06Z")));
            retention.commit();
        }
    }

    @Test
    void a_legal_hold_on_the_record_keeps_the_forms_of_a_visit_without_a_finding() throws SQLException {
        String id = UUID.randomUUID().toString();
        submit(id, body(aWorkplace("ESTABLISHMENT"))).statusCode(200);
        String holds = API + "/retention/visit_record/" + visit(id) + "/legal-holds";
        String reason = "{\"reason\":\"PROCEEDINGS\",\"explanation\":\"x\"}";
        String hold = as(Account.DATA_PROTECTION).body(reason).post(holds).then().statusCode(201).extract().path("id");
        try (Acting retention = Acting.system("retention")) {
            assertThrows(SQLException.class, () -> retention.count("(select 1 where erase_visit_record('" + visit(id) + "', '2026-01-06Z', now())) erased"));
        }
        as(Account.DATA_PROTECTION).post(holds + "/" + hold + "/lift").then().statusCode(200);
        recordEnds(visit(id), true);
        as(Account.DATA_PROTECTION).body(reason).post(holds).then().statusCode(409).body("type", equalTo("urn:palermo:problem:retention:erased"));
    }

    /// @return the row of the visit that a form became
    private static String visit(String id) {
        return text("select visit from form_submission where instance = 'uuid:" + id + "' limit 1");
    }

    /// Each of two hundred may have a mebibyte.
    @Test
    void a_list_reads_no_content_of_a_form() {
        for (Query<FormStore.Row> list : List.of(FormStore.PAGE, FormStore.OF_INSTANCE)) {
            assertFalse(list.sql().contains("body") || list.sql().contains("data_key"), list.sql());
        }
    }

    @Test
    void a_form_of_another_visit_stays() {
        String workplace = aWorkplace("ESTABLISHMENT");
        List<String> ids = List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString());
        ids.forEach(id -> submit(id, body(workplace, finding("EX01", "a door"))).statusCode(200));
        erase(text("select f.id from finding f join form_submission s on s.visit = f.visit where s.instance = 'uuid:" + ids.getFirst() + "'"));
        assertEquals(0, count("select count(*) from form_submission where instance = 'uuid:" + ids.getFirst() + "' and body is not null"));
        assertEquals(1, count("select count(*) from form_submission where instance = 'uuid:" + ids.getLast() + "' and body is not null"));
    }

    /// As the owner of the tables, by the one way to erase.
    private static void erase(String finding) {
        try (Connection owner = TestDatabase.asOwner(); Statement sql = owner.createStatement()) {
            sql.execute("select apply_erasure('" + finding + "', 'FINDING', now())");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void invalid_400_and_nothing_of_it_is_kept() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String id = UUID.randomUUID().toString();
        for (String wrong : List.of("{}", "nothing", "null", "[]", "{\"workplace\":7}", body(workplace, finding("XX99", "x")), body(workplace, finding("EX01", "x")).replace("PLANNED", "COMPLAINT"),
                body(workplace, finding("EX01", "x")).replace("\"note\"", "\"nationality\""), body(UUID.randomUUID().toString()), body(workplace, "null"))) {
            submit(id, wrong).statusCode(400).contentType("application/problem+json");
        }
        assertEquals(0, count("select count(*) from visit where coalesce(chosen, id) = '" + id + "'"));
        submit(id, body(workplace, finding("EX01", "x"))).statusCode(200);
    }

    @Test
    void invalid_400_another_body_that_is_wrong_is_not_kept() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String id = UUID.randomUUID().toString();
        submit(id, body(workplace, finding("EX01", "x"))).statusCode(200);
        for (String wrong : List.of(body(workplace, finding("XX99", "x")), body(workplace, finding("EX01", "x".repeat(4001))),
                body(workplace, finding("EX01", "x").replace("\"workers\":2", "\"workers\":0")),
                body(workplace, finding("EX01\",\"EX01", "x")), body(UUID.randomUUID().toString(), finding("EX01", "x")),
                body(workplace, finding("EX01", "x")).replace("2026-01-05", "2126-01-05"),
                body(workplace, finding("EX01", "x")).replace("\"kind\"", "\"householdAccess\":\"CONSENT\",\"kind\""),
                body(workplace, finding("EX01", "x")).replace("\"indicators\":[\"EX01\"]", "\"indicators\":[]"))) {
            submit(id, wrong).statusCode(400).contentType("application/problem+json");
        }
        assertEquals(1, count("select count(*) from form_submission where instance = 'uuid:" + id + "'"));
        submit(id, body(workplace, finding("EX01", "y"))).statusCode(409).body("type", equalTo("urn:palermo:problem:form:kept"));
        assertEquals(2, count("select count(*) from form_submission where instance = 'uuid:" + id + "'"));
    }

    @Test
    void conflict_409_at_most_five_hundred_forms_of_one_inspector_beside_one_visit() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String id = UUID.randomUUID().toString();
        submit(id, body(workplace, finding("EX01", "x"))).statusCode(200);
        Given.execute("insert into form_submission (id, agency, subject, instance, digest, visit, state, waits_for, received_at, outcome, "
                + "settled_by, settled_at) select gen_random_uuid(), s.agency, s.subject, 'step ' || n, convert_to(cast(n as text), 'UTF8'), "
                + "s.visit, 'SETTLED', 'ANOTHER_STEP', now(), 'FIRST', s.subject, now() from form_submission s, generate_series(1, 500) n "
                + "where s.instance = 'uuid:" + id + "'");
        submit(id, body(workplace, finding("EX01", "y"))).statusCode(409)
                .body("type", equalTo("urn:palermo:problem:form:too-many-of-visit"));
        submit(id, body(workplace, finding("EX01", "x"))).statusCode(200);
    }

    private static ValidatableResponse submit(String id, String body) {
        return as(Account.INSPECTOR).body(body).put(API + "/submissions/" + id).then();
    }

    private static String body(String workplace, String... findings) {
        return "{\"workplace\":\"" + workplace + "\",\"kind\":\"PLANNED\",\"startedAt\":\"2026-01-05T09:30:00Z\",\"findings\":[" + String.join(",", findings) + "]}";
    }

    private static String finding(String indicator, String note) {
        return "{\"subject\":\"ADULT\",\"workers\":2,\"indicators\":[\"" + indicator + "\"],\"note\":\"" + note + "\"}";
    }
}
