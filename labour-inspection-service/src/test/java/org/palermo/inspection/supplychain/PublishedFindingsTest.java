package org.palermo.inspection.supplychain;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.find;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.directive.GivenDirectives;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

/// What everybody may read of inspections: final orders only, some time later, and only where they concern many.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class PublishedFindingsTest {
    private static final int DELAY = 90;
    private static final int MANY = 11;

    private String osId;
    private String mill;
    private String order;

    @BeforeEach
    void aFinalOrderOfLongAgo() {
        osId = "GB2026001" + UUID.randomUUID().toString().substring(0, 6).toUpperCase();
        mill = aWorkplace("ESTABLISHMENT");
        execute("update workplace set os_id = '%s', workers = 40 where id = '%s'".formatted(osId, mill));
        order = order(MANY);
        finalSince(DELAY + 2);
    }

    private String order(int workers) {
        return order(workers, "WAGES_BELOW_MINIMUM");
    }

    private String order(int workers, String code) {
        String visit = aVisit(Account.INSPECTOR, mill);
        String violation = find(Account.INSPECTOR, visit, """
                {"subject":"ADULT","workers":%1$d,"indicators":["DR01","DR02","EX01","EX02","CD01","CD02"],"note":"a locked gate",
                 "violations":[{"code":"%2$s","actedOn":"2025-12-31","workers":%1$d}]}
                """.formatted(workers, code)).then().statusCode(201).extract().path("violations[0].id");
        LocalDate today = LocalDate.now();
        return GivenDirectives.issue(Account.INSPECTOR, visit, GivenDirectives.body("IMPROVEMENT", violation, today.minusDays(10), today.plusDays(20), "pay them"))
                .statusCode(201).extract().path("id");
    }

    /// A penalty for a violation that no order names.
    private String penalty(int workers, String code) {
        String visit = aVisit(Account.INSPECTOR, mill);
        String violation = find(Account.INSPECTOR, visit, """
                {"subject":"ADULT","workers":%1$d,"indicators":[],"violations":[{"code":"WAGES_BELOW_MINIMUM","actedOn":"2025-12-31","workers":%1$d}]}
                """.formatted(workers)).then().statusCode(201).extract().path("violations[0].id");
        LocalDate today = LocalDate.now();
        String penalty = as(Account.INSPECTOR).body(GivenDirectives.penalty(violation, 500_000, today.minusDays(10), today.plusDays(20)))
                .post(API + "/visits/" + visit + "/penalties").then().statusCode(201).extract().path("id");
        execute("set session_replication_role = replica; update finding_violation set code = '" + code + "' where id = '" + violation
                + "'; set session_replication_role = origin");
        return penalty;
    }

    private static void change(String penalty, String what) {
        execute("set session_replication_role = replica; update penalty set " + what + " where id = '" + penalty + "'; set session_replication_role = origin");
    }

    /// The day after the last day for an appeal.
    private void finalSince(int days) {
        change("appeal_until = current_date - " + (days + 1));
    }

    private void change(String what) {
        execute("set session_replication_role = replica; update directive set " + what + " where id = '" + order + "'; set session_replication_role = origin");
    }

    @Test
    void ok_200_nothing_but_the_violation_and_the_order_without_a_token() {
        String answer = published().body("osId", equalTo(osId)).body("items", hasSize(1)).body("items[0].code", equalTo("WAGES_BELOW_MINIMUM"))
                .body("items[0].order", equalTo("IMPROVEMENT")).body("items[0].complied", equalTo(false)).body("items[0].finalOn", equalTo(LocalDate.now().minusDays(DELAY + 2).toString()))
                .extract().asString();
        given().get(API + "/published-findings?language=ru&osId=" + osId).then().statusCode(200).body("items[0].text", equalTo("Оплата ниже минимальной заработной платы"))
                .body("items[0].statute", equalTo(JsonPath.from(answer).getString("items[0].statute")));
        Map<String, Object> item = JsonPath.from(answer).getMap("items[0]");
        assertEquals(Set.of("code", "text", "statute", "order", "complied", "finalOn"), item.keySet());
        String name = text("select name from workplace where id = '" + mill + "'");
        for (String hidden : new String[] {mill, order, name, "locked", "pay them", "EX01", "2025-12-31", Account.INSPECTOR.agency().toString()}) {
            assertFalse(answer.contains(hidden), hidden);
        }
    }

    @Test
    void ok_200_empty_until_the_delay_is_over() {
        finalSince(DELAY - 2);
        published().body("items", hasSize(0));
    }

    @Test
    void ok_200_empty_while_an_appeal_is_pending_and_once_it_succeeded() {
        change("state = 'APPEALED', appeal_lodged_on = appeal_until");
        published().body("items", hasSize(0));
        change("state = 'QUASHED', appeal_outcome = 'QUASHED', appeal_decided_on = appeal_until + 1");
        published().body("items", hasSize(0));
        change("state = 'ISSUED', appeal_outcome = 'UPHELD'");
        published().body("items", hasSize(1));
    }

    @Test
    void ok_200_empty_where_it_concerns_few() {
        order = order(MANY - 1);
        execute("delete from directive_violation where directive <> '" + order + "' and directive in (select id from directive where workplace = '" + mill + "')");
        finalSince(DELAY + 2);
        published().body("items", hasSize(0));
    }

    @Test
    void ok_200_empty_where_few_or_nobody_knows_how_many_work() {
        execute("update workplace set workers = 10 where id = '" + mill + "'");
        published().body("items", hasSize(0));
        execute("update workplace set workers = null where id = '" + mill + "'");
        published().body("items", hasSize(0));
    }

    /// An order that concerns nearly all points at each.
    @Test
    void ok_200_empty_where_it_concerns_more_than_half() {
        execute("update workplace set workers = " + (2 * MANY) + " where id = '" + mill + "'");
        published().body("items", hasSize(1));
        execute("update workplace set workers = " + (2 * MANY - 1) + " where id = '" + mill + "'");
        published().body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORCED_LABOUR", "CHILD_LABOUR", "DOCUMENTS_KEPT"})
    void ok_200_empty_of_what_makes_workers_victims(String code) {
        execute("delete from directive_violation where directive = '" + order + "'");
        order = order(MANY, code);
        finalSince(DELAY + 2);
        published().body("items", hasSize(0));
    }

    @Test
    void ok_200_a_final_penalty_where_no_order_names_the_violation() {
        String penalty = penalty(MANY, "WAGES_BELOW_MINIMUM");
        change(penalty, "appeal_until = current_date - " + (DELAY - 1));
        published().body("items", hasSize(1));
        change(penalty, "appeal_until = current_date - " + (DELAY + 2));
        String answer = published().body("items", hasSize(2)).body("items[0].finalOn", equalTo(LocalDate.now().minusDays(DELAY + 1).toString())).body("items[0].order", equalTo(null))
                .body("items[0].complied", equalTo(false)).body("items[1].order", equalTo("IMPROVEMENT")).extract().asString();
        assertEquals(Set.of("code", "text", "statute", "complied", "finalOn"), JsonPath.from(answer).getMap("items[0]").keySet());
        assertFalse(answer.contains(penalty), answer);
        change(penalty, "state = 'PAID', paid = amount");
        published().body("items[0].complied", equalTo(true));
        change(penalty, "state = 'APPEALED', paid = 0, appeal_lodged_on = appeal_until");
        published().body("items", hasSize(1));
        change(penalty, "state = 'CANCELLED', cancelled_for = 'QUASHED', cancelled_on = current_date, appeal_outcome = 'QUASHED', appeal_decided_on = appeal_until + 1");
        published().body("items", hasSize(1));
    }

    /// What an order names is published by the order, whatever becomes of it.
    @Test
    void ok_200_no_penalty_of_a_violation_that_an_order_names() {
        String penalty = penalty(MANY, "WAGES_BELOW_MINIMUM");
        change(penalty, "appeal_until = current_date - " + (DELAY + 2));
        execute("insert into directive_violation (directive, violation, agency) select '%s', violation, agency from penalty where id = '%s'".formatted(order, penalty));
        change("state = 'APPEALED', appeal_lodged_on = appeal_until");
        published().body("items", hasSize(0));
    }

    @Test
    void ok_200_no_penalty_that_concerns_few_or_a_victim() {
        for (String penalty : new String[] {penalty(MANY - 1, "WAGES_BELOW_MINIMUM"), penalty(MANY, "DOCUMENTS_KEPT")}) {
            change(penalty, "appeal_until = current_date - " + (DELAY + 2));
        }
        published().body("items", hasSize(1)).body("items[0].order", equalTo("IMPROVEMENT"));
    }

    @Test
    void ok_200_empty_in_a_country_without_a_rule() {
        execute("update workplace set country = 'US' where id = '" + mill + "'");
        published().body("items", hasSize(0));
    }

    /// Labels and lists still name a workplace by the id of the record that was merged.
    @Test
    void ok_200_by_the_id_of_a_record_that_was_merged() {
        String kept = aWorkplace("ESTABLISHMENT");
        execute("update workplace set workers = 40, os_id = 'GB2026002" + osId.substring(9) + "' where id = '" + kept + "'");
        execute("update workplace set merged_into = '" + kept + "' where id = '" + mill + "'");
        published().body("items", hasSize(1));
        osId = "GB2026002" + osId.substring(9);
        published().body("items", hasSize(1));
    }

    @Test
    void ok_200_empty_for_an_id_that_nobody_knows() {
        osId = "GB2026001ZZZZZZ";
        published().body("osId", equalTo(osId)).body("items", hasSize(0));
    }

    @Test
    void invalid_400_what_is_no_os_id() {
        given().get(API + "/published-findings?osId=mill").then().statusCode(400).body("violations[0].field", equalTo("osId"));
        given().get(API + "/published-findings").then().statusCode(400);
    }

    private ValidatableResponse published() {
        return given().get(API + "/published-findings?osId=" + osId).then().statusCode(200);
    }
}
