package org.palermo.inspection.plan;

import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;

import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestTokens;

/// Creates planned visits.
public final class GivenPlan {
    public static final String INSPECTOR = TestTokens.subject(Account.INSPECTOR);
    public static final String CHIEF = TestTokens.subject(Account.CHIEF);

    private GivenPlan() {}

    /// The day in the country of the sample.
    public static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/London"));
    }

    public static LocalDate until() {
        return today().plusDays(20);
    }

    /// The inspector and the chief inspector of the sample join their team.
    public static void theTeam() {
        join(Account.INSPECTOR);
        join(Account.CHIEF);
        join(Account.OTHER_INSPECTOR);
    }

    public static void join(Account account) {
        as(account).body("{\"name\":\"%s\",\"visitsPerWeek\":5}".formatted(account.name())).post(API + "/team").then().statusCode(200);
    }

    public static Response plan(String workplace, String more) {
        return as(Account.CHIEF).body("{\"workplace\":\"%s\",\"kind\":\"PLANNED\",\"from\":\"%s\",\"by\":\"%s\"%s}".formatted(workplace, today(), until(), more))
                .post(API + "/planned-visits");
    }

    /// @return id of a visit that the chief inspector planned as one on a complaint, without naming it
    public static String onComplaint(String workplace) {
        return as(Account.CHIEF).body("{\"workplace\":\"%s\",\"kind\":\"COMPLAINT\",\"from\":\"%s\",\"by\":\"%s\"}".formatted(workplace, today(), until()))
                .post(API + "/planned-visits").then().statusCode(201).extract().path("id");
    }

    /// @return id of a visit that is assigned to the inspector
    public static String assigned(String workplace) {
        return plan(workplace, ",\"inspector\":\"" + INSPECTOR + "\"").then().statusCode(201).extract().path("id");
    }

    /// @return id of a visit that the inspector accepted for today
    public static String accepted(String workplace) {
        String id = assigned(workplace);
        step(Account.INSPECTOR, id, "accept", "{\"day\":\"" + today() + "\"}").then().statusCode(200);
        return id;
    }

    /// Does a step with the ETag that stands.
    public static Response step(Account account, String id, String step, String body) {
        String tag = as(account).get(API + "/planned-visits/" + id).header("ETag");
        return as(account).header("If-Match", tag == null ? "\"0\"" : tag).body(body).post(API + "/planned-visits/" + id + "/" + step);
    }

    /// @return the id by which the inspectorate knows an open visit
    public static String opened(String workplace) {
        return open(accepted(workplace), "").then().statusCode(200).extract().path("visit");
    }

    public static Response open(String planned, String more) {
        return as(Account.INSPECTOR).body("{\"startedAt\":\"%s\"%s}".formatted(java.time.Instant.now().minusSeconds(600), more))
                .post(API + "/planned-visits/" + planned + "/open");
    }
}
