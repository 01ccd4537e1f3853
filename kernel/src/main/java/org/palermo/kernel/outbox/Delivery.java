package org.palermo.kernel.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Posts one event as a CloudEvent (structured JSON) with the token for its subscriber, and returns the result.
@ApplicationScoped
class Delivery {
    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final String OWN = "default";

    private final SubscriberConfig config;
    private final OidcClients clients;
    private final ObjectMapper json;
    private final WebClient http;
    private final Map<String, Tokens> tokens = new ConcurrentHashMap<>();

    Delivery(SubscriberConfig config, OidcClients clients, ObjectMapper json, Vertx vertx) {
        this.config = config;
        this.clients = clients;
        this.json = json;
        this.http = WebClient.create(vertx, new WebClientOptions()
                // The configuration says where events go; an answer must not redirect them, and their token, elsewhere.
                .setFollowRedirects(false)
                .setConnectTimeout(2000).setMaxPoolSize(16));
        config.subscriber().forEach((name, subscriber) -> subscriber.client().filter(client -> !client.equals(OWN) && clients.getClient(client) == null).ifPresent(client -> {
            throw new IllegalStateException("palermo.outbox.subscriber." + name + ".client names no client of quarkus.oidc-client: " + client);
        }));
    }

    /// The result of a delivery.
    sealed interface Result {
        record Taken() implements Result {}

        /// The subscriber misses an earlier number, and names it.
        record Gap(long expected) implements Result {}

        /// The subscriber is away or overloaded.
        record Away(String failure) implements Result {}

        /// The subscriber refuses the event as invalid.
        record Refused(String failure) implements Result {}
    }

    Uni<Result> post(Stream stream, StreamStore.StoredEvent event) {
        SubscriberConfig.Subscriber subscriber = config.subscriber().get(stream.subscriber());
        HttpRequest<Buffer> request = http.postAbs(subscriber.url().toString())
                .timeout(DEADLINE.toMillis())
                .putHeader("Content-Type", JsonFormat.CONTENT_TYPE);
        return subscriber.client().map(client -> bearer(client).map(request::bearerTokenAuthentication)).orElseGet(() -> Uni.createFrom().item(request))
                .flatMap(authorised -> authorised.sendBuffer(Buffer.buffer(new JsonFormat().serialize(cloudEvent(stream, event)))))
                .map(answer -> result(subscriber, answer))
                .onFailure().recoverWithItem(failure -> new Result.Away(failure.getClass().getSimpleName()));
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

    private CloudEvent cloudEvent(Stream stream, StreamStore.StoredEvent event) {
        return CloudEventBuilder.v1()
                .withId(event.id().toString())
                .withSource(URI.create(config.source()))
                .withType(event.type())
                .withTime(event.occurredAt())
                .withExtension("sequence", Long.toString(event.sequence()))
                .withExtension("partitionkey", stream.aggregate().toString())
                .withData("application/json", JsonCloudEventData.wrap(data(event)))
                .build();
    }

    private JsonNode data(StreamStore.StoredEvent event) {
        try {
            return event.data() == null ? json.createObjectNode() : json.readTree(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored event can't be read", e);
        }
    }

    private Result result(SubscriberConfig.Subscriber subscriber, HttpResponse<Buffer> answer) {
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return new Result.Taken();
        }
        if (status == 409) {
            Long expected = expected(answer);
            return expected == null ? new Result.Away("409") : new Result.Gap(expected);
        }
        if (status == 401) {
            subscriber.client().ifPresent(tokens::remove);
            return new Result.Away("401");
        }
        LOG.warnf("A subscriber answered %d", status);
        return status / 100 == 4 && status != 408 && status != 425 && status != 429
                ? new Result.Refused(Integer.toString(status))
                : new Result.Away(Integer.toString(status));
    }

    private static Long expected(HttpResponse<Buffer> answer) {
        try {
            return answer.bodyAsJsonObject().getLong("expected");
        } catch (RuntimeException notJson) {
            return null;
        }
    }
}
