package org.palermo.referral.casefile.worklist;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.team.GivenCaseworkers.FIRST;
import static org.palermo.referral.team.GivenCaseworkers.SECOND;
import static org.palermo.referral.team.GivenCaseworkers.assign;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.team.GivenCaseworkers;

/// The number beside each choice of a filter is the length of the list that the reader would see.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class CaseCountsTest {
    private static final String CASES = "/api/nrm/v1/cases";
    private static final String COUNTS = CASES + "/counts";
    private static final String MUCH = "MUCH-";
    /// What is set; `region` among it, because it is asked for in another way.
    private static final List<Map<String, String>> SET = List.of(
            Map.of("region", "GB-NIR"), Map.of("stage", "REFERRED"), Map.of("assigned", "me"), Map.of("assigned", "team"),
            Map.of("with", "NO_GUARDIAN"), Map.of("recoveryWithin", "14"), Map.of("assigned", "team", "stage", "WITHDRAWN"),
            Map.of("assigned", "nobody", "due", "overdue", "region", "GB"),
            Map.of("ageGroup", "CHILD", "exploitation", "ORGAN", "stage", "REFERRED", "region", "GB-NIR"),
            Map.of("assigned", SECOND.toString(), "with", "NO_GUARDIAN", "ageGroup", "CHILD"));
    /// Each list takes a request; of the other filters only those choices are compared that find cases.
    private static final Set<String> EACH_CHOICE = Set.of("all", "assigned", "due");

    @BeforeEach
    void casesOfSeveralKinds() {
        GivenCaseworkers.people();
        sql("delete from case_file where reference like '" + MUCH + "%'");
        String child = Given.ADULT.replace("\"ADULT\",\"consent\":true", "\"CHILD\"").replace("[\"LABOUR\"]", "[\"ORGAN\",\"SEXUAL\"]");
        UUID first = referred(child.replace("GB-SCT", "GB-NIR"));
        UUID second = referred(child);
        UUID third = referred(Given.ADULT);
        UUID over = referred(Given.ADULT.replace("GB-SCT", "GB-NIR"));
        referred(Given.ADULT);
        assign(as(Account.AUTHORITY), FIRST, "CASEWORKER", first, over).statusCode(200);
        assign(as(Account.AUTHORITY), SECOND, "CASEWORKER", second, third).statusCode(200);
        assign(as(Account.AUTHORITY), FIRST, "SECOND_READER", third).statusCode(200);
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(Map.of("to", "WITHDRAWN")).post(CASES + "/" + over + "/transitions").then()
                .statusCode(200);
        sql("update case_file set due_on = date '" + Given.today() + "' - 3 where id = '" + first + "'");
        sql("update case_file set due_on = date '" + Given.today() + "' where id = '" + second + "'");
        sql("update case_file set stage = 'RECOVERY', due_on = null, recovery_ends_on = date '" + Given.today() + "' where id = '" + third
                + "'");
    }

    private static UUID referred(String body) {
        return UUID.fromString(Given.refer(Account.RESPONDER, body).statusCode(201).extract().path("id"));
    }

    @Test
    void ok_200_a_number_is_the_length_of_the_list_with_the_choice_and_the_other_filters() {
        for (Map<String, String> set : SET) {
            List<Map<String, Object>> counts = counts(set).body("most", equalTo(1_000)).extract().path("counts");
            assertTrue(counts.size() > 45, set + ": each choice has a number");
            for (Map<String, Object> one : counts.stream()
                    .filter(one -> EACH_CHOICE.contains(one.get("filter")) || !one.get("count").equals(0)).toList()) {
                Map<String, String> list = new LinkedHashMap<>(set);
                if (!"all".equals(one.get("filter"))) {
                    list.put((String) one.get("filter"), (String) one.get("value"));
                }
                assertEquals(length(list), one.get("count"), set + " and " + one);
            }
        }
    }

    private static int length(Map<String, String> list) {
        int length = 0;
        String cursor = null;
        do {
            var request = as(Account.AUTHORITY).queryParams(list).queryParam("limit", 200);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor)).get(CASES).then().statusCode(200).extract()
                    .jsonPath();
            length += page.getList("items").size();
            cursor = page.getString("next");
        } while (cursor != null);
        return length;
    }

    private static ValidatableResponse counts(Map<String, String> set) {
        return as(Account.AUTHORITY).queryParams(set).get(COUNTS).then().statusCode(200);
    }

    @Test
    void ok_200_what_would_need_too_many_cases_to_be_read_has_no_number() {
        sql("""
                insert into case_file (id, reference, country, region, stage, age_group, sex, exploitation, sender, referred_at, due_on, version)
                select gen_random_uuid(), '%s' || n, 'GB', 'GB-WLS', 'SUSPENDED', case when n %% 1000 = 7 then 'CHILD' else 'ADULT' end,
                       'FEMALE', 'LABOUR', '%s', now() - make_interval(mins => n), case when n <= 2500 then date '%s' - 1 end, 0
                  from generate_series(1, 3500) n
                """.formatted(MUCH, Account.RESPONDER.agency(), Given.today()));
        try {
            String adults = "counts.find { it.filter == 'ageGroup' && it.value == 'ADULT' }";
            counts(Map.of("stage", "SUSPENDED", "region", "GB-WLS")).body(adults + ".count", equalTo(1_000)).body(adults + ".more", equalTo(true))
                    .body("counts.findAll { it.filter == 'ageGroup' }.value", not(hasItem("CHILD")))
                    .body("counts.findAll { it.filter == 'stage' }.value", hasItems("REFERRED", "SUSPENDED", "CLOSED"));
            // Those that are overdue can be read, so only the choices of this filter have no number.
            counts(Map.of("stage", "SUSPENDED", "due", "overdue", "region", "GB-WLS"))
                    .body("counts.find { it.filter == 'ageGroup' && it.value == 'CHILD' }.count", equalTo(3))
                    .body("counts.find { it.filter == 'all' }.more", equalTo(true))
                    .body("counts.find { it.filter == 'stage' && it.value == 'SUSPENDED' }.more", equalTo(true))
                    .body("counts.findAll { it.filter == 'due' }.value", not(hasItem("soon")));
        } finally {
            sql("delete from case_file where reference like '" + MUCH + "%'");
        }
    }

    @Test
    void ok_200_only_regions_that_the_caller_covers_are_counted() {
        String token = TestTokens.covering(Account.AUTHORITY, Set.of("GB-NIR"));
        JsonPath counts = as(Account.AUTHORITY).auth().oauth2(token).queryParam("ageGroup", "CHILD").get(COUNTS).then().statusCode(200)
                .body("counts.findAll { it.filter == 'region' }.value", equalTo(List.of("GB-NIR")))
                .body("counts.find { it.filter == 'all' }.count", greaterThanOrEqualTo(1)).extract().jsonPath();
        assertEquals(length(Map.of("ageGroup", "CHILD", "region", "GB-NIR")), counts.getInt("counts.find { it.filter == 'all' }.count"));
        assertFalse(counts.getList("counts.value").contains("GB-SCT"));
    }

    @Test
    void invalid_400_bad_filters() {
        for (String wrong : List.of("stage", "due", "with", "assigned", "region", "ageGroup", "exploitation", "recoveryWithin")) {
            as(Account.AUTHORITY).get(COUNTS + "?" + wrong + "=" + (wrong.equals("recoveryWithin") ? "-1" : "XX")).then().statusCode(400);
        }
    }

    @Test
    void forbidden_403_wrong_role() {
        for (Account account : List.of(Account.RESPONDER, Account.COORDINATOR, Account.RAPPORTEUR)) {
            as(account).get(COUNTS).then().statusCode(403);
        }
    }
}
