package org.palermo.referral.casefile;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.team.GivenCaseworkers.asSecond;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.people.FakeKeycloak;
import org.palermo.referral.profile.GivenSecondReader;
import org.palermo.referral.profile.Profiles;
import org.palermo.referral.team.GivenCaseworkers;

/// Under a law that wants two people for a negative decision on reasonable grounds.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class ProposedDecisionsTest {
    private static final String CASES = "/api/nrm/v1/cases/";

    @Inject
    ObjectMapper json;

    @Inject
    Countries countries;

    private UUID file;

    @BeforeEach
    void twoReaders() {
        GivenCaseworkers.people();
        QuarkusMock.installMockForType(GivenSecondReader.of(json, countries, "REASONABLE_GROUNDS_NEGATIVE"), Profiles.class);
        file = Given.aReferral();
    }

    @Test
    void ok_200_one_proposes_and_another_confirms() {
        String proposal = propose(as(Account.AUTHORITY), file, "\"0\"", negative()).statusCode(201).body("state", equalTo("PROPOSED"))
                .body("reasons", equalTo("Zreason"))
                .extract().path("id");
        assertEquals("REFERRED", Given.text("select stage from case_file where id = '" + file + "'"), "nothing takes effect before");
        assertEquals(0, count("select count(*) from decision_proposal where encode(reasons, 'escape') like '%Zreason%'"));
        as(Account.AUTHORITY).get(CASES + file).then().body("stage", equalTo("REFERRED")).body("proposed.id", equalTo(proposal));
        as(Account.RESPONDER).get(CASES + file).then().statusCode(200).body("proposed", nullValue());
        assertEquals(1, count("select count(*) from notice where kind = 'DECISION_PROPOSED' and about = '" + file + "' and agency = '"
                + Account.AUTHORITY.agency() + "'"));
        confirm(asSecond(), proposal).statusCode(200).body("stage", equalTo("REASONABLE_GROUNDS_NEGATIVE")).body("proposed", nullValue())
                .body("decisions", hasSize(1))
                .body("decisions[0].reasons", equalTo("Zreason"));
        assertEquals(1, count("select count(*) from case_decision where case_file = '%s' and proposed_by = '%s' and subject = '%s'"
                .formatted(file, GivenCaseworkers.FIRST, GivenCaseworkers.SECOND)));
        as(Account.AUTHORITY).get(CASES + file + "/decision-proposals").then().statusCode(200).body("items.state", contains("CONFIRMED"))
                .body("items[0].answeredAt", notNullValue());
        as(Account.AUTHORITY).header("If-Match", "\"1\"").post(path(proposal, "confirmation")).then().statusCode(409);
    }

    @Test
    void conflict_409_for_one_person_alone() {
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(negative()).post(CASES + file + "/decisions").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:case-file:second-reader"));
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(Map.of("outcome", "NEGATIVE", "test", "t", "reasons", "r"))
                .post(CASES + file + "/reasonable-grounds").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:case-file:second-reader"));
        String proposal = propose(as(Account.AUTHORITY), file, "\"0\"", negative()).statusCode(201).extract().path("id");
        confirm(as(Account.AUTHORITY), proposal).statusCode(409).body("type", equalTo("urn:palermo:problem:case-file:same-person"));
        propose(asSecond(), file, "\"0\"", negative()).statusCode(409).body("type", equalTo("urn:palermo:problem:case-file:proposed"));
        assertEquals(0, count("select count(*) from case_decision where case_file = '" + file + "'"));
    }

    @Test
    void conflict_409_for_somebody_else_than_the_second_reader_of_the_case() {
        GivenCaseworkers.assign(as(Account.AUTHORITY), GivenCaseworkers.FIRST, "SECOND_READER", file).statusCode(200);
        UUID third = UUID.randomUUID();
        String proposal = propose(asSecond(), file, "\"0\"", negative()).statusCode(201).extract().path("id");
        Given.sql("update decision_proposal set proposed_by = '" + third + "' where id = '" + proposal + "'");
        confirm(asSecond(), proposal).statusCode(409).body("type", equalTo("urn:palermo:problem:case-file:not-the-second-reader"));
        confirm(as(Account.AUTHORITY), proposal).statusCode(200);
    }

    @Test
    void conflict_409_for_an_authority_that_does_not_work_on_the_case() throws SQLException {
        UUID other = UUID.randomUUID();
        assigned("CASEWORKER", other);
        propose(as(Account.AUTHORITY), file, "\"0\"", negative()).statusCode(409)
                .body("type", equalTo("urn:palermo:problem:case-file:another-authority"));
        try (Acting authority = Acting.as(Account.AUTHORITY)) {
            authority.set("palermo.subject", GivenCaseworkers.FIRST.toString());
            assertTrue(authority.isRefused("""
                    insert into decision_proposal (id, case_file, country, region, kind, outcome, test, reasons, proposed_at, proposed_by,
                                                   agency, state)
                    select gen_random_uuid(), id, country, region, 'REASONABLE_GROUNDS', 'NEGATIVE', '', '', now(), '%s', '%s', 'PROPOSED'
                      from case_file where id = '%s'
                    """.formatted(GivenCaseworkers.FIRST, Account.AUTHORITY.agency(), file)));
        }
        assigned("SECOND_READER", Account.AUTHORITY.agency());
        propose(as(Account.AUTHORITY), file, "\"0\"", negative()).statusCode(201);
    }

    @Test
    void ok_200_what_another_authority_left_waiting_is_returned_by_the_one_that_works_on_the_case() {
        String proposal = propose(as(Account.AUTHORITY), file, "\"0\"", negative()).statusCode(201).extract().path("id");
        UUID other = UUID.randomUUID();
        Given.sql("update decision_proposal set agency = '" + other + "', proposed_by = gen_random_uuid() where id = '" + proposal + "'");
        assigned("SECOND_READER", other);
        asSecond().body(Map.of("reasons", "Ours.")).post(path(proposal, "return")).then().statusCode(404);
        Given.sql("update caseworker_assignment set ended_at = now(), ended_by = 'x' where case_file = '" + file + "'");
        GivenCaseworkers.assign(as(Account.AUTHORITY), GivenCaseworkers.FIRST, "CASEWORKER", file).statusCode(200);
        confirm(asSecond(), proposal).statusCode(404);
        propose(as(Account.AUTHORITY), file, "\"0\"", negative()).statusCode(409).body("type", equalTo("urn:palermo:problem:case-file:proposed"));
        asSecond().body(Map.of("reasons", "Ours.")).post(path(proposal, "return")).then().statusCode(200).body("state", equalTo("RETURNED"));
        assertEquals(1, count("select count(*) from notice where kind = 'DECISION_RETURNED' and about = '" + file + "' and agency = '" + other + "'"));
        propose(as(Account.AUTHORITY), file, "\"0\"", negative()).statusCode(201);
    }

    private void assigned(String part, UUID agency) {
        Given.sql("""
                insert into caseworker_assignment (id, case_file, country, region, part, person, agency, assigned_at, assigned_by)
                select gen_random_uuid(), id, country, region, '%s', gen_random_uuid(), '%s', now(), 'x' from case_file where id = '%s'
                """.formatted(part, agency, file));
    }

    @Test
    void the_database_changes_no_proposal_that_was_answered_and_nothing_of_what_was_proposed() throws SQLException {
        String proposal = propose(as(Account.AUTHORITY), file, "\"0\"", negative()).statusCode(201).extract().path("id");
        String answer = "update decision_proposal set state = 'RETURNED', answered_at = now(), answered_by = '%s' where id = '%s'"
                .formatted(GivenCaseworkers.SECOND, proposal);
        try (Acting authority = Acting.as(Account.AUTHORITY)) {
            authority.set("palermo.subject", GivenCaseworkers.SECOND.toString());
            assertEquals(1, authority.change(answer));
            assertEquals(0, authority.change(answer), "it does not wait any more");
        }
        try (Acting authority = Acting.as(Account.AUTHORITY)) {
            assertThrows(SQLException.class, () -> authority.change("update decision_proposal set outcome = 'POSITIVE' where id = '" + proposal + "'"));
        }
    }

    @Test
    void other_decisions_are_made_by_one_person() {
        propose(as(Account.AUTHORITY), file, "\"0\"", Map.of("kind", "REASONABLE_GROUNDS", "outcome", "POSITIVE", "test", "t", "reasons",
                "r")).statusCode(409)
                .body("type", equalTo("urn:palermo:problem:case-file:one-person-decides"));
        Given.decide(Account.AUTHORITY, file, "\"0\"", Given.positive()).statusCode(200);
        propose(as(Account.AUTHORITY), file, "\"1\"", negative()).statusCode(409)
                .body("type", equalTo("urn:palermo:problem:case-file:stage"));
    }

    @Test
    void ok_200_a_colleague_returns_it_with_reasons_and_it_can_be_proposed_again() {
        String proposal = propose(as(Account.AUTHORITY), file, "\"0\"", negative()).statusCode(201).extract().path("id");
        asSecond().body(Map.of("reasons", "")).post(path(proposal, "return")).then().statusCode(400);
        asSecond().body(Map.of("reasons", "The interview is missing.")).post(path(proposal, "return")).then().statusCode(200)
                .body("state", equalTo("RETURNED"))
                .body("answer", equalTo("The interview is missing.")).body("answeredBy", equalTo(GivenCaseworkers.SECOND.toString()));
        confirm(asSecond(), proposal).statusCode(409).body("type", equalTo("urn:palermo:problem:case-file:answered"));
        String again = propose(as(Account.AUTHORITY), file, "\"0\"", negative()).statusCode(201).extract().path("id");
        as(Account.AUTHORITY).body(Map.of("reasons", "Too early.")).post(path(again, "return")).then().statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
        assertEquals("0", Given.text("select version from case_file where id = '" + file + "'"));
    }

    @Test
    void stale_412_and_not_found_404() {
        propose(as(Account.AUTHORITY), file, "\"7\"", negative()).statusCode(412);
        propose(as(Account.AUTHORITY), file, null, negative()).statusCode(428);
        propose(as(Account.RESPONDER), file, "\"0\"", negative()).statusCode(403);
        String proposal = propose(as(Account.AUTHORITY), file, "\"0\"", negative()).statusCode(201).extract().path("id");
        UUID other = Given.aReferral();
        asSecond().header("If-Match", "\"0\"").post(CASES + other + "/decision-proposals/" + proposal + "/confirmation").then()
                .statusCode(404);
        confirm(asSecond(), UUID.randomUUID().toString()).statusCode(404);
    }

    @Test
    void what_was_proposed_goes_with_the_person() {
        propose(as(Account.AUTHORITY), file, "\"0\"", negative()).statusCode(201);
        Erasing.byTwo(file).statusCode(200);
        assertEquals(0, count("select count(*) from decision_proposal where case_file = '" + file + "'"));
    }

    @Test
    void the_policies_show_proposals_to_the_authority_alone() throws SQLException {
        propose(as(Account.AUTHORITY), file, "\"0\"", negative()).statusCode(201);
        for (Account account : List.of(Account.RESPONDER, Account.COORDINATOR, Account.BORDER, Account.RAPPORTEUR)) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(0, acting.count("decision_proposal"), account.name());
            }
        }
        try (Acting authority = Acting.as(Account.AUTHORITY)) {
            assertEquals(1, authority.count("decision_proposal where case_file = '" + file + "'"));
            authority.set("palermo.subject", GivenCaseworkers.SECOND.toString());
            assertTrue(authority.isRefused("update decision_proposal set state = 'RETURNED', answered_at = now(), answered_by = '"
                    + UUID.randomUUID()
                    + "' where case_file = '" + file + "'"), "in somebody else's name");
        }
    }

    private static Map<String, String> negative() {
        return Map.of("kind", "REASONABLE_GROUNDS", "outcome", "NEGATIVE", "test", "suspect but cannot prove", "reasons", "Zreason");
    }

    private static ValidatableResponse propose(RequestSpecification by, UUID file, String etag, Map<String, String> decision) {
        return (etag == null ? by : by.header("If-Match", etag)).body(decision).post(CASES + file + "/decision-proposals").then();
    }

    private ValidatableResponse confirm(RequestSpecification by, String proposal) {
        return by.header("If-Match", "\"0\"").post(path(proposal, "confirmation")).then();
    }

    private String path(String proposal, String what) {
        return CASES + file + "/decision-proposals/" + proposal + "/" + what;
    }
}
