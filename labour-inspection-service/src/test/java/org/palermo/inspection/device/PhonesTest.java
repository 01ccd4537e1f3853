package org.palermo.inspection.device;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class PhonesTest {

    @BeforeEach
    void none() {
        Given.execute("update phone set revoked_at = now(), revoked_by = 'test' where revoked_at is null");
    }

    @Test
    void created_201_with_the_settings_that_collect_scans() throws Exception {
        JsonPath added = add(Account.INSPECTOR, "Blue phone");
        assertEquals(43, added.getString("password").length(), "256 bits");
        byte[] json = new InflaterInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(added.getString("code")))).readAllBytes();
        JsonNode settings = new ObjectMapper().readTree(json);
        assertEquals(new ObjectMapper().readTree(added.getString("settings")), settings);
        assertEquals(added.getString("address"), settings.at("/general/server_url").asText());
        assertEquals(added.getString("username"), settings.at("/general/username").asText());
        assertEquals(added.getString("password"), settings.at("/general/password").asText());
        assertTrue(settings.at("/general/autosend").asText().startsWith("wifi"));
        assertTrue(added.getString("address").endsWith("/openrosa/v1"));
        assertEquals("0", text("select count(*) from phone where position('" + added.getString("password") + "' in phone::text) > 0"), "the secret is stored");
        as(Account.INSPECTOR).get(API + "/phones/" + added.getString("id")).then().statusCode(200).body("name", equalTo("Blue phone"))
                .body("state", equalTo("ACTIVE")).body("password", nullValue()).body("lastUsedAt", nullValue());
    }

    @Test
    void ok_200_her_own_and_for_the_chief_those_of_the_inspectorate() {
        String hers = add(Account.INSPECTOR, "hers").getString("id");
        String chiefs = add(Account.CHIEF, "the chief's").getString("id");
        String others = add(Account.OTHER_INSPECTOR, "another inspectorate's").getString("id");
        as(Account.INSPECTOR).get(API + "/phones?limit=200").then().statusCode(200).body("items.id", hasItem(hers)).body("items.id", not(hasItem(chiefs)));
        as(Account.CHIEF).get(API + "/phones?limit=200").then().statusCode(200).body("items.id", hasItem(hers)).body("items.id", hasItem(chiefs))
                .body("items.id", not(hasItem(others)));
        as(Account.INSPECTOR).get(API + "/phones/" + chiefs).then().statusCode(404);
        as(Account.INSPECTOR).post(API + "/phones/" + chiefs + "/revoke").then().statusCode(404);
        as(Account.CHIEF).post(API + "/phones/" + others + "/revoke").then().statusCode(404);
    }

    @Test
    void conflict_409_revoked_before_and_a_sixth() {
        String phone = add(Account.INSPECTOR, "lost").getString("id");
        as(Account.INSPECTOR).post(API + "/phones/" + phone + "/revoke").then().statusCode(200).body("state", equalTo("REVOKED"));
        as(Account.CHIEF).post(API + "/phones/" + phone + "/revoke").then().statusCode(409).body("type", equalTo("urn:palermo:problem:phone:revoked"));
        for (int i = 0; i < 5; i++) {
            add(Account.INSPECTOR, "phone " + i);
        }
        as(Account.INSPECTOR).body("{\"name\":\"one more\",\"days\":3}").post(API + "/phones").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:phone:too-many"));
        add(Account.CHIEF, "hers");
    }

    @Test
    void invalid_400() {
        for (String body : new String[] {"{}", "{\"name\":\" \",\"days\":3}", "{\"name\":\"x\",\"days\":0}", "{\"name\":\"x\",\"days\":181}", "{\"name\":\"x\"}"}) {
            as(Account.INSPECTOR).body(body).post(API + "/phones").then().statusCode(400);
        }
        as(Account.ADMINISTRATOR).body("{\"name\":\"x\",\"days\":3}").post(API + "/phones").then().statusCode(403);
    }

    private static JsonPath add(Account account, String name) {
        return as(account).body("{\"name\":\"" + name + "\",\"days\":30}").post(API + "/phones").then().statusCode(201).extract().jsonPath();
    }
}
