package org.palermo.inspection.supplychain;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.supplychain.Chain.aCompany;
import static org.palermo.inspection.supplychain.Chain.aLink;
import static org.palermo.inspection.supplychain.Chain.link;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class SupplyLinksTest {
    private static final String LINKS = API + "/supply-links";

    private String mill;
    private String brand;

    @BeforeEach
    void parties() {
        mill = aWorkplace("ESTABLISHMENT");
        brand = aCompany();
    }

    @Test
    void created_201_and_listed_from_both_ends() {
        String reference = as(Account.INSPECTOR).get(API + "/companies/" + brand).then().statusCode(200).extract().path("reference");
        String id = link(Account.INSPECTOR, mill, reference.toLowerCase(), "Shirts", "PUBLISHED_LIST").then().statusCode(201)
                .body("supplier.kind", equalTo("WORKPLACE")).body("buyer.kind", equalTo("COMPANY")).body("buyer.id", equalTo(brand))
                .body("state", equalTo("STANDS")).body("own", equalTo(true)).body("tier", equalTo(1)).extract().path("id");
        as(Account.INSPECTOR).get(LINKS + "?direction=BUYERS&party=" + mill).then().statusCode(200).body("items.id", equalTo(List.of(id)));
        as(Account.CHIEF).get(LINKS + "?direction=SUPPLIERS&party=" + brand).then().statusCode(200).body("items.id", equalTo(List.of(id)));
        as(Account.CHIEF).get(LINKS + "?direction=SUPPLIERS&party=" + mill).then().statusCode(200).body("items.size()", equalTo(0));
        as(Account.CHIEF).get(LINKS + "/" + id).then().statusCode(200).body("sourceTitle", equalTo("List 1"));
    }

    @Test
    void ok_200_page_by_page_latest_first() {
        String earlier = aLink(mill, brand);
        String later = aLink(mill, aCompany());
        String next = as(Account.INSPECTOR).get(LINKS + "?limit=1&direction=BUYERS&party=" + mill).then().body("items.id", equalTo(List.of(later))).body("next", notNullValue())
                .extract().path("next");
        as(Account.INSPECTOR).get(LINKS + "?limit=1&direction=BUYERS&party=" + mill + "&cursor=" + next).then().body("items.id", equalTo(List.of(earlier))).body("next", equalTo(null));
    }

    @Test
    void ok_200_a_published_link_is_for_every_inspectorate_and_another_for_its_own() {
        String published = aLink(mill, brand);
        String found = link(Account.INSPECTOR, mill, brand, "Shirts", "INSPECTION").then().statusCode(201).extract().path("id");
        as(Account.CHIEF).get(LINKS + "?direction=BUYERS&party=" + mill).then().body("items.id", equalTo(List.of(found, published)));
        for (Account other : List.of(Account.OTHER_INSPECTOR, Account.RAPPORTEUR)) {
            as(other).get(LINKS + "?direction=BUYERS&party=" + mill).then().statusCode(200).body("items.id", equalTo(List.of(published)))
                    .body("items[0].own", equalTo(false));
            as(other).get(LINKS + "/" + found).then().statusCode(404);
        }
    }

    @Test
    void ok_200_ended_with_its_last_day() {
        String id = aLink(mill, brand);
        end(Account.CHIEF, id, "{\"reason\":\"TRADE_ENDED\",\"lastDay\":\"2025-06-30\"}").then().statusCode(200)
                .body("state", equalTo("TRADE_ENDED")).body("validUntil", equalTo("2025-06-30")).body("endedAt", notNullValue());
        as(Account.INSPECTOR).get(LINKS + "?direction=BUYERS&party=" + mill).then().body("items[0].state", equalTo("TRADE_ENDED"));
        end(Account.INSPECTOR, id, "{\"reason\":\"MISTAKE\"}").then().statusCode(409).body("type", equalTo("urn:palermo:problem:supply-link:ended"));
    }

    @Test
    void created_201_again_after_a_mistake() {
        String wrong = aLink(mill, brand);
        end(Account.INSPECTOR, wrong, "{\"reason\":\"MISTAKE\"}").then().statusCode(200).body("state", equalTo("MISTAKE"));
        aLink(mill, brand);
    }

    @Test
    void known_409_the_same_link_again() {
        aLink(mill, brand);
        link(Account.INSPECTOR, mill, brand, " SHIRTS ", "PUBLISHED_LIST").then().statusCode(409).body("type", equalTo("urn:palermo:problem:supply-link:known"));
        link(Account.INSPECTOR, mill, brand, "Trousers", "PUBLISHED_LIST").then().statusCode(201);
    }

    @Test
    void invalid_400_parties() {
        String home = aWorkplace("PRIVATE_HOUSEHOLD");
        for (String party : List.of(home, "W-0000", UUID.randomUUID().toString())) {
            link(Account.INSPECTOR, mill, party, "Shirts", "COMPANY").then().statusCode(400).body("violations[0].field", equalTo("buyer"))
                    .body("violations[0].message", containsString("not of a private household"));
        }
        link(Account.INSPECTOR, mill, mill, "Shirts", "COMPANY").then().statusCode(400).body("violations[0].message", equalTo("must not be the supplier"));
    }

    @Test
    void invalid_400_days() {
        as(Account.INSPECTOR).body("""
                {"supplier":"%s","buyer":"%s","product":"Shirts","source":"COMPANY","validFrom":"2025-01-02","validUntil":"2025-01-01"}
                """.formatted(mill, brand)).post(LINKS).then().statusCode(400).body("violations[0].field", equalTo("validUntil"));
        String id = aLink(mill, brand);
        end(Account.INSPECTOR, id, "{\"reason\":\"TRADE_ENDED\"}").then().statusCode(400).body("violations[0].field", equalTo("lastDay"));
        end(Account.INSPECTOR, id, "{\"reason\":\"MISTAKE\",\"lastDay\":\"2025-06-30\"}").then().statusCode(400);
        end(Account.INSPECTOR, id, "{\"reason\":\"TRADE_ENDED\",\"lastDay\":\"2024-06-30\"}").then().statusCode(400);
    }

    @Test
    void forbidden_403_a_link_of_another_inspectorate_is_not_ended() {
        String id = aLink(mill, brand);
        end(Account.OTHER_INSPECTOR, id, "{\"reason\":\"MISTAKE\"}").then().statusCode(403).body("type", equalTo("urn:palermo:problem:supply-link:not-yours"));
        as(Account.INSPECTOR).get(LINKS + "/" + id).then().body("state", equalTo("STANDS"));
    }

    @Test
    void nobody_changes_what_a_link_said() throws SQLException {
        String id = aLink(mill, brand);
        try (Acting acting = Acting.as(Account.OTHER_INSPECTOR)) {
            assertEquals(0, acting.change("update supply_link set withdrawn = true, ended_at = now(), ended_by = 'x', end_reason = 'MISTAKE' where id = '" + id + "'"));
        }
        try (Acting acting = Acting.as(Account.INSPECTOR)) {
            SQLException refusal = assertThrows(SQLException.class, () -> acting.change("update supply_link set product = 'x' where id = '" + id + "'"));
            assertTrue(refusal.getMessage().contains("permission denied"), refusal.getMessage());
        }
        try (Acting acting = Acting.as(Account.AUTHORITY)) {
            assertEquals(0, acting.count("supply_link where id = '" + id + "'"));
        }
    }

    @Test
    void known_409_a_company_by_number_or_name() {
        String name = "Mercer " + UUID.randomUUID();
        String number = UUID.randomUUID().toString().substring(0, 8);
        as(Account.INSPECTOR).body("{\"name\":\"%s Limited\",\"country\":\"GB\",\"number\":\" %s\"}".formatted(name, number)).post(API + "/companies").then().statusCode(201)
                .body("number", equalTo(number.toUpperCase()));
        as(Account.INSPECTOR).body("{\"name\":\"Other\",\"country\":\"GB\",\"number\":\"%s\"}".formatted(number)).post(API + "/companies").then().statusCode(409)
                .body("detail", containsString("CO-"));
        as(Account.INSPECTOR).body("{\"name\":\"%s LTD.\",\"country\":\"GB\"}".formatted(name)).post(API + "/companies").then().statusCode(409);
        as(Account.INSPECTOR).body("{\"name\":\"%s Ltd\",\"country\":\"GB\",\"number\":\"9%s\"}".formatted(name, number)).post(API + "/companies").then().statusCode(201);
        as(Account.RAPPORTEUR).get(API + "/companies?country=GB&q=" + name.toLowerCase()).then().statusCode(200).body("items.size()", equalTo(2));
        as(Account.RAPPORTEUR).get(API + "/companies?q=%25").then().statusCode(200).body("items.name", not(hasItem(name + " Limited")));
    }

    @Test
    void forbidden_403_wrong_role() {
        as(Account.NGO).get(LINKS + "?direction=BUYERS&party=" + mill).then().statusCode(403);
        link(Account.RAPPORTEUR, mill, brand, "Shirts", "COMPANY").then().statusCode(403);
    }

    private static Response end(Account by, String id, String body) {
        return as(by).body(body).post(LINKS + "/" + id + "/end");
    }
}
