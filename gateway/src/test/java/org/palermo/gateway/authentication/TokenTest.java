package org.palermo.gateway.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;

import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Protocol;
import org.palermo.gateway.suite.Tokens;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class TokenTest extends GatewayTest {

    @ParameterizedTest
    @EnumSource
    void ok_200_the_token_travels_on_untouched(Protocol protocol) {
        var token = Tokens.accepted();
        var answer = outside.get(protocol, ECHO + "?a=b&c=%2F", "Authorization", "Bearer " + token);
        assertEquals(200, answer.status());
        assertEquals("Bearer " + token, answer.seen("Authorization"));
        assertEquals(ECHO + "?a=b&c=%2F", answer.json().getString("uri"));
    }

    @Test
    void ok_200_public_rows_without_a_token() {
        assertEquals(200, outside.get(Protocol.HTTP_1_1, PUBLIC_ECHO).status());
        assertEquals(200, outside.get(Protocol.HTTP_1_1, "/api/nrm/v1/countries").status());
        assertEquals(200, outside.get(Protocol.HTTP_1_1, "/portal").status());
        assertEquals(200, outside.get(Protocol.HTTP_1_1, "/auth/realms/palermo/protocol/echo").status());
    }

    @ParameterizedTest
    @EnumSource
    void unauthorised_401_without_a_token(Protocol protocol) {
        for (var path : new String[] {ECHO, "/api/shelter/v1/shelters", "/api/inspection/v1/visits"}) {
            var answer = outside.get(protocol, path);
            assertEquals(401, answer.status());
            assertEquals("no-token", answer.problem());
            assertEquals("Bearer realm=\"palermo\"", answer.headers().get("WWW-Authenticate"));
        }
    }

    @Test
    void unauthorised_401_each_invalid_token() {
        refusedTokens().forEach((why, token) -> {
            var answer = outside.get(Protocol.HTTP_1_1, ECHO, "Authorization", "Bearer " + token);
            assertEquals(401, answer.status(), why);
            assertEquals("invalid-token", answer.problem(), why);
            assertTrue(answer.headers().get("WWW-Authenticate").contains("error=\"invalid_token\""), why);
        });
    }

    @Test
    void unauthorised_401_another_scheme() {
        assertEquals(401, outside.get(Protocol.HTTP_1_1, ECHO, "Authorization", "Basic bmdvOm5nbw==").status());
        assertEquals(401, outside.get(Protocol.HTTP_1_1, ECHO, "Authorization", "Bearer").status());
    }

    private static Map<String, String> refusedTokens() {
        var tokens = new TreeMap<String, String>();
        tokens.put("none", Tokens.unsigned());
        tokens.put("hmac", Tokens.hmacWithPublicKey());
        tokens.put("wrong key", Tokens.ofAnotherKey());
        tokens.put("expired", Tokens.signed(claims -> {
            claims.setIssuedAt(NumericDate.fromSeconds(System.currentTimeMillis() / 1000 - 320));
            claims.setExpirationTime(NumericDate.fromSeconds(System.currentTimeMillis() / 1000 - 20));
        }));
        tokens.put("wrong audience", Tokens.signed(claims -> claims.setAudience("palermo-events-referral")));
        tokens.put("wrong issuer", Tokens.signed(claims -> claims.setIssuer("https://palermo.example/auth/realms/x")));
        tokens.put("ID", Tokens.signed(claims -> claims.setClaim("typ", "ID")));
        tokens.put("refresh", Tokens.signed(claims -> claims.setClaim("typ", "Refresh")));
        tokens.put("nonsense", "abc");
        return tokens;
    }
}
