package org.palermo.referral.people;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.team.GivenTeams;

/// Somebody leaves, and a colleague takes over her cases.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class HandoverTest {
    private UUID leaver;
    private UUID heir;
    private List<UUID> cases;

    @BeforeEach
    void aLeaverAndHerCases() {
        FakeKeycloak.reset();
        GivenTeams.coordinators();
        leaver = person("leaver", Account.NGO.agency(), "case-coordinator");
        heir = person("heir", Account.NGO.agency(), "case-coordinator");
        cases = Stream.generate(Given::aReferral).limit(3).toList();
        cases.forEach(file -> GivenTeams.assign(Account.AUTHORITY, file, leaver).statusCode(200));
        GivenTeams.assign(Account.AUTHORITY, cases.getFirst(), heir).statusCode(200);
    }

    @Test
    void ok_200_a_suspension_can_hand_over_in_one_step() {
        act("suspension", "{\"reason\":\"LEFT\",\"handOverTo\":\"%s\"}".formatted(heir)).statusCode(200)
                .body("state", equalTo("SUSPENDED")).body("cases", equalTo(0));
        assertMoved();
        assertEquals(1, count("select count(*) from audit_entry where action = 'SUSPEND' and record_id = '" + leaver + "'"));
    }

    @Test
    void ok_200_the_cases_of_a_person_who_has_already_left() {
        act("suspension", "{\"reason\":\"LEFT\"}").statusCode(200).body("cases", equalTo(3));
        act("handover", "{\"to\":\"%s\"}".formatted(heir)).statusCode(200).body("cases", equalTo(0)).body("state", equalTo("SUSPENDED"));
        assertMoved();
    }

    private void assertMoved() {
        assertEquals(0, count("select count(*) from case_assignment where subject = '" + leaver + "' and ended_at is null"));
        assertEquals(3, count("select count(*) from case_assignment where subject = '" + heir + "' and ended_at is null"));
        for (UUID file : cases) {
            as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + file + "/coordinators").then().statusCode(200).body("items.person", equalTo(List.of(heir.toString())));
            assertEquals("case-coordinator-ended", Given.text("select split_part(type, '.', 4) from outbox_event where aggregate = '" + file + "' order by sequence desc limit 1"));
        }
        assertEquals(3, count("select count(distinct aggregate) from outbox_event where type like '%-assigned' and data->>'subject' = '" + heir + "'"));
        assertEquals(3, count("select count(*) from (select unnest(listed) from audit_entry where action = 'HAND_OVER' and record_kind = 'case_file' and listed @> array['"
                + cases.getLast() + "'::uuid])"));
        assertEquals(1, count("select count(*) from audit_entry where action = 'TAKE_OVER' and record_id = '" + heir + "'"));
    }

    @Test
    void invalid_400_to_herself_a_stranger_or_a_person_who_is_not_a_coordinator() {
        UUID stranger = person("stranger", Account.COORDINATOR.agency(), "case-coordinator");
        UUID worker = person("worker", Account.NGO.agency(), "ngo");
        for (UUID to : List.of(leaver, stranger, worker, UUID.randomUUID())) {
            act("suspension", "{\"reason\":\"LEFT\",\"handOverTo\":\"%s\"}".formatted(to)).statusCode(400).body("violations.field", hasItem("handOverTo"));
            act("handover", "{\"to\":\"%s\"}".formatted(to)).statusCode(400).body("violations.field", hasItem("to"));
        }
        as(Account.AGENCY_ADMINISTRATOR).get(PeopleTest.PEOPLE + "/" + leaver).then().body("state", equalTo("ACTIVE")).body("cases", equalTo(3));
    }

    @Test
    void conflict_409_a_role_is_not_taken_before_the_cases_are_handed_over() {
        var request = as(Account.AGENCY_ADMINISTRATOR).header("If-Match", "\"0\"").body("{\"roles\":[\"ngo\"]}");
        request.put(PeopleTest.PEOPLE + "/" + leaver + "/roles").then().statusCode(409).body("type", equalTo("urn:palermo:problem:people:works-on-cases"));
        act("handover", "{\"to\":\"%s\"}".formatted(heir)).statusCode(200);
        as(Account.AGENCY_ADMINISTRATOR).header("If-Match", "\"1\"").body("{\"roles\":[\"ngo\"]}").put(PeopleTest.PEOPLE + "/" + leaver + "/roles").then().statusCode(200);
    }

    @Test
    void conflict_409_a_new_invitation_does_not_take_a_role_that_cases_need() {
        FakeKeycloak.users.get(leaver).put("username", "leaver@example.org").putArray("requiredActions").add("UPDATE_PASSWORD");
        FakeKeycloak.credentials.get(leaver).clear();
        invite("ngo").statusCode(409).body("type", equalTo("urn:palermo:problem:people:works-on-cases"));
        invite("case-coordinator").statusCode(201).body("person.cases", equalTo(3));
    }

    private static ValidatableResponse invite(String role) {
        return as(Account.AGENCY_ADMINISTRATOR)
                .body("{\"givenName\":\"A\",\"familyName\":\"B\",\"email\":\"leaver@example.org\",\"roles\":[\"%s\"]}".formatted(role))
                .post(PeopleTest.PEOPLE).then();
    }

    @Test
    void stale_412_and_428_and_a_repeat_has_no_effect() {
        act("handover", "\"7\"", null, "{\"to\":\"%s\"}".formatted(heir)).statusCode(412);
        act("handover", null, null, "{\"to\":\"%s\"}".formatted(heir)).statusCode(428);
        String key = UUID.randomUUID().toString();
        act("handover", "\"0\"", key, "{\"to\":\"%s\"}".formatted(heir)).statusCode(200);
        act("handover", "\"0\"", key, "{\"to\":\"%s\"}".formatted(heir)).statusCode(200).header("ETag", equalTo("\"1\""));
        assertEquals(1, count("select count(*) from audit_entry where action = 'TAKE_OVER' and record_id = '" + heir + "'"));
    }

    @Test
    void not_found_404_a_person_of_another_organisation() {
        UUID stranger = person("stranger", Account.COORDINATOR.agency(), "case-coordinator");
        as(Account.AGENCY_ADMINISTRATOR).header("If-Match", "\"0\"").body("{\"to\":\"%s\"}".formatted(heir))
                .post(PeopleTest.PEOPLE + "/" + stranger + "/handover").then().statusCode(404);
    }

    private static UUID person(String name, UUID agency, String roles) {
        UUID id = GivenTeams.account(agency, roles);
        return FakeKeycloak.has(id, name + "-" + id, agency, roles);
    }

    private ValidatableResponse act(String what, String body) {
        String etag = as(Account.AGENCY_ADMINISTRATOR).get(PeopleTest.PEOPLE + "/" + leaver).then().statusCode(200).extract().header("ETag");
        return act(what, etag, null, body);
    }

    private ValidatableResponse act(String what, String etag, String key, String body) {
        var request = as(Account.AGENCY_ADMINISTRATOR).body(body);
        if (etag != null) {
            request.header("If-Match", etag);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post(PeopleTest.PEOPLE + "/" + leaver + "/" + what).then();
    }
}
