package org.palermo.inspection.penalty;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.find;
import static org.palermo.inspection.directive.GivenDirectives.imposed;
import static org.palermo.inspection.directive.GivenDirectives.issued;
import static org.palermo.inspection.directive.GivenDirectives.penalty;
import static org.palermo.inspection.directive.GivenDirectives.step;
import static org.palermo.inspection.directive.GivenDirectives.violation;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.retention.RetentionJob;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class PenaltiesTest {
    private static final LocalDate TODAY = LocalDate.now();

    @Inject
    RetentionJob retention;

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
    void ok_200_the_appeal_against_a_penalty_that_cannot_be_collected_is_decided() {
        String cancellation = "{\"reason\":\"CANT_BE_COLLECTED\",\"on\":\"" + TODAY + "\"}";
        String decision = "{\"outcome\":\"%s\",\"decidedOn\":\"" + TODAY + "\"}";
        String upheld = "/penalties/" + imposed(Account.INSPECTOR, visit);
        step(Account.INSPECTOR, upheld, "appeal", "{\"lodgedOn\":\"" + TODAY + "\"}").then().statusCode(200);
        step(Account.CHIEF, upheld, "cancellation", cancellation).then().statusCode(200).body("state", equalTo("CANCELLED")).body("isFinal", equalTo(false));
        step(Account.INSPECTOR, upheld, "appeal-decision", decision.formatted("UPHELD")).then().statusCode(200).body("state", equalTo("CANCELLED"))
                .body("cancelledFor", equalTo("CANT_BE_COLLECTED")).body("appeal.outcome", equalTo("UPHELD")).body("isFinal", equalTo(true));
        step(Account.INSPECTOR, upheld, "appeal-decision", decision.formatted("UPHELD")).then().statusCode(409).body("type", equalTo("urn:palermo:problem:penalty:state"));
        String quashed = "/penalties/" + imposed(Account.INSPECTOR, visit);
        step(Account.INSPECTOR, quashed, "appeal", "{\"lodgedOn\":\"" + TODAY + "\"}").then().statusCode(200);
        step(Account.CHIEF, quashed, "cancellation", cancellation).then().statusCode(200);
        step(Account.INSPECTOR, quashed, "appeal-decision", decision.formatted("QUASHED")).then().statusCode(200).body("state", equalTo("CANCELLED"))
                .body("cancelledFor", equalTo("QUASHED")).body("isFinal", equalTo(false));
    }

    @Test
    void ok_200_more_time_to_pay_with_the_reason_kept() {
        String mark = "Extended" + UUID.randomUUID().toString().replace("-", "");
        String fine = "/penalties/" + as(Account.INSPECTOR).body(penalty(violation(Account.INSPECTOR, visit), 10_000, TODAY.minusDays(9), TODAY.minusDays(1)))
                .post(API + "/visits/" + visit + "/penalties").then().statusCode(201).body("overdue", equalTo(true)).body("extensions", hasSize(0)).extract().path("id");
        step(Account.INSPECTOR, fine, "extension", "{\"dueOn\":\"%s\",\"reason\":\"pays in May %s\"}".formatted(TODAY.plusDays(30), mark)).then().statusCode(200)
                .body("dueOn", equalTo(TODAY.plusDays(30).toString())).body("overdue", equalTo(false)).body("state", equalTo("IMPOSED"))
                .body("extensions.dueBefore", contains(TODAY.minusDays(1).toString())).body("extensions.dueOn", contains(TODAY.plusDays(30).toString()))
                .body("extensions.reason", contains("pays in May " + mark));
        step(Account.CHIEF, fine, "extension", "{\"dueOn\":\"%s\",\"reason\":\"again %s\"}".formatted(TODAY.plusDays(60), mark)).then().statusCode(200)
                .body("extensions.reason", contains("pays in May " + mark, "again " + mark));
        step(Account.INSPECTOR, fine, "extension", "{\"dueOn\":\"%s\",\"reason\":\"x\"}".formatted(TODAY.plusDays(60))).then().statusCode(400).body("violations.field", contains("dueOn"));
        step(Account.INSPECTOR, fine, "extension", "{\"dueOn\":\"%s\",\"reason\":\"their visa\"}".formatted(TODAY.plusDays(61))).then().statusCode(400).body("violations.field", contains("reason"));
        as(Account.AUTHORITY).header("If-Match", "\"2\"").body("{\"dueOn\":\"%s\",\"reason\":\"x\"}".formatted(TODAY.plusDays(61))).post(API + fine + "/extension").then().statusCode(403);
        as(Account.INSPECTOR).body("{\"dueOn\":\"%s\",\"reason\":\"x\"}".formatted(TODAY.plusDays(61))).post(API + fine + "/extension").then().statusCode(428);
        as(Account.INSPECTOR).header("If-Match", "\"0\"").body("{\"dueOn\":\"%s\",\"reason\":\"x\"}".formatted(TODAY.plusDays(61))).post(API + fine + "/extension").then().statusCode(412);
        as(Account.OTHER_INSPECTOR).header("If-Match", "\"2\"").body("{\"dueOn\":\"%s\",\"reason\":\"x\"}".formatted(TODAY.plusDays(61))).post(API + fine + "/extension").then().statusCode(404);
        step(Account.INSPECTOR, fine, "appeal", "{\"lodgedOn\":\"" + TODAY + "\"}").then().statusCode(200);
        step(Account.INSPECTOR, fine, "extension", "{\"dueOn\":\"%s\",\"reason\":\"x\"}".formatted(TODAY.plusDays(61))).then().statusCode(409).body("type", equalTo("urn:palermo:problem:penalty:state"));
        assertEquals(Set.of(), ClearText.tablesWith(mark));
    }

    /// The reason goes with the words of the finding, and the days stay.
    @Test
    void ok_200_after_the_time_of_the_finding_the_reason_is_gone() {
        String id = imposed(Account.INSPECTOR, visit);
        String fine = "/penalties/" + id;
        step(Account.INSPECTOR, fine, "extension", "{\"dueOn\":\"%s\",\"reason\":\"x\"}".formatted(TODAY.plusDays(30))).then().statusCode(200).body("extensions.reason", contains("x"));
        execute("update finding set recorded_at = '2001-01-01' where id = (select v.finding from finding_violation v join penalty p on p.violation = v.id where p.id = '" + id + "')");
        retention.run().await().atMost(Duration.ofSeconds(60));
        as(Account.INSPECTOR).get(API + fine).then().statusCode(200).body("extensions.dueOn", contains(TODAY.plusDays(30).toString())).body("extensions[0].reason", nullValue());
        step(Account.INSPECTOR, fine, "extension", "{\"dueOn\":\"%s\",\"reason\":\"y\"}".formatted(TODAY.plusDays(40))).then().statusCode(200).body("extensions", hasSize(2))
                .body("extensions.reason", not(hasItem("y")));
        assertEquals(0, count("select count(*) from penalty_extension where penalty = '" + id + "' and sealed_reason is not null"));
    }

    @Test
    void row_security_shows_extensions_to_their_inspectorate_alone_and_keeps_them() throws SQLException {
        String id = imposed(Account.INSPECTOR, visit);
        step(Account.INSPECTOR, "/penalties/" + id, "extension", "{\"dueOn\":\"%s\",\"reason\":\"x\"}".formatted(TODAY.plusDays(30))).then().statusCode(200);
        for (Account account : Account.values()) {
            long seen = Set.of(Account.INSPECTOR, Account.CHIEF).contains(account) ? 1 : 0;
            try (Acting acting = Acting.as(account)) {
                assertEquals(seen, acting.count("penalty_extension where penalty = '" + id + "'"), account.name());
                assertEquals(0, acting.change("update penalty_extension set due_on = due_on"), account.name());
                assertEquals(0, acting.change("delete from penalty_extension"), account.name());
            }
        }
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
        as(Account.CHIEF).get(API + "/penalties/" + id).then().statusCode(200).body("text", equalTo("Paid less than the minimum wage"));
        as(Account.CHIEF).get(API + "/penalties/" + id + "?language=fr").then().statusCode(200).body("text", equalTo("Rémunération inférieure au salaire minimum"));
        as(Account.INSPECTOR).get(API + "/penalties?visit=" + visit + "&language=es").then().statusCode(200).body("items.text", hasItem("Pago inferior al salario mínimo"));
    }
}
