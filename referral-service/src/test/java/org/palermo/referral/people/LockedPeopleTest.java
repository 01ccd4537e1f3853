package org.palermo.referral.people;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;

/// Who is locked out after wrong passwords, and sessions that an administrator ends.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class LockedPeopleTest {
    private static final String PEOPLE = "/api/nrm/v1/people";
    private static final Instant UNTIL = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(600);

    private UUID worker;
    private UUID stranger;

    @BeforeEach
    void anAgencyAndItsPeople() {
        FakeKeycloak.reset();
        sql("delete from access_review; delete from access_review_reminder; delete from person");
        sql("""
            insert into provider (id, name, kind, country, first_responder, registered_at) values
              ('%s', 'Aid', 'NGO', 'GB', false, now()), ('%s', 'Other aid', 'NGO', 'ZZ', false, now())
            on conflict (id) do nothing
            """.formatted(Account.NGO.agency(), Account.OTHER_NGO.agency()));
        worker = FakeKeycloak.has(UUID.randomUUID(), "worker", Account.NGO.agency(), "ngo");
        FakeKeycloak.has(UUID.randomUUID(), "colleague", Account.NGO.agency(), "ngo");
        stranger = FakeKeycloak.has(UUID.randomUUID(), "stranger", Account.OTHER_NGO.agency(), "ngo");
    }

    @Test
    void ok_200_who_is_locked_out_and_until_when() {
        FakeKeycloak.locked.put(worker, UNTIL);
        FakeKeycloak.locked.put(stranger, UNTIL);
        as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE + "/locks").then().statusCode(200).body("items.id", equalTo(List.of(worker.toString())))
                .body("items[0].name", equalTo("Some worker")).body("items[0].failures", equalTo(10))
                .body("items[0].lockedUntil", equalTo(UNTIL.toString())).body("items[0].lastFailureAt", notNullValue());
        as(Account.ADMINISTRATOR).get(PEOPLE + "/locks?agency=" + Account.OTHER_NGO.agency()).then().statusCode(200)
                .body("items.id", equalTo(List.of(stranger.toString())));
    }

    @Test
    void ok_200_unlocked() {
        FakeKeycloak.locked.put(worker, UNTIL);
        as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE + "/locks").then().statusCode(200);
        as(Account.AGENCY_ADMINISTRATOR).post(PEOPLE + "/locks/" + worker + "/end").then().statusCode(200)
                .body("id", equalTo(worker.toString()));
        assertTrue(FakeKeycloak.locked.isEmpty());
        as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE + "/locks").then().statusCode(200).body("items", hasSize(0));
        assertEquals(1, count("select count(*) from audit_entry where action = 'UNLOCK' and record_id = '" + worker + "'"));
    }

    @Test
    void too_many_429_the_fourth_time_within_a_day() {
        as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE + "/locks").then().statusCode(200);
        String end = PEOPLE + "/locks/" + worker + "/end";
        for (int time = 1; time <= 3; time++) {
            as(Account.AGENCY_ADMINISTRATOR).post(end).then().statusCode(200);
        }
        FakeKeycloak.locked.put(worker, UNTIL);
        as(Account.AGENCY_ADMINISTRATOR).post(end).then().statusCode(429).header("Retry-After", notNullValue())
                .body("type", equalTo("urn:palermo:problem:people:unlocked-often"));
        assertEquals(1, FakeKeycloak.locked.size());
        assertEquals(3, count("select count(*) from audit_entry where action = 'UNLOCK' and record_id = '" + worker + "'"));
        sql("update account_unlock set asked_at = asked_at - interval '24 hours' where person = '" + worker + "'");
        as(Account.AGENCY_ADMINISTRATOR).post(end).then().statusCode(200);
    }

    @Test
    void forbidden_403_nobody_unlocks_herself() {
        String herself = TestTokens.subject(Account.AGENCY_ADMINISTRATOR);
        FakeKeycloak.has(UUID.fromString(herself), "administrator", Account.NGO.agency(), "agency-administrator");
        as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE + "/locks").then().statusCode(200);
        as(Account.AGENCY_ADMINISTRATOR).post(PEOPLE + "/locks/" + herself + "/end").then().statusCode(403)
                .body("type", equalTo("urn:palermo:problem:people:own-unlock"));
        assertEquals(0, count("select count(*) from account_unlock where person = '" + herself + "'"));
    }

    @Test
    void ok_200_sessions_end_and_earlier_tokens_are_refused() {
        as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE).then().statusCode(200);
        as(Account.AGENCY_ADMINISTRATOR).post(PEOPLE + "/" + worker + "/end-sessions").then().statusCode(200)
                .body("endedAt", notNullValue());
        assertEquals(List.of(worker), FakeKeycloak.loggedOut);
        assertTrue(FakeKeycloak.users.get(worker).get("enabled").asBoolean());
        RestAssured.given().header("X-Palermo-Suspensions-Key", "key-of-the-gateway").get("/suspensions").then().statusCode(200)
                .body("subjects.subject", hasItem(worker.toString()))
                        .body("subjects.find { it.subject == '" + worker + "' }.issuedBefore", notNullValue());
        assertEquals(1, count("select count(*) from audit_entry where action = 'END_SESSIONS' and record_id = '" + worker + "'"));
    }

    @Test
    void not_found_404_another_agency_and_forbidden_403_wrong_role() {
        as(Account.ADMINISTRATOR).get(PEOPLE + "/locks?agency=" + Account.OTHER_NGO.agency()).then().statusCode(200);
        as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE + "/locks?agency=" + Account.OTHER_NGO.agency()).then().statusCode(404);
        for (UUID person : List.of(stranger, UUID.randomUUID())) {
            as(Account.AGENCY_ADMINISTRATOR).post(PEOPLE + "/locks/" + person + "/end").then().statusCode(404);
            as(Account.AGENCY_ADMINISTRATOR).post(PEOPLE + "/" + person + "/end-sessions").then().statusCode(404);
        }
        assertTrue(FakeKeycloak.loggedOut.isEmpty());
        as(Account.NGO).get(PEOPLE + "/locks").then().statusCode(403);
        as(Account.AUDITOR).post(PEOPLE + "/" + worker + "/end-sessions").then().statusCode(403);
    }

    @Test
    void unavailable_503_while_the_identity_provider_does_not_answer() {
        as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE).then().statusCode(200);
        FakeKeycloak.away = true;
        as(Account.AGENCY_ADMINISTRATOR).get(PEOPLE + "/locks").then().statusCode(503);
        as(Account.AGENCY_ADMINISTRATOR).post(PEOPLE + "/locks/" + worker + "/end").then().statusCode(503);
        as(Account.AGENCY_ADMINISTRATOR).post(PEOPLE + "/" + worker + "/end-sessions").then().statusCode(503);
        assertEquals(0, count("select count(*) from sessions_ended where person = '" + worker + "'"));
    }
}
