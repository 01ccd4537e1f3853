package org.palermo.referral.redress;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.palermo.referral.casefile.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.caserecord.GivenRecords;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class CompensationSchemesTest {
    private static final String PATH = "/api/nrm/v1/compensation-schemes";

    @BeforeEach
    void register() {
        GivenRecords.theRegister();
    }

    @Test
    void ok_200_a_scheme_that_demands_cooperation_or_seizure_is_out_of_line() {
        as(Account.COORDINATOR).get(PATH + "?country=GB").then().statusCode(200).body("items", hasSize(3))
                .body("items.find { it.code == 'uk-criminal-injuries-2012' }.outOfLine", equalTo("A/75/289, para. 53(g)"))
                .body("items.find { it.code == 'uk-criminal-injuries-2012' }.demands.demand", hasItems("POLICE_COOPERATION"))
                .body("items.find { it.code == 'uk-reparation-order' }.demands.demand", hasItems("SEIZURE_OF_ASSETS"))
                .body("items[0].eligibility", nullValue());
    }

    @Test
    void ok_200_eligible_whatever_the_scheme_demands() {
        as(Account.LAWYER).body("{\"country\":\"GB\",\"circumstances\":{\"crimeRegions\":[\"GB-ENG-LDN\"],\"violence\":true,\"injury\":true,\"endedOn\":\"2026-01-05\"}}")
                .post(PATH + "/eligibility").then().statusCode(200).body("items[0].eligibility.verdict", equalTo("LIKELY")).body("items[0].outOfLine", equalTo("A/75/289, para. 53(g)"))
                .body("items[0].eligibility.conditions[0].what", equalTo("CRIME_THERE"));
    }

    /// The British scheme of 2012 excludes Northern Ireland, which has its own scheme.
    @ParameterizedTest
    @CsvSource({"GB-NIR, UNLIKELY, LIKELY", "GB-SCT, LIKELY, UNLIKELY", "GB-ENG-LDN, LIKELY, UNLIKELY"})
    void ok_200_eligible_where_the_crime_was(String region, String british, String northernIrish) {
        as(Account.LAWYER).body("{\"country\":\"GB\",\"circumstances\":{\"crimeCountries\":[\"GB\"],\"crimeRegions\":[\"%s\"],\"violence\":true,\"injury\":true,\"endedOn\":\"2026-01-05\"}}".formatted(region))
                .post(PATH + "/eligibility").then().statusCode(200)
                .body("items.find { it.code == 'uk-criminal-injuries-2012' }.eligibility.verdict", equalTo(british))
                .body("items.find { it.code == 'uk-ni-criminal-injuries-2009' }.eligibility.verdict", equalTo(northernIrish))
                .body("items.find { it.code == 'uk-ni-criminal-injuries-2009' }.regions", equalTo(List.of("GB-NIR")))
                .body("items.find { it.code == 'uk-ni-criminal-injuries-2009' }.unverified", hasItems("WITHIN", "POLICE_COOPERATION"));
    }

    @Test
    void ok_200_unsure_when_the_region_is_not_given() {
        as(Account.LAWYER).body("{\"country\":\"GB\",\"circumstances\":{\"crimeCountries\":[\"GB\"],\"violence\":true,\"injury\":true,\"endedOn\":\"2026-01-05\"}}")
                .post(PATH + "/eligibility").then().statusCode(200).body("items.eligibility.verdict", everyItem(equalTo("UNSURE")));
    }

    @Test
    void invalid_400_a_region_of_another_country() {
        as(Account.COORDINATOR).body("{\"country\":\"GB\",\"circumstances\":{\"crimeRegions\":[\"GB-SCT\",\"GB-XXX\"]}}").post(PATH + "/eligibility").then().statusCode(400)
                .body("violations[0].field", equalTo("circumstances.crimeRegions[1]"));
        as(Account.COORDINATOR).body("{\"country\":\"GB\",\"circumstances\":{\"crimeRegions\":[\"somewhere\"]}}").post(PATH + "/eligibility").then().statusCode(400);
    }

    @Test
    void invalid_400_forbidden_circumstances_cannot_be_sent() {
        for (String field : new String[] {"cooperates", "policeCooperation", "assetsSeized", "stage"}) {
            as(Account.COORDINATOR).body("{\"country\":\"GB\",\"circumstances\":{\"%s\":true}}".formatted(field)).post(PATH + "/eligibility").then().statusCode(400);
        }
        as(Account.COORDINATOR).body("{\"country\":\"XX\",\"circumstances\":{}}").post(PATH + "/eligibility").then().statusCode(400);
        as(Account.COORDINATOR).get(PATH + "?country=XX").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"endedOn", "dateOfBirth"})
    void invalid_400_a_future_date(String field) {
        for (String day : List.of("+999999999-12-31", LocalDate.now(ZoneOffset.UTC).plusDays(3).toString())) {
            as(Account.COORDINATOR).body("{\"country\":\"GB\",\"circumstances\":{\"%s\":\"%s\"}}".formatted(field, day))
                    .post(PATH + "/eligibility").then().statusCode(400).body("violations[0].field", equalTo("circumstances." + field));
        }
        as(Account.COORDINATOR).body("{\"country\":\"GB\",\"circumstances\":{\"%s\":\"%s\"}}".formatted(field, Given.today())).post(PATH + "/eligibility").then().statusCode(200);
    }

    @Test
    void forbidden_403_roles_that_support_no_victims() {
        as(Account.SHELTER).body("{\"country\":\"GB\",\"circumstances\":{}}").post(PATH + "/eligibility").then().statusCode(403);
        as(Account.BORDER).get(PATH + "?country=GB").then().statusCode(403);
    }
}
