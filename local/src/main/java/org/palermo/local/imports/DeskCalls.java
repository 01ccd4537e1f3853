package org.palermo.local.imports;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.palermo.local.Failure;
import org.palermo.local.Http;
import org.palermo.local.Ports;
import org.palermo.local.identity.Tokens;
import org.palermo.local.sample.SampleCalls;

/// Calls the API through the gateway as the sample accounts, as any client would.
final class DeskCalls implements SampleCalls {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIRST_REFUSAL = 300;

    private final Ports ports;
    /// A token lasts five minutes, which is longer than the sample takes.
    private final Map<String, String> tokens = new HashMap<>();

    DeskCalls(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Answered get(String account, String path) {
        return call(account, path, HttpRequest.newBuilder().GET());
    }

    @Override
    public Answered post(String account, String path, String body, String etag) {
        var request = HttpRequest.newBuilder().header("Content-Type", "application/json")
                .POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return call(account, path, etag == null ? request : request.header("If-Match", etag));
    }

    @Override
    public Answered put(String account, String path) {
        return call(account, path, HttpRequest.newBuilder().PUT(BodyPublishers.noBody()));
    }

    private Answered call(String account, String path, HttpRequest.Builder request) {
        try {
            var sent = request.uri(URI.create(Ports.inside(ports.publicPort()) + path)).timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token(account)).build();
            var answer = Http.client().send(sent, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= FIRST_REFUSAL) {
                throw new Failure("%s %s: %s".formatted(sent.method(), path, Refusal.said(answer.statusCode(), answer.body())));
            }
            return new Answered(answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body()),
                    answer.headers().firstValue("ETag").orElse(null));
        } catch (IOException e) {
            throw new Failure("%s broke off: %s".formatted(path, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("The sample was stopped.");
        }
    }

    private String token(String account) throws IOException, InterruptedException {
        var known = tokens.get(account);
        if (known == null) {
            known = new Tokens(ports).of(account);
            tokens.put(account, known);
        }
        return known;
    }
}
