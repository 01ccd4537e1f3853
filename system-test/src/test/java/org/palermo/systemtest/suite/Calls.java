package org.palermo.systemtest.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// HTTP calls of one caller.
public final class Calls {

    /// HTTP/1.1, so that two hundred requests at the same time use two hundred connections, as two hundred callers would.
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(30)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI base;
    private final String token;

    /// @param token the bearer token, or null
    public Calls(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    public Answer get(String path) {
        return sendBytes("GET", path, BodyPublishers.noBody(), Map.of());
    }

    public Answer post(String path, String json) {
        return post(path, json, Map.of());
    }

    /// Adds a new idempotency key unless the headers contain one.
    public Answer post(String path, String json, Map<String, String> headers) {
        var all = new HashMap<>(Map.of("Content-Type", "application/json", "Idempotency-Key", UUID.randomUUID().toString()));
        all.putAll(headers);
        return sendBytes("POST", path, BodyPublishers.ofString(json), all);
    }

    public Answer put(String path, String json, Map<String, String> headers) {
        var all = new HashMap<>(Map.of("Content-Type", "application/json"));
        all.putAll(headers);
        return sendBytes("PUT", path, BodyPublishers.ofString(json), all);
    }

    public Answer form(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue())).collect(Collectors.joining("&"));
        return sendBytes("POST", path, BodyPublishers.ofString(body), Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    public Answer send(String method, String path, byte[] body, Map<String, String> headers) {
        return send(method, path, body, headers, PATIENCE);
    }

    /// @param patience the time until the whole answer is there
    public Answer send(String method, String path, byte[] body, Map<String, String> headers, Duration patience) {
        return sendBytes(method, path, BodyPublishers.ofByteArray(body), headers, patience);
    }

    /// Reads the body of the answer and throws it away: a caller that sends many requests at once needs only the status.
    ///
    /// @param patience the time until the whole answer is there
    public int status(String method, String path, byte[] body, Map<String, String> headers, Duration patience) {
        return exchange(method, path, request(method, path, BodyPublishers.ofByteArray(body), headers, patience), BodyHandlers.discarding()).statusCode();
    }

    private Answer sendBytes(String method, String path, BodyPublisher body, Map<String, String> headers) {
        return sendBytes(method, path, body, headers, PATIENCE);
    }

    private Answer sendBytes(String method, String path, BodyPublisher body, Map<String, String> headers, Duration patience) {
        var answer = exchange(method, path, request(method, path, body, headers, patience), BodyHandlers.ofByteArray());
        return new Answer(method + " " + path, answer.statusCode(), answer.headers(), answer.body());
    }

    private static <T> HttpResponse<T> exchange(String method, String path, HttpRequest request, BodyHandler<T> answer) {
        try {
            return CLIENT.send(request, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(method + " " + path + ": interrupted", new IOException("interrupted", e));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + ": " + e.getMessage(), e);
        }
    }

    private HttpRequest request(String method, String path, BodyPublisher body, Map<String, String> headers, Duration patience) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(patience).method(method, body);
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
