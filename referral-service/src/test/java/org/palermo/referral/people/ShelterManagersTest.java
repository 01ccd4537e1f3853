package org.palermo.referral.people;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.team.GivenTeams;

/// Who of a shelter's operator can be put on call.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class ShelterManagersTest {
    private static final String MANAGERS = "/api/nrm/v1/shelter-managers";
    private static final String TYPE = "org.palermo.referral.shelter-manager-changed";

    private UUID recorded;
    private UUID elsewhere;

    @BeforeEach
    void managers() {
        FakeKeycloak.reset();
        GivenTeams.coordinators();
        sql("""
            insert into provider (id, name, kind, country, first_responder, registered_at) values
              ('%s', 'House', 'SHELTER_OPERATOR', 'GB', false, now()), ('%s', 'Other house', 'SHELTER_OPERATOR', 'GB', false, now())
            on conflict do nothing
            """.formatted(Account.SHELTER.agency(), Account.OTHER_SHELTER.agency()));
        recorded = person(Account.SHELTER, "shelter-manager");
        elsewhere = person(Account.OTHER_SHELTER, "shelter-manager");
    }

    @Test
    void ok_200_lists_the_colleagues_by_name_and_tells_the_shelter_service_once() throws IOException {
        UUID unknown = FakeKeycloak.has(UUID.randomUUID(), "new@house.example", Account.SHELTER.agency(), "shelter-manager");
        UUID other = person(Account.SHELTER, "ngo");
        as(Account.SHELTER).get(MANAGERS).then().statusCode(200)
                .body("items.person", hasItems(recorded.toString(), unknown.toString()))
                .body("items.person", not(hasItem(other.toString())))
                .body("items.person", not(hasItem(elsewhere.toString())))
                .body("items.find { it.person == '" + unknown + "' }.name", equalTo("Some new@house.example"));
        as(Account.SHELTER).get(MANAGERS).then().statusCode(200);
        assertEquals(1, told(recorded));
        assertEquals(1, told(unknown));
        assertEquals(0, told(other) + told(elsewhere));
        assertEquals(sample(recorded, true), last(recorded));
        assertTrue(count("select count(*) from audit_entry where action = 'LIST' and record_kind = 'agency_people' and record_id = '"
                + Account.SHELTER.agency() + "' and subject = '" + GivenTeams.subject(Account.SHELTER) + "'") > 0);
    }

    @Test
    void ok_200_the_shelter_service_is_told_when_somebody_is_suspended_comes_back_or_loses_the_role() throws IOException {
        UUID manager = person(Account.AGENCY_ADMINISTRATOR, "shelter-manager");
        act(manager, "suspension", "{\"reason\":\"DEVICE_LOST\"}");
        assertEquals(sample(manager, false, Account.AGENCY_ADMINISTRATOR), last(manager), "she may have put herself on call");
        act(manager, "reinstatement", "");
        String colleague = TestTokens.of("keeper", Account.NGO.agency(), Account.NGO.kind(), Set.of("GB"), Set.of("shelter-manager"));
        given().auth().oauth2(colleague).get(MANAGERS).then().statusCode(200).body("items.person", hasItem(manager.toString()));
        act(manager, "suspension", "{\"reason\":\"DEVICE_LOST\"}");
        assertEquals(sample(manager, false, Account.AGENCY_ADMINISTRATOR), last(manager));
        act(manager, "reinstatement", "");
        assertEquals(sample(manager, true, Account.AGENCY_ADMINISTRATOR), last(manager));
        as(Account.AGENCY_ADMINISTRATOR).header("If-Match", etag(manager)).body("{\"roles\":[\"ngo\"]}")
                .put(PeopleTest.PEOPLE + "/" + manager + "/roles").then().statusCode(200);
        assertEquals(sample(manager, false, Account.AGENCY_ADMINISTRATOR), last(manager));
        assertEquals(5, told(manager), "the list tells nothing that is known");
    }

    @Test
    void ok_200_the_shelter_service_is_told_of_a_manager_whom_nobody_has_listed_when_she_loses_the_role() throws IOException {
        UUID manager = person(Account.AGENCY_ADMINISTRATOR, "shelter-manager");
        UUID other = person(Account.AGENCY_ADMINISTRATOR, "ngo");
        for (UUID one : List.of(manager, other)) {
            as(Account.AGENCY_ADMINISTRATOR).header("If-Match", etag(one)).body("{\"roles\":[\"case-coordinator\",\"ngo\"]}")
                    .put(PeopleTest.PEOPLE + "/" + one + "/roles").then().statusCode(200);
        }
        assertEquals(sample(manager, false, Account.AGENCY_ADMINISTRATOR), last(manager));
        assertEquals(0, told(other));
    }

    @Test
    void ok_200_without_names_while_the_identity_provider_is_away() {
        FakeKeycloak.away = true;
        try {
            as(Account.SHELTER).get(MANAGERS).then().statusCode(200)
                    .body("items.find { it.person == '" + recorded + "' }.name", nullValue());
        } finally {
            FakeKeycloak.away = false;
        }
    }

    @Test
    void forbidden_403_wrong_role() {
        for (Account other : Account.values()) {
            if (other != Account.SHELTER && other != Account.OTHER_SHELTER) {
                as(other).get(MANAGERS).then().statusCode(403);
            }
        }
    }

    private static UUID person(Account colleague, String roles) {
        UUID id = GivenTeams.account(colleague.agency(), roles);
        return FakeKeycloak.has(id, "person-" + id, colleague.agency(), roles);
    }

    private static void act(UUID person, String what, String body) {
        as(Account.AGENCY_ADMINISTRATOR).header("If-Match", etag(person)).header("Idempotency-Key", UUID.randomUUID()).body(body)
                .post(PeopleTest.PEOPLE + "/" + person + "/" + what).then().statusCode(200);
    }

    private static String etag(UUID person) {
        return as(Account.AGENCY_ADMINISTRATOR).get(PeopleTest.PEOPLE + "/" + person).then().statusCode(200).extract().header("ETag");
    }

    private static long told(UUID person) {
        return count("select count(*) from outbox_event where type = '" + TYPE + "' and aggregate = '" + person + "'");
    }

    private static JsonNode last(UUID person) throws IOException {
        return new ObjectMapper().readTree(Given.text("select cast(data as text) from outbox_event where type = '" + TYPE + "' and aggregate = '" + person
                + "' order by sequence desc limit 1"));
    }

    private static JsonNode sample(UUID person, boolean active) throws IOException {
        return sample(person, active, Account.SHELTER);
    }

    private static JsonNode sample(UUID person, boolean active, Account colleague) throws IOException {
        ObjectNode data = (ObjectNode) new ObjectMapper().readTree(Path.of("..", "docs", "events", "shelter-manager-changed.json").toFile()).get("data");
        return data.put("person", person.toString()).put("agency", colleague.agency().toString()).put("active", active);
    }
}
