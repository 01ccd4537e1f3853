package org.palermo.referral.team;

import static io.restassured.RestAssured.given;
import static org.palermo.referral.casefile.Given.sql;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestTokens;

/// Two people of the authority of the sample.
public final class GivenCaseworkers {
    public static final UUID FIRST = UUID.fromString(TestTokens.subject(Account.AUTHORITY));
    public static final UUID SECOND = UUID.fromString(TestTokens.subject("second of the authority"));

    private GivenCaseworkers() {}

    public static void people() {
        GivenTeams.coordinators();
        for (UUID person : List.of(FIRST, SECOND)) {
            sql("""
                insert into person (id, agency, roles, state, recorded_at) values ('%s', '%s', 'competent-authority', 'ACTIVE', now())
                on conflict (id) do update set roles = excluded.roles, state = 'ACTIVE'
                """.formatted(person, Account.AUTHORITY.agency()));
        }
    }

    public static RequestSpecification asSecond() {
        return given().auth().oauth2(TestTokens.colleague(Account.AUTHORITY, "second of the authority")).contentType(ContentType.JSON);
    }

    public static ValidatableResponse assign(RequestSpecification by, UUID person, String part, UUID... cases) {
        return by.body(Map.of("person", person, "part", part, "cases", List.of(cases))).post("/api/nrm/v1/caseworkers/assignments").then();
    }
}
