package org.palermo.shelter.register.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.InBackground;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.kernel.test.TestTokens;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

@QuarkusTest
class ImportSheltersTest extends ServiceTest {

    @Test
    void ok_200_every_row_is_imported_matched_or_named() {
        String good = SomeShelter.in("ZZ-N").singleRooms(3).with("occupied", 1).line();
        String file = String.join("\n", good, "not json", "{\"id\":1}", SomeShelter.in("FR-75").line(),
                SomeShelter.in("ZZ-E").with("censusAt", "2999-01-01T00:00:00Z").line(),
                SomeShelter.in("ZZ-E").with("name", "").line(), SomeShelter.in("ZZ-S").with("colour", "blue").line(), good, "");
        upload(Account.ADMINISTRATOR, file).then().statusCode(200)
                .contentType("application/x-ndjson")
                .body(containsString("{\"row\":2,\"reason\":"))
                .body(containsString("{\"row\":4,\"reason\":\"region must be one of a country held here\"}"))
                .body(endsWith("{\"summary\":{\"read\":8,\"imported\":1,\"matched\":1,\"rejected\":6}}\n"));
        assertEquals(1, Register.count("shelter where synthetic"));
        assertEquals(3, Register.count("place"));
        assertEquals(1, Register.count("offer_profile where unregistered = 1 and area = 'ZZ-A1'"));
    }

    @Test
    void ok_200_again_it_matches_and_takes_a_later_count_only() {
        SomeShelter shelter = SomeShelter.in("ZZ-N").singleRooms(3);
        upload(Account.ADMINISTRATOR, shelter.line()).then().statusCode(200);
        upload(Account.ADMINISTRATOR, shelter.with("censusAt", Instant.now().minusSeconds(1).toString()).with("occupied", 2).line())
                .then().body(endsWith("{\"summary\":{\"read\":1,\"imported\":0,\"matched\":1,\"rejected\":0}}\n"));
        assertEquals(1, Register.count("shelter"));
        assertEquals(1, Register.count("offer_profile where unregistered = 2"));
    }

    /// The shelter exists, but the importer does not cover its region: the line is refused, and the rest of the batch is imported.
    @Test
    void ok_200_an_id_of_another_region_is_refused_and_the_rest_imported() {
        SomeShelter elsewhere = SomeShelter.in("ZZ-S").singleRooms(1);
        elsewhere.registered();
        String file = String.join("\n", elsewhere.with("region", "ZZ-N").line(), SomeShelter.in("ZZ-N").singleRooms(1).line());
        upload(TestTokens.covering(Account.ADMINISTRATOR, Set.of("ZZ-N")), file).then().statusCode(200)
                .body(containsString("{\"row\":1,\"reason\":\"id must not be that of another operator's or country's shelter\"}"))
                .body(endsWith("{\"summary\":{\"read\":2,\"imported\":1,\"matched\":0,\"rejected\":1}}\n"));
        assertEquals(1, Register.count("shelter where region = 'ZZ-S'"));
        assertEquals(2, Register.count("place"));
    }

    /// A transaction that gives a place of the shelter has locked it and then locks its profile.
    @Test
    void ok_200_a_repeated_import_waits_for_a_hold_without_blocking_it() throws Exception {
        SomeShelter shelter = SomeShelter.in("ZZ-N").singleRooms(1);
        String id = shelter.registered().toString();
        try (Connection giving = TestDatabase.asSuperuser(); Statement sql = giving.createStatement()) {
            giving.setAutoCommit(false);
            sql.execute("set local lock_timeout = '2s'");
            sql.execute("select lock_shelter('" + id + "')");
            var again = InBackground.run(() ->
                    upload(Account.ADMINISTRATOR, shelter.with("censusAt", Instant.now().toString()).with("occupied", 1).line()));
            Awaitility.await().until(() -> Register.count("pg_locks where locktype = 'advisory' and not granted") == 1);
            sql.execute("select 1 from offer_profile where shelter = '" + id + "' for share");
            giving.commit();
            again.get().then().statusCode(200).body(endsWith("{\"summary\":{\"read\":1,\"imported\":0,\"matched\":1,\"rejected\":0}}\n"));
        }
        assertEquals(1, Register.count("offer_profile where unregistered = 1"));
    }

    @Test
    void ok_200_a_shelter_that_counts_more_people_than_places_is_refused() {
        upload(Account.ADMINISTRATOR, SomeShelter.in("ZZ-N").singleRooms(3).with("occupied", 9_999).line()).then().statusCode(200)
                .body(containsString("{\"row\":1,\"reason\":\"occupied must be at most the places of the house\"}"));
        assertEquals(0, Register.count("shelter"));
    }

    @Test
    void ok_200_the_address_is_secret_when_the_line_does_not_say_that_it_is_not() throws Exception {
        String listed = SomeShelter.in("ZZ-N").singleRooms(1).with("publicListing", true).line();
        ObjectNode line = (ObjectNode) new ObjectMapper().readTree(listed);
        line.remove("confidential");
        upload(Account.ADMINISTRATOR, line.toString()).then().statusCode(200).body(containsString("\"imported\":1"));
        assertEquals(1, Register.count("shelter where confidential and public_listing"));
    }

    @Test
    void unsupported_415_without_a_media_type() {
        given().auth().oauth2(Account.ADMINISTRATOR.token()).noContentType()
                .body(new byte[] {'{', '}'})
                .post(API + "/shelters/imports")
                .then().statusCode(415);
    }

    @Test
    void unauthorised_401() {
        given().contentType("application/x-ndjson").body(new byte[] {'{', '}'}).post(API + "/shelters/imports").then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        upload(Account.SHELTER, "{}").then().statusCode(403);
    }

    private static Response upload(Account who, String file) {
        return upload(who.token(), file);
    }

    private static Response upload(String token, String file) {
        return given().auth().oauth2(token)
                .contentType("application/x-ndjson")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(API + "/shelters/imports");
    }
}
