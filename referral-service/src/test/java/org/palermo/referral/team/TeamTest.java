package org.palermo.referral.team;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.team.GivenTeams.assign;
import static org.palermo.referral.team.GivenTeams.caseOf;
import static org.palermo.referral.team.GivenTeams.end;
import static org.palermo.referral.team.GivenTeams.subject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.EventProbe;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.people.FakeKeycloak;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class TeamTest {
    private static final String CASES = "/api/nrm/v1/cases/";
    private static final UUID COORDINATOR = subject(Account.COORDINATOR);

    @BeforeEach
    void coordinators() {
        GivenTeams.coordinators();
    }

    @Test
    void ok_200_only_an_assigned_coordinator_sees_the_file() {
        UUID file = Given.aReferral();
        as(Account.COORDINATOR).get(CASES + file).then().statusCode(404);
        assign(Account.AUTHORITY, file, COORDINATOR).statusCode(200).body("person", equalTo(COORDINATOR.toString()))
                .body("agency", equalTo(Account.COORDINATOR.agency().toString())).body("assignedAt", notNullValue());
        as(Account.COORDINATOR).get(CASES + file).then().statusCode(200).body("person.familyName", equalTo("Tran"))
                .body("safeContact.words", equalTo("say you are from the library")).body("links", nullValue());
        as(Account.COORDINATOR).get(CASES + "assigned").then().statusCode(200).body("items.id", hasItem(file.toString()));
        as(Account.OTHER_COORDINATOR).get(CASES + file).then().statusCode(404);
        as(Account.OTHER_COORDINATOR).get(CASES + "assigned").then().statusCode(200).body("items.id", not(hasItem(file.toString())));
    }

    @Test
    void ok_200_the_coordinators_of_an_organisation_have_names() {
        UUID added = FakeKeycloak.has(UUID.randomUUID(), "new@harbour.example", Account.COORDINATOR.agency(), "case-coordinator");
        UUID other = FakeKeycloak.has(UUID.randomUUID(), "writes@harbour.example", Account.COORDINATOR.agency(), "ngo");
        for (Account asker : new Account[] {Account.AUTHORITY, Account.COORDINATOR}) {
            as(asker).get("/api/nrm/v1/coordinators?organisation=" + Account.COORDINATOR.agency()).then().statusCode(200)
                    .body("items.person", hasItem(COORDINATOR.toString())).body("items.person", hasItem(added.toString()))
                    .body("items.person", not(hasItem(other.toString())))
                    .body("items.find { it.person == '" + added + "' }.name", notNullValue());
        }
        as(Account.COORDINATOR).get("/api/nrm/v1/coordinators").then().statusCode(200).body("items.person", hasItem(COORDINATOR.toString()));
        as(Account.AUTHORITY).get("/api/nrm/v1/coordinators").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void not_found_404_the_coordinators_of_another_organisation() {
        as(Account.OTHER_COORDINATOR).get("/api/nrm/v1/coordinators?organisation=" + Account.COORDINATOR.agency()).then().statusCode(404);
        as(Account.RESPONDER).get("/api/nrm/v1/coordinators").then().statusCode(403);
    }

    @Test
    void ok_200_the_coordinators_without_names_while_the_identity_provider_is_away() {
        FakeKeycloak.away = true;
        try {
            as(Account.AUTHORITY).get("/api/nrm/v1/coordinators?organisation=" + Account.COORDINATOR.agency()).then().statusCode(200)
                    .body("items.find { it.person == '" + COORDINATOR + "' }.name", nullValue());
        } finally {
            FakeKeycloak.away = false;
        }
    }

    /// Every step of a case runs this query. Sequential scans are off, so that the plan shows whether an index fits it.
    @Test
    void the_check_for_assignments_uses_an_index() throws SQLException {
        try (Connection database = Acting.connection(Account.AUTHORITY); Statement sql = database.createStatement()) {
            sql.execute("set local enable_seqscan = off");
            try (ResultSet plan = sql.executeQuery("explain (format json) select exists (select 1 from case_assignment where case_file = '" + UUID.randomUUID() + "')")) {
                plan.next();
                assertTrue(plan.getString(1).contains("case_assignment_file"), plan.getString(1));
            }
        }
    }

    @Test
    void ok_200_a_coordinator_reads_decisions_without_the_reasons() {
        UUID file = caseOf(Account.COORDINATOR);
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body("{\"outcome\":\"POSITIVE\",\"test\":\"suspect but cannot prove\",\"reasons\":\"consistent\"}")
                .post(CASES + file + "/reasonable-grounds").then().statusCode(200);
        as(Account.COORDINATOR).get(CASES + file).then().statusCode(200).body("decisions[0].outcome", equalTo("POSITIVE")).body("decisions[0].reasons", nullValue());
    }

    @Test
    void emits_assignments_as_in_the_samples() throws IOException {
        UUID file = caseOf(Account.COORDINATOR);
        end(Account.AUTHORITY, file, COORDINATOR).statusCode(204);
        List<JsonNode> told = told(file, 3);
        assertEquals(sample("case-coordinator-assigned", file), data(told.getFirst()));
        assertEquals("{\"caseFile\":\"" + file + "\",\"movableFrom\":null}", told.get(1).get("data").toString());
        assertEquals(sample("case-coordinator-ended", file), data(told.getLast()));
        as(Account.COORDINATOR).get(CASES + file).then().statusCode(404);
    }

    @Test
    void emits_until_when_the_stage_protects_the_person_from_being_moved() throws IOException {
        UUID file = caseOf(Account.COORDINATOR);
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body("{\"outcome\":\"POSITIVE\",\"test\":\"suspect but cannot prove\",\"reasons\":\"consistent\"}")
                .post(CASES + file + "/reasonable-grounds").then().statusCode(200);
        JsonNode told = told(file, 3).getLast();
        ObjectNode sample = (ObjectNode) new ObjectMapper().readTree(Path.of("..", "docs", "events", "case-protection-changed.json").toFile()).get("data");
        sample.put("caseFile", file.toString());
        assertEquals(sample, told.get("data"));
        UUID unassigned = Given.aReferral();
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body("{\"outcome\":\"POSITIVE\",\"test\":\"suspect but cannot prove\",\"reasons\":\"consistent\"}")
                .post(CASES + unassigned + "/reasonable-grounds").then().statusCode(200);
        assertEquals(0, count("select count(*) from outbox_event where aggregate = '" + unassigned + "'"));
        assign(Account.AUTHORITY, unassigned, COORDINATOR).statusCode(200);
        assertEquals(sample.get("movableFrom"), told(unassigned, 2).getLast().at("/data/movableFrom"));
    }

    @Test
    void emits_an_open_end_while_the_file_is_suspended() {
        UUID file = Given.aReferral();
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body("{\"outcome\":\"POSITIVE\",\"test\":\"suspect but cannot prove\",\"reasons\":\"consistent\"}")
                .post(CASES + file + "/reasonable-grounds").then().statusCode(200);
        as(Account.AUTHORITY).header("If-Match", "\"1\"").body("{\"to\":\"SUSPENDED\",\"reasons\":\"She is in hospital.\"}")
                .post(CASES + file + "/transitions").then().statusCode(200);
        assign(Account.AUTHORITY, file, COORDINATOR).statusCode(200);
        assertEquals("9999-12-31", told(file, 2).getLast().at("/data/movableFrom").asText());
    }

    @Test
    void ok_200_a_repeat_changes_nothing_and_is_sent_once() {
        UUID file = caseOf(Account.COORDINATOR);
        assign(Account.AUTHORITY, file, COORDINATOR).statusCode(200);
        assertEquals(1, count("select count(*) from case_assignment where case_file = '" + file + "'"));
        assertEquals(2, count("select count(*) from outbox_event where aggregate = '" + file + "'"));
        end(Account.AUTHORITY, file, COORDINATOR).statusCode(204);
        end(Account.AUTHORITY, file, COORDINATOR).statusCode(404);
        assign(Account.AUTHORITY, file, COORDINATOR).statusCode(200);
        assertEquals(5, count("select count(*) from outbox_event where aggregate = '" + file + "'"));
    }

    @Test
    void eight_concurrent_assignments_assign_once() throws Exception {
        UUID file = Given.aReferral();
        try (var pool = Executors.newFixedThreadPool(8)) {
            Callable<Integer> work = () -> assign(Account.AUTHORITY, file, COORDINATOR).extract().statusCode();
            for (var answer : pool.invokeAll(IntStream.range(0, 8).mapToObj(i -> work).toList())) {
                assertEquals(200, answer.get());
            }
        }
        assertEquals(1, count("select count(*) from case_assignment where case_file = '" + file + "'"));
        assertEquals(2, count("select count(*) from outbox_event where aggregate = '" + file + "'"));
    }

    @Test
    void ok_200_an_administrator_assigns_own_people_once_the_organisation_works_on_the_case() {
        UUID file = Given.aReferral();
        UUID first = GivenTeams.account(Account.NGO.agency(), "ngo,case-coordinator");
        UUID second = GivenTeams.account(Account.NGO.agency(), "case-coordinator");
        assign(Account.AGENCY_ADMINISTRATOR, file, first).statusCode(404);
        as(Account.AGENCY_ADMINISTRATOR).get(CASES + file + "/coordinators").then().statusCode(404);
        assign(Account.AUTHORITY, file, first).statusCode(200);
        assign(Account.AUTHORITY, file, COORDINATOR).statusCode(200);
        assign(Account.AGENCY_ADMINISTRATOR, file, second).statusCode(200);
        assign(Account.AGENCY_ADMINISTRATOR, file, subject(Account.OTHER_COORDINATOR)).statusCode(404);
        as(Account.AGENCY_ADMINISTRATOR).get(CASES + file + "/coordinators").then().statusCode(200).body("items.person", equalTo(List.of(first.toString(), second.toString())));
        as(Account.AUTHORITY).get(CASES + file + "/coordinators").then().statusCode(200).body("items", hasSize(3));
        as(Account.COORDINATOR).get(CASES + file + "/coordinators").then().statusCode(200).body("items", hasSize(3));
        end(Account.AGENCY_ADMINISTRATOR, file, COORDINATOR).statusCode(404);
        end(Account.AGENCY_ADMINISTRATOR, file, first).statusCode(204);
        as(Account.AGENCY_ADMINISTRATOR).get(CASES + file).then().statusCode(403);
    }

    @Test
    void the_coordinators_organisation_is_notified_by_reference_even_by_an_administrator_who_sees_no_file() {
        UUID file = caseOf(Account.COORDINATOR);
        assign(Account.AUTHORITY, file, COORDINATOR).statusCode(200);
        assertEquals(1, notices(file, "CASE_ASSIGNED", Account.COORDINATOR.agency()));
        end(Account.AUTHORITY, file, COORDINATOR).statusCode(204);
        assertEquals(1, notices(file, "CASE_UNASSIGNED", Account.COORDINATOR.agency()));
        UUID first = GivenTeams.account(Account.AGENCY_ADMINISTRATOR.agency(), "case-coordinator");
        UUID second = GivenTeams.account(Account.AGENCY_ADMINISTRATOR.agency(), "case-coordinator");
        assign(Account.AUTHORITY, file, first).statusCode(200);
        assign(Account.AGENCY_ADMINISTRATOR, file, second).statusCode(200);
        end(Account.AGENCY_ADMINISTRATOR, file, first).statusCode(204);
        assertEquals(2, notices(file, "CASE_ASSIGNED", Account.AGENCY_ADMINISTRATOR.agency()));
        assertEquals(1, notices(file, "CASE_UNASSIGNED", Account.AGENCY_ADMINISTRATOR.agency()));
        assertEquals(5, count("select count(*) from notice where about = '" + file + "' and kind like 'CASE\\_%ASSIGNED'"));
    }

    @Test
    void row_security_only_assigners_learn_the_reference_of_a_case() throws Exception {
        UUID file = caseOf(Account.COORDINATOR);
        for (Account account : List.of(Account.COORDINATOR, Account.AGENCY_ADMINISTRATOR, Account.ADMINISTRATOR, Account.BORDER)) {
            try (Acting acting = Acting.as(account)) {
                acting.set("palermo.subject", TestTokens.subject(account));
                assertEquals(0, acting.count("cases_put('" + file + "')"), account.name());
            }
        }
    }

    private static long notices(UUID file, String kind, UUID agency) {
        return count("select count(*) from notice n join case_file c on c.id = n.about and c.reference = n.reference where c.id = '%s' and kind = '%s' and agency = '%s'"
                .formatted(file, kind, agency));
    }

    @Test
    void ok_200_a_person_whose_account_exists_only_in_the_identity_provider() {
        UUID file = Given.aReferral();
        UUID old = FakeKeycloak.has(UUID.randomUUID(), "long-there", Account.NGO.agency(), "case-coordinator");
        assign(Account.AUTHORITY, file, old).statusCode(200).body("agency", equalTo(Account.NGO.agency().toString()));
        assertEquals(1, count("select count(*) from audit_entry where action = 'ADOPT' and subject = 'system:people' and record_id = '" + old + "'"));
    }

    @Test
    void an_erasure_ends_the_assignments() {
        UUID file = caseOf(Account.COORDINATOR);
        Erasing.byTwo(file).statusCode(200);
        as(Account.COORDINATOR).get(CASES + file).then().statusCode(404);
        as(Account.COORDINATOR).get(CASES + "assigned").then().statusCode(200).body("items.id", not(hasItem(file.toString())));
        assertEquals(1, count("select count(*) from case_assignment a join case_file c on c.id = a.case_file where c.id = '" + file
                + "' and a.ended_at = c.erased_at and a.ended_by = 'system:erasure'"));
        assertEquals("org.palermo.referral.case-erased", told(file, 3).getLast().get("type").asText());
        assign(Account.AUTHORITY, file, COORDINATOR).statusCode(409);
    }

    @Test
    void conflict_409_an_assignment_that_waits_for_an_erasure() throws Exception {
        UUID file = Given.aReferral();
        Erasing.meet(file, () -> assign(Account.AUTHORITY, file, COORDINATOR).statusCode(409)
                .body("type", equalTo("urn:palermo:problem:team:case-over")));
        assertEquals(0, count("select count(*) from case_assignment where case_file = '" + file + "'"));
        assertEquals(0, count("select count(*) from outbox_event where aggregate = '" + file + "'"));
    }

    @Test
    void an_erasure_that_waits_for_an_assignment_ends_it_and_is_sent() throws Exception {
        UUID file = Given.aReferral();
        whileSheIsAssigned(file, () -> Erasing.byTwo(file).statusCode(200));
        assertEquals(0, count("select count(*) from case_assignment where case_file = '" + file + "' and ended_at is null"));
        assertEquals("org.palermo.referral.case-erased", told(file, 3).getLast().get("type").asText());
    }

    @Test
    void emits_the_stage_of_a_decision_for_which_an_assignment_waits() throws Exception {
        UUID file = Given.aReferral();
        try (Connection deciding = TestDatabase.asSuperuser(); Statement sql = deciding.createStatement()) {
            deciding.setAutoCommit(false);
            sql.execute("update case_file set stage = 'REASONABLE_GROUNDS_POSITIVE', recovery_least_on = '2999-01-01', version = 1 where id = '" + file + "'");
            FutureTask<ValidatableResponse> assigned = new FutureTask<>(() -> assign(Account.AUTHORITY, file, COORDINATOR));
            Thread.ofVirtual().start(assigned);
            waiting(1, assigned);
            deciding.commit();
            assigned.get(20, TimeUnit.SECONDS).statusCode(200);
        }
        assertEquals("9999-12-31", told(file, 2).getLast().at("/data/movableFrom").asText());
    }

    @Test
    void emits_the_stage_of_a_decision_that_waits_for_an_assignment() throws Exception {
        UUID file = Given.aReferral();
        whileSheIsAssigned(file, () -> Given.decide(Account.AUTHORITY, file, "\"0\"", Given.positive()).statusCode(200));
        assertEquals("9999-12-31", told(file, 3).getLast().at("/data/movableFrom").asText());
    }

    /// The assignment has read the case and waits to be written, when the request begins.
    private static void whileSheIsAssigned(UUID file, Runnable request) throws Exception {
        FutureTask<ValidatableResponse> assigned = new FutureTask<>(() -> assign(Account.AUTHORITY, file, COORDINATOR));
        FutureTask<Void> asked = new FutureTask<>(request, null);
        try (Connection other = TestDatabase.asSuperuser(); Statement sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("lock table case_assignment in share mode");
            Thread.ofVirtual().start(assigned);
            waiting(1, assigned);
            Thread.ofVirtual().start(asked);
            waiting(2, asked);
            other.commit();
        }
        assigned.get(20, TimeUnit.SECONDS).statusCode(200);
        asked.get(20, TimeUnit.SECONDS);
    }

    private static void waiting(int transactions, FutureTask<?> request) {
        Awaitility.await().until(() -> request.isDone() || count("select count(*) from pg_locks where not granted") == transactions);
    }

    @Test
    void row_security_only_who_may_assign_a_case_holds_it() throws Exception {
        UUID file = caseOf(Account.COORDINATOR);
        String held = "hold_cases_to_assign('" + file + "', '" + Account.COORDINATOR.agency() + "')";
        try (Acting acting = Acting.as(Account.AUTHORITY)) {
            assertEquals(1, acting.count(held + " where id = '" + file + "' and takes_work"));
            for (Account account : List.of(Account.RESPONDER, Account.COORDINATOR, Account.AGENCY_ADMINISTRATOR, Account.BORDER)) {
                acting.become(account);
                assertEquals(0, acting.count(held), account.name());
            }
        }
    }

    @Test
    void conflict_409_not_a_coordinator_or_case_over() {
        UUID file = Given.aReferral();
        assign(Account.AUTHORITY, file, GivenTeams.account(Account.NGO.agency(), "ngo")).statusCode(409).body("type", equalTo("urn:palermo:problem:team:no-coordinator"));
        sql("update case_file set stage = 'CLOSED', closed_at = now() where id = '" + file + "'");
        assign(Account.AUTHORITY, file, COORDINATOR).statusCode(409).body("type", equalTo("urn:palermo:problem:team:case-over"));
    }

    @Test
    void not_found_404_foreign_case_unknown_case_and_unknown_person() {
        UUID file = Given.aReferral();
        as(Account.AUTHORITY).put(GivenTeams.path(UUID.randomUUID(), COORDINATOR)).then().statusCode(404);
        assign(Account.AUTHORITY, file, UUID.randomUUID()).statusCode(404);
        as(Account.AUTHORITY).put(CASES + file + "/coordinators/nobody").then().statusCode(404);
    }

    @ParameterizedTest
    @EnumSource(value = Account.class, names = {"COORDINATOR", "RESPONDER", "RAPPORTEUR", "ADMINISTRATOR", "AUDITOR", "BORDER", "NGO"})
    void forbidden_403_other_roles(Account account) {
        UUID file = Given.aReferral();
        assign(account, file, COORDINATOR).statusCode(403);
        end(account, file, COORDINATOR).statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"case_file", "case_person", "case_file_event", "case_assignment"})
    void row_security_shows_a_coordinator_only_assigned_cases(String table) throws Exception {
        UUID hers = caseOf(Account.COORDINATOR);
        UUID others = caseOf(Account.OTHER_COORDINATOR);
        String key = table.equals("case_file") ? "id" : "case_file";
        try (Acting acting = Acting.as(Account.COORDINATOR)) {
            assertEquals(0, acting.count(table));
            acting.set("palermo.subject", COORDINATOR.toString());
            assertEquals(1, acting.count(table + " where " + key + " = '" + hers + "'"));
            assertEquals(0, acting.count(table + " where " + key + " = '" + others + "'"));
            acting.set("palermo.roles", "ngo");
            assertEquals(table.equals("case_assignment") ? 1 : 0, acting.count(table + " where " + key + " = '" + hers + "'"));
        }
        end(Account.AUTHORITY, hers, COORDINATOR).statusCode(204);
        try (Acting acting = Acting.as(Account.COORDINATOR)) {
            acting.set("palermo.subject", COORDINATOR.toString());
            assertEquals(table.equals("case_assignment") ? 1 : 0, acting.count(table + " where " + key + " = '" + hers + "'"));
        }
    }

    @Test
    void row_security_nobody_assigns_a_case_to_herself() throws Exception {
        UUID file = Given.aReferral();
        for (Account account : List.of(Account.COORDINATOR, Account.AGENCY_ADMINISTRATOR, Account.ADMINISTRATOR, Account.BORDER)) {
            try (Acting acting = Acting.as(account)) {
                acting.count("case_assignment");
                org.junit.jupiter.api.Assertions.assertTrue(acting.isRefused("""
                        insert into case_assignment (id, case_file, country, region, subject, agency, assigned_at, assigned_by)
                        values (gen_random_uuid(), '%s', 'GB', 'GB-SCT', '%s', '%s', now(), '%s')
                        """.formatted(file, account.name(), account.agency(), account.name())), account.name());
            }
        }
    }

    private static List<JsonNode> told(UUID file, int count) {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> EventProbe.running().events().stream()
                .filter(event -> event.get("partitionkey").asText().equals(file.toString())).toList(), events -> events.size() == count);
    }

    private static JsonNode sample(String name, UUID file) throws IOException {
        ObjectNode event = (ObjectNode) new ObjectMapper().readTree(Path.of("..", "docs", "events", name + ".json").toFile());
        ((ObjectNode) event.get("data")).put("caseFile", file.toString()).put("subject", COORDINATOR.toString());
        return data(event);
    }

    private static JsonNode data(JsonNode event) {
        return ((ObjectNode) event.get("data").deepCopy()).put("type", event.get("type").asText()).put("source", event.get("source").asText());
    }
}
