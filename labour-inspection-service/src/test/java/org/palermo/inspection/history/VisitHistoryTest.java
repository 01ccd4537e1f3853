package org.palermo.inspection.history;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.importList;
import static org.palermo.inspection.Given.summary;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class VisitHistoryTest {
    private final String unique = UUID.randomUUID().toString();

    @Test
    void ok_200_taken_once_and_counted_by_sector() {
        place("Nails " + unique, "ZZ", "Crop Production");
        String lines = visit(UUID.randomUUID(), "Nails " + unique, "ZZ", 40) + visit(UUID.randomUUID(), "Nails " + unique, "ZZ", 41);
        assertEquals("{\"summary\":{\"read\":2,\"imported\":2,\"matched\":0,\"rejected\":0}}", summary(take(Account.ADMINISTRATOR, lines)));
        assertEquals("{\"summary\":{\"read\":2,\"imported\":0,\"matched\":2,\"rejected\":0}}", summary(take(Account.CHIEF, lines)));

        for (Account reader : new Account[] {Account.AUTHORITY, Account.RAPPORTEUR, Account.ADMINISTRATOR}) {
            figures(reader).body("sectors.size()", equalTo(1)).body("sectors[0].sector", equalTo("Crop Production")).body("sectors[0].workplaces", equalTo(1))
                    .body("sectors[0].visits", nullValue()).body("sectors[0].findings", nullValue()).body("control.suppressed", greaterThan(1));
        }
        figures(Account.CHIEF).body("sectors[0].visits", equalTo(1)).body("sectors[0].findings", equalTo(2));
    }

    /// A chief inspector who imports visits of another inspectorate gets the same answer, whether that inspectorate already has them
    /// or not. A visit of the importer's inspectorate with the same id is a separate visit.
    @Test
    void ok_200_an_id_of_another_inspectorate_like_one_of_nobody() {
        place("Shop " + unique, "MW", "Apparel");
        UUID id = UUID.randomUUID();
        String theirs = visit(id, "Shop " + unique, "MW", 41);
        take(Account.ADMINISTRATOR, theirs);
        String matched = "{\"summary\":{\"read\":1,\"imported\":0,\"matched\":1,\"rejected\":0}}";
        String imported = "{\"summary\":{\"read\":1,\"imported\":1,\"matched\":0,\"rejected\":0}}";
        assertEquals(matched, summary(take(Account.CHIEF, theirs)));
        assertEquals(matched, summary(take(Account.CHIEF, visit(UUID.randomUUID(), "Shop " + unique, "MW", 41))));
        assertEquals(imported, summary(take(Account.CHIEF, visit(id, "Shop " + unique, "MW", 40))));
        assertEquals(matched, summary(take(Account.CHIEF, visit(id, "Shop " + unique, "MW", 40))));
        assertEquals(2, count("select count(*) from visit where coalesce(chosen, id) = '" + id + "'"));
        assertEquals(3, count("select count(*) from visit v join workplace w on w.id = v.workplace where w.name = 'Shop " + unique + "'"));
        assertEquals(6, count("select count(*) from finding f join visit v on v.id = f.visit join workplace w on w.id = v.workplace where w.name = 'Shop " + unique + "'"));
    }

    @Test
    void ok_200_of_a_country_that_a_ministry_does_not_cover_the_workplaces_alone() {
        place("Nails " + unique, "KE", "Crop Production");
        take(Account.CHIEF, visit(UUID.randomUUID(), "Nails " + unique, "KE", 40));
        as(Account.AUTHORITY).get(API + "/findings/summary?country=KE").then().statusCode(200).body("sectors[0].workplaces", equalTo(1))
                .body("sectors[0].visits", nullValue()).body("sectors[0].findings", nullValue()).body("sectors[0].positiveScreenings", nullValue())
                .body("total.suspectedVictims", nullValue());
        as(Account.CHIEF).get(API + "/findings/summary?country=KE").then().statusCode(200).body("sectors[0].visits", equalTo(1));
    }

    @Test
    void ok_200_what_can_not_be_taken_is_named() {
        place("Two " + unique, "UG", "Apparel");
        importList(Account.CHIEF, "x" + unique, ("name,country,address\nTwo " + unique + ",UG,Elsewhere\n").getBytes(StandardCharsets.UTF_8));
        String good = visit(UUID.randomUUID(), "Two " + unique, "UG", 40);
        Response answer = take(Account.CHIEF, good
                + visit(UUID.randomUUID(), "Nowhere " + unique, "UG", 40)
                + good.replace("EX01", "EX99") + good.replace("2025-", "2225-") + good.replace("COMPLAINT", "HOLIDAY") + "not json\n" + good.replace("\"workers\":3", "\"workers\":0"));
        assertEquals("{\"summary\":{\"read\":7,\"imported\":0,\"matched\":0,\"rejected\":7}}", summary(answer));
        assertTrue(answer.asString().contains("{\"row\":1,\"reason\":\"the name must be that of one workplace of the country only\"}"), answer.asString());
        assertTrue(answer.asString().contains("{\"row\":2,\"reason\":\"the name must be that of a workplace of the country\"}"), answer.asString());
        assertTrue(answer.asString().contains("{\"row\":6,\"reason\":\"the line must be a JSON object\"}"), answer.asString());
    }

    /// An actor who may not see names of households finds no workplace under such a name.
    @Test
    void ok_200_an_administrator_learns_no_household_by_its_name() {
        String name = "Family " + unique;
        as(Account.INSPECTOR).body("{\"kind\":\"PRIVATE_HOUSEHOLD\",\"name\":\"" + name + "\",\"country\":\"TZ\"}").post(API + "/workplaces").then().statusCode(201);
        String line = visit(UUID.randomUUID(), name, "TZ", 40);
        assertTrue(take(Account.ADMINISTRATOR, line).asString().contains("{\"row\":1,\"reason\":\"the name must be that of a workplace of the country\"}"));
        assertEquals("{\"summary\":{\"read\":1,\"imported\":1,\"matched\":0,\"rejected\":0}}", summary(take(Account.CHIEF, line)));
    }

    @Test
    void invalid_400_no_such_country() {
        as(Account.AUTHORITY).get(API + "/findings/summary?country=QQ").then().statusCode(400);
        as(Account.AUTHORITY).get(API + "/findings/summary").then().statusCode(400).body("violations[0].field", equalTo("country"));
    }

    @Test
    void unauthorised_401() {
        given().get(API + "/findings/summary?country=GB").then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        assertEquals(403, take(Account.INSPECTOR, "{}").statusCode());
        as(Account.INSPECTOR).get(API + "/findings/summary?country=GB").then().statusCode(403);
        as(Account.BORDER).get(API + "/findings/summary?country=GB").then().statusCode(403);
    }

    private static io.restassured.response.ValidatableResponse figures(Account reader) {
        return as(reader).get(API + "/findings/summary?country=ZZ").then().statusCode(200);
    }

    private static void place(String name, String country, String sector) {
        as(Account.INSPECTOR).body("{\"kind\":\"ESTABLISHMENT\",\"name\":\"" + name + "\",\"country\":\"" + country + "\",\"sector\":\"" + sector + "\",\"address\":\"1 Road\"}")
                .post(API + "/workplaces").then().statusCode(201);
    }

    private static Response take(Account account, String lines) {
        return given().config(RestAssuredConfig.config().encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs("application/x-ndjson", io.restassured.http.ContentType.TEXT)))
                .auth().oauth2(account.token()).contentType("application/x-ndjson").body(lines).post(API + "/visits/imports");
    }

    private static String visit(UUID id, String name, String country, int agency) {
        return """
                {"id":"%s","workplace":{"name":"%s","country":"%s"},"at":"2025-03-01T10:00:00Z","inspectorAgency":"%s","kind":"COMPLAINT","checklist":"ilo-ec-2009",\
                "findings":[{"indicators":["EX01","EX02"],"subject":"CHILD","sector":"Crop Production","workers":3},{"indicators":["EX02"],"subject":"ADULT","workers":3}],"synthetic":true}
                """.formatted(id, name, country, Account.agency(agency));
    }
}
