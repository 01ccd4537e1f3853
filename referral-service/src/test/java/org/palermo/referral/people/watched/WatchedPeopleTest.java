package org.palermo.referral.people.watched;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.people.FakeKeycloak;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class WatchedPeopleTest {
    private static final String WATCHED = "/api/nrm/v1/watched-people";

    private UUID worker;
    private UUID stranger;

    @BeforeEach
    void peopleOfTwoCountries() {
        FakeKeycloak.reset();
        sql("""
            insert into provider (id, name, kind, country, first_responder, registered_at) values
              ('%s', 'Aid', 'NGO', 'GB', false, now()), ('%s', 'Other aid', 'NGO', 'ZZ', false, now())
            on conflict (id) do nothing
            """.formatted(Account.NGO.agency(), Account.OTHER_NGO.agency()));
        worker = FakeKeycloak.has(UUID.randomUUID(), "ines", Account.NGO.agency(), "ngo");
        stranger = FakeKeycloak.has(UUID.randomUUID(), "inesz", Account.OTHER_NGO.agency(), "ngo");
        FakeKeycloak.has(UUID.randomUUID(), "nobody", UUID.randomUUID(), "ngo");
    }

    @Test
    void ok_200_found_by_a_part_of_the_name() {
        as(Account.AUDITOR).body(Map.of("name", "INES")).post(WATCHED + "/searches").then().statusCode(200)
                .body("items.id", containsInAnyOrder(worker.toString(), stranger.toString())).body("more", equalTo(false));
        as(Account.AUDITOR).body(Map.of("name", "some ines", "agency", Account.NGO.agency().toString())).post(WATCHED + "/searches").then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(worker.toString()))).body("items[0].name", equalTo("Some ines"))
                .body("items[0].agency", equalTo(Account.NGO.agency().toString())).body("items[0].open", equalTo(true));
        assertEquals(1, count("select count(*) from audit_entry where action = 'FIND' and record_kind = 'person' and listed = array['" + worker + "']::uuid[]"));
    }

    @Test
    void ok_200_only_people_of_countries_that_the_caller_covers() {
        String zedland = TestTokens.covering(Account.AUDITOR, Set.of("ZZ"));
        RestAssured.given().auth().oauth2(zedland).contentType("application/json").body(Map.of("name", "ines")).post(WATCHED + "/searches")
                .then()
                .statusCode(200).body("items.id", equalTo(List.of(stranger.toString())));
        RestAssured.given().auth().oauth2(zedland).get(WATCHED + "/" + worker).then().statusCode(404);
        RestAssured.given().auth().oauth2(zedland).get(WATCHED + "/" + stranger).then().statusCode(200);
    }

    @Test
    void ok_200_people_of_other_countries_take_nobodys_place() {
        for (int i = 100; i < 220; i++) {
            FakeKeycloak.has(UUID.randomUUID(), "ines" + i, Account.NGO.agency(), "ngo");
        }
        RestAssured.given().auth().oauth2(TestTokens.covering(Account.AUDITOR, Set.of("ZZ"))).contentType("application/json")
                .body(Map.of("name", "ines")).post(WATCHED + "/searches").then()
                .statusCode(200).body("items.id", equalTo(List.of(stranger.toString()))).body("more", equalTo(false));
        as(Account.AUDITOR).body(Map.of("name", "ines")).post(WATCHED + "/searches").then().statusCode(200).body("items", hasSize(50))
                .body("more", equalTo(true));
    }

    @Test
    void ok_200_names_of_those_who_have_an_account() {
        as(Account.DATA_PROTECTION).body(Map.of("people", List.of(worker, UUID.randomUUID()))).post(WATCHED + "/names").then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(worker.toString())));
        FakeKeycloak.away = true;
        as(Account.DATA_PROTECTION).body(Map.of("people", List.of(worker))).post(WATCHED + "/names").then().statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void unavailable_503_while_the_identity_provider_does_not_answer() {
        FakeKeycloak.away = true;
        as(Account.AUDITOR).body(Map.of("name", "ines")).post(WATCHED + "/searches").then().statusCode(503);
        as(Account.AUDITOR).get(WATCHED + "/" + worker).then().statusCode(503);
    }

    @Test
    void forbidden_403_wrong_role_not_found_404_and_invalid_400() {
        for (Account account : List.of(Account.AUTHORITY, Account.ADMINISTRATOR, Account.AGENCY_ADMINISTRATOR, Account.RAPPORTEUR)) {
            as(account).body(Map.of("name", "ines")).post(WATCHED + "/searches").then().statusCode(403);
        }
        as(Account.AUDITOR).get(WATCHED + "/" + UUID.randomUUID()).then().statusCode(404);
        for (String wrong : List.of("{}", "{\"name\":\"i\"}", "{\"name\":\"*\\\"%\"}")) {
            as(Account.AUDITOR).body(wrong).post(WATCHED + "/searches").then().statusCode(400);
        }
        as(Account.AUDITOR).body("{\"people\":[]}").post(WATCHED + "/names").then().statusCode(400);
    }
}
