package org.palermo.inspection.workplace.change;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.importList;
import static org.palermo.inspection.Given.summary;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class WorkplaceChangesTest {
    private final String unique = "un" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void ok_200_a_correction_keeps_what_stood_before() {
        String id = mill();
        edit(id, tag(id), Map.of("name", "Loom " + unique, "isic", "1410", "women", 30, "men", 12)).then().statusCode(200)
                .body("name", equalTo("Loom " + unique)).body("isic", equalTo("1410")).body("women", equalTo(30)).body("address", equalTo("1 " + unique + " Road"));
        history(id).body("items.size()", equalTo(1)).body("items[0].kind", equalTo("EDITED")).body("items[0].before.name", equalTo("Mill " + unique))
                .body("items[0].before.isic", nullValue()).body("items[0].agency", equalTo(Account.INSPECTOR.agency().toString()));
        history(id).body("items[0].changed", equalTo(List.of("name", "isic", "women", "men")));
        found("loom").body("items.id", equalTo(List.of(id)));
        found("mill").body("items.size()", equalTo(0));
    }

    /// What a change replaced is worked out from what follows it, also where a page of the list ends between the two.
    @Test
    void ok_200_each_change_names_what_it_replaced() {
        String id = mill();
        edit(id, tag(id), Map.of("latitude", 51.5, "longitude", -2.2, "region", "GB-ENG-NW")).then().statusCode(200);
        edit(id, tag(id), Map.of("osId", "GB2021250D1DTNZ", "workers", 40)).then().statusCode(200);
        edit(id, tag(id), Map.of("kind", "INFORMAL", "workers", 41)).then().statusCode(200);
        history(id).body("items.changed", equalTo(List.of(List.of("kind", "workers"), List.of("workers", "osId"), List.of("region", "latitude", "longitude"))));
        String next = as(Account.CHIEF).get(API + "/workplaces/" + id + "/history?limit=1").then().statusCode(200).extract().path("next");
        as(Account.CHIEF).get(API + "/workplaces/" + id + "/history?limit=1&cursor=" + next).then().statusCode(200)
                .body("items.changed", equalTo(List.of(List.of("workers", "osId"))));
    }

    /// A list that still has the earlier name and address is matched, and makes no second workplace.
    @Test
    void ok_200_a_list_with_the_earlier_name_is_matched() {
        String id = mill();
        edit(id, tag(id), Map.of("name", "Loom " + unique)).then().statusCode(200);
        String list = "name,country,address\nMill " + unique + ",GB,1 " + unique + " Road\nLoom " + unique + ",GB,1 " + unique + " Road\n";
        assertEquals("{\"summary\":{\"read\":2,\"imported\":0,\"matched\":2,\"rejected\":0}}",
                summary(importList(Account.CHIEF, "list " + unique, list.getBytes(StandardCharsets.UTF_8))));
        as(Account.INSPECTOR).get(API + "/workplaces/" + id).then().body("listings.size()", equalTo(2));
    }

    @Test
    void ok_200_a_field_that_is_null_is_removed() {
        String id = mill();
        edit(id, tag(id), Map.of("workers", 40)).then().statusCode(200);
        as(Account.INSPECTOR).contentType("application/merge-patch+json").header("If-Match", tag(id)).body("{\"workers\":null,\"workersLeast\":10,\"workersMost\":50}")
                .patch(API + "/workplaces/" + id).then().statusCode(200).body("workers", nullValue()).body("workersMost", equalTo(50));
    }

    @Test
    void refused_400_what_a_workplace_can_not_be() {
        String id = mill();
        Map<Map<String, Object>, String> wrong = Map.of(
                Map.of("isic", "9999"), "isic", Map.of("osId", "CN2021250D1DTN8"), "osId", Map.of("workers", 10, "women", 11), "women",
                Map.of("workersLeast", 9, "workersMost", 8), "workersMost", Map.of("latitude", 51.5), "longitude", Map.of("name", "..."), "name",
                Map.of("kind", "PRIVATE_HOUSEHOLD"), "kind", Map.of("workers", 2, "workersLeast", 3), "workers", Map.of("name", "Mill " + unique), "(body)");
        wrong.forEach((patch, field) -> edit(id, tag(id), patch).then().statusCode(400).body("violations[0].field", equalTo(field))
                .body("violations[0].message", startsWith("must ")));
    }

    @Test
    void stale_412_and_required_428() {
        String id = mill();
        String seen = tag(id);
        edit(id, seen, Map.of("workers", 3)).then().statusCode(200);
        edit(id, seen, Map.of("workers", 4)).then().statusCode(412);
        as(Account.INSPECTOR).contentType("application/merge-patch+json").body("{\"workers\":4}").patch(API + "/workplaces/" + id).then().statusCode(428);
    }

    @Test
    void refused_409_the_name_and_address_of_another() {
        String id = mill();
        String reference = as(Account.INSPECTOR).body(body("Loom " + unique)).post(API + "/workplaces").then().statusCode(201).extract().path("reference");
        edit(id, tag(id), Map.of("name", "Loom " + unique)).then().statusCode(409).body("detail", containsString(reference));
        as(Account.INSPECTOR).get(API + "/workplaces/" + id).then().body("name", equalTo("Mill " + unique));
    }

    @Test
    void ok_200_a_move_keeps_the_earlier_address_and_its_day() {
        String id = mill();
        post(id, "move", Map.of("from", "2026-02-01", "address", "9 New " + unique + " Quay")).then().statusCode(200)
                .body("address", equalTo("9 New " + unique + " Quay")).body("addressFrom", equalTo("2026-02-01")).body("latitude", nullValue());
        history(id).body("items[0].kind", equalTo("MOVED")).body("items[0].from", equalTo("2026-02-01")).body("items[0].before.address", equalTo("1 " + unique + " Road"));
        post(id, "move", Map.of("from", LocalDate.now().plusDays(3).toString(), "address", "x")).then().statusCode(400).body("violations[0].field", equalTo("from"));
    }

    @Test
    void ok_200_closed_and_opened_again() {
        String id = mill();
        post(id, "closing", Map.of("on", "2026-03-01", "reason", "CEASED")).then().statusCode(200).body("state", equalTo("CLOSED")).body("closedOn", equalTo("2026-03-01"));
        post(id, "closing", Map.of("on", "2026-03-01", "reason", "CEASED")).then().statusCode(409);
        post(id, "move", Map.of("from", "2026-02-01", "address", "x")).then().statusCode(409);
        as(Account.INSPECTOR).get(API + "/workplaces?state=CLOSED&q=" + unique).then().body("items.id", equalTo(List.of(id)));
        as(Account.INSPECTOR).get(API + "/workplaces?state=OPEN&q=" + unique).then().body("items.size()", equalTo(0));
        post(id, "reopening", Map.of("on", "2026-02-01")).then().statusCode(400);
        post(id, "reopening", Map.of("on", "2026-04-01")).then().statusCode(200).body("state", equalTo("OPEN")).body("closedFor", nullValue());
        post(id, "reopening", Map.of("on", "2026-04-01")).then().statusCode(409);
        history(id).body("items.changed", equalTo(List.of(List.of("closedOn", "closedFor"), List.of("closedOn", "closedFor"))));
        history(id).body("items.kind", equalTo(List.of("REOPENED", "CLOSED"))).body("items[1].reasons", equalTo(List.of("CEASED")));
    }

    /// What a household said before is sealed as what it says now.
    @Test
    void ok_200_a_household_stays_sealed_with_its_history() {
        String word = "zq" + UUID.randomUUID().toString().replace("-", "");
        String id = as(Account.INSPECTOR).body("{\"kind\":\"PRIVATE_HOUSEHOLD\",\"name\":\"Family %1$s\",\"country\":\"GB\",\"address\":\"4 %1$s Lane\"}".formatted(word))
                .post(API + "/workplaces").then().statusCode(201).extract().path("id");
        String other = "zr" + word.substring(2);
        edit(id, tag(id), Map.of("name", "Family " + other)).then().statusCode(200).body("name", equalTo("Family " + other));
        post(id, "move", Map.of("from", "2026-02-01", "address", "5 " + other + " Lane")).then().statusCode(200);
        assertEquals(Set.of(), ClearText.tablesWith(word, other));
        history(id).body("items.changed", equalTo(List.of(List.of("address", "addressFrom"), List.of("name"))));
        history(id).body("items[1].before.name", equalTo("Family " + word)).body("items[0].before.address", equalTo("4 " + word + " Lane"));
        as(Account.INSPECTOR).get(API + "/workplaces?q=" + other).then().body("items.id", equalTo(List.of(id)));
        as(Account.INSPECTOR).get(API + "/workplaces?q=" + word).then().body("items.size()", equalTo(0));
        as(Account.ADMINISTRATOR).get(API + "/workplaces/" + id).then().body("name", nullValue()).body("address", nullValue());
        Given.execute("delete from data_key where owner = '" + id + "'");
        history(id).body("items[1].before.name", nullValue());
        edit(id, tag(id), Map.of("workers", 1)).then().statusCode(409).body("type", containsString("erased"));
    }

    @Test
    void ok_200_filtered_by_kind_and_economic_activity() {
        String id = mill();
        edit(id, tag(id), Map.of("isic", "1410")).then().statusCode(200);
        for (String of : List.of("C", "14", "141", "1410")) {
            as(Account.INSPECTOR).get(API + "/workplaces?isic=" + of + "&q=" + unique).then().body("items.id", hasItem(id));
        }
        as(Account.INSPECTOR).get(API + "/workplaces?isic=A&q=" + unique).then().body("items.id", not(hasItem(id)));
        as(Account.INSPECTOR).get(API + "/workplaces?kind=INFORMAL&q=" + unique).then().body("items.size()", equalTo(0));
        String reference = as(Account.INSPECTOR).get(API + "/workplaces/" + id).then().extract().path("reference");
        as(Account.INSPECTOR).queryParam("q", reference.toLowerCase()).get(API + "/workplaces").then().body("items.id", equalTo(List.of(id)));
    }

    @Test
    void ok_200_isic_from_section_to_class() {
        as(Account.INSPECTOR).get(API + "/isic?level=SECTION").then().statusCode(200).body("items.size()", equalTo(21)).body("items[2].title", equalTo("Manufacturing"));
        as(Account.INSPECTOR).get(API + "/isic?level=CLASS").then().body("items.size()", equalTo(419));
        as(Account.INSPECTOR).get(API + "/isic?within=T").then().body("items.code", equalTo(List.of("97", "98")));
        as(Account.INSPECTOR).get(API + "/isic?q=domestic personnel").then().body("items.code", hasItem("9700"));
        as(Account.INSPECTOR).get(API + "/isic?level=KIND").then().statusCode(400);
    }

    @Test
    void not_found_404_and_forbidden_403() {
        String none = UUID.randomUUID().toString();
        edit(none, "\"0\"", Map.of("workers", 4)).then().statusCode(404);
        as(Account.INSPECTOR).get(API + "/workplaces/" + none + "/history").then().statusCode(404);
        String id = mill();
        as(Account.ADMINISTRATOR).get(API + "/workplaces/" + id + "/history").then().statusCode(403);
        as(Account.ADMINISTRATOR).header("If-Match", tag(id)).body(Map.of("on", "2026-03-01", "reason", "OTHER")).post(API + "/workplaces/" + id + "/closing").then().statusCode(403);
    }

    private String mill() {
        return as(Account.INSPECTOR).body(body("Mill " + unique)).post(API + "/workplaces").then().statusCode(201).extract().path("id");
    }

    private Map<String, Object> body(String name) {
        return Map.of("kind", "ESTABLISHMENT", "name", name, "country", "GB", "address", "1 " + unique + " Road", "sector", "Apparel");
    }

    private static String tag(String id) {
        return as(Account.INSPECTOR).get(API + "/workplaces/" + id).then().statusCode(200).extract().header("ETag");
    }

    private static Response edit(String id, String tag, Map<String, Object> patch) {
        return as(Account.INSPECTOR).contentType("application/merge-patch+json").header("If-Match", tag).body(patch).patch(API + "/workplaces/" + id);
    }

    private static Response post(String id, String what, Map<String, Object> body) {
        return as(Account.INSPECTOR).header("If-Match", tag(id)).body(body).post(API + "/workplaces/" + id + "/" + what);
    }

    private static io.restassured.response.ValidatableResponse history(String id) {
        return as(Account.CHIEF).get(API + "/workplaces/" + id + "/history").then().statusCode(200);
    }

    private io.restassured.response.ValidatableResponse found(String word) {
        return as(Account.INSPECTOR).get(API + "/workplaces?q=" + word + "+" + unique).then().statusCode(200);
    }
}
