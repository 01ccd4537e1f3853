package org.palermo.inspection.report;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.find;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class ListReportsTest {
    private static final String REPORTS = API + "/reports";
    private static final String FINDING = """
            {"subject":"ADULT","workers":1,"indicators":["EX01"],
             "suspectedVictim":{"consent":false,"ageGroup":"ADULT","sex":"FEMALE","exploitation":["LABOUR"],"region":"GB-ENG-NW"}}
            """;

    @Test
    void ok_200_latest_first_and_page_by_page() {
        String earlier = aReport(Account.INSPECTOR);
        String later = aReport(Account.INSPECTOR);
        String next = as(Account.INSPECTOR).get(REPORTS + "?limit=1").then().statusCode(200)
                .body("items.id", equalTo(List.of(later))).body("next", notNullValue()).extract().path("next");
        as(Account.INSPECTOR).get(REPORTS + "?limit=1&cursor=" + next).then().statusCode(200).body("items.id", equalTo(List.of(earlier)));
    }

    @Test
    void ok_200_only_those_in_the_state() {
        String delivered = aReport(Account.INSPECTOR);
        String parked = aReport(Account.INSPECTOR);
        Awaitility.await("both reports").until(() -> count("select count(*) from outbox_event where delivered_at is not null and aggregate in ('"
                + delivered + "', '" + parked + "')") == 2);
        execute("update outbox_event set delivered_at = null where aggregate = '" + parked + "'");
        execute("update outbox_stream set parked_at = now() where aggregate = '" + parked + "'");
        as(Account.INSPECTOR).get(REPORTS + "?state=PARKED&limit=200").then().statusCode(200)
                .body("items.id", hasItem(parked)).body("items.id", not(hasItem(delivered))).body("items.state", everyItem(equalTo("PARKED")));
    }

    @Test
    void ok_200_of_the_own_inspectorate_only() {
        String report = aReport(Account.OTHER_INSPECTOR);
        as(Account.INSPECTOR).get(REPORTS + "?limit=200").then().statusCode(200).body("items.id", not(hasItem(report)));
        as(Account.CHIEF).get(REPORTS + "?limit=200").then().statusCode(200).body("items.findAll { it.id == '" + report + "' }", empty());
    }

    @Test
    void invalid_400_a_state_that_does_not_exist() {
        as(Account.INSPECTOR).get(REPORTS + "?state=LOST").then().statusCode(400).body("violations[0].field", equalTo("state"))
                .body("violations[0].message", equalTo("must be one of WAITING, DELIVERED, PARKED, SKIPPED"));
    }

    @Test
    void forbidden_403_wrong_role() {
        as(Account.AUTHORITY).get(REPORTS).then().statusCode(403);
    }

    private static String aReport(Account inspector) {
        return find(inspector, aVisit(inspector), FINDING).then().statusCode(201).extract().path("report.id");
    }
}
