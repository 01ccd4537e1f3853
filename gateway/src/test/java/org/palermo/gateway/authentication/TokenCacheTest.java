package org.palermo.gateway.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Protocol;
import org.palermo.gateway.suite.Tokens;
import org.palermo.token.AccessTokens;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
class TokenCacheTest extends GatewayTest {

    @Inject
    AccessTokens tokens;

    @Test
    void a_token_is_verified_once_and_then_remembered() {
        var token = Tokens.of("somebody");
        assertTrue(tokens.remembered(token).isEmpty());
        assertEquals(200, outside.get(Protocol.HTTP_1_1, ECHO, "Authorization", "Bearer " + token).status());
        assertEquals("somebody", tokens.remembered(token).map(JsonWebToken::getSubject).orElseThrow());
    }

    @Test
    void keys_are_not_fetched_for_each_token() {
        assertEquals(200, outside.get(Protocol.HTTP_1_1, ECHO, token()).status());
        var before = keysAsked();
        for (int i = 0; i < 50; i++) {
            assertEquals(200, outside.get(Protocol.HTTP_1_1, ECHO, token()).status());
        }
        assertEquals(before, keysAsked());
    }

    private int keysAsked() {
        return Integer.parseInt(outside.get(Protocol.HTTP_1_1, "/api/nrm/v1/keys-asked", token()).body().toString());
    }
}
