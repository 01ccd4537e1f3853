package org.palermo.inspection.risk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
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
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.directive.GivenDirectives;
import org.palermo.inspection.goods.Goods;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.kernel.text.PageWords;

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

    @Inject
    Goods bundled;

    @Test
    void ok_200_the_lines_add_up_and_say_why() {
        String never = aWorkplace("ESTABLISHMENT");
        String visited = aWorkplace("ESTABLISHMENT");
        find(Account.INSPECTOR, aVisit(Account.INSPECTOR, visited), POSITIVE).then().statusCode(201);
        compute();
        as(Account.CHIEF).get(API + "/risk/" + never).then().statusCode(200).body("lines.line", contains("GOODS", "SECTOR", "REGION", "FINDINGS", "VIOLATIONS", "ORDERS", "STATEMENT", "LAST_VISIT"))
                .body("lines[1].points", equalTo(20)).body("lines[7].points", equalTo(20)).body("lines[7].because", equalTo("Never visited.")).body("weights", equalTo("2026-3"));
        as(Account.CHIEF).get(API + "/risk/" + visited).then().statusCode(200).body("lines[3].points", equalTo(10)).body("lines[3].because", equalTo("Positive screenings in the last 5 years: 1."))
                .body("lines[7].because", equalTo("Last visited on 2026-01-05.")).body("lastVisitAt", notNullValue());
        for (String workplace : List.of(never, visited)) {
            List<Integer> points = as(Account.CHIEF).get(API + "/risk/" + workplace).path("lines.points");
            int score = as(Account.CHIEF).get(API + "/risk/" + workplace).path("score");
            assertEquals(score, points.stream().mapToInt(Integer::intValue).sum());
        }
    }

    @Test
    void ok_200_a_visit_that_was_moved_counts_at_the_right_workplace() {
        String wrong = aWorkplace("ESTABLISHMENT");
        String right = aWorkplace("ESTABLISHMENT");
        String visit = aVisit(Account.INSPECTOR, wrong);
        find(Account.INSPECTOR, visit, POSITIVE).then().statusCode(201);
        as(Account.INSPECTOR).body("{\"workplace\":\"%s\",\"reason\":\"x\"}".formatted(right)).post(API + "/visits/" + visit + "/moves").then().statusCode(200);
        compute();
        as(Account.CHIEF).get(API + "/risk/" + wrong).then().statusCode(200).body("lines[3].points", equalTo(0)).body("lines[7].because", equalTo("Never visited."));
        as(Account.CHIEF).get(API + "/risk/" + right).then().statusCode(200).body("lines[3].points", equalTo(10)).body("lines[7].because", equalTo("Last visited on 2026-01-05."));
    }

    @Test
    void ok_200_the_reasons_in_the_language_of_the_reader() {
        String never = aWorkplace("ESTABLISHMENT");
        compute();
        String risk = API + "/risk/" + never;
        as(Account.CHIEF).get(risk + "?language=fr").then().statusCode(200).body("lines[2].because", equalTo("Pays : Royaume-Uni."))
                .body("lines[3].because", equalTo("Évaluations préliminaires positives au cours des 5 dernières années : 0.")).body("lines[7].because", equalTo("Jamais visité."));
        as(Account.CHIEF).get(API + "/risk?country=GB&limit=1&language=ru").then().statusCode(200).body("items[0].lines[1].because", startsWith("Отрасль: "));
        as(Account.CHIEF).get(risk + "?language=de").then().body("lines[7].because", equalTo("Never visited."));
        as(Account.CHIEF).get(risk + "?language=French").then().statusCode(400);
    }

    /// Loading an edition computes the scores anew; nothing else in this test does.
    @Test
    void ok_200_a_newer_edition_of_the_list_of_goods_counts_and_is_the_reason() {
        String workplace = aWorkplace("ESTABLISHMENT");
        compute();
        lines(workplace, "GOODS", 0, "No good of this sector is on the list for this country.");
        try {
            given().auth().oauth2(Account.ADMINISTRATOR.token()).contentType("application/xml").queryParam("edition", "risk " + UUID.randomUUID()).queryParam("publishedOn", "2024-09-05")
                    .queryParam("source", "US Department of Labor").body("""
                            <Goods><Good><Good_Name>Garments</Good_Name><Good_Sector>Manufacturing</Good_Sector><Countries><Country>
                            <Country_Name>United Kingdom of Great Britain and Northern Ireland</Country_Name><Country_Region>Europe</Country_Region>
                            <Child_Labor>No</Child_Labor><Forced_Labor>Yes</Forced_Labor><Forced_Child_Labor>No</Forced_Child_Labor>
                            </Country></Countries></Good></Goods>
                            """.getBytes(StandardCharsets.UTF_8)).post(API + "/goods/imports").then().statusCode(201);
            Awaitility.await("the scores by the new edition").atMost(Duration.ofSeconds(60)).until(() -> goodsPoints(workplace) > 0);
            lines(workplace, "GOODS", 25, "On the list for this country: Garments (forced labour).");
        } finally {
            execute("delete from listed_good");
            execute("delete from goods_edition");
        }
        compute();
        lines(workplace, "GOODS", 0, "No good of this sector is on the list for this country.");
    }

    private static int goodsPoints(String workplace) {
        return as(Account.CHIEF).get(API + "/risk/" + workplace).path("lines.find { it.line == 'GOODS' }.points");
    }

    /// Goods stand as the list names them, each with what it is listed for.
    @Test
    void each_language_has_all_reasons() {
        for (String language : PageWords.LANGUAGES) {
            RiskWords words = RiskWords.in(language);
            List<String> said = List.of(words.goods(rules.listed(bundled.list(), "CN", "Apparel")), words.goods(List.of()), words.sector("Apparel"), words.noSector(), words.sectorOfActivity("Fishing", "0311"), words.region("North", "Zedland"), words.country("Zedland"), words.findings(3, 5), words.lastVisit(null),
                    words.lastVisit(LocalDate.of(2026, 1, 5)), words.violations(2, 5), words.orders(1, 5), words.statement(null, null), words.statement("NONE", LocalDate.of(2025, 3, 31)),
                    words.statement("GAPS", LocalDate.of(2025, 3, 31)));
            assertTrue(said.get(0).contains("Garments") && said.get(9).contains("2026-01-05"), said::toString);
            assertTrue(said.stream().noneMatch(one -> one.contains("{")), said::toString);
        }
    }

    @Test
    void ok_200_violations_and_final_orders_count_until_an_appeal_quashes_them() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String order = GivenDirectives.issued(Account.INSPECTOR, aVisit(Account.INSPECTOR, workplace), "pay");
        compute();
        lines(workplace, "VIOLATIONS", 3, "Violations in the last 5 years that no appeal quashed: 1.");
        lines(workplace, "ORDERS", 0, "Final orders in the last 5 years: 0.");
        as(Account.CHIEF).get(API + "/risk/" + workplace).then().body("violations", equalTo(1)).body("finalOrders", equalTo(0)).body("positiveFindings", equalTo(0));
        execute("update directive set appeal_until = current_date - 3 where id = '" + order + "'");
        compute();
        lines(workplace, "ORDERS", 5, "Final orders in the last 5 years: 1.");
        execute("update directive set state = 'QUASHED', appeal_lodged_on = current_date - 4, appeal_outcome = 'QUASHED', appeal_decided_on = current_date - 2 where id = '" + order + "'");
        compute();
        lines(workplace, "VIOLATIONS", 0, "Violations in the last 5 years that no appeal quashed: 0.");
        lines(workplace, "ORDERS", 0, "Final orders in the last 5 years: 0.");
    }

    /// A company whose own site it is (tier 0) had to publish a statement.
    @Test
    void ok_200_a_statement_that_says_nothing_counts_for_the_companys_own_sites() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String supplier = aWorkplace("ESTABLISHMENT");
        String company = as(Account.INSPECTOR).body("{\"name\":\"Mills %s\",\"country\":\"GB\"}".formatted(UUID.randomUUID())).post(API + "/companies").then().statusCode(201)
                .extract().path("id");
        link(workplace, company, 0);
        link(supplier, company, 1);
        compute();
        lines(workplace, "STATEMENT", 0, "No company whose own site it is lacks a statement, as far as is known.");
        as(Account.INSPECTOR).body("{\"yearEnds\":\"2025-03-31\",\"turnover\":{\"minor\":3600000000,\"currency\":\"GBP\"},\"source\":\"accounts\"}")
                .post(API + "/companies/" + company + "/obligations/turnovers").then().statusCode(201);
        compute();
        lines(workplace, "STATEMENT", 6, "A company whose own site it is published no statement for the year that ended on 2025-03-31, though its turnover obliges it to.");
        lines(supplier, "STATEMENT", 0, "No company whose own site it is lacks a statement, as far as is known.");
        as(Account.INSPECTOR).body("""
                {"company":"%s","regime":"UK","year":2025,"periodStart":"2024-04-01","periodEnd":"2025-03-31","statementUrl":"https://mills.example/msa","areas":["POLICIES"]}
                """.formatted(company)).post(API + "/statements").then().statusCode(201);
        compute();
        lines(workplace, "STATEMENT", 3, "The statement of a company whose own site it is, for the year that ended on 2025-03-31, lacks areas of the law.");
    }

    /// What was recorded on a merged record counts for the one that was kept, and the merged one is not listed.
    @Test
    void ok_200_a_merged_record_counts_for_the_one_that_was_kept() {
        String kept = aWorkplace("ESTABLISHMENT");
        String merged = aWorkplace("ESTABLISHMENT");
        find(Account.INSPECTOR, aVisit(Account.INSPECTOR, merged), POSITIVE).then().statusCode(201);
        execute("update workplace set merged_into = '" + kept + "' where id = '" + merged + "'");
        compute();
        lines(kept, "FINDINGS", 10, "Positive screenings in the last 5 years: 1.");
        assertEquals("f", text("select is_open from workplace_risk where workplace = '" + merged + "' and agency = '" + Account.CHIEF.agency() + "'"));
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
        String terms = rules.terms("CN", bundled.list(), Instant.now());
        assertTrue(terms.contains("{\"sector\":\"Apparel\",\"goods\":"), terms);
        assertTrue(rules.listed(bundled.list(), "CN", "Apparel").stream().anyMatch(good -> good.forcedLabour()));
        assertTrue(rules.listed(bundled.list(), "GB", "Apparel").isEmpty());
        assertTrue(rules.listed(bundled.list(), "CN", "Banking").isEmpty());
    }

    /// The narrowest code that the weights name counts, and a sector that somebody named comes first.
    @Test
    void ok_200_a_workplace_without_a_sector_counts_by_its_economic_activity() {
        assertEquals("Crop Production", rules.sectorOf("0111"));
        assertEquals("Agriculture", rules.sectorOf("0161"));
        assertEquals("Logging", rules.sectorOf("0220"));
        assertEquals("Construction", rules.sectorOf("4210"));
        assertEquals(null, rules.sectorOf("0610"));
        assertEquals(null, rules.sectorOf("9700"));
        String fields = described("", "0111");
        String named = described("Banking", "0111");
        String home = described("", "9700");
        compute();
        lines(fields, "SECTOR", 20, "Sector: Crop Production, because of its economic activity (ISIC 0111).");
        lines(named, "SECTOR", 0, "Sector: Banking.");
        lines(home, "SECTOR", 0, "No sector is recorded, and no economic activity that leads to one.");
        as(Account.CHIEF).get(API + "/risk/" + fields).then().body("sector", equalTo("Unspecified"));
        assertTrue(rules.listed(bundled.list(), "CN", "Crop Production").stream().anyMatch(good -> good.good().equals("Cotton")));
    }

    private static String described(String sector, String isic) {
        return as(Account.INSPECTOR).body("""
                {"kind":"ESTABLISHMENT","name":"Place %s","country":"GB","address":"%s Mill Lane","sector":"%s","isic":"%s"}
                """.formatted(UUID.randomUUID(), UUID.randomUUID(), sector, isic)).post(API + "/workplaces").then().statusCode(201).extract().path("id");
    }

    /// Points of a region count instead of those of its country, and the line says so, also after the workplace moved.
    @Test
    void ok_200_a_region_with_points_of_its_own_counts_by_them() {
        String london = aWorkplace("ESTABLISHMENT");
        String elsewhere = aWorkplace("ESTABLISHMENT");
        execute("update workplace set region = 'GB-ENG-LDN' where id = '" + london + "'");
        execute("update workplace set region = 'GB-SCT' where id = '" + elsewhere + "'");
        String terms = rules.terms("GB", bundled.list(), Instant.now()).replace("\"region\":0,\"regions\":{}", "\"region\":2,\"regions\":{\"GB-ENG-LDN\":7}");
        execute("select set_config('palermo.subject', 'system:risk', false); select refresh_workplace_risk('" + Account.CHIEF.agency()
                + "', 'GB', '00000000-0000-0000-0000-000000000000', 1000000, '" + terms.replace("'", "''") + "', now())");
        lines(london, "REGION", 7, "Region: London (United Kingdom).");
        lines(elsewhere, "REGION", 2, "Country: United Kingdom.");
        execute("update workplace set region = 'GB-SCT' where id = '" + london + "'");
        lines(london, "REGION", 7, "Region: London (United Kingdom).");
        as(Account.CHIEF).get(API + "/risk/" + london + "?language=fr").then().body("lines[2].because", startsWith("Région : "));
        compute();
        lines(london, "REGION", 0, "Country: United Kingdom.");
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

    private static void lines(String workplace, String line, int points, String because) {
        String at = "lines.find { it.line == '" + line + "' }";
        as(Account.CHIEF).get(API + "/risk/" + workplace).then().statusCode(200).body(at + ".points", equalTo(points)).body(at + ".because", equalTo(because));
    }

    private static void link(String supplier, String buyer, int tier) {
        as(Account.INSPECTOR).body("""
                {"supplier":"%s","buyer":"%s","product":"Shirts","tier":%d,"source":"PUBLISHED_LIST","validFrom":"2025-01-01"}
                """.formatted(supplier, buyer, tier)).post(API + "/supply-links").then().statusCode(201);
    }

    private static String score(String workplace) {
        return text("select score || ' ' || findings || ' ' || last_visit from workplace_risk where workplace = '" + workplace + "' and agency = '" + Account.CHIEF.agency() + "'");
    }

    private void compute() {
        job.run().await().atMost(Duration.ofSeconds(60));
    }
}
