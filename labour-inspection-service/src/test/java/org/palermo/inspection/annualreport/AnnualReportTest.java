package org.palermo.inspection.annualreport;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.execute;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class AnnualReportTest {
    private static final String REPORT = API + "/annual-reports/ZZ/1997/C81";
    private static final String REGION = "ZZ-N";
    private static final String FIGURES = API + "/annual-figures/ZZ/1997/C81";
    private static final String INJURIES = FIGURES + "/injuries";
    private static final String IN_REGION = INJURIES + "/" + REGION;

    @BeforeEach
    @AfterEach
    void takeBack() {
        execute("""
                truncate statistics_release;
                delete from annual_figures where year in (1997, 1998);
                delete from annual_injuries where year = 1997;
                delete from finding_violation x using finding f where f.id = x.finding and f.digest = 'annual';
                delete from finding where digest = 'annual';
                delete from visit where digest = 'annual';
                delete from workplace where match_key like 'annual-%'
                """);
    }

    private static void visits(Account inspectorate, String sector, String day, int number) {
        execute("""
                with w as (insert into workplace (id, reference, kind, name, country, sector, match_key, name_key, near_name, workers, created_at)
                           select id, 'annual-' || id, 'ESTABLISHMENT', 'Somewhere', 'ZZ', '%s', 'annual-' || id, '', '', 20, '1996-01-01'
                             from (select gen_random_uuid() as id) as made
                           returning id)
                insert into visit (id, workplace, country, agency, kind, started_at, checklist, recorded_by, recorded_at, digest)
                select gen_random_uuid(), w.id, 'ZZ', '%s', 'PLANNED', '%s', 'ilo-ec-2009', 'x', now(), 'annual' from w, generate_series(1, %d)
                """.formatted(sector, inspectorate.agency(), day, number));
    }

    private static void violation(Account inspectorate) {
        execute("""
                with v as (select id from visit where digest = 'annual' and agency = '%1$s' and started_at < '1998-01-01' limit 1),
                     f as (insert into finding (id, visit, agency, country, sector, subject, workers, indicators, positive, screening, recorded_by, recorded_at, digest)
                           select gen_random_uuid(), v.id, '%1$s', 'ZZ', 'Apparel', 'ADULT', 1, '{}', false, '{}', 'x', now(), 'annual' from v returning id)
                insert into finding_violation (id, finding, agency, country, position, code, text, acted_on, workers, statute, verified, recorded_at)
                select gen_random_uuid(), f.id, '%1$s', 'ZZ', 0, 'C', 'x', '1997-03-01', 1, 'Act 7', true, now() from f
                """.formatted(inspectorate.agency()));
    }

    private static void enter(String body) {
        as(Account.CHIEF).header("If-Match", "\"0\"").body(body).put(FIGURES).then().statusCode(200).header("ETag", equalTo("\"1\""));
    }

    private static Object figure(JsonPath report, String figure) {
        return report.get("blocks.collectMany { it.figures }.find { it.figure == '" + figure + "' }.value");
    }

    @Test
    void ok_200_seven_blocks_with_figures_or_the_reason_there_are_none() {
        JsonPath empty = as(Account.CHIEF).get(REPORT).then().statusCode(200)
                .body("blocks.block", contains("LAWS", "STAFF", "WORKPLACES", "VISITS", "VIOLATIONS", "ACCIDENTS", "DISEASES"))
                .body("blocks[0].missing", equalTo("NOT_ENTERED")).body("blocks[5].missing", equalTo("NOT_ENTERED"))
                .body("wholeCountry", equalTo(false)).body("control", nullValue()).extract().jsonPath();
        assertEquals(0, figure(empty, "VISITS"));
        visits(Account.CHIEF, "Apparel", "1997-03-01", 4);
        visits(Account.CHIEF, "Crop Production", "1997-12-31 12:00Z", 3);
        visits(Account.CHIEF, "Apparel", "1998-02-01", 9);
        visits(Account.OTHER_INSPECTOR, "Apparel", "1997-03-01", 50);
        enter("{\"laws\":\"Act 7 of 1997\",\"inspectorsWomen\":6,\"inspectorsMen\":4,\"employedPersons\":200000,\"fatalWomen\":1,\"fatalMen\":3,\"workersWomen\":50000,\"workersMen\":100000}");
        JsonPath report = as(Account.CHIEF).get(REPORT).then().statusCode(200).body("blocks[0].words", equalTo("Act 7 of 1997"))
                .body("blocks[0].missing", nullValue()).body("blocks[0].article", equalTo("C81 art. 21(a)"))
                .body("blocks[6].missing", equalTo("NOT_ENTERED")).extract().jsonPath();
        assertEquals(7, figure(report, "VISITS"));
        assertEquals(2, figure(report, "WORKPLACES_VISITED"));
        assertEquals(0, figure(report, "VIOLATIONS"));
        violation(Account.CHIEF);
        violation(Account.OTHER_INSPECTOR);
        assertEquals(1, figure(as(Account.CHIEF).get(REPORT).jsonPath(), "VIOLATIONS"));
        assertEquals(0, figure(as(Account.CHIEF).get(REPORT).jsonPath(), "PENALTIES"));
        assertEquals(10, figure(report, "INSPECTORS"));
        assertEquals(List.of(10f, 6f, 4f), report.getList("indicators.findAll { it.code == 'LAI_INSP_SEX_NB' }.value", Float.class));
        assertEquals(0.5f, report.getFloat("indicators.find { it.code == 'LAI_INDE_NOC_RT' }.value"));
        assertEquals(0.7f, report.getFloat("indicators.find { it.code == 'LAI_VDIN_NOC_RT' }.value"));
        assertEquals(List.of(2.67f, 2.0f, 3.0f), report.getList("indicators.findAll { it.code == 'SDG_F881_SEX_RT' }.value", Float.class));
        assertEquals("NOT_COMPUTABLE", report.getString("indicators.find { it.code == 'SDG_N881_SEX_RT' }.missing"));
        JsonPath fields = as(Account.CHIEF).get(REPORT.replace("C81", "C129")).then().statusCode(200).body("blocks[1].article", equalTo("C129 art. 27(b)"))
                .extract().jsonPath();
        assertEquals(3, figure(fields, "VISITS"));
        assertEquals(null, figure(fields, "INSPECTORS"));
    }

    @Test
    void ok_200_an_office_of_the_country_gets_all_inspectorates_and_no_small_number() {
        visits(Account.CHIEF, "Apparel", "1997-03-01", 4);
        visits(Account.OTHER_INSPECTOR, "Apparel", "1997-03-01", 3);
        enter("{\"inspectorsWomen\":6,\"inspectorsMen\":4,\"laws\":\"Act 7\"}");
        execute("""
                insert into annual_figures (agency, country, year, convention, inspectors_women, inspectors_men, laws, recorded_by, recorded_at)
                values ('%s', 'ZZ', 1997, 'C81', 2, 1, 'Act 8', 'x', now())
                """.formatted(Account.OTHER_INSPECTOR.agency()));
        JsonPath report = as(Account.RAPPORTEUR).get(REPORT).then().statusCode(200).body("wholeCountry", equalTo(true)).body("control.k", equalTo(11)).extract().jsonPath();
        assertEquals(null, figure(report, "VISITS"));
        assertEquals("SUPPRESSED", report.getString("blocks[3].missing"));
        assertEquals(13, figure(report, "INSPECTORS"));
        assertTrue(report.getString("blocks[0].words").contains("Act 7") && report.getString("blocks[0].words").contains("Act 8"));
        execute("truncate statistics_release");
        visits(Account.OTHER_INSPECTOR, "Apparel", "1997-04-01", 40);
        JsonPath more = as(Account.AUTHORITY).get(REPORT).then().statusCode(200).extract().jsonPath();
        assertEquals(47, figure(more, "VISITS"));
        assertEquals(null, figure(more, "WORKPLACES_VISITED"));
        visits(Account.OTHER_INSPECTOR, "Apparel", "1997-05-01", 1);
        assertEquals(47, figure(as(Account.RAPPORTEUR).get(REPORT).jsonPath(), "VISITS"), "the release stands for its period");
    }

    @Test
    void ok_200_by_region_exact_for_the_inspectorate_and_no_small_number_for_an_office() {
        visits(Account.CHIEF, "Apparel", "1997-03-01", 4);
        visits(Account.CHIEF, "Farming", "1997-03-01", 3);
        visits(Account.OTHER_INSPECTOR, "Apparel", "1997-03-01", 40);
        execute("update workplace set region = 'ZZ-N' where match_key like 'annual-%' and sector = 'Apparel'");
        as(Account.CHIEF).get(REPORT).then().statusCode(200).body("regions.region", contains("ZZ-N", null))
                .body("regions.visits", contains(4, 3)).body("regions.workplacesVisited", contains(1, 1))
                .body("regions.violations", contains(0, 0)).body("regions.penalties", contains(0, 0));
        as(Account.CHIEF).get(REPORT.replace("C81", "C129")).then().statusCode(200).body("regions.region", contains(nullValue()))
                .body("regions.visits", contains(3));
        JsonPath report = as(Account.RAPPORTEUR).get(REPORT).then().statusCode(200).body("regions.region", contains("ZZ-N", null))
                .body("control.k", equalTo(11)).extract().jsonPath();
        assertEquals(Collections.singletonList(null), report.getList("regions.findAll { it.region == null }.visits"));
        assertEquals(Collections.nCopies(2, null), report.getList("regions.workplacesVisited"));
        // Either the whole or the large region is left out too: from both, the small one would follow.
        assertTrue(figure(report, "VISITS") == null || report.getList("regions.visits").stream().allMatch(Objects::isNull));
        JsonPath fields = as(Account.RAPPORTEUR).get(REPORT.replace("C81", "C129")).then().statusCode(200).extract().jsonPath();
        assertEquals(null, figure(fields, "VISITS"), "3 visits in agriculture");
    }

    @Test
    void ok_200_a_visit_counts_in_the_year_in_which_it_began_after_a_correction_of_its_start() {
        String visit = API + "/visits/" + aVisit(Account.INSPECTOR);
        as(Account.INSPECTOR).body("{\"endedAt\":\"2026-01-05T12:00:00Z\",\"workersPresent\":12,\"summary\":\"all was clean\"}")
                .post(visit + "/close").then().statusCode(200);
        int earlier = visitsOf(1991);
        int later = visitsOf(2026);
        start(visit, "1991-06-01T09:30:00Z");
        assertEquals(List.of(earlier + 1, later - 1), List.of(visitsOf(1991), visitsOf(2026)));
        start(visit, "2026-01-05T10:00:00Z");
        assertEquals(List.of(earlier, later), List.of(visitsOf(1991), visitsOf(2026)));
    }

    private static void start(String visit, String at) {
        as(Account.CHIEF).body("{\"part\":\"START\",\"value\":\"" + at + "\",\"reason\":\"a wrong year\"}")
                .post(visit + "/corrections").then().statusCode(200).body("startedAt", equalTo(at));
    }

    private static int visitsOf(int year) {
        return (int) figure(as(Account.CHIEF).get(API + "/annual-reports/GB/" + year + "/C81").then().statusCode(200).extract().jsonPath(),
                "VISITS");
    }

    @Test
    void ok_200_as_a_workbook_with_a_sheet_for_each_block() throws IOException {
        byte[] workbook = as(Account.RAPPORTEUR).get(REPORT + "/workbook.xlsx").then().statusCode(200)
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet").extract().asByteArray();
        Path file = Files.createTempFile("annual-report", ".xlsx");
        Files.write(file, workbook);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(10, zip.stream().filter(entry -> entry.getName().startsWith("xl/worksheets/sheet")).count());
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void ok_200_the_workbook_in_the_language_of_the_reader() throws IOException {
        enter("{\"laws\":\"Act 7 of 1997\",\"inspectorsWomen\":6}");
        String french = texts("?language=fr");
        for (String said : List.of("Rapport annuel", "Zedlande", "Personnel de l’inspection", "Inspectrices", "C81 art. 21(b)", "Act 7 of 1997", "Non saisi pour cette année", "LAI_INSP_SEX_NB",
                "Par région")) {
            assertTrue(french.contains(said), said);
        }
        for (String code : List.of("INSPECTORS_WOMEN", "NOT_ENTERED", "NOT_COMPUTABLE", "TOTAL", "Missing because", "counted")) {
            assertFalse(french.contains(code), code);
        }
        assertTrue(texts("").contains("Staff of the inspection") && texts("?language=de").contains("Staff of the inspection"));
        assertTrue(texts("?language=ar").contains("rightToLeft=\"true\""));
        as(Account.CHIEF).get(REPORT + "/workbook.xlsx?language=French").then().statusCode(400);
    }

    /// The names and the texts of all sheets. Letters beyond ASCII are written as numbers.
    private static String texts(String query) throws IOException {
        byte[] workbook = as(Account.CHIEF).get(REPORT + "/workbook.xlsx" + query).then().statusCode(200).extract().asByteArray();
        Path file = Files.createTempFile("annual-report", ".xlsx");
        Files.write(file, workbook);
        StringBuilder texts = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                texts.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)).append('\n');
            }
        } finally {
            Files.delete(file);
        }
        return Pattern.compile("&#x([0-9a-f]+);").matcher(texts).replaceAll(letter -> Character.toString(Integer.parseInt(letter.group(1), 16)));
    }

    @Test
    void ok_200_entered_figures_are_replaced_and_stale_412() {
        as(Account.CHIEF).get(FIGURES).then().statusCode(200).header("ETag", equalTo("\"0\"")).body("inspectorsWomen", nullValue());
        as(Account.CHIEF).body("{}").put(FIGURES).then().statusCode(428);
        enter("{\"inspectorsWomen\":6,\"source\":\"Staff list\"}");
        as(Account.CHIEF).header("If-Match", "\"0\"").body("{}").put(FIGURES).then().statusCode(412);
        as(Account.CHIEF).header("If-Match", "\"1\"").body("{\"offices\":3}").put(FIGURES).then().statusCode(200).body("inspectorsWomen", nullValue())
                .body("offices", equalTo(3)).body("version", equalTo(2));
        as(Account.CHIEF).get(FIGURES).then().body("offices", notNullValue());
    }

    @Test
    void ok_200_injuries_by_region_as_they_were_entered_or_the_reason_there_are_none() throws IOException, SQLException {
        as(Account.CHIEF).get(REPORT).then().statusCode(200).body("injuries", empty()).body("injuriesMissing", equalTo("NOT_ENTERED"));
        assertTrue(texts("").contains("No record here says in which region"));
        as(Account.CHIEF).get(INJURIES).then().statusCode(200).body("items.region", contains("ZZ-E", REGION, "ZZ-S", "ZZ-W"))
                .body("items.version", contains(0, 0, 0, 0)).body("items.nonFatalMen", everyItem(nullValue()));
        injuries("{\"fatalWomen\":2,\"nonFatalMen\":40}", 0).statusCode(200).header("ETag", equalTo("\"1\""))
                .body("region", equalTo(REGION)).body("fatalWomen", equalTo(2)).body("fatalMen", nullValue());
        as(Account.CHIEF).get(INJURIES).then().statusCode(200).body("items.region", contains("ZZ-E", REGION, "ZZ-S", "ZZ-W"))
                .body("items[1].nonFatalMen", equalTo(40)).body("items.version", contains(0, 1, 0, 0));
        execute("""
                insert into annual_injuries (agency, country, year, convention, region, fatal_women, diseases_men, recorded_by, recorded_at)
                values ('%s', 'ZZ', 1997, 'C81', '%s', 5, 1, 'x', now())
                """.formatted(Account.OTHER_INSPECTOR.agency(), REGION));
        as(Account.CHIEF).get(REPORT).then().statusCode(200).body("injuries.fatalWomen", contains(2)).body("injuriesMissing", nullValue());
        as(Account.RAPPORTEUR).get(REPORT).then().statusCode(200).body("injuries.region", contains(REGION))
                .body("injuries.fatalWomen", contains(7)).body("injuries.diseasesMen", contains(1)).body("injuries[0].fatalMen", nullValue());
        assertTrue(texts("").contains("Accidents and diseases by region"));
        injuries("{}", 1).statusCode(200);
        as(Account.CHIEF).get(REPORT).then().statusCode(200).body("injuries", empty()).body("injuriesMissing", equalTo("NOT_ENTERED"));
        as(Account.RAPPORTEUR).get(REPORT).then().statusCode(200).body("injuries.fatalWomen", contains(5));
        try (Acting chief = Acting.as(Account.CHIEF)) {
            assertEquals(1, chief.count("annual_injuries where year = 1997"), "not those of the other inspectorate");
            assertEquals(0, chief.change("delete from annual_injuries where year = 1997"), "a version never comes again");
        }
    }

    @Test
    void stale_412_injuries_that_somebody_else_entered_meanwhile_are_not_lost() {
        as(Account.CHIEF).get(IN_REGION).then().statusCode(200).header("ETag", equalTo("\"0\"")).body("region", equalTo(REGION))
                .body("fatalMen", nullValue());
        as(Account.CHIEF).body("{\"diseasesMen\":3}").put(IN_REGION).then().statusCode(428);
        injuries("{\"fatalMen\":1}", 0).statusCode(200);
        injuries("{\"diseasesMen\":3}", 0).statusCode(412);
        as(Account.CHIEF).get(IN_REGION).then().statusCode(200).header("ETag", equalTo("\"1\"")).body("fatalMen", equalTo(1))
                .body("diseasesMen", nullValue());
        injuries("{\"fatalMen\":1,\"diseasesMen\":3}", 1).statusCode(200).header("ETag", equalTo("\"2\"")).body("fatalMen", equalTo(1))
                .body("diseasesMen", equalTo(3));
        injuries("{}", 2).statusCode(200);
        injuries("{\"fatalMen\":1}", 1).statusCode(412);
        injuries("{\"fatalMen\":1}", 0).statusCode(412);
        injuries("{\"fatalMen\":2}", 3).statusCode(200).header("ETag", equalTo("\"4\""));
    }

    /// The country file names regions anew; what was entered before stays.
    @Test
    void ok_200_injuries_of_a_region_that_is_no_longer_one_can_be_taken_back() {
        String former = INJURIES + "/ZZ-OLD";
        as(Account.CHIEF).get(former).then().statusCode(400).body("violations[0].field", equalTo("region"));
        execute("""
                insert into annual_injuries (agency, country, year, convention, region, fatal_women, recorded_by, recorded_at)
                values ('%s', 'ZZ', 1997, 'C81', 'ZZ-OLD', 5, 'x', now())
                """.formatted(Account.CHIEF.agency()));
        as(Account.CHIEF).get(INJURIES).then().statusCode(200).body("items.region", contains("ZZ-E", REGION, "ZZ-OLD", "ZZ-S", "ZZ-W"));
        as(Account.CHIEF).header("If-Match", "\"1\"").body("{}").put(former).then().statusCode(200).body("fatalWomen", nullValue());
    }

    @Test
    void invalid_400_not_found_404_and_forbidden_403_injuries_of_a_region() {
        as(Account.CHIEF).header("If-Match", "\"0\"").body("{\"fatalMen\":1}").put(INJURIES + "/GB-SCT").then().statusCode(400)
                .body("violations[0].field", equalTo("region"));
        as(Account.CHIEF).get(INJURIES + "/GB-SCT").then().statusCode(400);
        as(Account.CHIEF).get(INJURIES + "/north").then().statusCode(400);
        injuries("{\"fatalMen\":-1}", 0).statusCode(400);
        String france = INJURIES.replace("/ZZ/", "/FR/");
        as(Account.CHIEF).get(france).then().statusCode(404);
        as(Account.CHIEF).get(france + "/FR-IDF").then().statusCode(404);
        as(Account.CHIEF).header("If-Match", "\"0\"").body("{\"fatalMen\":1}").put(france + "/FR-IDF").then().statusCode(404);
        as(Account.INSPECTOR).get(INJURIES).then().statusCode(403);
        as(Account.INSPECTOR).get(IN_REGION).then().statusCode(403);
        as(Account.RAPPORTEUR).header("If-Match", "\"0\"").body("{\"fatalMen\":1}").put(IN_REGION).then().statusCode(403);
    }

    private static ValidatableResponse injuries(String body, int version) {
        return as(Account.CHIEF).header("If-Match", "\"" + version + "\"").body(body).put(IN_REGION).then();
    }

    @Test
    void not_found_404_a_country_that_she_does_not_cover() throws SQLException {
        String other = FIGURES.replace("/ZZ/", "/FR/");
        as(Account.CHIEF).get(other).then().statusCode(404);
        as(Account.CHIEF).header("If-Match", "\"0\"").body("{\"offices\":3}").put(other).then().statusCode(404);
        enter("{\"offices\":3}");
        String figures = "insert into annual_figures (agency, country, year, convention, recorded_by, recorded_at) values ('" + Account.CHIEF.agency()
                + "', '%s', 1998, 'C81', '" + Account.CHIEF.name() + "', now())";
        String change = "update annual_figures set offices = 4, recorded_by = '" + Account.CHIEF.name() + "' where country = 'ZZ' and year = 1997";
        try (Acting chief = Acting.as(Account.CHIEF)) {
            chief.set("palermo.regions", "ZZ");
            assertTrue(chief.isRefused(figures.formatted("GB")));
            assertEquals(1, chief.change(figures.formatted("ZZ")));
            assertEquals(1, chief.change(change));
            chief.set("palermo.regions", "GB");
            assertTrue(chief.isRefused(change));
        }
    }

    @Test
    void invalid_400_and_forbidden_403() {
        as(Account.CHIEF).get(REPORT.replace("1997", "2150")).then().statusCode(400).body("violations[0].field", equalTo("year"));
        as(Account.CHIEF).get(REPORT.replace("ZZ", "XQ")).then().statusCode(400);
        as(Account.CHIEF).get(REPORT.replace("1997", "1900")).then().statusCode(400);
        as(Account.CHIEF).header("If-Match", "\"0\"").body("{\"fatalWomen\":-1}").put(FIGURES).then().statusCode(400);
        as(Account.INSPECTOR).get(REPORT).then().statusCode(403);
        as(Account.INSPECTOR).get(FIGURES).then().statusCode(403);
        as(Account.RAPPORTEUR).get(FIGURES).then().statusCode(403);
        as(Account.NGO).get(REPORT).then().statusCode(403);
    }
}
