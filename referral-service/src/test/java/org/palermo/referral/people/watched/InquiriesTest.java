package org.palermo.referral.people.watched;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class InquiriesTest {
    private static final String INQUIRIES = "/api/nrm/v1/access-inquiries";

    @BeforeEach
    void theRegister() {
        Given.theRegister();
    }

    private static ValidatableResponse open(Account account, Object person, String day) {
        return as(account).body(Map.of("person", person.toString(), "day", day, "reason", "AT_NIGHT")).post(INQUIRIES).then();
    }

    private static ValidatableResponse close(String id, String etag, String body) {
        return as(Account.AUDITOR).header("If-Match", etag).body(body).post(INQUIRIES + "/" + id + "/closure").then();
    }

    @Test
    void ok_201_opened_listed_and_closed() {
        UUID person = UUID.randomUUID();
        String id = open(Account.AUDITOR, person, "2026-01-05").statusCode(201).body("state", equalTo("OPEN"))
                .body("person", equalTo(person.toString()))
                .body("agency", nullValue()).body("openedBy", equalTo(TestTokens.subject(Account.AUDITOR))).extract().path("id");
        as(Account.AUDITOR).get(INQUIRIES + "?state=OPEN").then().statusCode(200).body("items.id", hasItem(id));
        close(id, "\"0\"", "{\"outcome\":\"MISTAKE\",\"fileNumber\":\"R-2026/7\"}").statusCode(200).body("state", equalTo("CLOSED"))
                .body("fileNumber", equalTo("R-2026/7")).body("closedAt", notNullValue());
        as(Account.AUDITOR).get(INQUIRIES + "?state=OPEN").then().statusCode(200).body("items.id", not(hasItem(id)));
        as(Account.AUDITOR).get(INQUIRIES + "/" + id).then().statusCode(200).body("outcome", equalTo("MISTAKE"))
                .header("ETag", equalTo("\"1\""));
        close(id, "\"1\"", "{\"outcome\":\"MISUSE\"}").statusCode(409)
                .body("type", equalTo("urn:palermo:problem:oversight:inquiry-closed"));
        open(Account.AUDITOR, person, "2026-01-05").statusCode(201);
    }

    @Test
    void conflict_409_while_one_is_open() {
        UUID person = UUID.randomUUID();
        open(Account.AUDITOR, person, "2026-01-05").statusCode(201);
        open(Account.AUDITOR, person, "2026-01-05").statusCode(409).body("type", equalTo("urn:palermo:problem:oversight:inquiry-open"));
        open(Account.AUDITOR, person, "2026-01-06").statusCode(201);
    }

    @Test
    void forbidden_403_own_accesses_and_wrong_role() {
        open(Account.AUDITOR, TestTokens.subject(Account.AUDITOR), "2026-01-05").statusCode(403)
                .body("type", equalTo("urn:palermo:problem:oversight:own-accesses"));
        for (Account account : List.of(Account.DATA_PROTECTION, Account.AUTHORITY, Account.ADMINISTRATOR, Account.AGENCY_ADMINISTRATOR)) {
            open(account, UUID.randomUUID(), "2026-01-05").statusCode(403);
            as(account).get(INQUIRIES).then().statusCode(403);
        }
    }

    @Test
    void stale_412_missing_428_unknown_404_and_invalid_400() {
        String id = open(Account.AUDITOR, UUID.randomUUID(), "2026-01-05").statusCode(201).extract().path("id");
        close(id, "\"7\"", "{\"outcome\":\"MISTAKE\"}").statusCode(412);
        as(Account.AUDITOR).body("{\"outcome\":\"MISTAKE\"}").post(INQUIRIES + "/" + id + "/closure").then().statusCode(428);
        close(id, "\"0\"", "{\"outcome\":\"MISTAKE\",\"fileNumber\":\"see Ana\"}").statusCode(400);
        close(id, "\"0\"", "{}").statusCode(400);
        as(Account.AUDITOR).get(INQUIRIES + "/" + UUID.randomUUID()).then().statusCode(404);
        as(Account.AUDITOR).get(INQUIRIES + "?state=SOME").then().statusCode(400);
        open(Account.AUDITOR, UUID.randomUUID(), "2199-01-01").statusCode(400);
    }

    /// The database shows nobody an inquiry into her own accesses, and shows others none at all.
    @Test
    void nobody_sees_an_inquiry_into_her_own_accesses() throws SQLException {
        Given.sql("""
            insert into access_inquiry (id, person, day, reason, opened_at, opened_by)
            values (uuidv7(), '%s', '2026-02-0%d', 'OTHER', now(), 'another-auditor') on conflict do nothing
            """.formatted(TestTokens.subject(Account.AUDITOR), 1));
        as(Account.AUDITOR).get(INQUIRIES + "?limit=200").then().statusCode(200)
                .body("items.person", not(hasItem(TestTokens.subject(Account.AUDITOR))));
        for (Account account : List.of(Account.DATA_PROTECTION, Account.AUTHORITY, Account.NGO, Account.BORDER)) {
            try (Acting other = Acting.as(account)) {
                assertEquals(0, other.count("access_inquiry"));
            }
        }
    }
}
