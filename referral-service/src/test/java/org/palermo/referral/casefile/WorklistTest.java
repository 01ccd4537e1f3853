package org.palermo.referral.casefile;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.team.GivenTeams;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class WorklistTest {

    @BeforeEach
    void register() {
        GivenTeams.coordinators();
    }

    @Test
    void ok_200_overdue_and_soon_are_one_query_each() {
        UUID overdue = Given.aReferral();
        UUID soon = Given.aReferral();
        UUID later = Given.aReferral();
        sql("update case_file set due_on = current_date - 3 where id = '" + overdue + "'");
        sql("update case_file set due_on = current_date where id = '" + soon + "'");
        sql("update case_file set due_on = current_date + 30 where id = '" + later + "'");
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?due=overdue&limit=200").then().statusCode(200)
                .body("items.id", hasItem(overdue.toString()))
                .body("items.id", not(hasItem(soon.toString())))
                .body("items.due", everyItem(equalTo("OVERDUE")));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?due=soon&limit=200").then().statusCode(200)
                .body("items.id", hasItem(soon.toString()))
                .body("items.id", not(hasItem(later.toString())));
        JsonPath summary = as(Account.AUTHORITY).get("/api/nrm/v1/cases/summary?country=GB").then().statusCode(200).extract().jsonPath();
        assertTrue(summary.getLong("overdue") >= 1 && summary.getLong("dueSoon") >= 1);
    }

    @Test
    void ok_200_recovery_that_ends_and_that_is_over_is_seen_where_no_law_says_by_when_to_decide() {
        UUID today = recovering("RECOVERY", 0);
        UUID over = recovering("REASONABLE_GROUNDS_POSITIVE", -1);
        UUID later = recovering("RECOVERY", 30);
        UUID decided = recovering("CONCLUSIVE_GROUNDS_POSITIVE", -1);
        for (String list : List.of("/api/nrm/v1/cases?limit=200&due=", "/api/nrm/v1/cases/assigned?limit=200&due=")) {
            Account reader = list.contains("assigned") ? Account.COORDINATOR : Account.AUTHORITY;
            as(reader).get(list + "recovery-ending").then().statusCode(200).body("items.id", hasItem(today.toString()))
                    .body("items.id", not(hasItem(over.toString()))).body("items.id", not(hasItem(later.toString())))
                    .body("items.find { it.id == '" + today + "' }.recoveryEndsOn", equalTo(Given.today()));
            as(reader).get(list + "recovery-over").then().statusCode(200).body("items.id", hasItem(over.toString()))
                    .body("items.id", not(hasItem(today.toString()))).body("items.id", not(hasItem(decided.toString())));
        }
    }

    @Test
    void ok_200_a_coordinator_looks_by_term_through_the_cases_that_she_works_on() {
        UUID overdue = recovering("RECOVERY", 30);
        UUID other = Given.aReferral();
        sql("update case_file set due_on = current_date - 3 where id in ('" + overdue + "', '" + other + "')");
        as(Account.COORDINATOR).get("/api/nrm/v1/cases/assigned?due=overdue&limit=200").then().statusCode(200).body("items.id", hasItem(overdue.toString()))
                .body("items.id", not(hasItem(other.toString()))).body("items.due", everyItem(equalTo("OVERDUE")));
        as(Account.COORDINATOR).get("/api/nrm/v1/cases/assigned?due=soon&limit=200").then().statusCode(200).body("items.id", not(hasItem(overdue.toString())));
        as(Account.COORDINATOR).get("/api/nrm/v1/cases/assigned?due=yesterday").then().statusCode(400).body("violations.field", hasItem("due"));
    }

    /// A case with a coordinator whose recovery ends in so many days.
    private static UUID recovering(String stage, int days) {
        UUID file = GivenTeams.caseOf(Account.COORDINATOR);
        sql("update case_file set stage = '%s', due_on = null, recovery_ends_on = date '%s' + %d where id = '%s'".formatted(stage, Given.today(), days, file));
        return file;
    }

    @Test
    void ok_200_pages_meet_without_gap_or_repeat() {
        for (int i = 0; i < 7; i++) {
            Given.aReferral();
        }
        long all = Given.count("select count(*) from case_file where country in ('GB', 'ZZ')");
        Set<String> seen = new HashSet<>();
        String cursor = null;
        do {
            JsonPath page = as(Account.AUTHORITY).queryParam("limit", 3).queryParam("cursor", cursor == null ? new Object[0] : new Object[] {cursor})
                    .get("/api/nrm/v1/cases").then().statusCode(200).extract().jsonPath();
            page.getList("items.id", String.class).forEach(id -> assertTrue(seen.add(id), "came twice"));
            cursor = page.getString("next");
        } while (cursor != null);
        assertEquals(all, seen.size());
    }

    @Test
    void ok_200_a_first_responder_sees_what_her_organisation_has_sent() {
        UUID own = Given.aReferral();
        String others = Given.refer(Account.BORDER, Given.ADULT).extract().path("id");
        as(Account.RESPONDER).get("/api/nrm/v1/cases?limit=200").then().statusCode(200)
                .body("items.id", hasItem(own.toString()))
                .body("items.id", not(hasItem(others)));
        as(Account.RESPONDER).get("/api/nrm/v1/cases/" + others).then().statusCode(404);
    }

    @Test
    void ok_200_filters_by_stage() {
        Given.aReferral();
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?stage=REFERRED&limit=200").then().statusCode(200).body("items.stage", everyItem(equalTo("REFERRED")));
    }

    @Test
    void invalid_400_bad_filters() {
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?due=yesterday").then().statusCode(400).body("violations.field", hasItem("due"));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?cursor=abc").then().statusCode(400).body("violations.field", hasItem("cursor"));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?limit=100000").then().statusCode(400).body("violations.field", hasItem("limit"));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?limit=0").then().statusCode(400);
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?limit=abc").then().statusCode(400).contentType("application/problem+json");
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?stage=GONE").then().statusCode(400).body("violations.field", hasItem("stage"));
    }

    @Test
    void ok_200_a_read_is_audited_and_numbered() {
        UUID id = Given.aReferral();
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + id).then().statusCode(200);
        String entry = "select count(*) from audit_entry a join audit_chain s on s.entry = a.id where a.record_id = '" + id + "' and a.action = 'READ'";
        org.awaitility.Awaitility.await().untilAsserted(() -> assertEquals(1, Given.count(entry)));
    }

    @Test
    void forbidden_403_for_who_has_no_part_in_cases() {
        as(Account.SHELTER).get("/api/nrm/v1/cases").then().statusCode(403);
        as(Account.RAPPORTEUR).get("/api/nrm/v1/cases/summary?country=GB").then().statusCode(200).body("stages", not(hasSize(0)));
        assertNotNull(Account.RAPPORTEUR.agency());
    }
}
