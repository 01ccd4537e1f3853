package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.Port;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// While the identity provider is away, people who are signed in go on working, and nobody new is let in.
@Order(85)
@ExtendWith(RunningSuite.class)
class KeycloakGoneJourney {

    private final Suite suite;

    KeycloakGoneJourney(Suite suite) {
        this.suite = suite;
    }

    @Test
    void a_caller_with_a_token_works_on_without_keycloak() {
        var local = suite.local("a Keycloak that may be killed");
        var verifiers = Verifier.all(suite);
        // These tokens have never been shown, so no cache knows them.
        var unused = new LinkedHashMap<Verifier, String>();
        verifiers.forEach(verifier -> unused.put(verifier, suite.tokens().grant(verifier.account()).json().get("access_token").asText()));

        local.kill(Port.KEYCLOAK);

        unused.forEach(Verifier::accepts);
        verifiers.forEach(verifier -> verifier.refuses("garbage"));
        verifiers.forEach(verifier -> verifier.refuses(Jwt.of(unused.get(verifier)).unsigned("none")));
        assertFalse(local.isReady(Port.KEYCLOAK), "Keycloak was back before the end, so this showed nothing");
        var signIn = suite.anonymously().get("/auth/realms/palermo/.well-known/openid-configuration").expectProblem();
        assertTrue(signIn.status() == 502 || signIn.status() == 503, signIn::toString);

        local.awaitReady(Port.KEYCLOAK);
        suite.tokens().grant("authority").expect(200);
    }
}
