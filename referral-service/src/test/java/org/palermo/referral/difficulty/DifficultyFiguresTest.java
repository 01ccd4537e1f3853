package org.palermo.referral.difficulty;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.palermo.kernel.test.AnsweredTable.smallOnes;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.statistics.Period;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.AnsweredTable;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.profile.ServiceCategory;

/// What a ministry can find out about reports that it may not read one by one.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class DifficultyFiguresTest {
    private static final int K = 11;
    private static final String ALL = "ALL";
    private static final String LAST = ago(1);

    private static String ago(int quarters) {
        return Period.QUARTER.of(LocalDate.now(ZoneId.of("Europe/Zurich")).minusMonths(3L * quarters));
    }

    @BeforeEach
    void reports() {
        takeBack();
        add(LAST, "ZZ-N", "LEGAL", "FULL", "DELAYED", 40);
        add(LAST, "ZZ-S", "LEGAL", "COST", "NOT_AT_ALL", 20);
        add(LAST, "ZZ-N", "HEALTH", "NO_DEVICE", "DELAYED", 37);
        add(LAST, "ZZ-W", "EMPLOYMENT", "LANGUAGE", "NOT_AT_ALL", 3);
        add(ago(2), "ZZ-N", "LEGAL", "FULL", "DELAYED", 25);
        add(ago(0), "ZZ-N", "LEGAL", "FULL", "DELAYED", 500);
    }

    @AfterEach
    void takeBack() {
        sql("truncate statistics_release, access_difficulty");
    }

    private static void add(String quarter, String region, String category, String cause, String effect, int reports) {
        sql("""
            insert into access_difficulty (country, region, quarter, category, cause, effect)
            select 'ZZ', '%s', '%s', '%s', '%s', '%s' from generate_series(1, %d)
            """.formatted(region, quarter, category, cause, effect, reports));
    }

    private static ValidatableResponse summary(Account account, String query) {
        return as(account).get("/api/nrm/v1/access-difficulties/summary?" + query).then();
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTHORITY", "RAPPORTEUR", "ADMINISTRATOR", "REGIONAL"})
    void ok_200_offices_see_past_quarters_and_no_small_number(Account account) {
        summary(account, "country=ZZ&quarters=2").statusCode(200)
                .body("quarters.quarter", equalTo(List.of(LAST, ago(2))))
                .body("quarters[0].categories.find { it.category == 'EMPLOYMENT' }.reports", nullValue())
                .body("quarters[0].categories.find { it.category == 'EMPLOYMENT' }.share", nullValue())
                .body("quarters[1].categories", hasSize(1)).body("quarters[1].categories[0].reports", equalTo(25)).body("quarters[1].categories[0].share", equalTo(1.0f))
                .body("control.k", equalTo(K));
        String answer = summary(account, "country=ZZ&quarters=2").extract().asString();
        assertFalse(answer.matches("(?s).*[:,\\[]500[,}\\]].*"), answer);
    }

    @Test
    void ok_200_an_attacker_recovers_no_small_number() {
        JsonPath answer = summary(Account.RAPPORTEUR, "country=ZZ&quarters=1").statusCode(200).extract().jsonPath();
        assertEquals(Map.of(), smallOnes(K, table(answer)));
        assertEquals(1, Given.count("select count(*) from statistics_release where series = 'access-difficulty'"));
    }

    /// Categories by region, as in the answer.
    private static AnsweredTable table(JsonPath answer) {
        String[] categories = Arrays.stream(ServiceCategory.values()).map(Enum::name).toArray(String[]::new);
        String[] regions = {"ZZ-E", "ZZ-N", "ZZ-S", "ZZ-W"};
        AnsweredTable table = new AnsweredTable(Dimension.withTotal("category", ALL, categories), Dimension.withTotal("region", ALL, regions));
        table.show((Integer) answer.get("quarters[0].reports"), ALL, ALL);
        for (String category : categories) {
            String path = "quarters[0].categories.find { it.category == '%s' }".formatted(category);
            boolean listed = answer.get(path) != null;
            table.show(listed ? (Integer) answer.get(path + ".reports") : Integer.valueOf(0), category, ALL);
            for (String region : regions) {
                String cell = path + ".regions.find { it.code == '%s' }".formatted(region);
                table.show(!listed || answer.get(cell) == null ? Integer.valueOf(0) : (Integer) answer.get(cell + ".reports"), category, region);
            }
        }
        return table;
    }

    @Test
    void ok_200_a_release_does_not_change() {
        String released = summary(Account.RAPPORTEUR, "country=ZZ&quarters=1").statusCode(200).extract().asString();
        add(LAST, "ZZ-N", "LEGAL", "FULL", "DELAYED", 100);
        assertEquals(released, summary(Account.AUTHORITY, "country=ZZ&quarters=1").extract().asString());
    }

    @Test
    void forbidden_403_wrong_role_invalid_400() {
        summary(Account.NGO, "country=ZZ").statusCode(403);
        summary(Account.AUDITOR, "country=ZZ").statusCode(403);
        summary(Account.AUTHORITY, "country=FR").statusCode(400).body("violations.field", hasItem("country"));
        summary(Account.AUTHORITY, "country=ZZ&quarters=21").statusCode(400).body("violations.field", hasItem("quarters"));
    }
}
