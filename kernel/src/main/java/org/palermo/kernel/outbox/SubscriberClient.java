package org.palermo.kernel.outbox;

import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Sends requests to the subscribers of events, each with the token for that subscriber. A request fails when there is no answer within
/// five seconds; the time until the identity provider has given the token counts.
@Singleton
public class SubscriberClient {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final String OWN = "default";

    private final SubscriberConfig config;
    private final OidcClients clients;
    private final WebClient http;
    private final Map<String, Tokens> tokens = new ConcurrentHashMap<>();

    SubscriberClient(SubscriberConfig config, OidcClients clients, Vertx vertx) {
        this.config = config;
        this.clients = clients;
        this.http = WebClient.create(vertx, new WebClientOptions()
                // The configuration says where events go; an answer must not redirect them, and their token, elsewhere.
                .setFollowRedirects(false)
                .setConnectTimeout(2000).setMaxPoolSize(16));
        config.subscriber().forEach((name, subscriber) -> subscriber.client()
                .filter(client -> !client.equals(OWN) && clients.getClient(client) == null)
                .ifPresent(client -> {
                    throw new IllegalStateException("palermo.outbox.subscriber." + name
                            + ".client names no client of quarkus.oidc-client: " + client);
                }));
    }

    /// Posts a body to the events resource of a subscriber.
    Uni<HttpResponse<Buffer>> post(String subscriber, String contentType, Buffer body) {
        SubscriberConfig.Subscriber to = config.subscriber().get(subscriber);
        return send(to, http.postAbs(to.url().toString()).putHeader("Content-Type", contentType), request -> request.sendBuffer(body));
    }

    /// Asks a subscriber for what it answers below its events resource.
    ///
    /// @param subscriber a name under `palermo.outbox.subscriber`
    /// @param path below the events resource, without a slash at its beginning
    public Uni<HttpResponse<Buffer>> get(String subscriber, String path) {
        SubscriberConfig.Subscriber to = config.subscriber().get(subscriber);
        return send(to, http.getAbs(to.url() + "/" + path), HttpRequest::send);
    }

    /// A token that was refused is not sent again.
    private Uni<HttpResponse<Buffer>> send(SubscriberConfig.Subscriber to, HttpRequest<Buffer> request,
            Function<HttpRequest<Buffer>, Uni<? extends HttpResponse<Buffer>>> sending) {
        // Closes the connection too, which the deadline of the whole does not.
        request.timeout(DEADLINE.toMillis());
        return authorised(to.client(), request)
                .<HttpResponse<Buffer>>flatMap(sending)
                .ifNoItem().after(DEADLINE).fail()
                .invoke(answer -> to.client().filter(client -> answer.statusCode() == 401).ifPresent(tokens::remove));
    }

    private Uni<HttpRequest<Buffer>> authorised(Optional<String> client, HttpRequest<Buffer> request) {
        return client.map(named -> bearer(named).map(request::bearerTokenAuthentication)).orElseGet(() -> Uni.createFrom().item(request));
    }

    private Uni<String> bearer(String client) {
        Tokens present = tokens.get(client);
        if (present != null && !present.isAccessTokenExpired() && !present.isAccessTokenWithinRefreshInterval()) {
            return Uni.createFrom().item(present.getAccessToken());
        }
        return (client.equals(OWN) ? clients.getClient() : clients.getClient(client)).getTokens()
                .invoke(fresh -> tokens.put(client, fresh))
                .map(Tokens::getAccessToken);
    }
}
