package org.palermo.shelter.register.imports;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.shelter.Questions.API;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;

/// A spreadsheet of shelters, one in each row.
@QuarkusTest
class ImportShelterTableTest extends ServiceTest {
    private static final String NEEDED =
            "operatorAgency,operatorName,region,name,line1,town,postcode,women,security,status,occupied,censusAt";

    @Test
    void ok_200_a_row_gives_the_same_shelter_as_a_line_of_json() {
        String file = """
                operatorAgency;operatorName;REGION;name;line1;town;postcode;women;womenWithChildren;girls;men;minAge;\
                maxAge;accessibility;languages;pets;medicalIsolation;security;status;staffedPlaces;hygieneLimit;rooms;occupied;censusAt;\
                confidential;publicListing
                %1$s;Rowan Refuges;ZZ-N;Juniper Court;7 Lantern Row;Coldwick;ZQ7 7AA;yes;TRUE;no;0;18;70;\
                STEP_FREE|hearing_loop;en|ar;1;;HIGH;open;4;3;Blue:2+1|Green: 1;1;%2$s;no;yes
                """.formatted(Account.SHELTER.agency(), counted());
        assertEquals("{\"summary\":{\"read\":1,\"imported\":1,\"matched\":0,\"rejected\":0}}", summary(upload(file)));
        shelters().body("items.size()", equalTo(1)).body("items[0].name", equalTo("Juniper Court")).body("items[0].region", equalTo("ZZ-N"))
                .body("items[0].takes.women", equalTo(true))
                .body("items[0].takes.girls", equalTo(false))
                .body("items[0].takes.maxAge", equalTo(70))
                .body("items[0].accessibility", equalTo(List.of("STEP_FREE", "HEARING_LOOP")))
                .body("items[0].languages", equalTo(List.of("en", "ar")))
                .body("items[0].pets", equalTo(true)).body("items[0].security", equalTo("HIGH")).body("items[0].status", equalTo("OPEN"))
                .body("items[0].confidential", equalTo(false)).body("items[0].publicListing", equalTo(true));
        assertEquals(3, Register.count("place where kind = 'BED'"));
        assertEquals(1, Register.count("place where kind = 'COT'"));
        assertEquals(2, Register.count("room where name in ('Blue', 'Green')"));
        assertEquals(1, Register.count("offer_profile where unregistered = 1"));
    }

    @Test
    void ok_200_the_same_table_again_matches_and_missing_values_are_safe() {
        String file = NEEDED + ",beds\n" + row("Hazel House", "2") + ",60\n";
        assertEquals("{\"summary\":{\"read\":1,\"imported\":1,\"matched\":0,\"rejected\":0}}", summary(upload(file)));
        assertEquals("{\"summary\":{\"read\":1,\"imported\":0,\"matched\":1,\"rejected\":0}}", summary(upload(file)));
        shelters().body("items[0].confidential", equalTo(true))
                .body("items[0].publicListing", equalTo(false))
                .body("items[0].takes.maxAge", equalTo(120));
        assertEquals(60, Register.count("place"));
        assertEquals(2, Register.count("room"));
    }

    @Test
    void ok_200_each_rejected_row_is_named() {
        String file = NEEDED + ",beds,rooms,minAge,maxAge\n"
                + row("", "0") + ",1,,,\n"
                + row("A", "") + ",1,,,\n"
                + row("B", "many") + ",1,,,\n"
                + row("C", "0") + ",1,Blue,,\n"
                + row("D", "0") + ",1001,,,\n"
                + row("E", "0") + ",1,,50,20\n"
                + row("F", "0").replace(",yes,", ",perhaps,") + ",1,,,\n"
                + row("G", "0").replace("STANDARD", "LOW") + ",1,,,\n"
                + row("H", "0").replace("ZZ-N", "FR-75") + ",1,,,\n"
                + row("J", "0") + ",2,,,\n";
        String answer = upload(file).then().statusCode(200).extract().asString();
        for (String named : List.of("{\"row\":2,\"reason\":\"name ", "{\"row\":3,\"reason\":\"occupied must be given\"}",
                "{\"row\":4,\"reason\":\"occupied must be a whole number\"}",
                "{\"row\":5,\"reason\":\"rooms must be name:beds or name:beds+cots, joined by |\"}",
                "{\"row\":6,\"reason\":\"the house must have at most 1,000 places\"}", "{\"row\":7,\"reason\":\"takes.",
                "{\"row\":8,\"reason\":\"women must be yes or no\"}",
                "{\"row\":9,\"reason\":\"security must be one of STANDARD, HIGH\"}",
                "{\"row\":10,\"reason\":\"region must be one of a country held here\"}",
                "{\"summary\":{\"read\":10,\"imported\":1,\"matched\":0,\"rejected\":9}}")) {
            assertTrue(answer.contains(named), () -> named + " in " + answer);
        }
    }

    @Test
    void ok_200_a_file_of_excel_in_western_europe() {
        byte[] file = (NEEDED.replace(',', ';') + ";beds\n"
                + row("Frauenhaus Köln", "0").replace(',', ';') + ";2\n").getBytes(Charset.forName("windows-1252"));
        String answer = upload(file).then().statusCode(200).extract().asString();
        assertTrue(answer.contains("{\"row\":2,\"note\":\"from this line on the file is not UTF-8"), answer);
        shelters().body("items[0].name", equalTo("Frauenhaus Köln"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#',
            value = {"beds,colour# must have known columns only; column 14 is not", "beds,NAME# must have the column name once",
                    "cots# must have the column beds or the column rooms"})
    void invalid_400_a_table_of_other_columns(String more, String message) {
        upload(NEEDED + "," + more + "\n").then().statusCode(400).body("violations[0].field", equalTo("body"))
                .body("violations[0].message", equalTo(message));
    }

    @Test
    void invalid_400_a_table_without_a_column_that_it_needs() {
        upload("name,beds\nA,1\n").then().statusCode(400).body("violations[0].message", equalTo("must have the column operatorAgency"));
    }

    @Test
    void forbidden_403_wrong_role() {
        given().auth().oauth2(Account.SHELTER.token())
                .contentType("text/csv")
                .body("name\n".getBytes(UTF_8))
                .post(API + "/shelters/imports")
                .then().statusCode(403);
    }

    private static String row(String name, String occupied) {
        return "%s,Rowan Refuges,ZZ-N,%s,7 Lantern Row,Coldwick,ZQ7 7AA,yes,STANDARD,OPEN,%s,%s".formatted(Account.SHELTER.agency(),
                name, occupied, counted());
    }

    private static String counted() {
        return Instant.now().minusSeconds(60).toString();
    }

    private static ValidatableResponse shelters() {
        return given().auth().oauth2(Account.ADMINISTRATOR.token()).get(API + "/shelters").then().statusCode(200);
    }

    private static String summary(Response answer) {
        List<String> lines = answer.then().statusCode(200).extract().asString().lines().toList();
        assertTrue(lines.size() <= 2, lines.toString());
        return lines.getLast();
    }

    private static Response upload(String file) {
        return upload(file.getBytes(UTF_8));
    }

    private static Response upload(byte[] file) {
        return given().auth().oauth2(Account.ADMINISTRATOR.token()).contentType("text/csv").body(file).post(API + "/shelters/imports");
    }
}
