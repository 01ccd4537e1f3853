package org.palermo.systemtest.suite;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Access tokens of the sample's accounts, by the client that the sample has for it.
public final class Tokens {

    /// They live for five minutes; what takes one from here has a minute at least.
    private static final Duration KEPT = Duration.ofMinutes(4);
    private static final int REFUSED = 400;
    private static final int SIGN_INS = 20;
    private static final long PAUSE_MILLIS = 250;

    private final Calls keycloak;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    Tokens(URI base) {
        keycloak = new Calls(base, null);
    }

    private record Kept(String token, Instant until) {}

    public String of(String account) {
        return kept.compute(account, (name, known) -> known != null && Instant.now().isBefore(known.until()) ? known : taken(name)).token();
    }

    private Kept taken(String account) {
        return new Kept(grant(account).json().get("access_token").asText(), Instant.now().plus(KEPT));
    }

    /// A new answer of the token endpoint: an access, a refresh and an ID token. Where passwords are protected from guessing, Keycloak
    /// signs in one at a time of each account, and refuses another at the same moment as if the password were wrong: that is asked again.
    public Answer grant(String account) {
        var answer = tryGrant(account, "palermo-" + account);
        for (int again = 0; answer.status() == REFUSED && again < SIGN_INS; again++) {
            pause();
            answer = tryGrant(account, "palermo-" + account);
        }
        return answer.expect(200);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The same for somebody who is not of the sample; whatever it answers.
    public Answer tryGrant(String username, String password) {
        return form(Map.of("grant_type", "password", "client_id", "palermo-cli", "username", username, "password", password, "scope", "openid"));
    }

    public Answer renew(String refreshToken) {
        return form(Map.of("grant_type", "refresh_token", "client_id", "palermo-cli", "refresh_token", refreshToken));
    }

    /// The token of a service account.
    public String ofClient(String client, String secret) {
        return form(Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret))
                .expect(200).json().get("access_token").asText();
    }

    private Answer form(Map<String, String> fields) {
        return keycloak.form("/auth/realms/palermo/protocol/openid-connect/token", fields);
    }
}
