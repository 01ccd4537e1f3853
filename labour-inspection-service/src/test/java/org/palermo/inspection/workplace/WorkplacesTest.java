package org.palermo.inspection.workplace;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class WorkplacesTest {
    private final String unique = UUID.randomUUID().toString();

    @Test
    void created_201_with_a_reference() {
        String id = as(Account.INSPECTOR).body("""
                {"kind":"RECRUITMENT_AGENCY","name":"Agency %s","country":"GB","address":"3 Church Walk","sector":"professional","osId":"CN-2021250-D1DTN-7",
                 "latitude":54.9,"longitude":-1.6,"workers":12}
                """.formatted(unique)).post(API + "/workplaces").then().statusCode(201)
                .header("Location", notNullValue())
                .body("reference", startsWith("W-")).body("osId", equalTo("CN2021250D1DTN7")).body("sector", equalTo("Professional"))
                .extract().path("id");
        as(Account.OTHER_INSPECTOR).get(API + "/workplaces/" + id).then().statusCode(200).body("name", equalTo("Agency " + unique)).body("kind", equalTo("RECRUITMENT_AGENCY"));
    }

    @Test
    void created_201_the_same_key_again_answers_the_same() {
        String body = "{\"kind\":\"INFORMAL\",\"name\":\"Car wash " + unique + "\",\"country\":\"GB\"}";
        String id = as(Account.INSPECTOR).header("Idempotency-Key", unique).body(body).post(API + "/workplaces").then().statusCode(201).extract().path("id");
        as(Account.INSPECTOR).header("Idempotency-Key", unique).body(body).post(API + "/workplaces").then().statusCode(201).body("id", equalTo(id));
    }

    @Test
    void created_201_two_households_without_an_address_are_two() {
        String body = "{\"kind\":\"PRIVATE_HOUSEHOLD\",\"name\":\"Household " + unique + "\",\"country\":\"GB\"}";
        as(Account.INSPECTOR).body(body).post(API + "/workplaces").then().statusCode(201);
        as(Account.INSPECTOR).body(body).post(API + "/workplaces").then().statusCode(201).body("possibleDuplicates.size()", equalTo(1));
    }

    /// No table contains the name or the place of a household in clear text, but an inspector finds it by name.
    @Test
    void created_201_a_household_is_sealed() {
        String body = "{\"kind\":\"PRIVATE_HOUSEHOLD\",\"name\":\"Family Xanthe%1$s\",\"country\":\"GB\",\"address\":\"4 Quillon%1$s Lane\",\"latitude\":51.234567,\"longitude\":-0.1}"
                .formatted(unique.replace("-", ""));
        String id = as(Account.INSPECTOR).header("Idempotency-Key", unique).body(body).post(API + "/workplaces").then().statusCode(201).extract().path("id");
        assertEquals(Set.of(), ClearText.tablesWith("Xanthe", "Quillon", "51.234567"));
        as(Account.OTHER_INSPECTOR).get(API + "/workplaces/" + id).then().statusCode(200)
                .body("name", startsWith("Family Xanthe")).body("address", startsWith("4 Quillon")).body("latitude", equalTo(51.234567f));
        as(Account.OTHER_INSPECTOR).queryParam("q", "xanthe" + unique.replace("-", "")).get(API + "/workplaces").then().statusCode(200)
                .body("items.id", equalTo(List.of(id)));
        as(Account.INSPECTOR).body(body).post(API + "/workplaces").then().statusCode(409);
        // After its key is destroyed, the household still exists, without name and address.
        Given.execute("delete from data_key where owner = '" + id + "'");
        as(Account.INSPECTOR).get(API + "/workplaces/" + id).then().statusCode(200).body("name", nullValue()).body("address", nullValue());
    }

    /// An administrator sees a household without its name, and can't find it by its name.
    @Test
    void ok_200_whose_household_it_is_can_not_be_guessed() {
        String name = "xanthe" + unique.replace("-", "");
        String id = as(Account.INSPECTOR).body("{\"kind\":\"PRIVATE_HOUSEHOLD\",\"name\":\"" + name + "\",\"country\":\"GB\"}").post(API + "/workplaces")
                .then().statusCode(201).extract().path("id");
        as(Account.ADMINISTRATOR).get(API + "/workplaces/" + id).then().statusCode(200).body("name", nullValue());
        as(Account.INSPECTOR).queryParam("q", name).get(API + "/workplaces").then().statusCode(200).body("items.id", equalTo(List.of(id)));
        as(Account.ADMINISTRATOR).queryParam("q", name).get(API + "/workplaces").then().statusCode(200).body("items.size()", equalTo(0));
    }

    @Test
    void conflict_409_the_same_place() {
        String body = "{\"kind\":\"ESTABLISHMENT\",\"name\":\"Mill " + unique + " Ltd\",\"country\":\"GB\",\"address\":\"1 Quay\"}";
        as(Account.INSPECTOR).body(body).post(API + "/workplaces").then().statusCode(201);
        as(Account.INSPECTOR).body(body.replace("Ltd", "Limited")).post(API + "/workplaces").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:workplace:known"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"kind\":\"CASTLE\",\"name\":\"x\",\"country\":\"GB\"}", "{\"kind\":\"INFORMAL\",\"name\":\"x\",\"country\":\"QQ\"}",
        "{\"kind\":\"INFORMAL\",\"name\":\" \",\"country\":\"GB\"}", "{\"kind\":\"INFORMAL\",\"name\":\"...\",\"country\":\"GB\"}",
        "{\"kind\":\"INFORMAL\",\"name\":\"x\\u0000\",\"country\":\"GB\"}", "{\"kind\":\"INFORMAL\",\"name\":\"x\\ud800\",\"country\":\"GB\"}", "{\"kind\":\"INFORMAL\",\"name\":\"x\\u0007\",\"country\":\"GB\"}",
        "{\"kind\":\"INFORMAL\",\"name\":\"x\\u0085\",\"country\":\"GB\"}",
        "{\"kind\":\"INFORMAL\",\"name\":\"x\",\"country\":\"GB\",\"latitude\":1}", "{\"kind\":\"INFORMAL\",\"name\":\"x\",\"country\":\"GB\",\"latitude\":91,\"longitude\":1}",
        "{\"kind\":\"INFORMAL\",\"name\":\"x\",\"country\":\"GB\",\"osId\":\"CN2021250D1DTN8\"}", "{\"kind\":\"INFORMAL\",\"name\":\"x\",\"country\":\"GB\",\"colour\":1}",
        "{\"kind\":\"PRIVATE_HOUSEHOLD\",\"name\":\"x\",\"country\":\"GB\",\"sector\":\"Cook at the Hartleys in Mill Lane\"}",
        "{\"name\":\"x\",\"country\":\"GB\"}", "{\"kind\":\"INFORMAL\",\"name\":{},\"country\":\"GB\"}", "[]", "", "7", "{"})
    void invalid_400(String body) {
        as(Account.INSPECTOR).body(body).post(API + "/workplaces").then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void ok_200_pages_by_key_miss_and_repeat_nothing() {
        String word = unique.replaceAll("[^a-f]", "") + "pages";
        for (int i = 0; i < 7; i++) {
            as(Account.INSPECTOR).body("{\"kind\":\"ESTABLISHMENT\",\"name\":\"" + word + " number" + i + "\",\"country\":\"GB\",\"sector\":\"Fishing\"}")
                    .post(API + "/workplaces").then().statusCode(201);
        }
        Set<String> seen = new HashSet<>();
        String cursor = null;
        do {
            var page = as(Account.INSPECTOR).queryParam("q", word.substring(0, word.length() - 2)).queryParam("sector", "Fishing").queryParam("country", "GB")
                    .queryParam("limit", 3).queryParams(cursor == null ? java.util.Map.of() : java.util.Map.of("cursor", cursor)).get(API + "/workplaces")
                    .then().statusCode(200).extract().jsonPath();
            List<String> ids = page.getList("items.id");
            ids.forEach(id -> assertEquals(true, seen.add(id)));
            cursor = page.getString("next");
        } while (cursor != null);
        assertEquals(7, seen.size());
    }

    @Test
    void invalid_400_query() {
        for (String query : List.of("cursor=abc", "cursor=" + beyond(), "limit=0", "limit=201", "limit=x", "country=Britain", "q=%00")) {
            as(Account.INSPECTOR).urlEncodingEnabled(false).get(API + "/workplaces?" + query).then().statusCode(400).contentType("application/problem+json");
        }
    }

    private static String beyond() {
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(("+999999999-12-31T23:59:59Z " + UUID.randomUUID()).getBytes());
    }

    @Test
    void ok_200_wildcards_are_not_wildcards() {
        aWorkplace("ESTABLISHMENT");
        as(Account.INSPECTOR).queryParam("q", "pl_ce" + unique + "%").get(API + "/workplaces").then().statusCode(200).body("items.size()", equalTo(0)).body("next", nullValue());
    }

    @Test
    void not_found_404() {
        as(Account.INSPECTOR).get(API + "/workplaces/" + UUID.randomUUID()).then().statusCode(404);
        as(Account.INSPECTOR).get(API + "/workplaces/nonsense").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void unauthorised_401() {
        RestAssured.get(API + "/workplaces").then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        as(Account.AUTHORITY).get(API + "/workplaces").then().statusCode(403);
        as(Account.ADMINISTRATOR).body("{\"kind\":\"INFORMAL\",\"name\":\"x\",\"country\":\"GB\"}").post(API + "/workplaces").then().statusCode(403);
    }
}
