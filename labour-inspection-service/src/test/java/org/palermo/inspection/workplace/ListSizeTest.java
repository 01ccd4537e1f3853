package org.palermo.inspection.workplace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.workplace.imports.FactoryListReader;
import org.palermo.inspection.workplace.imports.ListFormat;
import org.palermo.inspection.workplace.imports.PieceFile;
import org.palermo.kernel.imports.LineResult;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.HalfSent;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.workbook.SeekableFile;

/// The largest list, as a workbook in pieces: read to its end within the bounds, a batch at a time.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
public class ListSizeTest {
    private static final int ROWS = 100_000;

    @Inject
    FactoryListReader lists;

    @Test
    void a_workbook_of_100_000_rows_is_read_a_batch_at_a_time() throws IOException {
        byte[] file = workbook();
        assertTrue(file.length < 36 << 20, file.length + " bytes");
        isReadABatchAtATime(file, ListFormat.XLSX);
    }

    /// Rows with as many columns as the downloads of Open Supply Hub have: more than twice as long as those of the lists that companies publish.
    @Test
    void a_csv_of_100_000_long_rows_is_read_a_batch_at_a_time() throws IOException {
        StringBuilder list = new StringBuilder("os_id,name,address,country_code,lat,lng,sector,number_of_workers,parent_company,product_type,facility_type\n");
        for (int row = 0; row < ROWS; row++) {
            list.append(",Garment works of the north number ").append(row).append(" (Private) Limited,\"Plot ").append(row)
                    .append(", Tejgaon Industrial Area, Ward 24, Dhaka North City Corporation, Dhaka 1208, Bangladesh\",BD,23.7927863,90.27609029999999,")
                    .append("Apparel|Apparel Accessories|Footwear,1001-5000,Northern Textiles Limited,")
                    .append("Shirts|Trousers|Jackets|Knitwear|Underwear|Sportswear,Final Product Assembly|Cutting|Sewing|Dyeing\n");
        }
        byte[] file = list.toString().getBytes(StandardCharsets.UTF_8);
        assertTrue(file.length > 34 << 20 && file.length < 36 << 20, file.length + " bytes");
        isReadABatchAtATime(file, ListFormat.CSV);
    }

    private void isReadABatchAtATime(byte[] file, ListFormat format) throws IOException {
        PieceFile pieces = new PieceFile(file.length, number -> (long) number * PieceFile.PIECE >= file.length ? null
                : Arrays.copyOfRange(file, number * PieceFile.PIECE, Math.min(file.length, (number + 1) * PieceFile.PIECE)));
        int read = 0;
        int largest = 0;
        try (FactoryListReader.Opened opened = lists.open(pieces, format, null)) {
            for (List<LineResult<FactoryListReader.Line>> some = opened.rows().next(200); !some.isEmpty(); some = opened.rows().next(200)) {
                largest = Math.max(largest, some.size());
                read += (int) some.stream().filter(line -> line instanceof Row<FactoryListReader.Line> row && row.value().row() != null).count();
            }
        }
        assertEquals(ROWS, read);
        assertTrue(largest <= 200, largest + " rows at once");
    }

    /// What is refused before a byte of it is read, and what unpacks to more than is held.
    @Test
    void too_large_413_a_file_and_failed_a_workbook_that_unpacks_to_too_much() throws IOException {
        String id = as(Account.CHIEF).body(Map.of("list", "large")).post(API + "/workplace-lists").then().statusCode(201).extract().path("id");
        try (HalfSent large = HalfSent.begin(Account.CHIEF, "PUT", API + "/workplace-lists/" + id + "/content", "application/octet-stream", (36L << 20) + 1)) {
            assertEquals(413, large.status());
        }
        as(Account.CHIEF).post(API + "/workplace-lists/" + id + "/cancellation").then().statusCode(200);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook><sheets><sheet name=\"a\" r:id=\"r1\" xmlns:r=\"r\"/></sheets></workbook>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/_rels/workbook.xml.rels"));
            zip.write("<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            zip.write("<sst>".getBytes(StandardCharsets.UTF_8));
            byte[] text = ("<si><t>" + "x".repeat(60_000) + "</t></si>").getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 700; i++) {
                zip.write(text);
            }
            zip.write("</sst>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write("<worksheet><sheetData/></worksheet>".getBytes(StandardCharsets.UTF_8));
        }
        byte[] bomb = file.toByteArray();
        HttpProblem refused = assertThrows(HttpProblem.class, () -> lists.open(SeekableFile.of(bomb), ListFormat.XLSX, null));
        assertEquals(413, refused.getStatusCode());
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Palermo", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("list");
            List<String> header = List.of("Factory Name", "Country", "Address", "Workers");
            for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
            }
            for (int row = 1; row <= ROWS; row++) {
                sheet.value(row, 0, "Garment works of the north number " + row + " Co., Ltd.");
                sheet.value(row, 1, "Bangladesh");
                sheet.value(row, 2, row + " Mill Road, Tejgaon Industrial Area, Dhaka " + (1000 + row % 900));
                sheet.value(row, 3, row % 5000);
            }
        }
        return file.toByteArray();
    }
}
