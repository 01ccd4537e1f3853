package org.palermo.gateway.authentication;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.OriginBehaviour;
import org.palermo.gateway.suite.Outside;
import org.palermo.gateway.suite.Protocol;
import org.palermo.gateway.suite.Tokens;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/// A token whose key the gateway does not know is refused only when the issuer says that there is no such key.
@QuarkusTest
class SigningKeysTest extends GatewayTest {

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @AfterEach
    void theIssuerAnswers() {
        OriginBehaviour.keysStatus.set(200);
    }

    /// One test, because after a fetch for one unknown key the keys are not fetched for another unknown key within ten
    /// seconds.
    @Test
    void unavailable_503_while_the_keys_cannot_be_fetched_then_ok_200_and_unauthorised_401_of_an_unknown_key() {
        assertEquals(200, outside.get(Protocol.HTTP_1_1, ECHO, token()).status());
        OriginBehaviour.keysStatus.set(500);
        var next = Tokens.anotherKey("next");
        var token = Tokens.of(next);
        for (var protocol : Protocol.values()) {
            var refused = ask(protocol, token);
            assertEquals(503, refused.status());
            assertEquals("signing-keys", refused.problem());
            assertTrue(refused.headers().get("Retry-After").matches("[123]"));
        }
        assertEquals(200, outside.get(Protocol.HTTP_1_1, ECHO, token()).status());
        assertEquals(401, ask(Protocol.HTTP_1_1, "garbage").status());
        assertEquals(401, ask(Protocol.HTTP_1_1, Tokens.ofAnotherKey()).status());
        assertReady();

        OriginBehaviour.newKeys.add(next.toJson());
        OriginBehaviour.keysStatus.set(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> ask(Protocol.HTTP_1_1, token).status() == 200);
        var asked = keysAsked();
        var unknown = ask(Protocol.HTTP_1_1, Tokens.of(Tokens.anotherKey("unknown")));
        assertEquals(401, unknown.status());
        assertEquals("invalid-token", unknown.problem());
        assertEquals(asked, keysAsked());
    }

    private void assertReady() {
        try (var inside = new Outside(management)) {
            assertEquals(200, inside.get(Protocol.HTTP_1_1, "/q/health/ready").status());
        }
    }

    private Outside.Answer ask(Protocol protocol, String token) {
        return outside.get(protocol, ECHO, "Authorization", "Bearer " + token);
    }

    private String keysAsked() {
        return outside.get(Protocol.HTTP_1_1, "/api/nrm/v1/keys-asked", token()).body().toString();
    }
}
