package org.palermo.inspection.directive;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.text;
import static org.palermo.inspection.directive.GivenDirectives.issue;
import static org.palermo.inspection.directive.GivenDirectives.step;
import static org.palermo.inspection.directive.GivenDirectives.violation;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.wage.WageClaimsTest;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;

/// An order to pay rests on wage claims: 957.60 are still to be paid of this one.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class OrdersOfWageClaimsTest {
    private static final LocalDate TODAY = LocalDate.now();

    private String claim;
    private String visit;

    @BeforeEach
    void aClaimOfWhichSomethingIsToBePaid() {
        claim = WageClaimsTest.aWholeClaim(Account.INSPECTOR, "Quenby");
        visit = aVisit(Account.INSPECTOR, text("select workplace from wage_claim where id = '" + claim + "'"));
    }

    private String body(String kind, String more) {
        return body(kind, more, visit);
    }

    private static String body(String kind, String more, String visit) {
        return "{\"kind\":\"%s\",\"violations\":[\"%s\"],\"text\":\"Pay what is owed\",\"servedOn\":\"%s\",\"dueOn\":\"%s\"%s}"
                .formatted(kind, violation(Account.INSPECTOR, visit), TODAY.minusDays(10), TODAY.plusDays(20), more);
    }

    private String resting() {
        return ",\"claims\":[\"" + claim + "\"]";
    }

    private ValidatableResponse repay(long minor) {
        return repay(claim, minor, TODAY);
    }

    private static ValidatableResponse repay(String claim, long minor, LocalDate on) {
        return as(Account.INSPECTOR).body(payment(minor, on)).post(API + "/wage-claims/" + claim + "/repayments").then();
    }

    private static String payment(long minor, LocalDate on) {
        return "{\"amount\":{\"minor\":%d,\"currency\":\"GBP\"},\"method\":\"BANK\",\"paidOn\":\"%s\"}".formatted(minor, on);
    }

    private static ValidatableResponse read(String order) {
        return as(Account.INSPECTOR).get(API + "/directives/" + order).then().statusCode(200);
    }

    @Test
    void created_201_repaid_wages_count_and_the_order_is_complied_with_once_all_is_paid() {
        String order = issue(Account.INSPECTOR, visit, body("PAYMENT", resting())).statusCode(201).body("amount.minor", equalTo(95_760))
                .body("repaid.minor", equalTo(0)).body("claims[0].claim", equalTo(claim)).body("claims[0].owed.minor",
                        equalTo(95_760)).extract().path("id");
        as(Account.CHIEF).get(API + "/directives?claim=" + claim).then().statusCode(200).body("items.id", equalTo(List.of(order)));
        repay(60_000).statusCode(201);
        as(Account.INSPECTOR).get(API + "/directives/" + order).then().statusCode(200).body("repaid.minor", equalTo(60_000))
                .body("balance.minor", equalTo(35_760))
                .body("state", equalTo("ISSUED")).body("claims[0].balance.minor", equalTo(35_760));
        String last = repay(35_760).statusCode(201).extract().path("id");
        as(Account.INSPECTOR).get(API + "/directives/" + order).then().statusCode(200).body("state", equalTo("COMPLIED"))
                .body("compliedOn", equalTo(TODAY.toString()))
                .body("balance.minor", equalTo(0)).body("history.action", hasItem("REPAY"));
        as(Account.INSPECTOR).post(API + "/wage-claims/" + claim + "/repayments/" + last + "/withdraw").then().statusCode(200);
        as(Account.INSPECTOR).get(API + "/directives/" + order).then().statusCode(200).body("state", equalTo("ISSUED")).body("compliedOn",
                nullValue())
                .body("balance.minor", equalTo(35_760)).body("history.action", hasItem("WITHDRAW_REPAYMENT"));
    }

    @Test
    void created_201_of_a_part_and_compliance_that_somebody_found_stands() {
        String order = "/directives/" + issue(Account.INSPECTOR, visit, body("PAYMENT", resting()
                + ",\"amount\":{\"minor\":50000,\"currency\":\"GBP\"}")).statusCode(201)
                .body("balance.minor", equalTo(50_000)).extract().path("id");
        step(Account.INSPECTOR, order, "compliance", "{\"on\":\"" + TODAY + "\",\"note\":\"Seen.\"}").then().statusCode(200);
        String paid = repay(50_000).statusCode(201).extract().path("id");
        as(Account.INSPECTOR).post(API + "/wage-claims/" + claim + "/repayments/" + paid + "/withdraw").then().statusCode(200);
        as(Account.INSPECTOR).get(API + order).then().statusCode(200).body("state", equalTo("COMPLIED")).body("history.action",
                not(hasItem("REPAY")));
    }

    /// Each worker is to get her own: what one gets beyond it is no other's.
    @Test
    void created_201_too_much_for_one_worker_pays_for_no_other() {
        String second = WageClaimsTest.aWholeClaim(Account.INSPECTOR, "Rosalba");
        execute("update wage_claim set workplace = (select workplace from wage_claim where id = '" + claim + "') where id = '" + second
                + "'");
        String order = issue(Account.INSPECTOR, visit, body("PAYMENT", ",\"claims\":[\"" + claim + "\",\"" + second + "\"]"))
                .statusCode(201).body("amount.minor", equalTo(191_520)).extract().path("id");
        execute("update wage_claim set owed = owed + 95760 where id = '" + claim + "'");
        repay(191_520).statusCode(201);
        read(order).body("state", equalTo("ISSUED")).body("repaid.minor", equalTo(95_760)).body("balance.minor", equalTo(95_760))
                .body("claims.find { it.claim == '" + second + "' }.balance.minor", equalTo(95_760))
                .body("claims.find { it.claim == '" + claim + "' }.repaid.minor", equalTo(95_760));
        repay(second, 95_760, TODAY.minusDays(2)).statusCode(201);
        read(order).body("state", equalTo("COMPLIED")).body("compliedOn", equalTo(TODAY.toString()));
    }

    /// An instance of the release before, which knows no numbers of payments, issues orders during an update.
    @Test
    void created_201_without_the_number_of_a_payment_what_was_recorded_after_the_order_counts() {
        repay(10_000).statusCode(201);
        String order = issue(Account.INSPECTOR, visit, body("PAYMENT", resting())).statusCode(201).body("amount.minor", equalTo(85_760))
                .extract().path("id");
        execute("update directive_claim set after_repayment = null where directive = '" + order + "'");
        read(order).body("repaid.minor", equalTo(0));
        repay(85_760).statusCode(201);
        read(order).body("repaid.minor", equalTo(85_760)).body("state", equalTo("COMPLIED")).body("compliedOn", equalTo(TODAY.toString()));
    }

    @Test
    void created_201_an_earlier_payment_that_was_withdrawn_takes_nothing_away() {
        String order = issue(Account.INSPECTOR, visit, body("PAYMENT", resting())).statusCode(201).extract().path("id");
        String earlier = text("select id from wage_repayment where claim = '" + claim + "'");
        as(Account.INSPECTOR).post(API + "/wage-claims/" + claim + "/repayments/" + earlier + "/withdraw").then().statusCode(200);
        read(order).body("repaid.minor", equalTo(0));
        repay(95_760).statusCode(201);
        read(order).body("state", equalTo("COMPLIED")).body("balance.minor", equalTo(0));
    }

    @Test
    void created_201_complied_with_on_the_day_of_the_last_payment_in_whatever_order_they_are_recorded() {
        String order = issue(Account.INSPECTOR, visit, body("PAYMENT", resting())).statusCode(201).extract().path("id");
        repay(claim, 60_000, TODAY.minusDays(1)).statusCode(201);
        repay(claim, 35_760, TODAY.minusDays(4)).statusCode(201);
        read(order).body("compliedOn", equalTo(TODAY.minusDays(1).toString()));
        String next = WageClaimsTest.aWholeClaim(Account.INSPECTOR, "Quenby");
        String at = aVisit(Account.INSPECTOR, text("select workplace from wage_claim where id = '" + next + "'"));
        String second = issue(Account.INSPECTOR, at, body("PAYMENT", ",\"claims\":[\"" + next + "\"]", at)).statusCode(201).extract()
                .path("id");
        repay(next, 95_760, TODAY.minusDays(30)).statusCode(201);
        read(second).body("compliedOn", equalTo(TODAY.minusDays(10).toString()));
    }

    /// The payment begins first and waits for the claim. What holds the claim stands for the order: it begins later, and is issued first.
    @Test
    void created_201_a_payment_that_began_before_the_order_and_got_the_claim_after_it_counts() throws Exception {
        String order = issue(Account.INSPECTOR, visit, body("PAYMENT", resting())).statusCode(201).extract().path("id");
        try (Waiting payment = Waiting.behind("select id from wage_claim where id = '" + claim + "' for update",
                () -> as(Account.INSPECTOR).body(payment(95_760, TODAY)).post(API + "/wage-claims/" + claim + "/repayments"))) {
            payment.goOnAfter("update directive set issued_at = clock_timestamp() where id = '" + order + "'").then().statusCode(201);
            assertEquals(1, count("select count(*) from wage_repayment r join directive d on d.id = '" + order
                    + "' where r.claim = '" + claim + "' and r.amount = 95760 and r.recorded_at < d.issued_at"));
            read(order).body("repaid.minor", equalTo(95_760)).body("state", equalTo("COMPLIED"))
                    .body("compliedOn", equalTo(TODAY.toString())).body("claims[0].balance.minor", equalTo(0));
        }
    }

    /// The order begins first and waits; the payment gets the claim before it, so the order asks for what is left.
    @Test
    void created_201_a_payment_that_began_after_the_order_and_got_the_claim_before_it_does_not_count_again() throws Exception {
        String body = body("PAYMENT", resting());
        try (Waiting order = Waiting.behind("lock table finding_violation in access exclusive mode", () -> as(Account.INSPECTOR).body(body)
                .post(API + "/visits/" + visit + "/directives"))) {
            repay(60_000).statusCode(201);
            String issued = order.goOnAfter("select 1").then().statusCode(201).body("amount.minor", equalTo(35_760))
                    .body("repaid.minor", equalTo(0)).body("balance.minor", equalTo(35_760)).extract().path("id");
            repay(35_759).statusCode(201);
            read(issued).body("state", equalTo("ISSUED")).body("balance.minor", equalTo(1));
            repay(1).statusCode(201);
            read(issued).body("state", equalTo("COMPLIED")).body("balance.minor", equalTo(0));
        }
    }

    /// A request that waits in its open transaction for another one.
    private record Waiting(Connection blocker, ExecutorService thread, Future<Response> request) implements AutoCloseable {
        private static final Duration AT_MOST = Duration.ofSeconds(20);

        /// @param lock what the request will wait for
        static Waiting behind(String lock, Callable<Response> send) throws Exception {
            Connection blocker = TestDatabase.asSuperuser();
            blocker.setAutoCommit(false);
            int holder;
            try (Statement sql = blocker.createStatement()) {
                sql.execute(lock);
                try (ResultSet rows = sql.executeQuery("select pg_backend_pid()")) {
                    rows.next();
                    holder = rows.getInt(1);
                }
            }
            ExecutorService thread = Executors.newSingleThreadExecutor();
            Waiting waiting = new Waiting(blocker, thread, thread.submit(send));
            try {
                Awaitility.await("the request waits").atMost(AT_MOST).until(() -> count(
                        "select count(*) from pg_locks where not granted and " + holder + " = any (pg_blocking_pids(pid))") > 0);
            } catch (ConditionTimeoutException e) {
                waiting.close();
                throw e;
            }
            return waiting;
        }

        /// @param last what the other transaction does before it ends
        Response goOnAfter(String last) throws Exception {
            try (Statement sql = blocker.createStatement()) {
                sql.execute(last);
            }
            blocker.commit();
            return request.get(AT_MOST.toSeconds(), TimeUnit.SECONDS);
        }

        @Override
        public void close() throws SQLException {
            blocker.close();
            thread.shutdownNow();
        }
    }

    @Test
    void invalid_400_claims_on_which_no_order_can_rest() {
        issue(Account.INSPECTOR, visit, body("IMPROVEMENT", resting())).statusCode(400).body("violations[0].field", equalTo("claims"));
        issue(Account.INSPECTOR, visit, body("PAYMENT", "")).statusCode(400).body("violations[0].field", equalTo("amount"));
        issue(Account.INSPECTOR, visit, body("PAYMENT", resting() + ",\"amount\":{\"minor\":95761,\"currency\":\"GBP\"}")).statusCode(400)
                .body("violations[0].field", equalTo("amount"));
        issue(Account.INSPECTOR, visit, body("PAYMENT", resting() + ",\"amount\":{\"minor\":1,\"currency\":\"EUR\"}")).statusCode(400);
        String elsewhere = WageClaimsTest.aWholeClaim(Account.INSPECTOR, "Quenby");
        String foreign = WageClaimsTest.aWholeClaim(Account.OTHER_INSPECTOR, "Quenby");
        for (String wrong : new String[] {elsewhere, foreign}) {
            issue(Account.INSPECTOR, visit, body("PAYMENT", ",\"claims\":[\"" + wrong + "\"]")).statusCode(400)
                    .body("violations[0].field", equalTo("claims"));
        }
        issue(Account.INSPECTOR, visit, body("PAYMENT", resting())).statusCode(201);
        issue(Account.INSPECTOR, visit, body("PAYMENT", resting())).statusCode(400).body("violations[0].field", equalTo("claims"));
    }

    @Test
    void ok_200_claims_at_the_workplace_of_a_visit() {
        as(Account.INSPECTOR).get(API + "/wage-claims?unpaid=true&visitWorkplace=" + visit).then().statusCode(200).body("items.id",
                hasItem(claim));
        String another = aVisit(Account.INSPECTOR);
        as(Account.INSPECTOR).get(API + "/wage-claims?unpaid=true&visitWorkplace=" + another).then().statusCode(200).body("items.size()",
                equalTo(0));
        as(Account.OTHER_INSPECTOR).get(API + "/wage-claims?visitWorkplace=" + visit).then().statusCode(200).body("items.size()",
                equalTo(0));
        as(Account.OTHER_INSPECTOR).get(API + "/directives?claim=" + claim).then().statusCode(200).body("items.size()", equalTo(0));
        as(Account.NGO).get(API + "/directives?claim=" + claim).then().statusCode(403);
    }
}
