package org.palermo.kernel.outbox;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubscriberClientTest {

    @Test
    void a_request_fails_when_the_identity_provider_gives_no_token_in_time() {
        Vertx vertx = Vertx.vertx();
        try {
            SubscriberClient client = new SubscriberClient(new OneSubscriber(Duration.ofMinutes(10)), new SilentProvider(), vertx);
            assertThrows(TimeoutException.class, () -> client.get("referral", "taken-up").await().atMost(Duration.ofSeconds(60)));
        } finally {
            vertx.closeAndAwait();
        }
    }

    /// An identity provider that accepts the connection and never answers.
    private static final class SilentProvider implements OidcClients, OidcClient {
        @Override
        public OidcClient getClient() {
            return this;
        }

        @Override
        public OidcClient getClient(String name) {
            return this;
        }

        @Override
        public Uni<OidcClient> newClient(OidcClientConfig config) {
            return Uni.createFrom().item(this);
        }

        @Override
        public Uni<Tokens> getTokens(Map<String, String> parameters) {
            return Uni.createFrom().nothing();
        }

        @Override
        public Uni<Tokens> refreshTokens(String token, Map<String, String> parameters) {
            return Uni.createFrom().nothing();
        }

        @Override
        public Uni<Boolean> revokeAccessToken(String token, Map<String, String> parameters) {
            return Uni.createFrom().item(false);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
