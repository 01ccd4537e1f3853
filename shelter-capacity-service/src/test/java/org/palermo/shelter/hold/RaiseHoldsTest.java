package org.palermo.shelter.hold;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.ask;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.hold;
import static org.palermo.shelter.Questions.offer;
import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.search;
import static org.palermo.shelter.Questions.tonight;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestTokens;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

/// A raid frees thirty women: an administrator raises an organisation's limit for a night.
@QuarkusTest
class RaiseHoldsTest extends ServiceTest {

    @Test
    void created_201_the_organisation_sees_and_holds_all_that_is_free() {
        SomeShelter.in("ZZ-N").singleRooms(30).registered();
        ask(Account.NGO, search(10, List.of())).then().body("offers.status", equalTo(List.of("FURTHER_ASSESSMENT")));
        String raised = post(Account.ADMINISTRATOR, "/raised-holds", raise()).then().statusCode(201)
                .body("night", equalTo(tonight().toString())).body("people", equalTo(30)).body("nights", equalTo(2)).extract().path("id");
        for (int i = 0; i < 3; i++) {
            hold(Account.NGO, offer(Account.NGO, search(10, List.of()))).then().statusCode(201);
        }
        assertEquals(30, Register.count("allocation"));
        assertEquals(1, Register.count("audit_entry where action = 'RAISE' and record_id = '" + raised + "'"));
        get(Account.NGO, "/notices").then().body("items.kind", hasItem("HOLDS_RAISED"));
    }

    @Test
    void created_201_for_no_other_night_no_longer_stay_and_no_other_organisation() {
        SomeShelter.in("ZZ-N").singleRooms(30).registered();
        post(Account.ADMINISTRATOR, "/raised-holds", raise()).then().statusCode(201);
        Map<String, Object> later = search(10, List.of());
        later.put("from", tonight().plusDays(1).toString());
        ask(Account.NGO, later).then().body("offers.status", equalTo(List.of("FURTHER_ASSESSMENT")));
        Map<String, Object> longer = search(10, List.of());
        longer.put("nights", 3);
        ask(Account.NGO, longer).then().body("offers.status", equalTo(List.of("FURTHER_ASSESSMENT")));
        ask(Account.OTHER_NGO, search(10, List.of())).then().body("offers.status", equalTo(List.of("FURTHER_ASSESSMENT")));
    }

    @Test
    void created_201_again_with_the_same_key_is_the_same() {
        String first = withKey().then().statusCode(201).extract().path("id");
        withKey().then().statusCode(201).body("id", equalTo(first));
        assertEquals(1, Register.count("hold_raise"));
    }

    private static io.restassured.response.Response withKey() {
        return given().auth().oauth2(Account.ADMINISTRATOR.token())
                .header("Idempotency-Key", "raise-1")
                .contentType("application/json")
                .body(raise())
                .post(API + "/raised-holds");
    }

    @Test
    void unauthorised_401() {
        given().contentType("application/json").body(raise()).post(API + "/raised-holds").then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role_and_another_country() {
        post(Account.NGO, "/raised-holds", raise()).then().statusCode(403);
        post(Account.REGIONAL, "/raised-holds", raise()).then().statusCode(403);
        for (String covered : List.of("GB", "ZZ-N")) {
            given().auth().oauth2(TestTokens.covering(Account.ADMINISTRATOR, Set.of(covered))).contentType("application/json").body(raise())
                    .post(API + "/raised-holds").then().statusCode(403);
        }
        assertEquals(0, Register.count("hold_raise"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agency", "country", "nights", "people"})
    void invalid_400_without(String field) {
        Map<String, Object> raise = raise();
        raise.remove(field);
        post(Account.ADMINISTRATOR, "/raised-holds", raise).then().statusCode(400).body("violations.field", hasItem(field));
    }

    private static Map<String, Object> raise() {
        return new HashMap<>(Map.of("agency", Account.NGO.agency().toString(), "country", "ZZ", "nights", 2, "people", 30));
    }
}
