package org.palermo.shelter.placement.handover;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.decide;
import static org.palermo.shelter.Questions.delete;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.requested;
import static org.palermo.shelter.register.RegisterShelterTest.shelter;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Registered;
import org.palermo.kernel.test.TestTokens;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

@QuarkusTest
class ReleaseAddressTest extends ServiceTest {
    private static final Map<String, Object> FOR_AN_HOUR = Map.of("purpose", "ARRIVAL", "minutes", 60);

    private UUID shelter;
    private String placement;

    @BeforeEach
    void accepted() {
        shelter = SomeShelter.in("ZZ-N").singleRooms(1).registered();
        placement = requested(Account.NGO);
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
    }

    @Test
    void ok_200_the_asker_reads_the_address_until_the_release_ends() {
        address(Account.NGO).then().statusCode(404);
        release(Account.SHELTER, FOR_AN_HOUR).then().statusCode(201).body("subject", equalTo(TestTokens.subject(Account.NGO)));
        address(Account.NGO).then().statusCode(200)
                .body("line1", equalTo("7 Lantern Row"))
                .body("town", equalTo("Coldwick"))
                .body("until", notNullValue());
        get(Account.NGO, "/notices").then().body("items.kind", hasItem("ADDRESS_RELEASED")).body(not(containsString("Lantern")));
        Register.execute(
                "update address_release set released_at = released_at - interval '1 hour', expires_at = now() + interval '1 hour'");
        Register.time(Duration.ofMinutes(59));
        address(Account.NGO).then().statusCode(200);
        Register.time(Duration.ofMinutes(60));
        address(Account.NGO).then().statusCode(404).body(not(containsString("Lantern")));
    }

    @Test
    void ok_200_a_change_of_the_description_leaves_the_released_address_and_a_move_replaces_it() {
        release(Account.SHELTER, FOR_AN_HOUR).then().statusCode(201);
        Map<String, Object> description = shelter();
        description.remove("address");
        String before = get(Account.SHELTER, "/shelters/" + shelter).then().extract().header("ETag");
        String after = describe(before, description).then().statusCode(200).extract().header("ETag");
        address(Account.NGO).then().statusCode(200).body("line1", equalTo("7 Lantern Row")).body("postcode", equalTo("ZQ7 7AA"));
        description.put("address", Map.of("line1", "2 Weir Gardens", "town", "Lowmarsh", "postcode", "ZQ8 8AA"));
        describe(after, description).then().statusCode(200).body("name", equalTo("Hazel Lodge"));
        address(Account.NGO).then().statusCode(200).body("line1", equalTo("2 Weir Gardens")).body("town", equalTo("Lowmarsh"));
    }

    private Response describe(String etag, Object description) {
        return given().auth().oauth2(Account.SHELTER.token()).contentType("application/json").header("If-Match", etag).body(description)
                .put(API + "/shelters/" + shelter);
    }

    @Test
    void every_reading_is_audited_for_the_placement_and_the_shelter() {
        release(Account.SHELTER, FOR_AN_HOUR).then().statusCode(201);
        address(Account.NGO).then().statusCode(200);
        address(Account.OTHER_NGO).then().statusCode(404);
        for (String record : List.of(placement, shelter.toString())) {
            assertEquals(1, Register.count("audit_entry where action = 'READ_ADDRESS' and record_id = '" + record
                    + "' and agency = '" + Account.NGO.agency() + "'"));
        }
        assertEquals(1, Register.count("audit_entry where action = 'ADDRESS_RELEASED' and record_id = '" + placement + "'"));
    }

    @Test
    void ok_200_each_release_says_to_whom_and_for_which_organisation() {
        UUID colleague = UUID.randomUUID();
        release(Account.SHELTER, FOR_AN_HOUR).then().statusCode(201).body("to", equalTo("ASKER"));
        release(Account.SHELTER, Map.of("purpose", "VISIT", "minutes", 60, "subject", colleague)).then().statusCode(201)
                .body("to", equalTo("NAMED")).body("agency", equalTo(Account.NGO.agency().toString()));
        get(Account.SHELTER, "/placements/" + placement + "/address-releases").then().statusCode(200)
                .body("items.to", equalTo(List.of("ASKER", "NAMED")))
                .body("items.subject", equalTo(List.of(TestTokens.subject(Account.NGO), colleague.toString())))
                .body("items.agency", equalTo(List.of(Account.NGO.agency().toString(), Account.NGO.agency().toString())));
    }

    @Test
    void not_found_404_for_everybody_but_the_named_person() {
        UUID colleague = UUID.randomUUID();
        release(Account.SHELTER, Map.of("purpose", "VISIT", "minutes", 60, "subject", colleague)).then().statusCode(201)
                .body("subject", equalTo(colleague.toString()));
        for (Account other : List.of(Account.NGO, Account.OTHER_NGO, Account.COORDINATOR, Account.RESPONDER)) {
            address(other).then().statusCode(404);
        }
        address(Account.SHELTER).then().statusCode(403);
        given().get(API + "/placements/" + placement + "/address").then().statusCode(401);
    }

    /// The named person acts for another organisation, which was not given the address.
    @Test
    void not_found_404_for_the_named_person_in_another_organisation() {
        release(Account.SHELTER,
                Map.of("purpose", "VISIT", "minutes", 60, "subject", TestTokens.subject(Account.OTHER_NGO))).then().statusCode(201);
        address(Account.OTHER_NGO).then().statusCode(404);
    }

    @Test
    void not_found_404_after_revocation_or_the_end_of_the_stay() {
        String release = release(Account.SHELTER, FOR_AN_HOUR).then().statusCode(201).extract().path("id");
        String path = "/placements/" + placement + "/address-releases";
        delete(Account.OTHER_SHELTER, path + "/" + release).then().statusCode(404);
        address(Account.NGO).then().statusCode(200);
        delete(Account.SHELTER, path + "/" + release).then().statusCode(204);
        delete(Account.SHELTER, path + "/" + release).then().statusCode(204);
        delete(Account.SHELTER, path + "/" + UUID.randomUUID()).then().statusCode(404);
        address(Account.NGO).then().statusCode(404);
        release(Account.SHELTER, FOR_AN_HOUR).then().statusCode(201);
        address(Account.NGO).then().statusCode(200);
        get(Account.SHELTER, path).then().statusCode(200).body("items.size()", equalTo(2));
        get(Account.OTHER_SHELTER, path).then().statusCode(404);
        decide(Account.NGO, placement, "withdrawal", "\"1\"", null).then().statusCode(200);
        address(Account.NGO).then().statusCode(404);
    }

    @Test
    void conflict_409_before_the_acceptance_and_for_a_missing_person() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        String waiting = requested(Account.NGO);
        post(Account.SHELTER, "/placements/" + waiting + "/address-releases", FOR_AN_HOUR).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:placement:not-now"));
        release(Account.SHELTER, FOR_AN_HOUR).then().statusCode(201);
        decide(Account.SHELTER, placement, "arrival", "\"1\"", null).then().statusCode(200);
        address(Account.NGO).then().statusCode(200);
        decide(Account.SHELTER, placement, "missing", "\"2\"", null).then().statusCode(200);
        address(Account.NGO).then().statusCode(404);
        release(Account.SHELTER, FOR_AN_HOUR).then().statusCode(409);
    }

    @Test
    void created_201_again_with_the_same_key_releases_once() {
        for (int i = 0; i < 2; i++) {
            given().auth().oauth2(Account.SHELTER.token())
                    .header("Idempotency-Key", "let-1")
                    .contentType("application/json")
                    .body(FOR_AN_HOUR)
                    .post(API + "/placements/" + placement + "/address-releases").then().statusCode(201);
        }
        assertEquals(1, Register.count("address_release"));
    }

    @Test
    void refused_without_permission_to_release() {
        given().contentType("application/json")
                .body(FOR_AN_HOUR)
                .post(API + "/placements/" + placement + "/address-releases")
                .then().statusCode(401);
        release(Account.NGO, FOR_AN_HOUR).then().statusCode(403);
        release(Account.OTHER_SHELTER, FOR_AN_HOUR).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"purpose\":\"ARRIVAL\"}", "{\"purpose\":\"ARRIVAL\",\"minutes\":0}",
            "{\"purpose\":\"ARRIVAL\",\"minutes\":481}", "{\"purpose\":\"CURIOSITY\",\"minutes\":5}",
            "{\"purpose\":\"ARRIVAL\",\"minutes\":5,\"subject\":\"somebody\"}"})
    void invalid_400_names_what_is_wrong(String body) {
        release(Account.SHELTER, body).then().statusCode(400).contentType("application/problem+json");
        assertEquals(0, Register.count("address_release"));
    }

    /// At the database, without the application's own filter.
    @Test
    void the_function_gives_an_address_to_the_named_person_only() throws SQLException {
        release(Account.SHELTER, FOR_AN_HOUR).then().statusCode(201);
        String read = "select count(*) from released_address('" + placement + "', now())";
        assertEquals(1, as(Account.NGO, TestTokens.subject(Account.NGO), read));
        assertEquals(0, as(Account.NGO, TestTokens.subject(Account.OTHER_NGO), read));
        assertEquals(0, as(Account.OTHER_NGO, TestTokens.subject(Account.NGO), read));
        assertEquals(0, as(Account.SHELTER, TestTokens.subject(Account.NGO), read));
        assertEquals(0, as(Account.NGO, "system:release", "select count(*) from shelter_address"));
        assertEquals(0, as(Account.NGO, "system:release", "select count(*) from address_release"));
        try (Registered border = Registered.as(Account.NGO, "IMMIGRATION")) {
            assertEquals(0, as(Account.NGO, TestTokens.subject(Account.NGO), read));
        }
    }

    private static long as(Account account, String subject, String query) throws SQLException {
        try (Connection service = Acting.connection(account); Statement sql = service.createStatement()) {
            Acting.set(service, "palermo.subject", subject);
            try (ResultSet rows = sql.executeQuery(query)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private Response release(Account who, Object body) {
        return post(who, "/placements/" + placement + "/address-releases", body);
    }

    private Response address(Account who) {
        return get(who, "/placements/" + placement + "/address");
    }
}
