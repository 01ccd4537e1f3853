package org.palermo.inspection.risk;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.execute;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class VisitCoverageTest {
    private static final String BRITAIN = "countries.find { it.country == 'GB' }.";

    @Inject
    RiskJob job;

    @Test
    void ok_200_counts_ones_own_visits_by_their_age() {
        JsonPath before = coverage();
        String visited = aWorkplace("ESTABLISHMENT");
        String others = aWorkplace("ESTABLISHMENT");
        String closed = aWorkplace("ESTABLISHMENT");
        execute("update visit set started_at = now() - interval '18 months' where id = '" + aVisit(Account.INSPECTOR, visited) + "'");
        aVisit(Account.OTHER_INSPECTOR, others);
        execute("update workplace set closed = true where id = '" + closed + "'");
        JsonPath after = coverage();
        assertEquals(List.of(2, 1, 0, 1, 1, 1), List.of("workplaces", "neverVisited", "inOneYear", "inTwoYears", "inThreeYears", "inFiveYears").stream()
                .map(field -> after.getInt(BRITAIN + field) - before.getInt(BRITAIN + field)).toList());
        double share = 100.0 * after.getInt(BRITAIN + "inTwoYears") / after.getInt(BRITAIN + "workplaces");
        assertEquals(share, new BigDecimal(after.getString(BRITAIN + "percentInTwoYears")).doubleValue(), 0.051);
        List<Integer> sizes = after.getList("sectors.workplaces");
        assertEquals(sizes.stream().sorted((one, other) -> other - one).toList(), sizes);
        as(Account.CHIEF).get(API + "/visit-coverage").then().body("sectors.size()", lessThanOrEqualTo(100)).body("computedAt", notNullValue());
    }

    /// The region of a workplace counts from the moment in which somebody records it.
    @Test
    void ok_200_by_region() {
        String place = aWorkplace("ESTABLISHMENT");
        String nowhere = aWorkplace("ESTABLISHMENT");
        String tag = as(Account.INSPECTOR).get(API + "/workplaces/" + place).header("ETag");
        as(Account.INSPECTOR).contentType("application/merge-patch+json").header("If-Match", tag).body("{\"region\":\"GB-SCT\"}").patch(API + "/workplaces/" + place)
                .then().statusCode(200).body("region", equalTo("GB-SCT"));
        JsonPath before = coverage();
        aVisit(Account.INSPECTOR, place);
        JsonPath after = coverage();
        String there = "regions.find { it.region == 'GB-SCT' }.";
        assertEquals(before.getInt(there + "workplaces"), after.getInt(there + "workplaces"));
        assertEquals(before.getInt(there + "neverVisited") - 1, after.getInt(there + "neverVisited"));
        assertTrue(after.getInt("regions.find { it.country == 'GB' && it.region == null }.workplaces") > 0);
        as(Account.CHIEF).get(API + "/risk?country=GB&region=GB-SCT&limit=200").then().statusCode(200).body("items.workplace", hasItem(place)).body("items.workplace", not(hasItem(nowhere)));
        int many = after.getInt(there + "workplaces");
        as(Account.CHIEF).get(API + "/risk-by-region?country=GB").then().statusCode(200).body("items.find { it.region == 'GB-SCT' }.workplaces", equalTo(many))
                .body("items.find { it.region == 'GB-SCT' }.highestScore", notNullValue());
        String again = as(Account.INSPECTOR).get(API + "/workplaces/" + place).header("ETag");
        as(Account.INSPECTOR).contentType("application/merge-patch+json").header("If-Match", again).body("{\"region\":\"GB-WLS\"}").patch(API + "/workplaces/" + place).then().statusCode(200);
        as(Account.CHIEF).get(API + "/risk?country=GB&region=GB-WLS&limit=200").then().body("items.workplace", hasItem(place));
        execute("update workplace_risk set region = null where workplace = '" + place + "'");
        coverage();
        as(Account.CHIEF).get(API + "/risk?country=GB&region=GB-WLS&limit=200").then().body("items.workplace", hasItem(place));
        as(Account.INSPECTOR).get(API + "/risk-by-region?country=GB").then().statusCode(403);
        as(Account.CHIEF).get(API + "/risk-by-region").then().statusCode(400);
        as(Account.INSPECTOR).contentType("application/merge-patch+json").header("If-Match", again).body("{\"region\":\"ZZ-N\"}").patch(API + "/workplaces/" + place)
                .then().statusCode(412);
        as(Account.INSPECTOR).body("{\"kind\":\"ESTABLISHMENT\",\"name\":\"Elsewhere\",\"country\":\"GB\",\"region\":\"ZZ-N\"}").post(API + "/workplaces").then().statusCode(400)
                .body("violations[0].field", equalTo("region"));
    }

    @Test
    void forbidden_403_wrong_role() {
        as(Account.INSPECTOR).get(API + "/visit-coverage").then().statusCode(403);
        as(Account.RAPPORTEUR).get(API + "/visit-coverage").then().statusCode(403);
    }

    /// One scan of an index, whatever the number of workplaces.
    @Test
    void the_count_reads_its_index_alone() throws SQLException {
        try (Connection connection = TestDatabase.asSuperuser(); Statement sql = connection.createStatement()) {
            sql.execute("set enable_seqscan = off");
            sql.execute("set enable_bitmapscan = off");
            StringBuilder plan = new StringBuilder();
            try (ResultSet rows = sql.executeQuery("explain select country, sector, count(*), count(*) filter (where last_visit_at >= now()) from workplace_risk where agency = '"
                    + Account.CHIEF.agency() + "' and country = any ('{GB,ZZ}') and is_open group by grouping sets ((country), (country, sector))")) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            assertTrue(plan.toString().contains("Index Only Scan using workplace_risk_coverage"), plan::toString);
        }
    }

    private JsonPath coverage() {
        job.run().await().atMost(Duration.ofSeconds(60));
        return as(Account.CHIEF).get(API + "/visit-coverage").then().statusCode(200).extract().jsonPath();
    }
}
