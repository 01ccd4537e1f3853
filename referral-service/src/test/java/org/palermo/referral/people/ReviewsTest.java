package org.palermo.referral.people;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class ReviewsTest {
    private static final String REVIEWS = PeopleTest.PEOPLE + "/reviews";
    private static final String QUARTER = Quarter.of(Instant.now(), ZoneId.of("Europe/London")).toString();

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @BeforeEach
    void twoPeopleOfLastYear() {
        FakeKeycloak.reset();
        sql("delete from access_review; delete from access_review_reminder; delete from person;"
                + "delete from notice where kind = 'ACCESS_REVIEW_OVERDUE'");
        sql("insert into provider (id, name, kind, country, first_responder, registered_at) values ('%s', 'Aid', 'NGO', 'GB', false, now()) on conflict do nothing"
                .formatted(Account.NGO.agency()));
        FakeKeycloak.has(first, "first", Account.NGO.agency(), "ngo");
        FakeKeycloak.has(second, "second", Account.NGO.agency(), "ngo");
        as(Account.AGENCY_ADMINISTRATOR).get(REVIEWS).then().statusCode(200).body("due", equalTo(0)).body("quarter", equalTo(QUARTER));
        sql("update person set recorded_at = now() - interval '1 year'");
    }

    private static io.restassured.response.ValidatableResponse decide(UUID person, String outcome) {
        return as(Account.AGENCY_ADMINISTRATOR).body("{\"decisions\":[{\"person\":\"%s\",\"outcome\":\"%s\"}]}".formatted(person, outcome)).post(REVIEWS).then();
    }

    @Test
    void ok_200_each_is_confirmed_or_removed() {
        as(Account.AGENCY_ADMINISTRATOR).get(REVIEWS).then().statusCode(200).body("due", equalTo(2)).body("overdue", equalTo(2))
                .body("items.familyName", containsInAnyOrder("first", "second")).body("items.reviewOverdue", equalTo(List.of(true, true)));
        decide(first, "CONFIRMED").statusCode(200).body("confirmed", equalTo(List.of(first.toString()))).body("quarter", equalTo(QUARTER));
        decide(second, "REMOVED").statusCode(200).body("removed", equalTo(List.of(second.toString())));
        as(Account.AGENCY_ADMINISTRATOR).get(REVIEWS).then().body("due", equalTo(0)).body("items", hasSize(0));
        assertFalse(FakeKeycloak.users.get(second).get("enabled").asBoolean());
        as(Account.AGENCY_ADMINISTRATOR).get(PeopleTest.PEOPLE + "/" + second).then().body("state", equalTo("REMOVED"));
        assertEquals(2, count("select count(*) from access_review where quarter = '" + QUARTER + "'"));
        assertEquals(1, count("select count(*) from audit_entry where action = 'REMOVE' and record_id = '" + second + "'"));
    }

    @Test
    void all_decisions_take_effect_or_none() {
        as(Account.AGENCY_ADMINISTRATOR).body("{\"decisions\":[{\"person\":\"%s\",\"outcome\":\"CONFIRMED\"},{\"person\":\"%s\",\"outcome\":\"CONFIRMED\"}]}"
                .formatted(first, UUID.randomUUID())).post(REVIEWS).then().statusCode(404);
        assertEquals(0, count("select count(*) from access_review"));
    }

    @Test
    void an_agency_is_notified_once_per_quarter_of_overdue_reviews() {
        String told = "select count(*) from notice where kind = 'ACCESS_REVIEW_OVERDUE' and agency = '%s' and reference = '%s'".formatted(Account.NGO.agency(), QUARTER);
        Awaitility.await().until(() -> count("select count(*) from access_review_reminder") == 1);
        Awaitility.await().during(java.time.Duration.ofMillis(2500)).until(() -> count(told) == 1);
    }
}
