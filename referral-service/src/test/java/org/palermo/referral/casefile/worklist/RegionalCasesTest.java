package org.palermo.referral.casefile.worklist;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.team.GivenTeams;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class RegionalCasesTest {
    private static final String LIST = "/api/nrm/v1/cases/regional";
    private static final String PLACE = """
            {"purpose":"EMERGENCY","region":"GB-ENG-NE","from":"%s","nights":3,"women":1,"children":[],"needs":[]}""";

    @BeforeEach
    void register() {
        GivenTeams.coordinators();
        sql("update case_file set closed_at = now(), stage = 'CLOSED' where region = 'GB-ENG-NE' and closed_at is null");
    }

    /// In a region of the coordinator.
    private static UUID inHerRegion() {
        return UUID.fromString(Given.refer(Account.RESPONDER, Given.ADULT.replace("GB-SCT", "GB-ENG-NE")).statusCode(201).extract().path("id"));
    }

    private static ValidatableResponse list(String query) {
        return as(Account.REGIONAL).get(LIST + query).then().statusCode(200);
    }

    /// Of that region alone: she covers another one too, in which other tests have cases.
    private static ValidatableResponse there(String query) {
        return list("?region=GB-ENG-NE" + query);
    }

    private static String of(UUID file, String field) {
        return "items.find { it.id == '" + file + "' }." + field;
    }

    @Test
    void ok_200_the_open_cases_of_her_regions_and_no_others() {
        UUID hers = inHerRegion();
        UUID elsewhere = Given.aReferral();
        UUID over = inHerRegion();
        sql("update case_file set stage = 'CLOSED', closed_at = now() where id = '" + over + "'");
        list("?limit=200").body("items.id", hasItem(hers.toString())).body("items.id", not(hasItem(elsewhere.toString())))
                .body("items.id", not(hasItem(over.toString()))).body("items.region", everyItem(in(List.of("GB-ENG-NE", "ZZ-N"))))
                .body(of(hers, "stage"), equalTo("REFERRED"));
        there("").body("items.id", contains(hers.toString()));
        list("?region=GB-SCT").body("items", hasSize(0));
    }

    @Test
    void ok_200_it_says_nothing_of_the_person() {
        UUID hers = inHerRegion();
        String answer = there("").body("items", hasSize(1)).extract().asString();
        for (String secret : List.of("Mai", "Tran", "20 7946", "2079460000", "FEMALE", "ADULT", "LABOUR", "library", "mornings")) {
            assertFalse(answer.contains(secret), secret);
        }
        Map<String, Object> item = there("").extract().path("items.find { it.id == '" + hers + "' }");
        assertEquals(Set.of("id", "reference", "region", "stage", "referredAt", "dueOn", "due", "coordinatedBy", "placeWanted"), item.keySet());
    }

    @Test
    void not_found_404_the_case_itself_stays_closed() {
        UUID hers = inHerRegion();
        for (String path : List.of("", "/person", "/records", "/coordinators", "/timeline")) {
            int status = as(Account.REGIONAL).get("/api/nrm/v1/cases/" + hers + path).statusCode();
            assertTrue(status == 403 || status == 404, path + " " + status);
        }
    }

    @Test
    void ok_200_what_lacks_a_coordinator() {
        UUID alone = inHerRegion();
        UUID followed = inHerRegion();
        GivenTeams.assign(Account.AUTHORITY, followed, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        there("&lacks=NO_COORDINATOR").body("items.id", contains(alone.toString())).body(of(alone, "coordinatedBy"), hasSize(0));
        there("").body(of(followed, "coordinatedBy"), contains(Account.COORDINATOR.agency().toString()));
        GivenTeams.end(Account.AUTHORITY, followed, GivenTeams.subject(Account.COORDINATOR)).statusCode(204);
        there("&lacks=NO_COORDINATOR").body("items", hasSize(2));
    }

    @Test
    void ok_200_what_is_overdue_and_due_soon() {
        UUID overdue = inHerRegion();
        UUID soon = inHerRegion();
        UUID later = inHerRegion();
        sql("update case_file set due_on = date '" + Given.today() + "' - 3 where id = '" + overdue + "'");
        sql("update case_file set due_on = date '" + Given.today() + "' where id = '" + soon + "'");
        sql("update case_file set due_on = date '" + Given.today() + "' + 60 where id = '" + later + "'");
        there("&lacks=OVERDUE").body("items.id", contains(overdue.toString())).body(of(overdue, "due"), equalTo("OVERDUE"));
        there("&lacks=DUE_SOON").body("items.id", contains(soon.toString())).body(of(soon, "due"), equalTo("SOON"));
    }

    @Test
    void ok_200_who_needs_a_place_until_one_is_held_or_given() {
        UUID wanted = inHerRegion();
        inHerRegion();
        GivenTeams.assign(Account.AUTHORITY, wanted, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        String request = as(Account.COORDINATOR).body(PLACE.formatted(Given.tomorrow())).post("/api/nrm/v1/cases/" + wanted + "/accommodation-requests")
                .then().statusCode(201).extract().path("id");
        there("&lacks=PLACE_WANTED").body("items.id", contains(wanted.toString())).body(of(wanted, "placeWanted"), equalTo(true));
        sql("""
                insert into accommodation_stay (hold, request, case_file, state, from_night, until_morning, expires_at, changed_at)
                values (gen_random_uuid(), '%s', '%s', 'HELD', current_date, current_date + 3, now() + interval '1 hour', now())""".formatted(request, wanted));
        there("&lacks=PLACE_WANTED").body("items", hasSize(0));
        sql("update accommodation_stay set expires_at = now() - interval '1 minute' where case_file = '" + wanted + "'");
        there("&lacks=PLACE_WANTED").body("items", hasSize(1));
        sql("update accommodation_stay set state = 'ARRIVED', expires_at = null where case_file = '" + wanted + "'");
        there("&lacks=PLACE_WANTED").body("items", hasSize(0));
    }

    @Test
    void ok_200_pages_have_no_gap_or_repeat() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(inHerRegion().toString());
        }
        List<String> read = new ArrayList<>();
        String next = null;
        do {
            ValidatableResponse page = there("&limit=2" + (next == null ? "" : "&cursor=" + next));
            read.addAll(page.extract().<List<String>>path("items.id"));
            next = page.extract().path("next");
        } while (next != null);
        assertEquals(made, read);
    }

    @Test
    void ok_200_the_longest_overdue_first_and_what_has_no_term_last() {
        UUID none = inHerRegion();
        UUID later = inHerRegion();
        UUID soon = inHerRegion();
        UUID overdue = inHerRegion();
        UUID longest = inHerRegion();
        due(none, null);
        due(later, 60);
        due(soon, 0);
        due(overdue, -3);
        due(longest, -30);
        List<String> order = Stream.of(longest, overdue, soon, later, none).map(UUID::toString).toList();
        there("&sort=DUE").body("items.id", equalTo(order));
        List<String> read = new ArrayList<>();
        String next = null;
        do {
            ValidatableResponse page = there("&sort=DUE&limit=1" + (next == null ? "" : "&cursor=" + next));
            read.addAll(page.extract().<List<String>>path("items.id"));
            next = page.extract().path("next");
        } while (next != null);
        assertEquals(order, read);
        there("&sort=DUE&lacks=OVERDUE").body("items.id", contains(longest.toString(), overdue.toString()));
        there("&sort=DUE&lacks=DUE_SOON").body("items.id", contains(soon.toString()));
        GivenTeams.assign(Account.AUTHORITY, longest, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        there("&sort=DUE&lacks=NO_COORDINATOR").body("items.id", equalTo(order.subList(1, 5)));
        as(Account.COORDINATOR).body(PLACE.formatted(Given.tomorrow())).post("/api/nrm/v1/cases/" + longest + "/accommodation-requests").then().statusCode(201);
        there("&sort=DUE&lacks=PLACE_WANTED").body("items.id", contains(longest.toString())).body(of(longest, "placeWanted"), equalTo(true));
        there("&sort=REFERRED").body("items.id", equalTo(Stream.of(longest, overdue, soon, later, none).map(UUID::toString).toList()));
    }

    /// @param days from today; null for no term
    private static void due(UUID file, Integer days) {
        sql("update case_file set due_on = %s where id = '%s'".formatted(days == null ? "null" : "date '" + Given.today() + "' + " + days, file));
    }

    @Test
    void ok_200_the_audit_names_the_cases() {
        UUID hers = inHerRegion();
        String request = UUID.randomUUID().toString();
        as(Account.REGIONAL).header("X-Request-Id", request).get(LIST).then().statusCode(200);
        assertEquals(1, count("select count(*) from audit_entry where request_id = '" + request + "' and action = 'LIST' and '" + hers
                + "' = any(listed)"));
    }

    @Test
    void invalid_400_a_concern_and_a_region_that_do_not_exist() {
        as(Account.REGIONAL).get(LIST + "?lacks=NAME").then().statusCode(400).body("violations.field", hasItem("lacks"));
        as(Account.REGIONAL).get(LIST + "?sort=NAME").then().statusCode(400).body("violations.field", hasItem("sort"));
        as(Account.REGIONAL).get(LIST + "?region=XX-1").then().statusCode(400).body("violations.field", hasItem("region"));
    }

    @Test
    void forbidden_403_wrong_role_and_an_immigration_body() {
        for (Account account : List.of(Account.AUTHORITY, Account.COORDINATOR, Account.RESPONDER, Account.ADMINISTRATOR, Account.BORDER)) {
            as(account).get(LIST).then().statusCode(403);
        }
        String border = TestTokens.of("border-coordinator", Account.BORDER.agency(), "IMMIGRATION", Set.of("GB"), Set.of("regional-coordinator"));
        given().auth().oauth2(border).get(LIST).then().statusCode(403);
        given().get(LIST).then().statusCode(401);
    }

    @Test
    void row_security_she_reads_no_case_file_and_the_function_answers_nobody_else() throws SQLException {
        UUID hers = inHerRegion();
        String call = "cases_of_regions('GB-ENG-NE', '2026-01-01', '2026-01-01', null, 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 200)";
        String byTerm = "cases_of_regions_by_term('GB-ENG-NE', '2026-01-01', '2026-01-01', null, '1970-01-01', '00000000-0000-0000-0000-000000000000', 200)";
        try (Acting acting = Acting.as(Account.REGIONAL)) {
            for (String table : List.of("case_file", "case_assignment", "accommodation_request", "accommodation_stay", "case_record")) {
                assertEquals(0, acting.count(table), table);
            }
            assertEquals(1, acting.count(call + " where id = '" + hers + "'"));
            assertEquals(1, acting.count(byTerm + " where id = '" + hers + "'"));
            assertEquals(0, acting.count(call.replace("GB-ENG-NE", "GB-SCT")));
            assertEquals(0, acting.count(byTerm.replace("GB-ENG-NE", "GB-SCT")));
        }
        for (Account account : List.of(Account.AUTHORITY, Account.COORDINATOR, Account.RESPONDER, Account.BORDER, Account.ADMINISTRATOR)) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(0, acting.count(call), account.name());
                assertEquals(0, acting.count(byTerm), account.name());
            }
        }
    }
}
