package org.palermo.referral.casefile.worklist;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.referral.casefile.Given;
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
        sql("update case_file set due_on = date '" + Given.today() + "' - 3 where id = '" + overdue + "'");
        sql("update case_file set due_on = date '" + Given.today() + "' where id = '" + soon + "'");
        sql("update case_file set due_on = date '" + Given.today() + "' + 30 where id = '" + later + "'");
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
    void ok_200_ending_and_ended_recovery_are_listed_where_no_law_sets_a_term_to_decide() {
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
    void ok_200_a_coordinator_filters_assigned_cases_by_term() {
        UUID overdue = recovering("RECOVERY", 30);
        UUID other = Given.aReferral();
        sql("update case_file set due_on = current_date - 3 where id in ('" + overdue + "', '" + other + "')");
        as(Account.COORDINATOR).get("/api/nrm/v1/cases/assigned?due=overdue&limit=200").then().statusCode(200).body("items.id", hasItem(overdue.toString()))
                .body("items.id", not(hasItem(other.toString()))).body("items.due", everyItem(equalTo("OVERDUE")));
        as(Account.COORDINATOR).get("/api/nrm/v1/cases/assigned?due=soon&limit=200").then().statusCode(200).body("items.id", not(hasItem(overdue.toString())));
        as(Account.COORDINATOR).get("/api/nrm/v1/cases/assigned?due=yesterday").then().statusCode(400).body("violations.field", hasItem("due"));
    }

    @Test
    void ok_200_decidable_files_are_listed_while_recovery_is_open() {
        UUID over = GivenTeams.caseOf(Account.COORDINATOR);
        UUID runs = GivenTeams.caseOf(Account.COORDINATOR);
        for (UUID file : List.of(over, runs)) {
            Given.decide(Account.AUTHORITY, file, "\"0\"", Given.positive()).statusCode(200);
        }
        sql("update case_file set recovery_least_on = date '" + Given.today() + "' - 1 where id = '" + over + "'");
        for (String list : List.of("/api/nrm/v1/cases?limit=200&due=", "/api/nrm/v1/cases/assigned?limit=200&due=")) {
            Account reader = list.contains("assigned") ? Account.COORDINATOR : Account.AUTHORITY;
            as(reader).get(list + "decidable").then().statusCode(200).body("items.id", hasItem(over.toString())).body("items.id", not(hasItem(runs.toString())));
            as(reader).get(list + "recovery-over").then().statusCode(200).body("items.id", not(hasItem(over.toString())));
        }
    }

    /// A case with a coordinator, whose recovery ends in the given number of days.
    private static UUID recovering(String stage, int days) {
        UUID file = GivenTeams.caseOf(Account.COORDINATOR);
        sql("update case_file set stage = '%s', due_on = null, recovery_ends_on = date '%s' + %d where id = '%s'".formatted(stage, Given.today(), days, file));
        return file;
    }

    @Test
    void ok_200_pages_have_no_gap_or_repeat() {
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
    void ok_200_overdue_files_are_sorted_longest_overdue_first_by_default() {
        List<UUID> files = List.of(Given.aReferral(), Given.aReferral(), Given.aReferral());
        for (int i = 0; i < files.size(); i++) {
            sql("update case_file set due_on = date '1999-01-03' - %d where id = '%s'".formatted(i == 1 ? 2 : i == 2 ? 1 : 0, files.get(i)));
        }
        List<String> longestFirst = List.of(files.get(1).toString(), files.get(2).toString(), files.get(0).toString());
        List<String> latestFirst = files.reversed().stream().map(UUID::toString).toList();
        for (Account account : List.of(Account.AUTHORITY, Account.RESPONDER)) {
            assertEquals(longestFirst, read(account, "due=overdue&limit=3"));
            assertEquals(longestFirst, read(account, "due=overdue&limit=1"), "page by page");
            assertEquals(longestFirst, read(account, "due=overdue&sort=due&limit=2"));
            assertEquals(latestFirst, read(account, "due=overdue&sort=referred&limit=200").stream().filter(latestFirst::contains).toList());
        }
        sql("update case_file set due_on = null where id in ('%s', '%s', '%s')".formatted(files.toArray()));
    }

    @Test
    void ok_200_the_longest_overdue_come_first_and_cases_without_a_term_last() {
        UUID without = GivenTeams.caseOf(Account.COORDINATOR);
        UUID laterWithout = GivenTeams.caseOf(Account.COORDINATOR);
        UUID later = GivenTeams.caseOf(Account.COORDINATOR);
        UUID overdue = GivenTeams.caseOf(Account.COORDINATOR);
        sql("update case_file set due_on = null where id = '" + without + "'");
        // At midnight, like a day on which something is due.
        sql("update case_file set due_on = null, referred_at = date_trunc('day', now(), 'UTC') where id = '" + laterWithout + "'");
        sql("update case_file set due_on = date '2199-01-01' where id = '" + later + "'");
        sql("update case_file set due_on = date '1997-01-01' where id = '" + overdue + "'");
        List<String> wanted = List.of(overdue.toString(), later.toString(), without.toString(), laterWithout.toString());
        for (String list : List.of("/api/nrm/v1/cases?region=GB&sort=due", "/api/nrm/v1/cases/assigned?sort=due")) {
            Account reader = list.contains("assigned") ? Account.COORDINATOR : Account.AUTHORITY;
            List<String> whole = all(reader, list, 200);
            assertEquals(wanted, whole.stream().filter(wanted::contains).toList(), list);
            assertEquals(whole, all(reader, list, 7), list + " page by page");
            assertEquals(whole, all(reader, list, 3), list + " in small pages");
        }
        assertEquals(List.of(later.toString()), all(Account.RESPONDER, "/api/nrm/v1/cases?sort=due", 9).stream().filter(later.toString()::equals).toList());
        assertFalse(all(Account.AUTHORITY, "/api/nrm/v1/cases?due=overdue&sort=due", 50).contains(without.toString()));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?due=recovery-over&sort=due").then().statusCode(200);
        sql("update case_file set stage = 'CLOSED', closed_at = now(), due_on = null where id = '" + without + "'");
        assertEquals(all(Account.AUTHORITY, "/api/nrm/v1/cases?stage=CLOSED&sort=referred", 50), all(Account.AUTHORITY, "/api/nrm/v1/cases?stage=CLOSED&sort=due", 2));
        sql("update case_file set due_on = null where id in ('" + later + "', '" + overdue + "')");
    }

    private static List<String> all(Account account, String list, int limit) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = as(account).get(list + "&limit=" + limit + cursor).then().statusCode(200).extract().jsonPath();
            ids.addAll(page.getList("items.id", String.class));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        }
        return ids;
    }

    /// The first three of a list, across its pages.
    private static List<String> read(Account account, String query) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null && (ids.size() < 3 || query.contains("200"))) {
            JsonPath page = as(account).get("/api/nrm/v1/cases?" + query + cursor).then().statusCode(200).extract().jsonPath();
            ids.addAll(page.getList("items.id", String.class));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        }
        return query.contains("200") ? ids : ids.subList(0, 3);
    }

    @Test
    void ok_200_a_coordinators_overdue_cases_are_sorted_longest_overdue_first() {
        UUID one = GivenTeams.caseOf(Account.COORDINATOR);
        UUID longer = GivenTeams.caseOf(Account.COORDINATOR);
        sql("update case_file set due_on = date '1998-01-03' where id = '" + one + "'");
        sql("update case_file set due_on = date '1998-01-02' where id = '" + longer + "'");
        as(Account.COORDINATOR).get("/api/nrm/v1/cases/assigned?due=overdue&limit=2").then().statusCode(200).body("items.id", contains(longer.toString(), one.toString()));
        sql("update case_file set due_on = null where id in ('" + one + "', '" + longer + "')");
    }

    /// With many files: the first page of the longest overdue reads a few rows of each region's index, and sorts no region as a whole.
    @Test
    void the_longest_overdue_are_read_along_an_index() throws SQLException {
        try (Connection database = TestDatabase.asSuperuser(); Statement sql = database.createStatement()) {
            database.setAutoCommit(false);
            sql.execute("""
                    insert into case_file (id, reference, country, region, stage, age_group, sex, exploitation, sender, referred_at, due_on, version)
                    select gen_random_uuid(), 'MANY-' || n, 'GB', 'GB-SCT', 'REFERRED', 'ADULT', 'FEMALE', 'LABOUR', '%s', now() - make_interval(mins => n), date '2024-01-01' + n %% 900, 0
                      from generate_series(1, 60000) n
                    """.formatted(Account.BORDER.agency()));
            sql.execute("analyze case_file");
            String page = "explain (format json) select id from case_file c where c.region = 'GB-SCT' and (c.due_on, c.id) > (date '2024-05-01', '%s'::uuid) and c.due_on < date '2026-01-01' %s order by c.due_on, c.id limit 51";
            for (String whose : List.of("", "and c.sender = '" + Account.RESPONDER.agency() + "'", "and c.sender = '" + Account.BORDER.agency() + "'")) {
                try (ResultSet plan = sql.executeQuery(page.formatted(UUID.randomUUID(), whose))) {
                    plan.next();
                    assertTrue(plan.getString(1).contains("_due_first"), plan.getString(1));
                    assertFalse(plan.getString(1).contains("\"Sort\""), plan.getString(1));
                }
            }
            database.rollback();
            sql.execute("analyze case_file");
            database.commit();
        }
    }

    /// With many files of which few fit the filter, and under the policies of an authority: the page reads the index of those few.
    @Test
    void a_filter_that_few_files_fit_is_read_along_its_index() throws SQLException {
        Map<String, String> indexes = Map.of(
                "c.caseworker is null and c.closed_at is null and c.erased_at is null", "case_file_region_nobody",
                "c.caseworker_agency = '%s' and c.closed_at is null".formatted(Account.INSPECTOR.agency()), "case_file_region_team",
                "c.age_group = 'CHILD'", "case_file_region_age",
                "c.exploitation like '%ORGAN%'", "case_file_region_organ",
                "c.exploitation like '%FORCED_MARRIAGE%'", "case_file_region_marriage");
        try (Connection database = TestDatabase.asSuperuser(); Statement sql = database.createStatement()) {
            database.setAutoCommit(false);
            sql.execute("""
                    insert into case_file (id, reference, country, region, stage, age_group, sex, exploitation, sender, referred_at,
                        version, caseworker, caseworker_agency)
                    select gen_random_uuid(), 'FEW-' || n, 'GB', 'GB-WLS', 'REFERRED',
                        case when n %% 20000 = 7 then 'CHILD' else 'ADULT' end, 'FEMALE',
                           case n %% 20000 when 8 then 'LABOUR,ORGAN' when 9 then 'FORCED_MARRIAGE' else 'LABOUR' end, '%1$s',
                               now() - make_interval(mins => n), 0,
                           case when n %% 20000 <> 10 then '%1$s'::uuid end,
                               case n %% 20000 when 10 then null when 11 then '%2$s'::uuid else '%1$s'::uuid end
                      from generate_series(1, 60000) n
                    """.formatted(Account.BORDER.agency(), Account.INSPECTOR.agency()));
            sql.execute("analyze case_file");
            sql.execute("set local role \"" + user() + "\"");
            Acting.become(database, Account.AUTHORITY);
            for (Map.Entry<String, String> filter : indexes.entrySet()) {
                try (ResultSet plan = sql.executeQuery("explain (format json) select id from case_file c where c.region = 'GB-WLS' and "
                        + "(c.referred_at, c.id) < (now(), '"
                        + UUID.randomUUID() + "'::uuid) and " + filter.getKey() + " order by c.referred_at desc, c.id desc limit 51")) {
                    plan.next();
                    assertTrue(plan.getString(1).contains(filter.getValue() + "\""), filter + ": " + plan.getString(1));
                }
            }
            database.rollback();
            sql.execute("analyze case_file");
            database.commit();
        }
    }

    private static String user() throws SQLException {
        try (Connection service = TestDatabase.asUser(); Statement sql = service.createStatement(); ResultSet row = sql.executeQuery("select current_user")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void ok_200_filters_apply_together() {
        String child = Given.refer(Account.RESPONDER, Given.ADULT.replace("\"ADULT\",\"consent\":true", "\"CHILD\"")
                .replace("[\"LABOUR\"]", "[\"ORGAN\",\"SEXUAL\"]")
                .replace("GB-SCT", "GB-NIR")).statusCode(201).extract().path("id");
        String adult = Given.refer(Account.RESPONDER, Given.ADULT.replace("GB-SCT", "GB-NIR")).statusCode(201).extract().path("id");
        for (String query : List.of("ageGroup=CHILD", "exploitation=ORGAN", "exploitation=SEXUAL", "with=NO_GUARDIAN",
                "ageGroup=CHILD&exploitation=ORGAN&region=GB-NIR&stage=REFERRED&assigned=nobody")) {
            as(Account.AUTHORITY).get("/api/nrm/v1/cases?limit=200&region=GB-NIR&" + query.replace("&region=GB-NIR", "")).then()
                    .statusCode(200)
                    .body("items.id", hasItem(child)).body("items.id", not(hasItem(adult)))
                            .body("items.region", everyItem(equalTo("GB-NIR")));
        }
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?limit=200&region=GB-WLS").then().statusCode(200).body("items.id", not(hasItem(child)));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?limit=200&region=GB").then().statusCode(200).body("items.id", hasItem(child));
        as(Account.RESPONDER).get("/api/nrm/v1/cases?limit=200&region=GB-NIR&ageGroup=CHILD").then().statusCode(200)
                .body("items.id", hasItem(child));
        for (String wrong : List.of("ageGroup", "exploitation", "region", "sort", "recoveryWithin")) {
            as(Account.AUTHORITY).get("/api/nrm/v1/cases?" + wrong + "=" + (wrong.equals("recoveryWithin") ? "-1" : "X")).then()
                    .statusCode(400);
        }
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?sort=recovery").then().statusCode(400).body("violations.field", hasItem("sort"));
    }

    @Test
    void ok_200_oldest_first_and_the_earliest_end_of_recovery_first() {
        UUID later = recovering("RECOVERY", 9);
        UUID sooner = recovering("RECOVERY", 8);
        UUID tooLate = recovering("RECOVERY", 40);
        List<String> ends = as(Account.AUTHORITY).get("/api/nrm/v1/cases?limit=200&recoveryWithin=30&sort=recovery").then().statusCode(200)
                .body("items.id", not(hasItem(tooLate.toString()))).extract().path("items.id");
        assertTrue(ends.indexOf(sooner.toString()) >= 0 && ends.indexOf(sooner.toString()) < ends.indexOf(later.toString()),
                ends.toString());
        List<String> times = as(Account.AUTHORITY).get("/api/nrm/v1/cases?limit=200&sort=oldest").then().statusCode(200).extract()
                .path("items.referredAt");
        assertEquals(times.stream().map(Instant::parse).sorted().toList(), times.stream().map(Instant::parse).toList());
    }

    @Test
    void ok_200_a_first_responder_sees_the_referrals_of_the_own_organisation() {
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
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?due=overdue&cursor=abc").then().statusCode(400).body("violations.field", hasItem("cursor"));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?sort=name").then().statusCode(400).body("violations.field", hasItem("sort"));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?cursor=abc").then().statusCode(400).body("violations.field", hasItem("cursor"));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?limit=100000").then().statusCode(400).body("violations.field", hasItem("limit"));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?limit=0").then().statusCode(400);
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?limit=abc").then().statusCode(400).contentType("application/problem+json");
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?stage=GONE").then().statusCode(400).body("violations.field", hasItem("stage"));
    }

    @Test
    void ok_200_a_read_is_audited_with_its_count() {
        UUID id = Given.aReferral();
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + id).then().statusCode(200);
        String entry = "select count(*) from audit_entry a join audit_chain s on s.entry = a.id where a.record_id = '" + id + "' and a.action = 'READ'";
        org.awaitility.Awaitility.await().untilAsserted(() -> assertEquals(1, Given.count(entry)));
    }

    @Test
    void forbidden_403_for_roles_without_access_to_cases() {
        as(Account.SHELTER).get("/api/nrm/v1/cases").then().statusCode(403);
        as(Account.RAPPORTEUR).get("/api/nrm/v1/cases/summary?country=GB").then().statusCode(200).body("stages", not(hasSize(0)));
        assertNotNull(Account.RAPPORTEUR.agency());
    }
}
