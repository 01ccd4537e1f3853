package org.palermo.referral.mechanism;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.palermo.referral.casefile.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class CountryLawsTest {
    @BeforeEach
    void theRegister() {
        Given.theRegister();
    }

    @Test
    void ok_200_each_term_with_its_source_and_the_calendars() {
        as(Account.ADMINISTRATOR).get("/api/nrm/v1/countries/GB/law").then().statusCode(200).body("profile", equalTo("uk"))
                .body("terms.find { it.term == 'REASONABLE_GROUNDS' }.number", equalTo(5))
                .body("terms.find { it.term == 'REASONABLE_GROUNDS' }.unit", equalTo("WORKING_DAYS"))
                .body("terms.find { it.term == 'REASONABLE_GROUNDS' }.verified", equalTo(false))
                .body("terms.find { it.term == 'RECOVERY' }.verified", equalTo(true))
                .body("terms.find { it.term == 'RECOVERY' }.read", notNullValue())
                .body("terms.find { it.term == 'CONCLUSIVE_GROUNDS' }.number", nullValue())
                .body("terms.find { it.term == 'DISQUALIFICATION' }.applies", equalTo(true))
                .body("terms.find { it.term == 'SERVICE_REFERRAL_ANSWER' }.unit", equalTo("HOURS"))
                .body("terms.find { it.term == 'RIGHTS_REQUEST_ANSWER' }.unit", equalTo("MONTHS"))
                .body("terms.term", hasItems("TRANSFER_ANSWER", "GUARDIAN_SEES_DATES", "REMOVAL_QUESTIONS_PER_DAY", "BREAK_GLASS_LONGEST",
                        "ESSENTIAL_SERVICES", "SMALLEST_FIGURE"))
                .body("services.find { it.category == 'ACCOMMODATION' }.essential", equalTo(true))
                .body("services.find { it.category == 'ACCOMMODATION' }.source", notNullValue())
                .body("calendars.calendar", hasItems("england-wales"))
                .body("calendars.find { it.calendar == 'scotland' }.source", containsString("St Andrew’s Day"))
                .body("calendars.verified", everyItem(equalTo(false))).body("calendars.source", everyItem(notNullValue()));
        as(Account.AUTHORITY).get("/api/nrm/v1/countries/ZZ/law").then().statusCode(200)
                .body("calendars.find { it.year == 2026 }.holidays", hasItem("2026-07-30"))
                .body("calendars.find { it.year == 2026 }.regions", equalTo(List.of("ZZ-N", "ZZ-E", "ZZ-S", "ZZ-W")));
    }

    @Test
    void not_found_404_and_forbidden_403_wrong_role() {
        as(Account.ADMINISTRATOR).get("/api/nrm/v1/countries/XX/law").then().statusCode(404);
        as(Account.NGO).get("/api/nrm/v1/countries/GB/law").then().statusCode(403);
    }
}
