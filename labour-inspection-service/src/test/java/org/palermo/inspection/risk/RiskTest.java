package org.palermo.inspection.risk;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.find;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;

/// The score explains itself, its lines add up, and it reads no complaint.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class RiskTest {
    private static final String POSITIVE = """
            {"subject":"ADULT","workers":4,"indicators":["DR01","DR02","EX01","EX02","CD01","CD02"]}
            """;

    @Inject
    RiskJob job;

    @Inject
    RiskRules rules;

    @Test
    void ok_200_the_lines_add_up_and_say_why() {
        String never = aWorkplace("ESTABLISHMENT");
        String visited = aWorkplace("ESTABLISHMENT");
        find(Account.INSPECTOR, aVisit(Account.INSPECTOR, visited), POSITIVE).then().statusCode(201);
        compute();
        as(Account.CHIEF).get(API + "/risk/" + never).then().statusCode(200).body("lines.line", contains("GOODS", "SECTOR", "REGION", "FINDINGS", "LAST_VISIT"))
                .body("lines[1].points", equalTo(20)).body("lines[4].points", equalTo(20)).body("lines[4].because", equalTo("Never visited.")).body("weights", equalTo("2026-1"));
        as(Account.CHIEF).get(API + "/risk/" + visited).then().statusCode(200).body("lines[3].points", equalTo(10)).body("lines[3].because", equalTo("1 positive screenings in the last 5 years."))
                .body("lines[4].because", equalTo("Last visited on 2026-01-05.")).body("lastVisitAt", notNullValue());
        for (String workplace : List.of(never, visited)) {
            List<Integer> points = as(Account.CHIEF).get(API + "/risk/" + workplace).path("lines.points");
            int score = as(Account.CHIEF).get(API + "/risk/" + workplace).path("score");
            assertEquals(score, points.stream().mapToInt(Integer::intValue).sum());
        }
    }

    @Test
    void ok_200_the_highest_first_page_by_page() {
        IntStream.range(0, 3).forEach(i -> aWorkplace("ESTABLISHMENT"));
        compute();
        var first = as(Account.CHIEF).get(API + "/risk?country=GB&limit=2").then().statusCode(200).extract();
        List<Integer> scores = first.path("items.score");
        assertTrue(scores.get(0) >= scores.get(1), scores::toString);
        List<Integer> next = as(Account.CHIEF).get(API + "/risk?country=GB&limit=2&cursor=" + first.path("next")).then().statusCode(200).extract().path("items.score");
        assertTrue(scores.get(1) >= next.get(0));
        as(Account.CHIEF).get(API + "/risk").then().statusCode(400);
        as(Account.INSPECTOR).get(API + "/risk?country=GB").then().statusCode(403);
        as(Account.CHIEF).get(API + "/risk/" + UUID.randomUUID()).then().statusCode(404);
    }

    /// Garments of China are on the list for forced labour; the United Kingdom has no entry.
    @Test
    void goods_of_the_list_count_in_their_country_only() {
        assertTrue(rules.base("CN").contains("{\"sector\":\"Apparel\",\"goods\":"), rules.base("CN"));
        assertTrue(rules.listed("CN", "Apparel").stream().anyMatch(good -> good.forcedLabour()));
        assertTrue(rules.listed("GB", "Apparel").isEmpty());
        assertTrue(rules.listed("CN", "Banking").isEmpty());
    }

    /// A complaint, and what is decided on it, changes no score.
    @Test
    void a_complaint_changes_nothing() {
        String workplace = aWorkplace("ESTABLISHMENT");
        compute();
        String before = score(workplace);
        as(Account.INSPECTOR).body("{\"channel\":\"PHONE\",\"country\":\"GB\",\"workplace\":\"%s\",\"what\":\"no wages\"}".formatted(workplace)).post(API + "/complaints").then().statusCode(201);
        compute();
        assertEquals(before, score(workplace));
        assertEquals(null, text("select 1 from pg_proc where proname = 'refresh_workplace_risk' and prosrc ~* 'complaint|tip|visit_source|kind'"));
    }

    /// The plan by risk reads an index in its order, whatever the number of workplaces.
    @Test
    void the_list_reads_its_index() throws SQLException {
        execute("""
                insert into workplace_risk (agency, workplace, country, sector, score, goods, of_sector, of_region, findings, last_visit, positive_findings, weights, computed_at)
                select '00000000-0000-7000-8000-000000000041', w.id, 'GB', w.sector, 0, 0, 0, 0, 0, 0, 0, 'x', now() from workplace w on conflict do nothing
                """);
        execute("analyze workplace_risk");
        try (Connection connection = TestDatabase.asSuperuser(); Statement sql = connection.createStatement()) {
            sql.execute("set enable_seqscan = off");
            sql.execute("set enable_sort = off");
            StringBuilder plan = new StringBuilder();
            try (ResultSet rows = sql.executeQuery("explain select workplace from workplace_risk where agency = '" + Account.CHIEF.agency()
                    + "' and country = 'GB' and (score, workplace) < (1000, 'ffffffff-ffff-ffff-ffff-ffffffffffff') order by score desc, workplace desc limit 51")) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            assertTrue(plan.toString().contains("workplace_risk_first") && !plan.toString().contains("Sort"), plan::toString);
        }
    }

    private static String score(String workplace) {
        return text("select score || ' ' || findings || ' ' || last_visit from workplace_risk where workplace = '" + workplace + "' and agency = '" + Account.CHIEF.agency() + "'");
    }

    private void compute() {
        job.run().await().atMost(Duration.ofSeconds(60));
    }
}
