package org.palermo.shelter.register;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.post;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.TestTokens;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

@QuarkusTest
public class RegisterShelterTest extends ServiceTest {

    @Test
    void created_201_by_its_operator_without_the_address() {
        post(Account.SHELTER, "/shelters", shelter()).then().statusCode(201)
                .header("ETag", "\"0\"")
                .body("operatorAgency", equalTo(Account.SHELTER.agency().toString()))
                .body("country", equalTo("ZZ"))
                .body("takes.womenWithChildren", equalTo(true))
                .body("lacks", equalTo(List.of("FOOD")))
                .body(not(containsString("Lantern")));
        assertEquals(1, Register.count("shelter_address"));
        assertEquals(Set.of(), ClearText.tablesWith("Lantern", "Coldwick", "ZQ7 7AA"));
        assertEquals(1, Register.count("offer_profile where area = 'ZZ-A1' and features = '{STEP_FREE,PETS,WOMEN_ONLY}'"));
        assertEquals(4, Register.count("area_region where area = 'ZZ-A1'"));
    }

    @Test
    void created_201_by_the_administrator_for_an_operator() {
        Map<String, Object> shelter = shelter();
        shelter.put("operatorAgency", Account.OTHER_SHELTER.agency().toString());
        String id = post(Account.ADMINISTRATOR, "/shelters", shelter).then().statusCode(201).extract().path("id");
        get(Account.OTHER_SHELTER, "/shelters/" + id).then().statusCode(200);
        get(Account.ADMINISTRATOR, "/shelters/" + id).then().statusCode(200);
    }

    @Test
    void created_201_areas_follow_what_is_registered() {
        for (String region : List.of("ZZ-N", "ZZ-S")) {
            SomeShelter.in(region).registered();
            SomeShelter.in(region).registered();
            SomeShelter.in(region).runBy(Account.OTHER_SHELTER).registered();
        }
        assertEquals(2, Register.count("area where country = 'ZZ' and in_use"));
        assertEquals(3, Register.count("offer_profile where area = (select area from area_region where region = 'ZZ-N')"));
        assertEquals(3, Register.count("offer_profile where area = (select area from area_region where region = 'ZZ-S')"));
    }

    @Test
    void ok_200_changes_the_description() {
        String id = post(Account.SHELTER, "/shelters", shelter()).then().extract().path("id");
        Map<String, Object> changed = shelter();
        changed.put("region", "ZZ-W");
        changed.put("status", "RESTRICTED");
        put(Account.SHELTER, id, "\"0\"", changed).then().statusCode(200).header("ETag", "\"1\"")
                .body("region", equalTo("ZZ-W")).body("status", equalTo("RESTRICTED"));
        assertEquals(1, Register.count("offer_profile where status = 'RESTRICTED'"));
    }

    @Test
    void ok_200_a_description_without_an_address_keeps_the_one_that_is_stored() {
        String id = post(Account.SHELTER, "/shelters", shelter()).then().extract().path("id");
        String sealed = Register.text("select sealed from shelter_address");
        String key = Register.text("select wrapped from data_key where purpose = 'SHELTER_ADDRESS'");
        Map<String, Object> changed = shelter();
        changed.keySet().removeAll(Set.of("address", "staffedPlaces", "hygieneLimit"));
        changed.put("languages", List.of("fr"));
        put(Account.SHELTER, id, "\"0\"", changed).then().statusCode(200).body("languages", equalTo(List.of("fr")));
        assertEquals(sealed, Register.text("select sealed from shelter_address"));
        assertEquals(key, Register.text("select wrapped from data_key where purpose = 'SHELTER_ADDRESS'"));
        get(Account.SHELTER, "/shelters/" + id + "/limits").then().body("staffed", equalTo(6)).body("hygieneLimit", equalTo(5));
        changed.put("address", Map.of("line1", " ", "town", "Coldwick", "postcode", "ZQ7 7AA"));
        put(Account.SHELTER, id, "\"1\"", changed).then().statusCode(400).body("violations.field.toString()", containsString("line1"));
    }

    /// A backup from between two moves has the key of the address that was left at the second move.
    @Test
    void ok_200_after_a_second_move_a_restore_destroys_the_key_of_the_address_before_it() {
        UUID id = SomeShelter.in("ZZ-N").registered();
        String erasedAt = "select erased_at from erasure where owner = '%s'".formatted(id);
        String again = "select apply_erasure(owner, purpose, erased_at) from erasure where owner = '%s'".formatted(id);
        String etag = moved(id, "\"0\"", "7 Lantern Row");
        String first = Register.text(erasedAt);
        moved(id, etag, "9 Mill Lane");
        assertEquals("f", Register.text(again), "the key of the present address stays");
        Register.execute("update data_key set created_at = '%s' where owner = '%s'".formatted(first, id));
        assertEquals("t", Register.text(again), "the key that was made at the first move goes");
        assertEquals(0, Register.count("data_key where owner = '%s'".formatted(id)));
    }

    private static String moved(UUID id, String etag, String line) {
        Map<String, Object> shelter = shelter();
        shelter.put("address", Map.of("line1", line, "town", "Coldwick", "postcode", "ZQ7 7AA"));
        shelter.put("operatorName", "At " + line);
        return put(Account.SHELTER, id.toString(), etag, shelter).then().statusCode(200).extract().header("ETag");
    }

    @Test
    void created_201_the_address_is_secret_when_nobody_says_that_it_is_not() {
        Map<String, Object> shelter = shelter();
        shelter.remove("confidential");
        shelter.put("publicListing", true);
        String id = post(Account.SHELTER, "/shelters", shelter).then().statusCode(201).body("confidential", equalTo(true))
                .extract().path("id");
        shelter.put("pets", false);
        put(Account.SHELTER, id, "\"0\"", shelter).then().statusCode(200).body("confidential", equalTo(true));
        assertEquals(0, Register.count("directory_service where shelter = '" + id + "'"));
        shelter.put("confidential", false);
        put(Account.SHELTER, id, "\"1\"", shelter).then().statusCode(200).body("confidential", equalTo(false));
        shelter.remove("confidential");
        put(Account.SHELTER, id, "\"2\"", shelter).then().statusCode(200).body("confidential", equalTo(false));
    }

    @Test
    void ok_200_lists_your_own_only() {
        UUID mine = SomeShelter.in("ZZ-N").registered();
        SomeShelter.in("ZZ-N").runBy(Account.OTHER_SHELTER).registered();
        get(Account.SHELTER, "/shelters").then().statusCode(200).body("items.id", equalTo(List.of(mine.toString())));
        get(Account.ADMINISTRATOR, "/shelters").then().body("items.id", hasItem(mine.toString())).body("items.size()", equalTo(2));
        String next = get(Account.ADMINISTRATOR, "/shelters?limit=1").then().body("items.size()", equalTo(1)).extract().path("next");
        get(Account.ADMINISTRATOR, "/shelters?limit=1&cursor=" + next).then().body("items.size()", equalTo(1)).body("next", equalTo(null));
    }

    @Test
    void unauthorised_401() {
        given().get(API + "/shelters").then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        get(Account.NGO, "/shelters").then().statusCode(403);
        post(Account.AUTHORITY, "/shelters", shelter()).then().statusCode(403);
    }

    @Test
    void forbidden_403_for_another_agency() {
        Map<String, Object> shelter = shelter();
        shelter.put("operatorAgency", Account.OTHER_SHELTER.agency().toString());
        post(Account.SHELTER, "/shelters", shelter).then().statusCode(403);
    }

    @Test
    void forbidden_403_an_administrator_moves_no_shelter_out_of_own_regions() {
        UUID id = SomeShelter.in("ZZ-S").registered();
        String before = Register.text("select sealed from shelter_address");
        String keyBefore = Register.text("select wrapped from data_key where purpose = 'SHELTER_ADDRESS'");
        String southern = TestTokens.covering(Account.ADMINISTRATOR, Set.of("ZZ-S"));
        put(southern, id.toString(), "\"0\"", shelter()).then().statusCode(403);
        Map<String, Object> within = shelter();
        within.put("region", "ZZ-S");
        put(southern, id.toString(), "\"0\"", within).then().statusCode(200);
        assertEquals(1, Register.count("shelter_address where sealed <> '%s'".formatted(before)));
        assertEquals(1, Register.count("data_key where purpose = 'SHELTER_ADDRESS' and wrapped <> '%s'".formatted(keyBefore)));
        // The move is recorded as an erasure. Applied again to a copy, it leaves the key of the new address alone.
        String again = "select apply_erasure(owner, purpose, erased_at) from erasure where owner = '%s'".formatted(id);
        assertEquals("f", Register.text(again));
    }

    @Test
    void not_found_404_other_agency() {
        UUID id = SomeShelter.in("ZZ-N").registered();
        get(Account.OTHER_SHELTER, "/shelters/" + id).then().statusCode(404);
        put(Account.OTHER_SHELTER, id.toString(), "\"0\"", shelter()).then().statusCode(404);
    }

    @Test
    void stale_412_old_etag_and_428_without_one() {
        UUID id = SomeShelter.in("ZZ-N").registered();
        put(Account.SHELTER, id.toString(), "\"9\"", shelter()).then().statusCode(412);
        put(Account.SHELTER, id.toString(), null, shelter()).then().statusCode(428);
    }

    @Test
    void conflict_409_a_shelter_stays_with_its_operator() {
        UUID id = SomeShelter.in("ZZ-N").registered();
        Map<String, Object> changed = shelter();
        changed.put("operatorAgency", Account.OTHER_SHELTER.agency().toString());
        put(Account.ADMINISTRATOR, id.toString(), "\"0\"", changed).then().statusCode(409);
    }

    @Test
    void invalid_400_names_what_is_wrong() {
        for (String field : List.of("name", "region", "address", "takes", "status", "security", "accessibility")) {
            Map<String, Object> lacking = shelter();
            lacking.remove(field);
            post(Account.SHELTER, "/shelters", lacking).then().statusCode(400).body("violations.field.toString()", containsString(field));
        }
        Map<String, Object> nul = shelter();
        nul.put("name", "Juniper\u0000Court");
        post(Account.SHELTER, "/shelters", nul).then().statusCode(400);
        Map<String, Object> elsewhere = shelter();
        elsewhere.put("region", "FR-75");
        post(Account.SHELTER, "/shelters", elsewhere).then().statusCode(400);
        Map<String, Object> ages = shelter();
        ages.put("takes", Map.of("women", true, "womenWithChildren", true, "girls", false, "men", false, "minAge", 30, "maxAge", 20));
        post(Account.SHELTER, "/shelters", ages).then().statusCode(400);
        Map<String, Object> foreign = shelter();
        foreign.put("region", "GB-SCT");
        UUID id = SomeShelter.in("ZZ-N").registered();
        put(Account.SHELTER, id.toString(), "\"0\"", foreign).then().statusCode(400);
    }

    private static Response put(Account who, String id, String etag, Object body) {
        return put(who.token(), id, etag, body);
    }

    private static Response put(String token, String id, String etag, Object body) {
        var request = given().auth().oauth2(token).contentType("application/json").body(body);
        return (etag == null ? request : request.header("If-Match", etag)).put(API + "/shelters/" + id);
    }

    public static Map<String, Object> shelter() {
        Map<String, Object> shelter = new HashMap<>();
        shelter.put("operatorName", "Rowan Refuges");
        shelter.put("region", "ZZ-N");
        shelter.put("name", "Hazel Lodge");
        shelter.put("address", Map.of("line1", "7 Lantern Row", "town", "Coldwick", "postcode", "ZQ7 7AA"));
        shelter.put("takes", Map.of("women", true, "womenWithChildren", true, "girls", false, "men", false, "minAge", 18, "maxAge", 120));
        shelter.put("accessibility", List.of("STEP_FREE"));
        shelter.put("languages", List.of("en", "zh-Hans"));
        shelter.put("pets", true);
        shelter.put("medicalIsolation", false);
        shelter.put("security", "STANDARD");
        shelter.put("lacks", List.of("FOOD"));
        shelter.put("status", "OPEN");
        shelter.put("staffedPlaces", 6);
        shelter.put("hygieneLimit", 5);
        shelter.put("confidential", true);
        return shelter;
    }
}
