package org.palermo.inspection.directive;

import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.find;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import org.palermo.kernel.test.Account;

/// Records violations and issues orders.
public final class GivenDirectives {

    private GivenDirectives() {}

    /// @return the id of a violation of the minimum wage, of four workers
    public static String violation(Account inspector, String visit) {
        return find(inspector, visit, """
                {"subject":"ADULT","workers":4,"indicators":[],"violations":[{"code":"WAGES_BELOW_MINIMUM","actedOn":"2025-12-31","workers":4}]}
                """).then().statusCode(201).extract().path("violations[0].id");
    }

    public static String body(String kind, String violation, LocalDate servedOn, LocalDate dueOn, String text) {
        return "{\"kind\":\"%s\",\"violations\":[\"%s\"],\"text\":\"%s\",\"servedOn\":\"%s\"%s%s}".formatted(kind, violation, text, servedOn,
                dueOn == null ? "" : ",\"dueOn\":\"" + dueOn + "\"", kind.equals("PAYMENT") ? ",\"amount\":{\"minor\":123456,\"currency\":\"GBP\"}" : "");
    }

    public static ValidatableResponse issue(Account inspector, String visit, String body) {
        return as(inspector).body(body).post(API + "/visits/" + visit + "/directives").then();
    }

    /// An order to improve, served ten days ago and due in twenty.
    ///
    /// @return its id
    public static String issued(Account inspector, String visit, String text) {
        LocalDate today = LocalDate.now();
        return issue(inspector, visit, body("IMPROVEMENT", violation(inspector, visit), today.minusDays(10), today.plusDays(20), text)).statusCode(201).extract().path("id");
    }

    /// Does a step with the present version.
    public static Response step(Account account, String record, String step, String body) {
        String tag = as(account).get(API + record).header("ETag");
        return as(account).header("If-Match", tag).body(body).post(API + record + "/" + step);
    }

    public static String penalty(String violation, long amount, LocalDate servedOn, LocalDate dueOn) {
        return "{\"violation\":\"%s\",\"amount\":{\"minor\":%d,\"currency\":\"GBP\"},\"servedOn\":\"%s\",\"dueOn\":\"%s\"}".formatted(violation, amount, servedOn, dueOn);
    }

    /// @return the id of a penalty of 5,000 pounds, served ten days ago and due in twenty
    public static String imposed(Account inspector, String visit) {
        LocalDate today = LocalDate.now();
        return as(inspector).body(penalty(violation(inspector, visit), 500_000, today.minusDays(10), today.plusDays(20)))
                .post(API + "/visits/" + visit + "/penalties").then().statusCode(201).extract().path("id");
    }
}
