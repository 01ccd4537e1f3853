package org.palermo.inspection.workplace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.importList;
import static org.palermo.inspection.Given.summary;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

/// Lists that nobody has cleaned.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class MessyListsTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    /// Begins with two letters: a single letter would be joined with the single letter before it.
    private final String unique = "un" + UUID.randomUUID().toString().substring(0, 8);
    private final String list = "list " + unique;

    @Test
    void ok_200_other_headers_a_byte_order_mark_and_semicolons() {
        Response answer = take("\uFEFFFactory Name;Country/Region;Street Address;City;Latitude;Longitude;% Female Workers\r\n"
                + "Alpha " + unique + ";BANGLADESH ;12 Mill Road;Dhaka;23,81;90,41;45%\r\n");
        assertEquals(totals(1, 1, 0, 0), summary(answer));
        as(Account.INSPECTOR).get(API + "/workplaces?q=alpha+" + unique).then()
                .body("items[0].country", equalTo("BD")).body("items[0].address", equalTo("12 Mill Road, Dhaka"))
                .body("items[0].latitude", equalTo(23.81f)).body("items[0].womenShare", equalTo(45.0f)).body("items[0].sector", equalTo("Unspecified"));
    }

    /// 45 women are no 45 percent.
    @Test
    void ok_200_a_column_of_women_is_a_number_unless_it_says_percent() {
        Response answer = take("name,country,address,Workers,Women\nCounted %1$s,GB,1 Mill,60,45\nPercent %1$s,GB,2 Mill,60,45%%\nAlone %1$s,GB,3 Mill,,45\n".formatted(unique));
        assertEquals(totals(3, 3, 0, 0), summary(answer));
        assertTrue(answer.asString().contains("the number of women is left out, because the row does not say how many work there"), answer.asString());
        String found = API + "/workplaces?q=" + unique;
        as(Account.INSPECTOR).get(found).then().body("items.find { it.name.startsWith('Counted') }.womenShare", equalTo(75.0f))
                .body("items.find { it.name.startsWith('Percent') }.womenShare", equalTo(45.0f)).body("items.find { it.name.startsWith('Alone') }.womenShare", equalTo(null));
    }

    @Test
    void ok_200_tabs_quoted_line_ends_and_the_line_where_a_row_begins() {
        Response answer = take("Facility Name\tAddress\tCountry\n\n\"Beta\n" + unique + "\"\t\"1 Quay\nLeeds\"\tUK\nGamma " + unique + "\t2 Quay\tAtlantis\n");
        assertEquals(totals(2, 1, 0, 1), summary(answer));
        assertTrue(answer.asString().contains("{\"row\":6,\"reason\":\"the country must be a known one\"}"), answer.asString());
        as(Account.INSPECTOR).get(API + "/workplaces?q=beta+" + unique).then().body("items[0].name", equalTo("Beta " + unique)).body("items[0].country", equalTo("GB"));
    }

    /// Only a few of hundreds of workplaces with the same name are compared. Otherwise a list of a few thousand rows would take
    /// hours.
    @Test
    void ok_200_of_a_name_that_hundreds_share_a_few_are_linked() {
        String rows = IntStream.range(0, 450).mapToObj(i -> "Chain " + unique + ",GB," + i + " Mill Road Leeds\n").collect(Collectors.joining());
        assertEquals(totals(450, 450, 0, 0), summary(take("name,country,address\n" + rows)));
        assertEquals("20", text("""
                select max(linked) from (select count(*) as linked from possible_duplicate d join workplace w on w.id = d.workplace
                 where w.name = 'Chain %s' group by d.workplace) of_one
                """.formatted(unique)));
    }

    @Test
    void ok_200_bad_coordinates_are_left_out_and_named() {
        Response answer = take("""
                name,country,address,lat,lng
                A %1$s,US,1 Road,0,0
                B %1$s,USA,2 Road,120.5,31.2
                C %1$s,United States,3 Road,91,181
                D %1$s,U.S.A.,4 Road,north,west
                E %1$s,United States of America,5 Road,12.5,
                F %1$s,us,6 Road,40.7,-74
                """.formatted(unique));
        assertEquals(totals(6, 6, 0, 0), summary(answer));
        assertTrue(answer.asString().contains("{\"row\":2,\"note\":\"coordinates 0, 0 mean none\"}"), answer.asString());
        assertTrue(answer.asString().contains("{\"row\":3,\"note\":\"latitude and longitude look swapped\"}"));
        assertTrue(answer.asString().contains("{\"row\":4,\"note\":\"coordinates are out of range\"}"));
        assertTrue(answer.asString().contains("{\"row\":5,\"note\":\"a coordinate is not a number\"}"));
        assertTrue(answer.asString().contains("{\"row\":6,\"note\":\"one coordinate is missing\"}"));
        as(Account.INSPECTOR).get(API + "/workplaces?country=US&q=" + unique).then().body("items.size()", equalTo(6))
                .body("items.find { it.name.startsWith('F') }.longitude", equalTo(-74.0f))
                .body("items.find { it.name.startsWith('A') }.latitude", equalTo(null));
    }

    @Test
    void ok_200_rows_that_can_not_be_taken_are_named_and_counted() {
        Response answer = take("name,country\n,GB\nNo country " + unique + ",\n,\n...,GB\n" + "x".repeat(301) + ",GB\nGood " + unique + ",GB\nGood " + unique + ",United Kingdom\n");
        assertEquals(totals(7, 1, 1, 5), summary(answer));
        assertTrue(answer.asString().contains("{\"row\":2,\"reason\":\"the name must be given\"}"), answer.asString());
        assertTrue(answer.asString().contains("{\"row\":3,\"reason\":\"the country must be given\"}"));
        assertTrue(answer.asString().contains("{\"row\":4,\"reason\":\"the row must not be empty\"}"));
    }

    @Test
    void ok_200_a_quote_that_is_never_closed_loses_nothing_before_it() {
        Response answer = take("name,country\nFirst " + unique + ",GB\n\"Second " + unique + ",GB\nThird,GB\n");
        assertEquals(totals(2, 1, 0, 1), summary(answer));
        assertTrue(answer.asString().contains("{\"row\":3,\"reason\":\"a quote must be closed"), answer.asString());
    }

    @Test
    void ok_200_a_list_without_a_country_column_takes_it_from_the_query() {
        Response answer = RestAssured.given().auth().oauth2(Account.CHIEF.token()).contentType("text/csv").queryParam("list", list).queryParam("country", "PT")
                .body(("Factory\nDelta " + unique + "\n").getBytes(UTF_8)).post(API + "/workplaces/imports");
        assertEquals(totals(1, 1, 0, 0), summary(answer));
        as(Account.INSPECTOR).get(API + "/workplaces?q=delta+" + unique).then().body("items[0].country", equalTo("PT"));
    }

    @Test
    void ok_200_names_in_other_scripts_are_kept_and_found() {
        Response answer = take("name,country,address\n青岛即发" + unique + "有限公司,中国,青岛市\nকারখানা " + unique + ",বাংলাদেশ,ঢাকা\n");
        assertEquals(totals(2, 2, 0, 0), summary(answer));
        as(Account.INSPECTOR).get(API + "/workplaces?country=BD&q=" + unique).then().body("items[0].name", equalTo("কারখানা " + unique));
        as(Account.INSPECTOR).get(API + "/workplaces?country=CN&q=青岛").then().body("items.size()", not(equalTo(0)));
    }

    /// Many batches, with matched and refused rows among them.
    @Test
    void ok_200_five_thousand_rows() {
        StringBuilder rows = new StringBuilder("name,country,address,sector\n");
        for (int i = 0; i < 5000; i++) {
            String country = i % 100 == 7 ? "Atlantis" : "IN";
            rows.append("Factory ").append(unique).append(" N").append(i % 4000).append(',').append(country).append(',').append(i % 4000).append(" Mill Road,Apparel\n");
        }
        assertEquals(totals(5000, 3960, 990, 50), summary(take(rows.toString())));
    }

    @Test
    void ok_200_utf_16_with_its_mark() {
        byte[] text = ("\uFEFFname,country\nÉpsilon " + unique + ",FR\n").getBytes(UTF_16LE);
        assertEquals(totals(1, 1, 0, 0), summary(importList(Account.CHIEF, list, text)));
    }

    @Test
    void ok_200_what_excel_writes_in_western_europe_is_read_and_said() {
        byte[] text = ("name;country\nPlain " + unique + ";DE\nMüller & Söhne „Zeta“ " + unique + ";DE\nŽižkov " + unique + ";CZ\n").getBytes(WINDOWS);
        Response answer = importList(Account.CHIEF, list, text);
        assertEquals(totals(3, 3, 0, 0), summary(answer));
        assertTrue(answer.asString().contains("{\"row\":3,\"note\":\"from this line on the file is not UTF-8: it was read as windows-1252, which Excel writes\"}"), answer.asString());
        as(Account.INSPECTOR).get(API + "/workplaces?q=müller+" + unique).then().body("items[0].name", equalTo("Müller & Söhne „Zeta“ " + unique));
        assertEquals(totals(3, 0, 3, 0), summary(importList(Account.CHIEF, list, text)));
    }

    @Test
    void ok_200_a_header_that_is_not_utf_8() {
        byte[] text = ("name,country,straße\nEta " + unique + ",DE,x\n").getBytes(WINDOWS);
        Response answer = importList(Account.CHIEF, list, text);
        assertEquals(totals(1, 1, 0, 0), summary(answer));
        assertTrue(answer.asString().startsWith("{\"row\":1,\"note\":\"from this line on"), answer.asString());
    }

    @Test
    void ok_200_what_no_charset_has_is_named_and_loses_nothing_before_it() {
        byte[] text = ("name,country\n" + ("Theta " + unique + ",DE\n").repeat(1_000) + "Iot\u00e9 " + unique + ",FR\nX\u0081,FR\n").getBytes(ISO_8859_1);
        Response answer = importList(Account.CHIEF, list, text);
        assertTrue(answer.asString().contains("the file must be UTF-8 or windows-1252, and is not in line 1003: the rest can't be read"), answer.asString());
    }

    @Test
    void ok_200_alike_is_linked_and_the_same_is_matched() {
        take("name,country,address\nZeta " + unique + " Co. Ltd,CN,\"1 Long Road, Dongguan\"\nZETA " + unique + " Company Limited,China,1 Long Road Dongguan\nZeta "
                + unique + " Inc,CN,\"1 Long Road, Dongguan, Guangdong\"\n").then().body(containsString("\"imported\":2,\"matched\":1,\"rejected\":0}}"));
        String id = as(Account.INSPECTOR).get(API + "/workplaces?q=zeta+" + unique + "+ltd").then().extract().path("items[0].id");
        as(Account.INSPECTOR).get(API + "/workplaces/" + id).then().statusCode(200)
                .body("possibleDuplicates.size()", equalTo(1)).body("possibleDuplicates[0].likeness", equalTo("NAME"))
                .body("listings.size()", equalTo(2)).body("listings[0].row", equalTo(2)).body("listings[1].row", equalTo(3));
    }

    @Test
    void ok_200_every_cell_is_kept_as_published() {
        take("name,country,Brand,,Workers\nEta " + unique + " ,GB,Some brand,stray,45%\n");
        assertEquals("{\"name\": \"Eta " + unique + " \", \"Brand\": \"Some brand\", \"Workers\": \"45%\", \"country\": \"GB\", \"column 4\": \"stray\"}",
                text("select columns from workplace_listing where list = '" + list + "'"));
        assertEquals("the number of workers is a share", text("select notes from workplace_listing where list = '" + list + "'"));
    }

    @Test
    void ok_200_an_unknown_sector_is_kept_and_named() {
        Response answer = take("name,country,sector\nTheta " + unique + ",GB,Umbrellas\nIota " + unique + ",GB,apparel\nKappa " + unique + ",GB,Umbrellas | Footwear\n");
        assertTrue(answer.asString().contains("{\"row\":2,\"note\":\"the sector is not in the list of sectors\"}"), answer.asString());
        as(Account.INSPECTOR).get(API + "/workplaces?q=" + unique).then()
                .body("items.find { it.name.startsWith('Theta') }.sector", equalTo("Umbrellas"))
                .body("items.find { it.name.startsWith('Iota') }.sector", equalTo("Apparel"))
                .body("items.find { it.name.startsWith('Kappa') }.sector", equalTo("Footwear"))
                .body("items.find { it.name.startsWith('Kappa') }.sectorListed", equalTo("Umbrellas | Footwear"));
    }

    @Test
    void invalid_400_no_name_column_no_text_and_no_list() {
        take("colour,size\nred,1\n").then().statusCode(400).contentType("application/problem+json").body("violations[0].field", equalTo("body"));
        take("").then().statusCode(400);
        importList(Account.CHIEF, list, new byte[] {'n', 'a', 'm', 'e', '\n', (byte) 0xC3, (byte) 0xA9, '\n', (byte) 0xC3, (byte) 0x28}).then().statusCode(400)
                .body("violations[0].message", equalTo("must be UTF-8, and is not in line 3"));
        importList(Account.CHIEF, list, new byte[] {'n', 'a', 'm', 'e', '\n', 0}).then().statusCode(400);
        importList(Account.CHIEF, "", "name\nx\n".getBytes(UTF_8)).then().statusCode(400);
        take("\"name,country\nx,GB\n").then().statusCode(400);
    }

    @Test
    void unsupported_415_json() {
        as(Account.CHIEF).body("{}").post(API + "/workplaces/imports?list=x").then().statusCode(415);
    }

    @Test
    void unsupported_415_without_a_media_type() {
        as(Account.CHIEF).noContentType().body("name\nx\n".getBytes(UTF_8)).post(API + "/workplaces/imports?list=x").then().statusCode(415);
    }

    @Test
    void forbidden_403_wrong_role() {
        importList(Account.INSPECTOR, list, "name,country\nx,GB\n".getBytes(UTF_8)).then().statusCode(403);
    }

    private Response take(String text) {
        return importList(Account.CHIEF, list, text.getBytes(UTF_8));
    }

    private static String totals(int read, int imported, int matched, int rejected) {
        return "{\"summary\":{\"read\":%d,\"imported\":%d,\"matched\":%d,\"rejected\":%d}}".formatted(read, imported, matched, rejected);
    }
}
