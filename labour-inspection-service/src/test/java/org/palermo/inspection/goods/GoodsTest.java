package org.palermo.inspection.goods;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class GoodsTest {

    @Test
    void ok_200_by_country_and_by_good() {
        as(Account.INSPECTOR).get(API + "/goods?country=MM&good=bamboo").then().statusCode(200).body("items.size()", equalTo(1))
                .body("items[0].good", equalTo("Bamboo")).body("items[0].countryName", equalTo("Myanmar (Burma)")).body("items[0].forcedLabour", equalTo(true));
        as(Account.AUTHORITY).get(API + "/goods?country=CI").then().body("items.good", hasItem("Cocoa")).body("items.country", everyItem(equalTo("CI")));
        as(Account.NGO).get(API + "/goods").then().body("items.size()", equalTo(379));
    }

    @Test
    void ok_200_the_67_indicators() {
        as(Account.INSPECTOR).get(API + "/indicators").then().statusCode(200).body("items.size()", equalTo(67))
                .body("items.find { it.code == 'EX08' }.adult", equalTo("MEDIUM")).body("items.find { it.code == 'EX08' }.child", equalTo(null))
                .body("items.find { it.code == 'CD10' }.ilo11", equalTo(java.util.List.of(6, 4)));
    }

    @Test
    void invalid_400_country() {
        as(Account.INSPECTOR).get(API + "/goods?country=Burma").then().statusCode(400).body("violations[0].field", equalTo("country"));
    }

    @Test
    void unauthorised_401() {
        RestAssured.get(API + "/goods").then().statusCode(401);
        RestAssured.get(API + "/indicators").then().statusCode(401);
        RestAssured.get(API + "/notices").then().statusCode(401);
    }
}
