package org.palermo.inspection.penalty;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.find;
import static org.palermo.inspection.directive.GivenDirectives.imposed;
import static org.palermo.inspection.directive.GivenDirectives.issued;
import static org.palermo.inspection.directive.GivenDirectives.penalty;
import static org.palermo.inspection.directive.GivenDirectives.step;
import static org.palermo.inspection.directive.GivenDirectives.violation;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class PenaltiesTest {
    private static final LocalDate TODAY = LocalDate.now();

    private String visit;

    @BeforeEach
    void aVisitIsMade() {
        visit = aVisit(Account.INSPECTOR);
    }

    private ValidatableResponse impose(String body) {
        return as(Account.INSPECTOR).body(body).post(API + "/visits/" + visit + "/penalties").then();
    }

    @Test
    void created_201_within_the_bounds_of_the_day_of_the_act_for_four_workers() {
        impose(penalty(violation(Account.INSPECTOR, visit), 8_000_000, TODAY, TODAY.plusDays(28))).statusCode(201).header("ETag", equalTo("\"0\"")).body("state", equalTo("IMPOSED"))
                .body("amount.minor", equalTo(8_000_000)).body("code", equalTo("WAGES_BELOW_MINIMUM")).body("statute", containsString("s. 19A")).body("appeal.until", equalTo(TODAY.plusDays(28).toString()));
        impose(penalty(violation(Account.INSPECTOR, visit), 8_000_001, TODAY, TODAY)).statusCode(400).body("violations.field", contains("amount.minor")).body("violations[0].message", containsString("at most 8000000"));
        impose(penalty(violation(Account.INSPECTOR, visit), 9_999, TODAY, TODAY)).statusCode(400).body("violations.field", contains("amount.minor"));
        impose(penalty(violation(Account.INSPECTOR, visit), 10_000, TODAY, TODAY).replace("GBP", "EUR")).statusCode(400).body("violations.field", contains("amount.currency"));
        impose(penalty(violation(Account.INSPECTOR, visit), 10_000, TODAY, TODAY.minusDays(1))).statusCode(400).body("violations.field", contains("dueOn"));
        impose(penalty(violation(Account.INSPECTOR, aVisit(Account.INSPECTOR)), 10_000, TODAY, TODAY)).statusCode(400).body("violations.field", contains("violation"));
    }

    @Test
    void invalid_400_a_violation_for_which_the_inspectorate_has_no_penalty() {
        String violation = find(Account.INSPECTOR, visit, """
                {"subject":"ADULT","workers":4,"indicators":[],"violations":[{"code":"DOCUMENTS_KEPT","actedOn":"2025-12-31","workers":4}]}
                """).then().statusCode(201).extract().path("violations[0].id");
        impose(penalty(violation, 10_000, TODAY, TODAY)).statusCode(400).body("violations.field", contains("violation"));
    }

    @Test
    void conflict_409_a_second_penalty_for_one_violation_unless_the_first_was_cancelled() {
        String violation = violation(Account.INSPECTOR, visit);
        String body = penalty(violation, 10_000, TODAY, TODAY);
        String first = impose(body).statusCode(201).extract().path("id");
        impose(body).statusCode(409).body("type", equalTo("urn:palermo:problem:penalty:imposed-before"));
        step(Account.INSPECTOR, "/penalties/" + first, "cancellation", "{\"reason\":\"IMPOSED_IN_ERROR\",\"on\":\"" + TODAY + "\"}").then().statusCode(403);
        step(Account.CHIEF, "/penalties/" + first, "cancellation", "{\"reason\":\"IMPOSED_IN_ERROR\",\"on\":\"" + TODAY + "\"}").then().statusCode(200).body("state", equalTo("CANCELLED"));
        impose(body).statusCode(201);
    }

    @Test
    void ok_200_paid_in_parts_after_an_appeal_that_lowered_it() {
        String fine = "/penalties/" + imposed(Account.INSPECTOR, visit);
        step(Account.INSPECTOR, fine, "payments", "{\"amount\":{\"minor\":100000,\"currency\":\"GBP\"},\"paidOn\":\"" + TODAY + "\"}").then().statusCode(200).body("paid.minor", equalTo(100_000)).body("state", equalTo("IMPOSED"));
        step(Account.INSPECTOR, fine, "appeal", "{\"lodgedOn\":\"" + TODAY + "\"}").then().statusCode(200).body("state", equalTo("APPEALED"));
        step(Account.INSPECTOR, fine, "appeal-decision", "{\"outcome\":\"VARIED\",\"decidedOn\":\"" + TODAY + "\",\"dueOn\":\"" + TODAY.plusDays(60) + "\",\"amount\":{\"minor\":250000,\"currency\":\"GBP\"}}").then().statusCode(200).body("amount.minor", equalTo(250_000))
                .body("dueOn", equalTo(TODAY.plusDays(60).toString()))
                .body("firstAmount.minor", equalTo(500_000)).body("state", equalTo("IMPOSED"));
        step(Account.INSPECTOR, fine, "payments", "{\"amount\":{\"minor\":150001,\"currency\":\"GBP\"},\"paidOn\":\"" + TODAY + "\"}").then().statusCode(400).body("violations.field", contains("amount.minor"));
        step(Account.INSPECTOR, fine, "payments", "{\"amount\":{\"minor\":150000,\"currency\":\"GBP\"},\"paidOn\":\"" + TODAY + "\"}").then().statusCode(200).body("state", equalTo("PAID")).body("payments.amount.minor", contains(100_000, 150_000));
        step(Account.INSPECTOR, fine, "payments", "{\"amount\":{\"minor\":1,\"currency\":\"GBP\"},\"paidOn\":\"" + TODAY + "\"}").then().statusCode(409).body("type", equalTo("urn:palermo:problem:penalty:state"));
        as(Account.INSPECTOR).body("{\"amount\":{\"minor\":1,\"currency\":\"GBP\"},\"paidOn\":\"" + TODAY + "\"}").post(API + fine + "/payments").then().statusCode(428);
    }

    @Test
    void created_201_beside_an_order_of_the_same_visit() {
        String order = issued(Account.INSPECTOR, visit, "x");
        String elsewhere = issued(Account.INSPECTOR, aVisit(Account.INSPECTOR), "x");
        String body = penalty(violation(Account.INSPECTOR, visit), 10_000, TODAY, TODAY);
        impose(body.replaceFirst("}$", ",\"directive\":\"" + elsewhere + "\"}")).statusCode(400).body("violations.field", contains("directive"));
        impose(body.replaceFirst("}$", ",\"directive\":\"" + order + "\"}")).statusCode(201).body("directive", equalTo(order));
        as(Account.INSPECTOR).get(API + "/penalties?visit=" + visit).then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void not_found_404_another_inspectorate_and_forbidden_403_another_role() {
        String id = imposed(Account.INSPECTOR, visit);
        as(Account.OTHER_INSPECTOR).get(API + "/penalties/" + id).then().statusCode(404);
        as(Account.OTHER_INSPECTOR).get(API + "/penalties?limit=200").then().statusCode(200).body("items.id", not(hasItem(id)));
        as(Account.AUTHORITY).get(API + "/penalties/" + id).then().statusCode(403);
        as(Account.CHIEF).get(API + "/penalties/" + id).then().statusCode(200);
    }
}
