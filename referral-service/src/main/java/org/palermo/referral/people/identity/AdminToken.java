package org.palermo.referral.people.identity;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/// The token of the service account that may manage accounts and nothing else.
@ApplicationScoped
class AdminToken {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final PeopleConfig config;
    private final WebClient http;
    private volatile Issued issued = new Issued(null, Instant.MIN);

    AdminToken(PeopleConfig config, Vertx vertx) {
        this.config = config;
        this.http = WebClient.create(vertx);
    }

    private record Issued(String token, Instant renewAt) {}

    Uni<String> get() {
        Issued known = issued;
        return Instant.now().isBefore(known.renewAt()) ? Uni.createFrom().item(known.token()) : fetch();
    }

    /// Discards the token after the identity provider has rejected it.
    void forget() {
        issued = new Issued(null, Instant.MIN);
    }

    private Uni<String> fetch() {
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("grant_type", "client_credentials")
                .add("client_id", config.clientId())
                .add("client_secret", config.clientSecret().orElseThrow(IdentityProviderUnavailable::new));
        return http.postAbs(config.tokenUrl().orElseThrow(IdentityProviderUnavailable::new).toString())
                .timeout(DEADLINE.toMillis())
                .sendForm(form)
                .map(answer -> {
                    if (answer.statusCode() != 200) {
                        throw new IdentityProviderUnavailable("token " + answer.statusCode());
                    }
                    var body = answer.bodyAsJsonObject();
                    issued = new Issued(body.getString("access_token"), Instant.now().plusSeconds(body.getLong("expires_in") / 2));
                    return issued.token();
                });
    }
}
