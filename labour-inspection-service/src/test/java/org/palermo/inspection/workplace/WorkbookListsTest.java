package org.palermo.inspection.workplace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.importList;
import static org.palermo.inspection.Given.summary;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.imports.WorkbookTable;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.HalfSent;
import org.palermo.kernel.test.Palermo;

/// Lists that companies publish as workbooks.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
public class WorkbookListsTest {
    private static final String ROWS_READER = "org.palermo.kernel.imports.WorkbookRows";
    private static final String NOTHING = "name,country\n";
    private static final String EMPTY = "<sst/>";
    private static final String HEADER = "<row r=\"1\"><c t=\"str\"><v>name</v></c><c t=\"str\"><v>country</v></c></row>";

    private final String unique = "un" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void ok_200_a_workbook_is_read_like_a_table() throws IOException {
        byte[] file = published(sheet -> {
            row(sheet, 1, "Factory Name", "Country/Region", "Street Address", "City", "% Female Workers", "Number of Workers", "Since");
            row(sheet, 3, "Alpha " + unique, "BANGLADESH ", "12 Mill Road", "Dhaka", 0.45, 1200, LocalDate.of(2024, 5, 1));
            row(sheet, 4, "Beta " + unique, "Atlantis", "1 Quay", "Leeds", 1, 10, null);
            row(sheet, 6, "Alpha " + unique, "Bangladesh", "12 Mill Road", "Dhaka", 0.45, 1200, null);
        });
        Response answer = take(file);
        assertEquals("{\"summary\":{\"read\":3,\"imported\":1,\"matched\":1,\"rejected\":1}}", summary(answer));
        assertTrue(answer.asString().contains("{\"row\":5,\"reason\":\"the country must be a known one\"}"), answer.asString());
        as(Account.INSPECTOR).get(API + "/workplaces?q=alpha+" + unique).then()
                .body("items[0].country", equalTo("BD")).body("items[0].address", equalTo("12 Mill Road, Dhaka"))
                .body("items[0].womenShare", equalTo(45.0f)).body("items[0].workers", equalTo(1200));
    }

    @Test
    void ok_200_of_two_sheets_the_first_is_read_and_the_other_named() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            row(workbook.newWorksheet("Tier 1"), 0, "name", "country");
            row(workbook.newWorksheet("Tier 2"), 0, "name", "country");
        }
        Response answer = take(bytes.toByteArray());
        assertTrue(answer.asString().contains("{\"row\":1,\"note\":\"the workbook has other sheets: only the first was read\"}"), answer.asString());
        assertEquals("{\"summary\":{\"read\":0,\"imported\":0,\"matched\":0,\"rejected\":0}}", summary(answer));
    }

    @Test
    void ok_200_what_breaks_far_down_loses_nothing_before_it() throws IOException {
        String good = "<row r=\"2\"><c t=\"str\"><v>Gamma " + unique + "</v></c><c t=\"str\"><v>GB</v></c></row>";
        Response answer = take(workbook(EMPTY, "<worksheet><sheetData>" + HEADER + good + "<row r=\"1\"/></sheetData></worksheet>"));
        assertEquals("{\"summary\":{\"read\":2,\"imported\":1,\"matched\":0,\"rejected\":1}}", summary(answer));
        assertTrue(answer.asString().contains("{\"row\":3,\"reason\":\"the workbook must be whole: the rest can't be read\"}"), answer.asString());
    }

    /// Each comment is as long as the text between two tags may be.
    @Test
    void ok_200_rows_that_swell_without_end_are_not_read_to_it() throws IOException {
        Response answer = take(workbook(EMPTY, "<worksheet><sheetData>" + HEADER, "<row/><!--" + "x".repeat(200_000) + "-->", 700));
        assertTrue(answer.asString().contains("the workbook must not unpack to more than is read: the rest was not read"), answer.asString());
    }

    @Test
    void too_large_413_texts_that_swell() throws IOException {
        byte[] file = workbook("<sst>" + ("<si><t>" + "x".repeat(60_000) + "</t></si>").repeat(200) + "</sst>", "<worksheet><sheetData/></worksheet>");
        assertTrue(file.length < 100_000);
        take(file).then().statusCode(413).body("detail", equalTo("The workbook unpacks to more than is read. Save it as CSV."));
    }

    @Test
    void too_large_413_a_file() {
        byte[] file = new byte[4 * 1024 * 1024 + 1];
        new Random(7).nextBytes(file);
        take(file).then().statusCode(413);
    }

    @Test
    void invalid_400_a_workbook_that_is_called_csv() throws IOException {
        importList(Account.CHIEF, "list.csv", published(sheet -> row(sheet, 0, "name", "country"))).then().statusCode(400).body("violations[0].field", equalTo("body"))
                .body("violations[0].message", equalTo("must be text, not a workbook or another archive: save it as CSV, or send it as what it is"));
    }

    @Test
    void invalid_400_what_is_no_workbook_or_not_a_whole_one() throws IOException {
        refused("must be a workbook (.xlsx)", "name,country\nx,GB\n".getBytes(UTF_8));
        refused("must be a workbook (.xlsx)", new byte[0]);
        byte[] whole = published(sheet -> row(sheet, 0, "name", "country"));
        refused("must be a workbook (.xlsx)", Arrays.copyOf(whole, whole.length - 30));
        refused("must be a whole workbook", workbook(EMPTY, "<worksheet><sheetData><row><c>"));
        refused("must have a column for the name of the workplace in its first line", published(sheet -> row(sheet, 0, "colour")));
    }

    @Test
    void invalid_400_a_workbook_that_names_entities() throws IOException {
        String bomb = "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b \"&a;&a;\">]><worksheet><sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>";
        take(workbook(EMPTY, bomb)).then().statusCode(400).body("violations[0].field", equalTo("body"))
                .body("violations[0].message", equalTo("must not hold a document type"));
    }

    /// Blank rows do not count as rows, so the reader skips millions of them to find the next row.
    @Test
    void too_many_429_while_the_workbook_of_somebody_who_hung_up_is_read() throws IOException {
        byte[] file = workbook(EMPTY, "<worksheet><sheetData>" + HEADER, "<row/>".repeat(30_000), 400);
        try (HalfSent list = HalfSent.begin(Account.CHIEF, "POST", API + "/workplaces/imports?list=blank", WorkbookTable.TYPE, (long) file.length)) {
            list.write(file);
            await(() -> runs(ROWS_READER));
        }
        while (runs(ROWS_READER)) {
            int status = importList(Account.CHIEF, "next", NOTHING.getBytes(UTF_8)).statusCode();
            if (runs(ROWS_READER)) {
                assertEquals(429, status);
            }
        }
        await(WorkbookListsTest::isFree);
    }

    private static boolean runs(String type) {
        return Thread.getAllStackTraces().values().stream().flatMap(Arrays::stream).anyMatch(frame -> frame.getClassName().equals(type));
    }

    private static boolean isFree() {
        return importList(Account.CHIEF, "nothing", NOTHING.getBytes(UTF_8)).statusCode() == 200;
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInSameThread().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    private void refused(String said, byte[] file) {
        take(file).then().statusCode(400).body("violations[0].message", equalTo(said));
    }

    private Response take(byte[] file) {
        return RestAssured.given().auth().oauth2(Account.CHIEF.token()).contentType(WorkbookTable.TYPE).queryParam("list", "list " + unique).body(file)
                .post(API + "/workplaces/imports");
    }

    private interface Filling {
        void of(Worksheet sheet);
    }

    private static byte[] published(Filling filling) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            filling.of(workbook.newWorksheet("Suppliers"));
        }
        return bytes.toByteArray();
    }

    private static void row(Worksheet sheet, int row, Object... cells) {
        for (int column = 0; column < cells.length; column++) {
            switch (cells[column]) {
                case null -> { }
                case String text -> sheet.value(row, column, text);
                case Number number -> sheet.value(row, column, number);
                case LocalDate day -> sheet.value(row, column, day);
                default -> throw new IllegalArgumentException();
            }
        }
    }

    private static byte[] workbook(String texts, String sheet) throws IOException {
        return workbook(texts, sheet, "", 0);
    }

    /// Writes the filling after the sheet, so many times.
    private static byte[] workbook(String texts, String sheet, String filling, int times) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(zip, "xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" r:id=\"rId1\"/></sheets></workbook>");
            part(zip, "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            part(zip, "xl/sharedStrings.xml", texts);
            part(zip, "xl/worksheets/sheet1.xml", sheet);
            for (int i = 0; i < times; i++) {
                zip.write(filling.getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(UTF_8));
    }
}
