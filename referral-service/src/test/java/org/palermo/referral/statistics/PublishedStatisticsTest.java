package org.palermo.referral.statistics;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.statistics.GivenStatistics.PUBLIC;
import static org.palermo.referral.statistics.GivenStatistics.again;
import static org.palermo.referral.statistics.GivenStatistics.decisions;
import static org.palermo.referral.statistics.GivenStatistics.published;
import static org.palermo.referral.statistics.GivenStatistics.referrals;
import static org.palermo.referral.statistics.GivenStatistics.taken;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;

/// The published statistics that everybody gets.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class PublishedStatisticsTest {
    private static final String Q1 = PUBLIC + "/ZZ/2013-Q1";

    @BeforeEach
    void decided() {
        Given.theRegister();
        GivenStatistics.nothing();
        decisions("REASONABLE_GROUNDS", "2013-02", 20, "ADULT", "POSITIVE", null);
        decisions("REASONABLE_GROUNDS", "2013-02", 3, "CHILD", "POSITIVE", null);
    }

    @AfterEach
    void takeBack() {
        GivenStatistics.nothing();
    }

    @Test
    void not_found_404_before_it_is_published() {
        taken("2013-Q1");
        given().get(Q1).then().statusCode(404);
        given().get(Q1 + "/tables/reasonable-grounds.csv").then().statusCode(404);
        given().get(Q1 + "/workbook.xlsx").then().statusCode(404);
        given().get(PUBLIC + "/releases?country=ZZ").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void ok_200_everybody_gets_what_is_published_conditional_304() {
        String id = published("2013-Q1");
        String tag = given().get(Q1).then().statusCode(200).body("id", equalTo(id)).body("revision", equalTo(1))
                .header("Cache-Control", equalTo("public, max-age=300")).extract().header("ETag");
        given().header("If-None-Match", tag).get(Q1).then().statusCode(304);
        given().header("If-None-Match", tag).get(Q1 + "/workbook.xlsx").then().statusCode(304);
        given().get(PUBLIC + "/releases?country=ZZ").then().statusCode(200).body("items", hasSize(1)).body("items[0].quarter", equalTo("2013-Q1"));
    }

    @Test
    void ok_200_a_published_release_never_changes() {
        published("2013-Q1");
        String before = given().get(Q1).then().statusCode(200).extract().asString();
        GivenStatistics.decisions("REASONABLE_GROUNDS", "2013-02", 50, "ADULT", "POSITIVE", null);
        assertEquals(before, given().get(Q1).asString());
        Given.sql("delete from counted_step where at < '2015-01-01'");
        assertEquals(before, given().get(Q1).asString());
    }

    @Test
    void ok_200_a_revision_is_published_beside_the_first() {
        published("2013-Q1");
        GivenStatistics.decisions("REASONABLE_GROUNDS", "2013-02", 50, "ADULT", "POSITIVE", null);
        String revised = again(Account.AUTHORITY, "2013-Q1", "LATE_RECORDS").statusCode(201).extract().path("id");
        given().get(Q1).then().body("revision", equalTo(1));
        Given.as(Account.AUTHORITY).post(GivenStatistics.API + "/" + revised + "/publication").then().statusCode(200);
        given().get(Q1).then().statusCode(200).body("revision", equalTo(2)).body("because", equalTo("LATE_RECORDS"));
        given().get(Q1 + "?revision=1").then().statusCode(200).body("revision", equalTo(1));
        given().get(Q1 + "?revision=3").then().statusCode(404);
    }

    @Test
    void ok_200_csv_in_the_published_shape() {
        published("2013-Q1");
        String csv = given().get(Q1 + "/tables/reasonable-grounds.csv").then().statusCode(200).contentType(startsWith("text/csv")).extract().asString();
        String[] lines = csv.split("\r\n");
        assertTrue(lines[0].startsWith("Year,Quarter,Adult (18 or over) - Negative reasonable grounds,Adult (18 or over) - Positive reasonable grounds,Adult (18 or over) - Total,"), lines[0]);
        assertEquals(12, lines[0].split(",").length);
        assertTrue(lines[2].startsWith("2013,Q1,") && lines[2].endsWith(",23"), lines[2]);
        assertTrue(lines[2].contains(Csv.HIDDEN), lines[2]);
        given().get(Q1 + "/tables/indicators.csv").then().statusCode(200);
        given().get(Q1 + "/tables/nothing.csv").then().statusCode(404);
    }

    /// A country file can contain any text as a region's name or code.
    @Test
    void ok_200_no_formula_in_csv_or_workbook() throws IOException {
        referrals("2013-02", 30, "ADULT", "FEMALE", "LABOUR", "=HYPERLINK(\"http://x\")");
        published("2013-Q1");
        String csv = given().get(Q1 + "/tables/referrals-by-region.csv").then().statusCode(200).extract().asString();
        assertTrue(csv.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), csv);
        assertFalse(csv.contains(",="), csv);
        assertFalse(workbook().values().stream().anyMatch(sheet -> sheet.contains("<f>")));
    }

    @Test
    void ok_200_a_workbook_of_all_tables() throws IOException {
        published("2013-Q1");
        TreeMap<String, String> files = workbook();
        assertTrue(files.get("xl/workbook.xml").contains("reasonable-grounds"));
        assertEquals(20, files.keySet().stream().filter(name -> name.startsWith("xl/worksheets/sheet")).count());
        assertTrue(files.get("xl/sharedStrings.xml").contains(Csv.HIDDEN));
    }

    /// A release from before documents were stored.
    @Test
    void ok_200_documents_are_written_once_and_read_the_same() throws IOException {
        published("2013-Q1");
        String release = given().get(Q1).asString();
        String csv = given().get(Q1 + "/tables/reasonable-grounds.csv").asString();
        TreeMap<String, String> workbook = workbook();
        long documents = Given.count("select count(*) from quarterly_document");
        Given.sql("truncate quarterly_document");
        assertEquals(csv, given().get(Q1 + "/tables/reasonable-grounds.csv").then().statusCode(200).extract().asString());
        assertEquals(release, given().get(Q1).asString());
        assertEquals(workbook.keySet(), workbook().keySet());
        assertEquals(documents, Given.count("select count(*) from quarterly_document"));
        Given.sql("update quarterly_document set body = 'kept' where name like '%.csv'");
        assertEquals("kept", given().get(Q1 + "/tables/reasonable-grounds.csv").asString());
    }

    private static TreeMap<String, String> workbook() throws IOException {
        byte[] bytes = given().get(Q1 + "/workbook.xlsx").then().statusCode(200).contentType(ReleaseWorkbook.TYPE).extract().asByteArray();
        TreeMap<String, String> files = new TreeMap<>();
        Path file = Files.createTempFile("statistics", ".xlsx");
        Files.write(file, bytes);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                files.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return files;
    }

    @ParameterizedTest
    @CsvSource({"/XX/2013-Q1, 400", "/ZZ/2013, 400", "/ZZ/2013-Q9, 400", "/ZZ/2013-Q1?revision=0, 400", "/ZZ/2013-Q1?revision=x, 400", "/releases, 400", "/releases?country=x, 400",
        "/releases?country=ZZ&limit=0, 400", "/ZZ/2012-Q1, 404"})
    void invalid_400_not_found_404(String path, int status) {
        given().get(PUBLIC + path).then().statusCode(status);
    }
}
