package org.palermo.kernel.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/// One signed request to an organisation's own system. Only the status of its answer is used.
@ApplicationScoped
class WebhookSender {
    private final Target target;
    private final ObjectMapper json;
    private final HttpClient http;
    private final Duration deadline;

    WebhookSender(Target target, ObjectMapper json, Vertx vertx, WebhookConfig config) {
        this.target = target;
        this.json = json;
        this.deadline = config.deadline();
        this.http = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false).setConnectTimeout((int) deadline.toMillis())
                .setMaxHeaderSize(8 * 1024).setDecompressionSupported(false));
    }

    /// The result of a delivery.
    sealed interface Result {
        record Taken() implements Result {}

        /// The receiver is gone for good.
        record Gone() implements Result {}

        /// @param failure status or kind, never a message
        record Failed(String failure) implements Result {}
    }

    @RegisterForReflection
    record Body(String type, Instant timestamp, Data data) {}

    @RegisterForReflection
    record Data(String kind, UUID about, String reference) {}

    Uni<Result> send(WebhookStore.Due hook, WebhookStore.Message message) {
        URI url = URI.create(hook.url());
        return target.lookUp(url.getHost())
                .flatMap(address -> post(hook, message, url, address))
                .ifNoItem().after(deadline).fail()
                .onFailure().recoverWithItem(failure -> new Result.Failed(failure instanceof Target.Closed closed
                        ? closed.getMessage()
                        : failure.getClass().getSimpleName()));
    }

    /// Sends to the address that was looked up and checked; certificate and host header use the name.
    private Uni<Result> post(WebhookStore.Due hook, WebhookStore.Message message, URI url, InetAddress address) {
        boolean tls = url.getScheme().equals("https");
        int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
        String body = body(message);
        long timestamp = Instant.now().getEpochSecond();
        String id = message.id().toString();
        RequestOptions to = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(tls)
                .setFollowRedirects(false)
                .setTimeout(deadline.toMillis())
                .setServer(SocketAddress.inetSocketAddress(new java.net.InetSocketAddress(address, port)))
                .setHost(url.getHost()).setPort(port).setURI(url.getRawPath().isEmpty() ? "/" : url.getRawPath());
        return http.request(to)
                .flatMap(request -> request.putHeader("content-type", "application/json")
                        .putHeader("user-agent", "Palermo-Webhooks/1")
                        .putHeader("webhook-id", id)
                        .putHeader("webhook-timestamp", Long.toString(timestamp))
                        .putHeader("webhook-signature", hook.secrets().stream()
                                .map(secret -> Signature.of(secret, id, timestamp, body))
                                .collect(Collectors.joining(" ")))
                        .send(body)
                        .map(answer -> result(answer.statusCode()))
                        // The body of the answer is ignored.
                        .onTermination().invoke(() -> request.connection().closeAndForget()));
    }

    private static Result result(int status) {
        return switch (status / 100) {
            case 2 -> new Result.Taken();
            default -> status == 410 ? new Result.Gone() : new Result.Failed(Integer.toString(status));
        };
    }

    private String body(WebhookStore.Message message) {
        try {
            return json.writeValueAsString(new Body("notice." + message.kind().toLowerCase(Locale.ROOT), message.at(),
                    new Data(message.kind(), message.about(), message.reference())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message can't be written", e);
        }
    }
}
