package org.palermo.inspection.operations;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.find;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class NoticesTest {

    @Test
    void ok_200_the_inspectorate_is_told_of_its_report_and_nobody_else() {
        String report = find(Account.INSPECTOR, aVisit(Account.INSPECTOR), """
                {"subject":"CHILD","workers":1,"indicators":[],"suspectedVictim":{"ageGroup":"CHILD","sex":"FEMALE","exploitation":["LABOUR"],"region":"ZZ-N"}}
                """).then().statusCode(201).extract().path("report.id");
        String notice = as(Account.CHIEF).get(API + "/notices").then().statusCode(200).body("items.about", hasItem(report))
                .body("items.find { it.about == '" + report + "' }.kind", equalTo("SUSPECTED_VICTIM_REFERRED"))
                .extract().path("items.find { it.about == '" + report + "' }.id");
        as(Account.OTHER_INSPECTOR).get(API + "/notices").then().body("items.about", not(hasItem(report)));
        as(Account.OTHER_INSPECTOR).put(API + "/notices/" + notice + "/read").then().statusCode(404);
        as(Account.CHIEF).put(API + "/notices/" + notice + "/read").then().statusCode(204);
        as(Account.CHIEF).get(API + "/notices").then().body("items.find { it.about == '" + report + "' }.readAt", notNullValue());
    }
}
