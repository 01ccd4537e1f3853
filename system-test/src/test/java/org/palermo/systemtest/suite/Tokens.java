package org.palermo.systemtest.suite;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Access tokens of the sample's accounts, issued to the sample's client for this purpose.
public final class Tokens {

    /// Tokens live for five minutes. A token from here is valid for at least one more minute.
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

    /// A new answer of the token endpoint: an access, a refresh and an ID token. With protection against password guessing,
    /// Keycloak signs in an account once at a time and refuses a simultaneous sign-in as if the password were wrong. This
    /// method then tries again.
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

    /// The same for an account outside the sample; returns any answer.
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
