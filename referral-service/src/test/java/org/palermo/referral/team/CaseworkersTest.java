package org.palermo.referral.team;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.casefile.Given.text;
import static org.palermo.referral.team.GivenCaseworkers.FIRST;
import static org.palermo.referral.team.GivenCaseworkers.SECOND;
import static org.palermo.referral.team.GivenCaseworkers.asSecond;
import static org.palermo.referral.team.GivenCaseworkers.assign;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.people.FakeKeycloak;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class CaseworkersTest {
    private static final String CASES = "/api/nrm/v1/cases";

    @BeforeEach
    void people() {
        GivenCaseworkers.people();
    }

    @Test
    void ok_200_each_case_has_an_outcome_and_a_repeat_changes_nothing() {
        UUID one = Given.aReferral();
        UUID other = Given.aReferral();
        UUID over = Given.aReferral();
        UUID unknown = UUID.randomUUID();
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(Map.of("to", "WITHDRAWN")).post(CASES + "/" + over + "/transitions").then()
                .statusCode(200);
        assign(as(Account.AUTHORITY), SECOND, "CASEWORKER", one, over, unknown, other).statusCode(200)
                .body("cases.id", contains(one.toString(), over.toString(), unknown.toString(), other.toString()))
                .body("cases.outcome", contains("ASSIGNED", "CASE_OVER", "NOT_FOUND", "ASSIGNED"));
        assign(as(Account.AUTHORITY), SECOND, "CASEWORKER", one).body("cases.outcome", contains("UNCHANGED"));
        assertEquals(1, count("select count(*) from caseworker_assignment where case_file = '" + one + "'"));
        as(Account.AUTHORITY).get(CASES + "/" + one).then().statusCode(200).body("caseworker", equalTo(SECOND.toString()))
                .body("secondReader", nullValue());
        as(Account.RESPONDER).get(CASES + "/" + one).then().statusCode(200).body("caseworker", nullValue());
        as(Account.AUTHORITY).get(CASES + "/" + one + "/caseworkers").then().statusCode(200)
                .body("items.person", contains(SECOND.toString()))
                .body("items[0].part", equalTo("CASEWORKER")).body("items[0].agency", equalTo(Account.AUTHORITY.agency().toString()));
    }

    @Test
    void ok_200_mine_my_teams_and_nobodys() {
        UUID mine = Given.aReferral();
        UUID colleagues = Given.aReferral();
        UUID nobodys = Given.aReferral();
        UUID read = Given.aReferral();
        assign(as(Account.AUTHORITY), FIRST, "CASEWORKER", mine).statusCode(200);
        assign(as(Account.AUTHORITY), SECOND, "CASEWORKER", colleagues, read).statusCode(200);
        assign(as(Account.AUTHORITY), FIRST, "SECOND_READER", read).body("cases.outcome", contains("ASSIGNED"));
        listed("me").body("items.id", hasItems(mine.toString(), read.toString())).body("items.id", not(hasItem(colleagues.toString())))
                .body("items.id", not(hasItem(nobodys.toString())));
        listed("team").body("items.id", hasItems(mine.toString(), colleagues.toString(), read.toString()))
                .body("items.id", not(hasItem(nobodys.toString())));
        listed("nobody").body("items.id", hasItem(nobodys.toString())).body("items.id", not(hasItem(mine.toString())))
                .body("items.id", not(hasItem(read.toString())));
        listed(SECOND.toString()).body("items.id", hasItems(colleagues.toString(), read.toString()))
                .body("items.id", not(hasItem(mine.toString())))
                .body("items.find { it.id == '" + read + "' }.secondReader", equalTo(FIRST.toString()));
        as(Account.AUTHORITY).get(CASES + "?assigned=somebody").then().statusCode(400).body("violations[0].field", equalTo("assigned"));
        as(Account.RESPONDER).get(CASES + "?assigned=nobody").then().statusCode(400)
                .body("violations[0].message", containsString("must be left out"));
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(Map.of("to", "WITHDRAWN")).post(CASES + "/" + mine + "/transitions").then()
                .statusCode(200);
        listed("me").body("items.id", not(hasItem(mine.toString())));
        as(Account.AUTHORITY).get(CASES + "?limit=200&stage=WITHDRAWN&assigned=me").then().statusCode(200)
                .body("items.id", hasItem(mine.toString()));
    }

    @Test
    void ok_200_a_new_caseworker_replaces_the_former_and_the_history_stays() {
        UUID file = Given.aReferral();
        assign(as(Account.AUTHORITY), FIRST, "CASEWORKER", file).statusCode(200);
        assign(as(Account.AUTHORITY), SECOND, "CASEWORKER", file).body("cases.outcome", contains("ASSIGNED"));
        as(Account.AUTHORITY).get(CASES + "/" + file + "/caseworkers").then()
                .body("items.person", contains(SECOND.toString(), FIRST.toString()))
                .body("items[0].endedAt", nullValue()).body("items[1].endedAt", notNullValue())
                        .body("items[0].assignedBy", equalTo(FIRST.toString()));
        as(Account.AUTHORITY).delete(CASES + "/" + file + "/caseworkers/" + SECOND).then().statusCode(204);
        as(Account.AUTHORITY).delete(CASES + "/" + file + "/caseworkers/" + SECOND).then().statusCode(404);
        as(Account.AUTHORITY).get(CASES + "/" + file).then().body("caseworker", nullValue());
        assertEquals(2, count("select count(*) from caseworker_assignment where case_file = '" + file + "' and ended_at is not null"));
    }

    @Test
    void ok_200_nobody_reads_the_own_cases_a_second_time_and_another_authority_keeps_its_cases() {
        UUID file = Given.aReferral();
        assign(as(Account.AUTHORITY), SECOND, "CASEWORKER", file).statusCode(200);
        assign(as(Account.AUTHORITY), SECOND, "SECOND_READER", file).body("cases.outcome", contains("OTHER_PART"));
        UUID others = Given.aReferral();
        sql("""
            insert into caseworker_assignment (id, case_file, country, region, part, person, agency, assigned_at, assigned_by)
            values (gen_random_uuid(), '%s', 'GB', 'GB-SCT', 'CASEWORKER', gen_random_uuid(), '%s', now(), 'x')
            """.formatted(others, UUID.randomUUID()));
        assign(as(Account.AUTHORITY), SECOND, "CASEWORKER", others).body("cases.outcome", contains("OTHER_AUTHORITY"));
    }

    @Test
    void not_found_404_an_authority_that_was_closed_while_it_gave_a_case() throws Exception {
        UUID agency = UUID.randomUUID();
        sql("""
            insert into provider (id, name, kind, country, first_responder, registered_at)
            values ('%s', 'Authority %s', 'COMPETENT_AUTHORITY', 'GB', false, now())
            """.formatted(agency, agency));
        UUID person = GivenTeams.account(agency, "competent-authority");
        UUID file = Given.aReferral();
        String token = TestTokens.of("decides at " + agency, agency, "COMPETENT_AUTHORITY", Set.of("GB"), Set.of("competent-authority"));
        FutureTask<Integer> assigned = new FutureTask<>(
                () -> assign(as(Account.AUTHORITY).auth().oauth2(token), person, "CASEWORKER", file).extract().statusCode());
        try (Connection closing = TestDatabase.asSuperuser(); Statement sql = closing.createStatement()) {
            closing.setAutoCommit(false);
            sql.execute("select id from organisation where id = '" + agency + "' for update");
            Thread.ofVirtual().start(assigned);
            Awaitility.await().until(() -> assigned.isDone() || count("select count(*) from pg_locks where not granted") == 1);
            sql.execute("update provider set closed_at = now(), closed_on = current_date, closure_reason = 'OTHER' where id = '%s'"
                    .formatted(agency));
            closing.commit();
        }
        assertEquals(404, assigned.get(20, TimeUnit.SECONDS));
        assertEquals(0, count("select count(*) from caseworker_assignment where case_file = '" + file + "'"));
    }

    @Test
    void refused_for_a_wrong_person_a_wrong_role_and_too_many_cases() {
        UUID file = Given.aReferral();
        assign(as(Account.AUTHORITY), GivenTeams.account(Account.NGO.agency(), "competent-authority"), "CASEWORKER", file).statusCode(404);
        assign(as(Account.AUTHORITY), UUID.randomUUID(), "CASEWORKER", file).statusCode(404);
        assign(as(Account.AUTHORITY), GivenTeams.account(Account.AUTHORITY.agency(), "national-rapporteur"), "CASEWORKER", file)
                .statusCode(409)
                .body("type", equalTo("urn:palermo:problem:team:no-caseworker"));
        for (Account account : List.of(Account.RESPONDER, Account.COORDINATOR, Account.BORDER, Account.AGENCY_ADMINISTRATOR)) {
            assign(as(account), SECOND, "CASEWORKER", file).statusCode(403);
        }
        assign(as(Account.AUTHORITY), SECOND, "CASEWORKER", Stream.generate(UUID::randomUUID).limit(101).toArray(UUID[]::new))
                .statusCode(400);
        assign(as(Account.AUTHORITY), SECOND, "CASEWORKER", file, file).statusCode(400).body("violations[0].field", equalTo("cases"));
    }

    @Test
    void ok_200_people_who_can_be_given_cases_with_their_load_and_their_names() {
        UUID named = FakeKeycloak.has(UUID.randomUUID(), "reader" + UUID.randomUUID(), Account.AUTHORITY.agency(), "competent-authority");
        UUID file = Given.aReferral();
        assign(as(Account.AUTHORITY), named, "CASEWORKER", file).body("cases.outcome", contains("ASSIGNED"));
        as(Account.AUTHORITY).get("/api/nrm/v1/caseworkers").then().statusCode(200)
                .body("items.person", hasItems(FIRST.toString(), named.toString()))
                .body("items.find { it.person == '" + named + "' }.cases", equalTo(1))
                        .body("items.find { it.person == '" + named + "' }.name", containsString("Some reader"));
    }

    @Test
    void ok_200_cases_are_handed_over_to_a_colleague_who_may_decide() {
        UUID leaver = GivenTeams.account(Account.AUTHORITY.agency(), "competent-authority");
        UUID file = Given.aReferral();
        UUID both = Given.aReferral();
        assign(as(Account.AUTHORITY), leaver, "CASEWORKER", file, both).statusCode(200);
        assign(as(Account.AUTHORITY), SECOND, "SECOND_READER", both).statusCode(200);
        String path = "/api/nrm/v1/people/" + leaver + "/handover";
        as(Account.ADMINISTRATOR).header("If-Match", "\"0\"").body(Map.of("to",
                GivenTeams.account(Account.AUTHORITY.agency(), "national-rapporteur"))).post(path).then()
                .statusCode(400).body("violations[0].field", equalTo("to"));
        as(Account.ADMINISTRATOR).header("If-Match", "\"0\"").body(Map.of("to", SECOND)).post(path).then().statusCode(200);
        as(Account.AUTHORITY).get(CASES + "/" + file).then().body("caseworker", equalTo(SECOND.toString()));
        as(Account.AUTHORITY).get(CASES + "/" + both).then().body("caseworker", nullValue())
                .body("secondReader", equalTo(SECOND.toString()));
        assertEquals(1, count("select count(*) from audit_entry where action = 'HAND_OVER_CASEWORK' and '" + file + "' = any (listed)"));
    }

    @Test
    void ok_200_cases_of_somebody_who_left_are_nobodys() {
        UUID leaver = GivenTeams.account(Account.AUTHORITY.agency(), "competent-authority");
        UUID file = Given.aReferral();
        assign(as(Account.AUTHORITY), leaver, "CASEWORKER", file).statusCode(200);
        as(Account.ADMINISTRATOR).header("If-Match", "\"0\"").body(Map.of("reason", "LEFT"))
                .post("/api/nrm/v1/people/" + leaver + "/suspension").then().statusCode(200);
        listed("nobody").body("items.id", hasItem(file.toString()));
        assertEquals("1", text("select count(*) from caseworker_assignment where case_file = '" + file + "' and ended_at is not null"));
    }

    @Test
    void an_erased_person_is_nobodys_case() {
        UUID file = Given.aReferral();
        assign(as(Account.AUTHORITY), SECOND, "CASEWORKER", file).statusCode(200);
        Erasing.byTwo(file).statusCode(200);
        assertEquals(0, count("select count(*) from caseworker_assignment where case_file = '" + file + "' and ended_at is null"));
        listed("nobody").body("items.id", not(hasItem(file.toString())));
    }

    @Test
    void the_policies_hide_assignments_from_everybody_but_the_authority() throws SQLException {
        UUID file = GivenTeams.caseOf(Account.COORDINATOR);
        assign(as(Account.AUTHORITY), SECOND, "CASEWORKER", file).statusCode(200);
        String row = """
                insert into caseworker_assignment (id, case_file, country, region, part, person, agency, assigned_at, assigned_by)
                values (gen_random_uuid(), '%s', 'GB', 'GB-SCT', 'SECOND_READER', gen_random_uuid(), '%s', now(), '%s')
                """;
        for (Account account : List.of(Account.RESPONDER, Account.COORDINATOR, Account.BORDER, Account.NGO, Account.AGENCY_ADMINISTRATOR)) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(0, acting.count("caseworker_assignment"), account.name());
                assertTrue(acting.isRefused(row.formatted(file, account.agency(), account.name())), account.name());
                assertEquals(0, acting.change("update caseworker_assignment set ended_at = now(), ended_by = '" + account.name()
                        + "' where case_file = '" + file + "'"), account.name());
            }
        }
        try (Acting authority = Acting.as(Account.AUTHORITY)) {
            assertEquals(1, authority.count("caseworker_assignment where case_file = '" + file + "'"));
            assertTrue(authority.isRefused(row.formatted(file, Account.NGO.agency(), Account.AUTHORITY.name())),
                    "another organisation's person");
        }
    }

    @Test
    void ok_200_each_filter_is_counted() {
        UUID file = Given.aReferral();
        assign(asSecond(), SECOND, "CASEWORKER", file).statusCode(200);
        asSecond().get(CASES + "/counts?region=GB").then().statusCode(200).body("most", equalTo(1000))
                .body("counts.find { it.filter == 'assigned' && it.value == 'me' }.count", greaterThanOrEqualTo(1))
                .body("counts.find { it.filter == 'assigned' && it.value == 'team' }.count", greaterThanOrEqualTo(1))
                .body("counts.find { it.filter == 'stage' && it.value == 'DISQUALIFIED' }.more", equalTo(false))
                .body("counts.filter.unique()", containsInAnyOrder("all", "stage", "due", "ageGroup", "exploitation", "assigned", "with",
                        "region", "recoveryWithin"))
                .body("counts.find { it.filter == 'region' }.value", startsWith("GB-"))
                .body("counts.findAll { it.filter == 'recoveryWithin' }.value", equalTo(List.of("0", "7", "14", "30")));
        as(Account.RESPONDER).get(CASES + "/counts").then().statusCode(403);
        asSecond().get(CASES + "/counts?region=XX").then().statusCode(400).body("violations[0].field", equalTo("region"));
    }

    private static ValidatableResponse listed(String assigned) {
        return as(Account.AUTHORITY).get(CASES + "?limit=200&assigned=" + assigned).then().statusCode(200);
    }
}
