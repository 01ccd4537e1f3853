package org.palermo.inspection.supplychain;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.summary;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class ImportSupplyLinksTest {
    private final String unique = UUID.randomUUID().toString();
    private String mill;

    @BeforeEach
    void aMill() {
        mill = aWorkplace("ESTABLISHMENT");
    }

    @Test
    void ok_200_by_reference_os_id_and_name_and_the_same_again_is_matched() {
        String reference = as(Account.INSPECTOR).get(API + "/workplaces/" + mill).then().extract().path("reference");
        String other = aWorkplace("ESTABLISHMENT");
        String osId = "GB2026001" + unique.substring(0, 6).toUpperCase();
        execute("update workplace set os_id = '%s' where id = '%s'".formatted(osId, other));
        String list = """
                Supplier;supplier_os_id;buyer_name;buyer_country;Product;Tier;Source;valid_from;valid_until;colour
                %s;;Brand %s;United Kingdom;Shirts;1;published list;2025-01-01;;blue
                ;%s;BRAND %s;GB;Cloth;2;CUSTOMS;2025-02-01;2025-03-01;
                """.formatted(reference, unique, osId, unique);
        assertEquals("{\"summary\":{\"read\":2,\"imported\":2,\"matched\":0,\"rejected\":0}}", summary(send(Account.CHIEF, list)));
        assertEquals("{\"summary\":{\"read\":2,\"imported\":0,\"matched\":2,\"rejected\":0}}", summary(send(Account.CHIEF, list)));
        String brand = as(Account.INSPECTOR).get(API + "/companies?q=brand " + unique).then().body("items.size()", equalTo(1)).extract().path("items[0].id");
        as(Account.INSPECTOR).get(API + "/supply-links?direction=SUPPLIERS&party=" + brand).then().body("items.size()", equalTo(2))
                .body("items.find { it.product == 'Cloth' }.supplier.osId", equalTo(osId)).body("items.find { it.product == 'Cloth' }.validUntil", equalTo("2025-03-01"));
    }

    /// A list that comes again names the records as before, also those that were merged meanwhile.
    @Test
    void ok_200_the_same_again_is_matched_after_both_parties_were_merged() {
        String buyer = aWorkplace("ESTABLISHMENT");
        String list = "supplier,buyer,product,source,valid_from\n%s,%s,Shirts,CUSTOMS,2025-01-01\n".formatted(reference(mill), reference(buyer));
        assertEquals("{\"summary\":{\"read\":1,\"imported\":1,\"matched\":0,\"rejected\":0}}", summary(send(Account.CHIEF, list)));
        String keptMill = aWorkplace("ESTABLISHMENT");
        String keptBuyer = aWorkplace("ESTABLISHMENT");
        execute("update workplace set merged_into = '%s' where id = '%s'".formatted(keptMill, mill));
        execute("update workplace set merged_into = '%s' where id = '%s'".formatted(keptBuyer, buyer));
        assertEquals("{\"summary\":{\"read\":1,\"imported\":0,\"matched\":1,\"rejected\":0}}", summary(send(Account.CHIEF, list)));
        Chain.link(Account.INSPECTOR, keptMill, keptBuyer, "Shirts", "CUSTOMS").then().statusCode(409).body("type", equalTo("urn:palermo:problem:supply-link:known"));
        as(Account.INSPECTOR).get(API + "/supply-links?direction=BUYERS&party=" + keptMill).then().body("items.size()", equalTo(1));
    }

    private static String reference(String workplace) {
        return as(Account.INSPECTOR).get(API + "/workplaces/" + workplace).then().extract().path("reference");
    }

    @Test
    void ok_200_each_rejected_row_is_named_and_the_others_are_taken() {
        String home = aWorkplace("PRIVATE_HOUSEHOLD");
        String household = as(Account.INSPECTOR).get(API + "/workplaces/" + home).then().extract().path("reference");
        String answer = send(Account.CHIEF, """
                supplier,supplier_name,supplier_country,buyer_name,buyer_country,product,tier,source,valid_from
                ,Gin %1$s,UZ,Brand %1$s,GB,Cotton,3,CUSTOMS,2025-01-01
                %2$s,,,Brand %1$s,GB,Cotton,3,CUSTOMS,2025-01-01
                W-NONE,,,Brand %1$s,GB,Cotton,3,CUSTOMS,2025-01-01
                ,Gin %1$s,Atlantis,Brand %1$s,GB,,99,RUMOUR,yesterday
                ,Gin %1$s,UZ,gin %1$s,UZ,Cotton,3,CUSTOMS,2025-01-01
                """.formatted(unique, household)).then().statusCode(200).extract().asString();
        assertTrue(answer.contains("{\"row\":3,\"reason\":\"supplier must not be a private household\"}"), answer);
        assertTrue(answer.contains("{\"row\":4,\"reason\":\"supplier must be registered under its reference or OS ID\"}"), answer);
        assertTrue(answer.contains("supplier_country must be a country; supplier must be named by reference, by OS ID, or by name and country; "
                + "product must have 1 to 200 characters; source must be"), answer);
        assertTrue(answer.contains("{\"row\":6,\"reason\":\"buyer must not be the supplier\"}"), answer);
        assertTrue(answer.contains("\"imported\":1,\"matched\":0,\"rejected\":4"), answer);
    }

    @Test
    void ok_200_one_workplace_of_the_name_is_taken() {
        String name = as(Account.INSPECTOR).get(API + "/workplaces/" + mill).then().extract().path("name");
        send(Account.CHIEF, "supplier_name,supplier_country,buyer_name,buyer_country,product,source,valid_from\n%s,GB,Brand %s,GB,Shirts,CUSTOMS,2025-01-01\n".formatted(name, unique))
                .then().body(containsString("\"imported\":1"));
        as(Account.INSPECTOR).get(API + "/supply-links?direction=BUYERS&party=" + mill).then().body("items[0].buyer.name", equalTo("Brand " + unique));
    }

    @Test
    void invalid_400_without_a_column_that_every_row_needs() {
        send(Account.CHIEF, "supplier,buyer,product,source\na,b,c,CUSTOMS\n").then().statusCode(400).body("violations[0].message", equalTo("must have the column valid_from in its first line"));
    }

    @Test
    void forbidden_403_wrong_role() {
        send(Account.INSPECTOR, "product,source,valid_from\n").then().statusCode(403);
    }

    private static Response send(Account by, String list) {
        return given().auth().oauth2(by.token()).contentType("text/csv").body(list.getBytes(StandardCharsets.UTF_8)).post(API + "/supply-links/imports");
    }
}
