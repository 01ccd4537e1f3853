package org.palermo.inspection.workplace.duplicate;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.importList;
import static org.palermo.inspection.Given.summary;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.directive.GivenDirectives;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class DuplicatesTest {
    private static final List<String> SEEN = List.of("SAME_ADDRESS", "SEEN_ON_SITE");
    private final String unique = "un" + word();

    /// Letters only: letters and digits side by side would be several words. Each digit becomes a letter of its own, because two tests
    /// with the same word would register the same workplace.
    private static String word() {
        return UUID.randomUUID().toString().substring(0, 8).chars().map(c -> c <= '9' ? 'g' + c - '0' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    @Test
    void ok_200_both_sides_and_why() {
        String ltd = place("Alpha " + unique + " Ltd", "1 Mill Road, Leeds", Map.of());
        String inc = place("Alpha " + unique + " Inc", "1 Mill Road, Leeds, Yorkshire", Map.of());
        String pair = pair(inc, ltd);
        as(Account.CHIEF).get(API + "/duplicates/" + pair).then().statusCode(200)
                .body("likeness", equalTo("NAME")).body("state", equalTo("OPEN")).body("nameShare", equalTo(100)).body("addressShare", equalTo(80))
                .body("one.id", equalTo(inc)).body("other.id", equalTo(ltd)).body("sameOsId", equalTo(false)).body("metresApart", nullValue());
        as(Account.OTHER_INSPECTOR).get(API + "/duplicates?limit=200&country=GB&likeness=NAME").then().statusCode(200).body("items.id", hasItem(pair));
        as(Account.OTHER_INSPECTOR).get(API + "/duplicates?limit=200&country=FR").then().statusCode(200).body("items.id", not(hasItem(pair)));
    }

    @Test
    void ok_200_near_and_of_similar_name_or_of_the_same_os_id() {
        String one = place("Beta Garments " + unique, "1 Mill Road", Map.of("latitude", 23.8103, "longitude", 90.4125));
        String near = place("Beta Garments Unit " + unique, "Tejgaon, Dhaka", Map.of("latitude", 23.8107, "longitude", 90.4128));
        place("Gamma " + unique, "2 Mill Road", Map.of("latitude", 23.8104, "longitude", 90.4125));
        place("Beta Garments Two " + unique, "3 Mill Road", Map.of("latitude", 23.8303, "longitude", 90.4125));
        as(Account.CHIEF).get(API + "/duplicates/" + pair(near, one)).then().body("likeness", equalTo("PLACE")).body("metresApart", lessThanOrEqualTo(100));
        assertEquals(1, duplicates(one).size());
        String first = place("Delta " + unique, "4 Mill Road", Map.of("osId", "CN2021250D1DTN7"));
        String second = place("Epsilon " + unique, "5 Mill Road", Map.of("osId", "CN2021250D1DTN7"));
        as(Account.CHIEF).get(API + "/duplicates/" + pair(second, first)).then().body("likeness", equalTo("OS_ID")).body("sameOsId", equalTo(true));
    }

    /// Nobody is asked twice.
    @Test
    void ok_200_not_the_same_is_remembered() {
        String one = place("Alpha " + unique + " Ltd", "1 Mill Road, Leeds", Map.of());
        String other = place("Alpha " + unique + " Inc", "1 Mill Road, Leeds, UK", Map.of());
        String pair = pair(other, one);
        act(pair, "not-same", null).then().statusCode(200).body("state", equalTo("NOT_SAME"));
        assertEquals(List.of(), duplicates(one));
        as(Account.CHIEF).get(API + "/duplicates?limit=200").then().body("items.id", not(hasItem(pair)));
        as(Account.CHIEF).get(API + "/duplicates?limit=200&state=NOT_SAME").then().body("items.id", hasItem(pair));
        as(Account.INSPECTOR).contentType("application/merge-patch+json").header("If-Match", tag(other)).body(Map.of("address", "1 Mill Road, Leeds, England"))
                .patch(API + "/workplaces/" + other).then().statusCode(200).body("possibleDuplicates.size()", equalTo(0));
    }

    @Test
    void ok_200_merged_visits_and_lists_follow_and_a_split_puts_them_back() {
        String kept = place("Alpha " + unique + " Ltd", "1 Mill Road, Leeds", Map.of());
        String gone = place("Alpha " + unique + " Inc", "1 Mill Road, Leeds, UK", Map.of());
        String visit = aVisit(Account.INSPECTOR, gone);
        merge(pair(gone, kept), kept).then().statusCode(200).body("state", equalTo("MERGED")).body("reasons", equalTo(SEEN));
        as(Account.INSPECTOR).get(API + "/workplaces/" + gone).then().statusCode(200).body("state", equalTo("MERGED")).body("mergedInto", equalTo(kept));
        visits(kept).body("items.id", equalTo(List.of(visit)));
        as(Account.INSPECTOR).get(API + "/workplaces?q=" + unique).then().body("items.id", equalTo(List.of(kept)));
        // A phone that still has the earlier id can record a visit; it is one of the workplace that stands for it.
        String late = aVisit(Account.INSPECTOR, gone);
        visits(kept).body("items.id", hasItem(late));
        assertEquals("{\"summary\":{\"read\":1,\"imported\":0,\"matched\":1,\"rejected\":0}}", summary(importList(Account.CHIEF, "list " + unique,
                ("name,country,address\nAlpha " + unique + " Inc,GB,\"1 Mill Road, Leeds, UK\"\n").getBytes(StandardCharsets.UTF_8))));
        as(Account.INSPECTOR).get(API + "/workplaces/" + kept).then().body("listings.size()", equalTo(1));
        as(Account.INSPECTOR).header("If-Match", tag(gone)).body(Map.of("on", "2026-01-01", "reason", "OTHER")).post(API + "/workplaces/" + gone + "/closing").then()
                .statusCode(409);
        as(Account.INSPECTOR).header("If-Match", tag(kept)).post(API + "/workplaces/" + kept + "/split").then().statusCode(409);
        as(Account.INSPECTOR).header("If-Match", tag(gone)).post(API + "/workplaces/" + gone + "/split").then().statusCode(200)
                .body("state", equalTo("OPEN")).body("mergedInto", nullValue());
        visits(kept).body("items.size()", equalTo(0));
        visits(gone).body("items.id", hasItem(visit)).body("items.id", hasItem(late));
        as(Account.CHIEF).get(API + "/workplaces/" + gone + "/history").then().body("items.kind", equalTo(List.of("SPLIT", "MERGED")))
                .body("items[1].other", equalTo(kept)).body("items[1].reasons", equalTo(SEEN));
        assertEquals(List.of(), duplicates(kept));
    }

    /// What was recorded on the merged record is found under the workplace that stands for it.
    @Test
    void ok_200_merged_orders_penalties_wage_claims_and_planned_visits_follow() {
        String kept = place("Alpha " + unique + " Ltd", "1 Mill Road, Leeds", Map.of());
        String gone = place("Alpha " + unique + " Inc", "1 Mill Road, Leeds, UK", Map.of());
        String visit = aVisit(Account.INSPECTOR, gone);
        String order = GivenDirectives.issued(Account.INSPECTOR, visit, "x");
        String fine = GivenDirectives.imposed(Account.INSPECTOR, visit);
        GivenDirectives.step(Account.INSPECTOR, "/directives/" + order, "follow-up", "{\"from\":\"%1$s\",\"by\":\"%1$s\"}".formatted(LocalDate.now().plusDays(40)))
                .then().statusCode(200);
        String claim = "{\"workplace\":\"%s\",\"visit\":\"%s\",\"currency\":\"GBP\",\"worker\":{\"label\":\"x\",\"payPeriod\":\"WEEK\",\"employedFrom\":\"2024-04-08\"}}";
        String earlier = as(Account.INSPECTOR).body(claim.formatted(gone, visit)).post(API + "/wage-claims").then().statusCode(201).extract().path("id");
        merge(pair(gone, kept), kept).then().statusCode(200);
        String later = as(Account.INSPECTOR).body(claim.formatted(kept, visit)).post(API + "/wage-claims").then().statusCode(201).extract().path("id");
        as(Account.INSPECTOR).get(API + "/wage-claims?workplace=" + kept).then().statusCode(200).body("items.id", equalTo(List.of(later, earlier)));
        as(Account.INSPECTOR).get(API + "/directives?workplace=" + kept).then().statusCode(200).body("items.id", equalTo(List.of(order)));
        as(Account.INSPECTOR).get(API + "/penalties?workplace=" + kept).then().statusCode(200).body("items.id", equalTo(List.of(fine)));
        as(Account.INSPECTOR).get(API + "/planned-visits?workplace=" + kept).then().statusCode(200).body("items.size()", equalTo(1));
    }

    @Test
    void ok_200_a_chain_of_merges_answers_with_its_end() {
        String a = place("Alpha " + unique + " Ltd", "1 Mill Road, Leeds", Map.of());
        String b = place("Alpha " + unique + " Inc", "1 Mill Road, Leeds, UK", Map.of());
        String c = place("Alpha " + unique + " Plc", "1 Mill Road, Leeds, England", Map.of());
        String visit = aVisit(Account.INSPECTOR, c);
        merge(pair(c, b), b).then().statusCode(200);
        merge(pair(b, a), a).then().statusCode(200);
        as(Account.INSPECTOR).get(API + "/workplaces/" + c).then().body("mergedInto", equalTo(a));
        visits(a).body("items.id", equalTo(List.of(visit)));
        assertEquals(List.of(), duplicates(a));
    }

    /// Who has not seen what the two say now does not merge them.
    @Test
    void stale_412_one_side_has_changed_and_required_428() {
        String kept = place("Alpha " + unique + " Ltd", "1 Mill Road, Leeds", Map.of());
        String gone = place("Alpha " + unique + " Inc", "1 Mill Road, Leeds, UK", Map.of());
        String pair = pair(gone, kept);
        String seen = as(Account.CHIEF).get(API + "/duplicates/" + pair).then().extract().header("ETag");
        as(Account.INSPECTOR).contentType("application/merge-patch+json").header("If-Match", tag(gone)).body(Map.of("workers", 4)).patch(API + "/workplaces/" + gone).then()
                .statusCode(200);
        as(Account.CHIEF).header("If-Match", seen).body(Map.of("keep", "OTHER", "reasons", SEEN)).post(API + "/duplicates/" + pair + "/merge").then().statusCode(412);
        as(Account.CHIEF).body(Map.of("keep", "OTHER", "reasons", SEEN)).post(API + "/duplicates/" + pair + "/merge").then().statusCode(428);
        act(pair, "merge", Map.of("reasons", SEEN)).then().statusCode(400).body("violations[0].field", equalTo("keep"));
        act(pair, "merge", Map.of("keep", "OTHER", "reasons", List.of())).then().statusCode(400);
        merge(pair, kept).then().statusCode(200);
        merge(pair, kept).then().statusCode(409);
        act(pair, "not-same", null).then().statusCode(409);
    }

    @Test
    void created_201_an_inspector_names_a_pair_that_nobody_noticed() {
        String one = place("Alpha " + unique, "1 Mill Road", Map.of());
        String other = place("Omega " + unique, "2 Long Street", Map.of());
        String reference = as(Account.INSPECTOR).get(API + "/workplaces/" + other).then().extract().path("reference");
        String pair = as(Account.INSPECTOR).body(Map.of("reference", reference)).post(API + "/workplaces/" + one + "/possible-duplicates").then().statusCode(201)
                .body("likeness", equalTo("INSPECTOR")).body("nameShare", equalTo(33)).extract().path("id");
        as(Account.INSPECTOR).body(Map.of("reference", reference)).post(API + "/workplaces/" + one + "/possible-duplicates").then().statusCode(201).body("id", equalTo(pair));
        act(pair, "not-same", null).then().statusCode(200);
        as(Account.INSPECTOR).body(Map.of("reference", reference)).post(API + "/workplaces/" + one + "/possible-duplicates").then().statusCode(201)
                .body("id", equalTo(pair)).body("state", equalTo("OPEN"));
        as(Account.INSPECTOR).body(Map.of("reference", reference)).post(API + "/workplaces/" + other + "/possible-duplicates").then().statusCode(400);
        as(Account.INSPECTOR).body(Map.of("reference", "W-0000000000000")).post(API + "/workplaces/" + one + "/possible-duplicates").then().statusCode(400);
    }

    /// A household is compared by who may see it, and never becomes one with another workplace.
    @Test
    void refused_409_a_household_and_a_shop() {
        String home = as(Account.INSPECTOR).body(Map.of("kind", "PRIVATE_HOUSEHOLD", "name", "Home " + unique, "country", "GB", "address", "1 " + unique + " Lane"))
                .post(API + "/workplaces").then().statusCode(201).extract().path("id");
        String shop = place("Shop " + unique, "1 " + unique + " Lane", Map.of());
        String reference = as(Account.INSPECTOR).get(API + "/workplaces/" + shop).then().extract().path("reference");
        String pair = as(Account.INSPECTOR).body(Map.of("reference", reference)).post(API + "/workplaces/" + home + "/possible-duplicates").then().statusCode(201).extract().path("id");
        merge(pair, shop).then().statusCode(409).body("type", containsString("other-kind"));
        as(Account.ADMINISTRATOR).get(API + "/duplicates/" + pair).then().statusCode(403);
    }

    @Test
    void not_found_404_and_invalid_400() {
        as(Account.CHIEF).get(API + "/duplicates/" + UUID.randomUUID()).then().statusCode(404);
        as(Account.CHIEF).get(API + "/duplicates?state=PERHAPS").then().statusCode(400);
        as(Account.CHIEF).get(API + "/duplicates?likeness=SMELL").then().statusCode(400);
    }

    private static String place(String name, String address, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("kind", "ESTABLISHMENT", "name", name, "country", "GB", "address", address, "sector", "Apparel"));
        body.putAll(more);
        return as(Account.INSPECTOR).body(body).post(API + "/workplaces").then().statusCode(201).extract().path("id");
    }

    private static List<Map<String, String>> duplicates(String id) {
        return as(Account.INSPECTOR).get(API + "/workplaces/" + id).then().statusCode(200).extract().path("possibleDuplicates");
    }

    private static String pair(String one, String other) {
        return duplicates(one).stream().filter(found -> found.get("workplace").equals(other)).findFirst().orElseThrow().get("id");
    }

    private static String tag(String id) {
        return as(Account.INSPECTOR).get(API + "/workplaces/" + id).then().extract().header("ETag");
    }

    private static Response merge(String pair, String keep) {
        String one = as(Account.CHIEF).get(API + "/duplicates/" + pair).then().statusCode(200).extract().path("one.id");
        return act(pair, "merge", Map.of("keep", one.equals(keep) ? "ONE" : "OTHER", "reasons", SEEN));
    }

    private static Response act(String pair, String what, Map<String, Object> body) {
        var request = as(Account.CHIEF).header("If-Match", as(Account.CHIEF).get(API + "/duplicates/" + pair).then().statusCode(200).extract().header("ETag"));
        return (body == null ? request : request.body(body)).post(API + "/duplicates/" + pair + "/" + what);
    }

    private static io.restassured.response.ValidatableResponse visits(String workplace) {
        return as(Account.INSPECTOR).get(API + "/visits?workplace=" + workplace).then().statusCode(200);
    }
}
