package org.palermo.referral.team;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.people.FakeKeycloak;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class CoordinatorAssignmentsTest {

    @BeforeEach
    void people() {
        GivenCaseworkers.people();
    }

    private static ValidatableResponse assign(RequestSpecification by, UUID person, List<UUID> cases) {
        return by.body(Map.of("person", person, "cases", cases)).post("/api/nrm/v1/coordinators/assignments").then();
    }

    @Test
    void ok_200_each_case_has_an_outcome_and_is_told_and_audited_as_a_single_one() {
        UUID coordinator = GivenTeams.subject(Account.COORDINATOR);
        UUID one = Given.aReferral();
        UUID hers = GivenTeams.caseOf(Account.COORDINATOR);
        UUID over = Given.aReferral();
        UUID unknown = UUID.randomUUID();
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(Map.of("to", "WITHDRAWN")).post("/api/nrm/v1/cases/" + over + "/transitions").then()
                .statusCode(200);
        String request = UUID.randomUUID().toString();
        assign(as(Account.AUTHORITY).header("X-Request-Id", request), coordinator, List.of(one, hers, over, unknown)).statusCode(200)
                .body("cases.id", contains(one.toString(), hers.toString(), over.toString(), unknown.toString()))
                .body("cases.outcome", contains("ASSIGNED", "UNCHANGED", "CASE_OVER", "NOT_FOUND"))
                .body("cases[0].reference", equalTo(Given.text("select reference from case_file where id = '" + one + "'")))
                .body("cases[3].reference", nullValue());
        String entry = "select count(*) from audit_entry where request_id = '" + request + "' and action = 'ASSIGN' and record_id = ";
        assertEquals(1, count(entry + "'" + one + "'"));
        assertEquals(1, count(entry + "'" + coordinator + "'"));
        assertEquals(0, count(entry + "'" + hers + "'") + count(entry + "'" + over + "'"));
        assertEquals(1, count("select count(*) from notice where kind = 'CASE_ASSIGNED' and about = '" + one + "'"));
        assertEquals(1, count("select count(*) from case_assignment where case_file = '" + one + "' and ended_at is null"));
        as(Account.COORDINATOR).get("/api/nrm/v1/cases/" + one).then().statusCode(200);
        assign(as(Account.AUTHORITY), coordinator, List.of(one)).body("cases.outcome", contains("UNCHANGED"));
    }

    @Test
    void ok_200_outcomes_in_the_order_of_the_request_also_of_a_case_that_was_erased_meanwhile() throws Exception {
        UUID coordinator = GivenTeams.subject(Account.COORDINATOR);
        UUID first = Given.aReferral();
        UUID second = Given.aReferral();
        Erasing.meet(first, () -> assign(as(Account.AUTHORITY), coordinator, List.of(second, first)).statusCode(200)
                .body("cases.id", contains(second.toString(), first.toString())).body("cases.outcome", contains("ASSIGNED", "CASE_OVER")));
        assertEquals(0, count("select count(*) from case_assignment where case_file = '" + first + "'"));
    }

    @Test
    void not_found_404_and_conflict_409_for_a_person_who_is_no_coordinator() {
        UUID file = Given.aReferral();
        assign(as(Account.AUTHORITY), GivenCaseworkers.SECOND, List.of(file)).statusCode(409).body("type", containsString("team:no-coordinator"));
        assign(as(Account.AUTHORITY), UUID.randomUUID(), List.of(file)).statusCode(404);
        UUID suspended = GivenTeams.account(Account.COORDINATOR.agency(), "case-coordinator");
        sql("update person set state = 'SUSPENDED' where id = '" + suspended + "'");
        assign(as(Account.AUTHORITY), suspended, List.of(file)).statusCode(409);
        assertEquals(0, count("select count(*) from case_assignment where case_file = '" + file + "'"));
    }

    @Test
    void bad_request_400_for_none_for_one_twice_and_for_more_than_fifty() {
        UUID coordinator = GivenTeams.subject(Account.COORDINATOR);
        UUID file = Given.aReferral();
        assign(as(Account.AUTHORITY), coordinator, List.of()).statusCode(400).body("violations.field", hasItem("cases"));
        assign(as(Account.AUTHORITY), coordinator, List.of(file, file)).statusCode(400).body("violations.field", hasItem("cases"));
        assign(as(Account.AUTHORITY), coordinator, Stream.generate(UUID::randomUUID).limit(51).toList()).statusCode(400)
                .body("violations.field", hasItem("cases"));
    }

    @Test
    void forbidden_403_for_those_who_assign_in_one_case_only() {
        for (Account account : List.of(Account.AGENCY_ADMINISTRATOR, Account.COORDINATOR, Account.RESPONDER)) {
            assign(as(account), GivenTeams.subject(Account.COORDINATOR), List.of(UUID.randomUUID())).statusCode(403);
        }
    }
}
