package org.palermo.inspection.supplychain;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.find;
import static org.palermo.inspection.supplychain.Chain.aCompany;
import static org.palermo.inspection.supplychain.Chain.aLink;
import static org.palermo.inspection.supplychain.Chain.link;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class SupplyReachTest {
    private String mill;
    private String agent;
    private String brand;

    @BeforeEach
    void parties() {
        mill = aWorkplace("ESTABLISHMENT");
        agent = aCompany("Agent " + UUID.randomUUID());
        brand = aCompany("Brand " + UUID.randomUUID());
    }

    @Test
    void ok_200_over_several_paths_and_a_circle() {
        String tailor = aWorkplace("ESTABLISHMENT");
        String toAgent = aLink(mill, agent);
        String toTailor = aLink(mill, tailor);
        String agentToBrand = aLink(agent, brand);
        String tailorToBrand = aLink(tailor, brand);
        String back = aLink(brand, mill);
        reach(mill, "BUYERS", 5).body("parties.party.id", containsInAnyOrder(agent, tailor, brand)).body("cut", equalTo(false))
                .body("parties.find { it.party.id == '" + brand + "' }.step", equalTo(2))
                .body("parties.find { it.party.id == '" + brand + "' }.via.size()", equalTo(1))
                .body("parties.find { it.party.id == '" + brand + "' }.path.size()", equalTo(2))
                .body("parties.find { it.party.id == '" + agent + "' }.path", equalTo(List.of(toAgent)))
                .body("links.id", containsInAnyOrder(toAgent, toTailor, agentToBrand, tailorToBrand, back));
        reach(brand, "SUPPLIERS", 5).body("parties.party.id", containsInAnyOrder(agent, tailor, mill));
    }

    @Test
    void ok_200_says_that_there_is_more_behind_the_last_step() {
        aLink(mill, agent);
        aLink(agent, brand);
        reach(mill, "BUYERS", 1).body("parties.party.id", equalTo(List.of(agent))).body("links.size()", equalTo(1)).body("cut", equalTo(true));
        reach(mill, "BUYERS", 2).body("parties.party.id", equalTo(List.of(agent, brand))).body("cut", equalTo(false));
    }

    @Test
    void ok_200_only_links_of_the_day() {
        String id = aLink(mill, agent);
        String wrong = aLink(mill, brand);
        as(Account.INSPECTOR).body("{\"reason\":\"TRADE_ENDED\",\"lastDay\":\"2025-06-30\"}").post(API + "/supply-links/" + id + "/end").then().statusCode(200);
        as(Account.INSPECTOR).body("{\"reason\":\"MISTAKE\"}").post(API + "/supply-links/" + wrong + "/end").then().statusCode(200);
        reach(mill, "BUYERS", 5).body("parties.size()", equalTo(0));
        reach(mill, "BUYERS", 5, "2025-06-30").body("parties.party.id", equalTo(List.of(agent)));
        reach(mill, "BUYERS", 5, "2024-12-31").body("parties.size()", equalTo(0));
    }

    @Test
    void ok_200_what_another_inspectorate_found_is_not_walked() {
        link(Account.INSPECTOR, mill, agent, "Shirts", "INSPECTION").then().statusCode(201);
        aLink(agent, brand);
        reach(mill, "BUYERS", 5).body("parties.party.id", equalTo(List.of(agent, brand)));
        as(Account.OTHER_INSPECTOR).get(API + "/supply-reach?direction=BUYERS&party=" + mill).then().statusCode(200).body("parties.size()", equalTo(0));
    }

    @Test
    void ok_200_a_product_that_the_list_of_goods_names() {
        String field = as(Account.INSPECTOR).body("{\"name\":\"Gin %s\",\"country\":\"UZ\"}".formatted(UUID.randomUUID())).post(API + "/companies").then().extract().path("id");
        link(Account.INSPECTOR, field, brand, "raw cotton lint", "CUSTOMS").then().statusCode(201);
        link(Account.INSPECTOR, field, agent, "Coats", "CUSTOMS").then().statusCode(201);
        reach(field, "BUYERS", 5).body("links.find { it.product == 'raw cotton lint' }.listed", equalTo(List.of("CHILD_LABOUR", "FORCED_LABOUR", "FORCED_CHILD_LABOUR")))
                .body("links.find { it.product == 'Coats' }.listed", equalTo(List.of()));
    }

    @Test
    void ok_200_no_more_links_than_the_bound() {
        execute("""
                with many as (
                    insert into company (id, reference, name, country, name_key, created_at)
                    select gen_random_uuid(), 'CO-' || gen_random_uuid(), 'Many', 'GB', 'GB many', now() from generate_series(1, 1100) returning id)
                insert into supply_link (id, supplier_workplace, buyer_company, product, product_key, source, valid_from, agency, recorded_by, recorded_at)
                select gen_random_uuid(), '%s', id, 'Shirts', 'shirts', 'CUSTOMS', '2025-01-01', '%s', 'x', now() from many
                """.formatted(mill, Account.INSPECTOR.agency()));
        reach(mill, "BUYERS", 5).body("links.size()", equalTo(1_000)).body("cut", equalTo(true));
    }

    @Test
    void ok_200_of_a_finding_of_the_own_inspectorate() {
        aLink(mill, brand);
        String visit = aVisit(Account.INSPECTOR, mill);
        String finding = find(Account.INSPECTOR, visit, "{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":[\"EX01\"],\"note\":\"a locked door\"}").then().statusCode(201).extract().path("id");
        String answer = as(Account.CHIEF).get(API + "/supply-reach/findings/" + finding).then().statusCode(200).body("parties.party.id", equalTo(List.of(brand))).extract().asString();
        assertTrue(!answer.contains("locked") && !answer.contains("EX01") && !answer.contains(finding), answer);
        as(Account.OTHER_INSPECTOR).get(API + "/supply-reach/findings/" + finding).then().statusCode(404);
    }

    @Test
    void ok_200_records_of_one_workplace_that_were_merged_are_one_party() {
        String same = aWorkplace("ESTABLISHMENT");
        String field = aCompany("Field " + UUID.randomUUID());
        String in = aLink(field, same);
        String out = aLink(mill, brand);
        execute("update workplace set merged_into = '%s' where id = '%s'".formatted(mill, same));
        reach(field, "BUYERS", 5).body("parties.party.id", equalTo(List.of(mill, brand))).body("links.id", equalTo(List.of(in, out))).body("links[0].buyer", equalTo(mill));
        reach(brand, "SUPPLIERS", 5).body("parties.party.id", equalTo(List.of(mill, field)));
        reach(same, "BUYERS", 5).body("start.id", equalTo(mill)).body("parties.party.id", equalTo(List.of(brand)));
        as(Account.INSPECTOR).get(API + "/supply-links?direction=SUPPLIERS&party=" + mill).then().statusCode(200).body("items.id", equalTo(List.of(in)));
        execute("update workplace set merged_into = null where id = '%s'".formatted(same));
        reach(field, "BUYERS", 5).body("parties.party.id", equalTo(List.of(same)));
    }

    @Test
    void not_found_404_a_household() {
        as(Account.INSPECTOR).get(API + "/supply-reach?direction=BUYERS&party=" + aWorkplace("PRIVATE_HOUSEHOLD")).then().statusCode(404);
        as(Account.INSPECTOR).get(API + "/supply-reach?direction=BUYERS&party=" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void invalid_400_direction_steps_and_day() {
        as(Account.INSPECTOR).get(API + "/supply-reach?direction=UP&party=" + mill).then().statusCode(400).body("violations[0].message", equalTo("must be one of BUYERS, SUPPLIERS"));
        as(Account.INSPECTOR).get(API + "/supply-reach?direction=BUYERS&steps=11&party=" + mill).then().statusCode(400).body("violations[0].field", equalTo("steps"));
        as(Account.INSPECTOR).get(API + "/supply-reach?direction=BUYERS&on=0001-01-01&party=" + mill).then().statusCode(400).body("violations[0].field", equalTo("on"));
    }

    private static ValidatableResponse reach(String party, String direction, int steps) {
        return as(Account.INSPECTOR).get(API + "/supply-reach?party=" + party + "&direction=" + direction + "&steps=" + steps).then().statusCode(200);
    }

    private static ValidatableResponse reach(String party, String direction, int steps, String on) {
        return as(Account.INSPECTOR).get(API + "/supply-reach?party=" + party + "&direction=" + direction + "&steps=" + steps + "&on=" + on).then().statusCode(200);
    }
}
