package org.palermo.inspection.recruitment.complaint;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.recruitment.KnownAgency;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
public class AgencyComplaintsTest {
    private static final String COMPLAINTS = API + "/agency-complaints";

    @Test
    void created_201_who_takes_it_in_can_not_read_it_again() {
        KnownAgency agency = KnownAgency.registered();
        String secret = KnownAgency.word();
        var answer = as(Account.INSPECTOR).body(complaint(secret)).post(agency.path() + "/complaints").then().statusCode(201).extract();
        assertEquals(Set.of("id"), answer.jsonPath().getMap("").keySet());
        String id = answer.path("id");
        as(Account.INSPECTOR).get(COMPLAINTS + "/" + id).then().statusCode(403);
        as(Account.CHIEF).get(COMPLAINTS + "/" + id).then().statusCode(200).body("source", equalTo("S" + secret)).body("contact", equalTo("C" + secret))
                .body("words", equalTo("W" + secret)).body("subjects", contains("FEE", "PASSPORT")).body("agencyName", equalTo(agency.name()));
        as(Account.CHIEF).get(COMPLAINTS + "?agency=" + agency.id()).then().statusCode(200).body("items.id", contains(id)).body("items[0].words", nullValue());
        assertEquals(Set.of(), ClearText.tablesWith(secret));
    }

    /// Two worlds, with and without a complaint: what everybody but the chief inspector reads is the same.
    @Test
    void ok_200_nothing_but_the_chief_inspectors_pages_tells_of_it() {
        KnownAgency agency = KnownAgency.registered();
        List<String> before = seen(agency);
        as(Account.OTHER_INSPECTOR).body(complaint("x")).post(agency.path() + "/complaints").then().statusCode(201);
        as(Account.INSPECTOR).body(complaint("x")).post(agency.path() + "/complaints").then().statusCode(201);
        assertEquals(before, seen(agency));
        assertEquals(0, Given.count("select count(*) from audit_entry where record_kind like '%complaint%'"));
        assertEquals(0, Given.count("select count(*) from notice where kind like '%COMPLAINT%'"));
    }

    private static List<String> seen(KnownAgency agency) {
        return List.of(as(Account.INSPECTOR).get(agency.path()).asString(), as(Account.CHIEF).get(agency.path()).asString(),
                as(Account.INSPECTOR).get(agency.path() + "/job-orders").asString(), as(Account.INSPECTOR).get(API + "/notices?limit=1").asString(),
                as(Account.INSPECTOR).get(KnownAgency.AGENCIES + "?q=" + agency.licence()).asString());
    }

    @Test
    void not_found_404_another_inspectorate_took_it_in() {
        KnownAgency agency = KnownAgency.registered();
        String id = as(Account.OTHER_INSPECTOR).body(complaint("x")).post(agency.path() + "/complaints").then().statusCode(201).extract().path("id");
        as(Account.CHIEF).get(COMPLAINTS + "/" + id).then().statusCode(404);
        as(Account.CHIEF).body("{\"outcome\":\"SETTLED\"}").post(COMPLAINTS + "/" + id + "/close").then().statusCode(404);
        as(Account.CHIEF).get(COMPLAINTS + "?agency=" + agency.id()).then().body("items.id", not(hasItem(id)));
    }

    @Test
    void ok_200_closed_and_conflict_409_closed_again() {
        KnownAgency agency = KnownAgency.registered();
        String id = as(Account.CHIEF).body(complaint("x")).post(agency.path() + "/complaints").then().statusCode(201).extract().path("id");
        as(Account.CHIEF).get(COMPLAINTS + "?open=true&limit=200").then().body("items.id", hasItem(id));
        as(Account.CHIEF).body("{\"outcome\":\"SETTLED\"}").post(COMPLAINTS + "/" + id + "/close").then().statusCode(200).body("outcome", equalTo("SETTLED"));
        as(Account.CHIEF).body("{\"outcome\":\"SETTLED\"}").post(COMPLAINTS + "/" + id + "/close").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:agency-complaint:closed"));
        as(Account.CHIEF).get(COMPLAINTS + "?open=true&limit=200").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void invalid_400() {
        String path = KnownAgency.registered().path() + "/complaints";
        for (String wrong : List.of(complaint("x").replace("2026-01-05", "2126-01-05"), complaint("x").replace("2026-01-05", "1926-01-05"),
                complaint("x").replace("[\"FEE\",\"PASSPORT\"]", "[]"), complaint("x").replace("\"Wx\"", "\" \""), complaint("x").replace("\"Wx\"", "\"her visa expired\""), "{}")) {
            as(Account.INSPECTOR).body(wrong).post(path).then().statusCode(400);
        }
        as(Account.INSPECTOR).body(complaint("x")).post(KnownAgency.AGENCIES + "/" + UUID.randomUUID() + "/complaints").then().statusCode(404);
    }

    public static String complaint(String word) {
        return """
                {"receivedOn":"2026-01-05","channel":"PHONE","subjects":["FEE","PASSPORT"],"source":"S%1$s","contact":"C%1$s","words":"W%1$s"}
                """.formatted(word);
    }
}
