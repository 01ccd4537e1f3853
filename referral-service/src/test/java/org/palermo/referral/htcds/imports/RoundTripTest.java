package org.palermo.referral.htcds.imports;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.htcds.export.GeneratedRows;
import org.palermo.referral.htcds.file.FileBytes;
import org.palermo.referral.htcds.file.FileFormat;
import org.palermo.referral.htcds.mapping.InterpretedRow;
import org.palermo.referral.htcds.mapping.UnderstoodRows;
import org.palermo.referral.htcds.standard.HtcdsField;

/// Imports, exports and imports again: no field of the standard is lost, and the re-imported cases are recognised.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class RoundTripTest {
    private static final Account NGO = Account.AGENCY_ADMINISTRATOR;
    private static final String REGION = "GB-NIR";
    private static final int ROWS = 60;

    @BeforeEach
    void register() {
        GivenFiles.theRegister();
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void ok_200_an_export_equals_the_import(FileFormat format) {
        long seed = System.nanoTime();
        GeneratedRows generated = new GeneratedRows(seed);
        Map<String, Map<HtcdsField, List<String>>> brought = new HashMap<>();
        for (int i = 0; i < ROWS; i++) {
            String mark = UUID.randomUUID().toString();
            brought.put(mark, generated.row(mark));
        }
        JsonPath run = imported(format, GeneratedRows.write(format, new ArrayList<>(brought.values())));
        assertEquals(ROWS, run.getInt("read") - run.getInt("rejected"), "seed " + seed);

        byte[] out = exported(format);
        Map<String, InterpretedRow> read = new HashMap<>();
        UnderstoodRows.read(format, out).forEach(row -> read.put(row.of("prs_Email").stream().findFirst().orElse(""), row));
        brought.forEach((mark, told) -> told.forEach((field, values) ->
                assertEquals(values, read.get(mark).values().get(field), "seed " + seed + ", " + field.name())));

        JsonPath again = imported(format, out);
        assertEquals("DONE", again.getString("state"));
        assertEquals(again.getInt("read"), again.getInt("matched"), "seed " + seed);
    }

    private static JsonPath imported(FileFormat format, byte[] file) {
        String id = as(NGO).body(GivenFiles.begin(format, file).replace("GB-SCT", REGION)).post(GivenFiles.IMPORTS).then().statusCode(201).extract().path("id");
        for (int from = 0; from < file.length; from += FileBytes.PIECE) {
            GivenFiles.piece(NGO, id, from, java.util.Arrays.copyOfRange(file, from, Math.min(file.length, from + FileBytes.PIECE))).statusCode(200);
        }
        return GivenFiles.over(NGO, id);
    }

    private static byte[] exported(FileFormat format) {
        return given().auth().oauth2(NGO.token()).get(GivenFiles.EXPORTS + "?within=" + REGION + "&format=" + format).then().statusCode(200).extract().asByteArray();
    }
}
