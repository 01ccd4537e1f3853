package org.palermo.bench.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// One person on one connection that stays open. The token is renewed before it expires.
public final class Caller {

    private static final Duration TOKEN = Duration.ofMinutes(4);
    private static final int TOO_MANY = 429;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI origin;
    private final URI issuer;
    private final String account;
    private String token;
    private Instant renew = Instant.MIN;

    private Caller(URI origin, URI issuer, String account) {
        this.origin = origin;
        this.issuer = issuer;
        this.account = account;
    }

    static Caller signedIn(URI origin, String account) throws IOException, InterruptedException {
        var caller = new Caller(origin, origin, account);
        caller.token();
        return caller;
    }

    /// A caller who has not signed in.
    public static Caller anonymous(URI origin) {
        return new Caller(origin, origin, null);
    }

    /// The same person at another address that accepts tokens of the same issuer.
    public Caller at(URI door) {
        return new Caller(door, issuer, account);
    }

    /// @param begun nanoseconds from the first byte sent to the head of the answer
    /// @param nanos nanoseconds from the first byte sent to the last byte received
    public record Answered(int status, byte[] body, HttpHeaders headers, long begun, long nanos) {

        /// The ETag, or empty.
        public String etag() {
            return headers.firstValue("ETag").orElse("");
        }

        /// In seconds; 1 when the header is missing.
        public long retryAfter() {
            return headers.firstValueAsLong("Retry-After").orElse(1);
        }

        public JsonNode json() throws IOException {
            return RunningSuite.JSON.readTree(body);
        }

        public Answered expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException("answered " + status + " and not " + wanted + ": " + new String(body));
            }
            return this;
        }
    }

    public Answered get(String path) throws IOException, InterruptedException {
        return ask("GET", path, null, Map.of());
    }

    public Answered post(String path, String json) throws IOException, InterruptedException {
        return ask("POST", path, json, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    /// When the gateway answers that there were too many requests, waits and asks again, so that only real answers are
    /// measured.
    ///
    /// @param json null for no body
    public Answered ask(String method, String path, String json, Map<String, String> headers) throws IOException, InterruptedException {
        var body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        var request = HttpRequest.newBuilder(origin.resolve(path)).method(method, body).header("Authorization", "Bearer " + token());
        headers.forEach(request::header);
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        while (true) {
            var answered = send(request.build());
            if (answered.status() != TOO_MANY) {
                return answered;
            }
            Thread.sleep(Duration.ofSeconds(answered.retryAfter()));
        }
    }

    /// Asks once and returns whatever the answer is.
    ///
    /// @param body null for none
    public Answered once(String method, String path, String contentType, byte[] body, Map<String, String> headers) throws IOException, InterruptedException {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        var request = HttpRequest.newBuilder(origin.resolve(path)).method(method, publisher);
        if (account != null) {
            request.header("Authorization", "Bearer " + token());
        }
        headers.forEach(request::header);
        if (body != null) {
            request.header("Content-Type", contentType);
        }
        return send(request.build());
    }

    private Answered send(HttpRequest request) throws IOException, InterruptedException {
        long started = System.nanoTime();
        var begun = new AtomicLong();
        var answer = client.send(request, head -> {
            begun.set(System.nanoTime() - started);
            return BodySubscribers.ofByteArray();
        });
        long took = System.nanoTime() - started;
        return new Answered(answer.statusCode(), answer.body(), answer.headers(), begun.get(), took);
    }

    /// The id of the person in tokens and records.
    public String subject() throws IOException, InterruptedException {
        return RunningSuite.JSON.readTree(Base64.getUrlDecoder().decode(token().split("\\.")[1])).get("sub").asText();
    }

    public String token() throws IOException, InterruptedException {
        if (Instant.now().isAfter(renew)) {
            var form = "grant_type=password&client_id=palermo-cli&scope=openid&username=%1$s&password=palermo-%1$s".formatted(account);
            var answer = client.send(HttpRequest.newBuilder(issuer.resolve("/auth/realms/palermo/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build(), BodyHandlers.ofByteArray());
            token = RunningSuite.JSON.readTree(answer.body()).get("access_token").asText();
            renew = Instant.now().plus(TOKEN);
        }
        return token;
    }
}
