package org.palermo.portal.api;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.palermo.portal.gateway.PageHeaders;

/// Calls an operation in the name of a person.
@Singleton
public class ApiCalls {
    private static final Logger LOG = Logger.getLogger(ApiCalls.class);
    private static final Duration CONNECT = Duration.ofSeconds(1);
    /// A read is shown or left out; a change is waited for, because the person wants to know whether it was made.
    private static final Duration READ = Duration.ofSeconds(3);
    private static final Duration CHANGE = Duration.ofSeconds(20);
    /// After its last piece, the service reads the whole of a large file.
    private static final Duration PIECE = Duration.ofMinutes(2);
    /// It counts over a whole country, for seconds where it is large. Its page shows nothing else, so it is waited for.
    private static final String COUNTING = "getAnnualReport";

    private static final int OK = 200;

    private final WebClient client;
    private final PageHeaders page;
    private final String gateway;

    /// @param page what a call says of the page that it is made for
    ApiCalls(Vertx vertx, PageHeaders page, @ConfigProperty(name = "quarkus.rest-client.gateway.url") String gateway) {
        this.page = page;
        this.gateway = gateway.endsWith("/") ? gateway.substring(0, gateway.length() - 1) : gateway;
        client = WebClient.create(vertx,
                new WebClientOptions().setConnectTimeout((int) CONNECT.toMillis()).setFollowRedirects(false).setMaxPoolSize(50));
    }

    /// @param path the values of the path parameters, by their name
    /// @param query the query parameters
    /// @param purpose the reason for the access, recorded in the audit of the service
    public Uni<ApiAnswer> read(SecurityIdentity person, Operation operation, Map<String, String> path, Map<String, String> query,
            String purpose) {
        Duration patience = operation.id().equals(COUNTING) ? CHANGE : READ;
        return send(request(person, operation, path, query, purpose).timeout(patience.toMillis()), operation, null);
    }

    /// A page that a service writes itself, such as one to print.
    ///
    /// @return the status, and the page or the problem
    public Uni<ApiText> readText(SecurityIdentity person, Operation operation, Map<String, String> path, String purpose) {
        return readText(person, operation, path, Map.of(), purpose);
    }

    /// As {@link #readText(SecurityIdentity, Operation, Map, String)}.
    ///
    /// @param query the query parameters
    public Uni<ApiText> readText(
            SecurityIdentity person, Operation operation, Map<String, String> path, Map<String, String> query, String purpose) {
        return request(person, operation, path, query, purpose)
                .putHeader("Accept", "text/html, application/problem+json").timeout(READ.toMillis()).send()
                .map(response -> response.statusCode() == OK
                        ? new ApiText(new ApiAnswer(OK, null, new JsonObject()), response.bodyAsString())
                        : new ApiText(answer(response), null))
                .onFailure().recoverWithItem(e -> {
                    LOG.warnf("No answer to %s: %s", operation.id(), e.getClass().getSimpleName());
                    return new ApiText(new ApiAnswer(0, null, new JsonObject()), null);
                });
    }

    /// A small file that a service makes, such as a workbook of figures.
    ///
    /// @param query the query parameters
    /// @param type that is accepted
    /// @return empty when there was no such answer
    public Uni<Optional<byte[]>> readBytes(SecurityIdentity person, Operation operation, Map<String, String> path,
            Map<String, String> query, String type, String purpose) {
        return request(person, operation, path, query, purpose)
                .putHeader("Accept", type + ", application/problem+json").timeout(CHANGE.toMillis()).send()
                .map(response -> response.statusCode() == 200 ? Optional.of(response.bodyAsBuffer().getBytes()) : Optional.<byte[]>empty())
                .onFailure().recoverWithItem(e -> {
                    LOG.warnf("No answer to %s: %s", operation.id(), e.getClass().getSimpleName());
                    return Optional.empty();
                });
    }

    /// A small file that a service makes of what is asked for, such as an exported list.
    ///
    /// @param query the query parameters
    public Uni<ApiBytes> readFile(SecurityIdentity person, Operation operation, Map<String, String> query, String purpose) {
        return request(person, operation, Map.of(), query, purpose).putHeader("Accept", "*/*").timeout(CHANGE.toMillis()).send()
                .map(response -> new ApiBytes(response.statusCode(), response.getHeader("Content-Type"),
                        response.statusCode() == 200 ? response.bodyAsBuffer().getBytes() : null,
                        Boolean.parseBoolean(response.getHeader("X-More-Entries"))))
                .onFailure().recoverWithItem(e -> {
                    LOG.warnf("No answer to %s: %s", operation.id(), e.getClass().getSimpleName());
                    return new ApiBytes(0, null, null, false);
                });
    }

    /// @param key the idempotency key, created with the form
    /// @param version the `ETag` that the person saw, or null
    /// @param body null for an operation without one
    public Uni<ApiAnswer> change(
            SecurityIdentity person, Operation operation, Map<String, String> path, String key, String version, JsonObject body,
            String purpose) {
        HttpRequest<io.vertx.mutiny.core.buffer.Buffer> request = request(person, operation, path, Map.of(), purpose)
                .timeout(CHANGE.toMillis());
        if (operation.repeatable()) {
            request.putHeader("Idempotency-Key", key);
        }
        if (version != null) {
            request.putHeader("If-Match", version);
        }
        return send(request, operation, operation.bodyType() == null ? null : body);
    }

    /// A call that is made and answered in headers, such as those of a resumable upload.
    ///
    /// @param headers of the request
    /// @param body held in memory, so small; null for none
    public Uni<ApiHeaders> exchange(SecurityIdentity person, Operation operation, Map<String, String> path, Map<String, String> headers,
            byte[] body, String purpose) {
        HttpRequest<io.vertx.mutiny.core.buffer.Buffer> request = request(person, operation, path, Map.of(), purpose)
                .timeout(PIECE.toMillis());
        headers.forEach(request::putHeader);
        return (body == null ? request.send() : request.putHeader("Content-Type", operation.bodyType())
                        .sendBuffer(io.vertx.mutiny.core.buffer.Buffer.newInstance(Buffer.buffer(body))))
                .map(response -> ApiHeaders.of(answer(response), response.headers().getDelegate()))
                .onFailure().recoverWithItem(e -> {
                    LOG.warnf("No answer to %s: %s", operation.id(), e.getClass().getSimpleName());
                    return ApiHeaders.none();
                });
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private HttpRequest<io.vertx.mutiny.core.buffer.Buffer> request(
            SecurityIdentity person, Operation operation, Map<String, String> path, Map<String, String> query, String purpose) {
        HttpRequest<io.vertx.mutiny.core.buffer.Buffer> request =
                client.requestAbs(HttpMethod.valueOf(operation.method()), gateway + address(operation, path, query))
                .putHeader("Accept", "application/json, application/problem+json")
                .putHeader("X-Purpose", purpose);
        if (!person.isAnonymous()) {
            request.bearerTokenAuthentication(person.getCredential(AccessTokenCredential.class).getToken());
        }
        page.get().forEach(request::putHeader);
        return request;
    }

    /// The address of a call below the gateway's.
    static String address(Operation operation, Map<String, String> path, Map<String, String> query) {
        String address = operation.path();
        for (String name : operation.parameters()) {
            String value = path.get(name);
            if (value == null || value.isEmpty()) {
                throw new IllegalArgumentException("The call of " + operation.id() + " has no value for " + name);
            }
            address = address.replace("{" + name + "}", encoded(value));
        }
        String asked = query.entrySet().stream().map(one -> one.getKey() + "=" + encoded(one.getValue())).collect(Collectors.joining("&"));
        return address + (asked.isEmpty() ? "" : "?" + asked);
    }

    private static Uni<ApiAnswer> send(HttpRequest<io.vertx.mutiny.core.buffer.Buffer> request, Operation operation, JsonObject body) {
        Uni<HttpResponse<io.vertx.mutiny.core.buffer.Buffer>> sent = body == null
                ? request.send()
                : request.putHeader("Content-Type", operation.bodyType())
                        .sendBuffer(io.vertx.mutiny.core.buffer.Buffer.newInstance(body.toBuffer()));
        return sent.map(ApiCalls::answer).onFailure().recoverWithItem(e -> {
            // The message may quote what was sent.
            LOG.warnf("No answer to %s: %s", operation.id(), e.getClass().getSimpleName());
            return new ApiAnswer(0, null, new JsonObject());
        });
    }

    private static ApiAnswer answer(HttpResponse<io.vertx.mutiny.core.buffer.Buffer> response) {
        return answer(response.statusCode(), response.getHeader("ETag"), response.body() == null ? null : response.body().getDelegate());
    }

    static ApiAnswer answer(int status, String version, Buffer body) {
        return new ApiAnswer(status, version, json(body));
    }

    /// A list at the top becomes the items of an object.
    private static JsonObject json(Buffer body) {
        if (body == null || body.length() == 0) {
            return new JsonObject();
        }
        try {
            return body.getByte(0) == '[' ? new JsonObject().put("items", new JsonArray(body)) : new JsonObject(body);
        } catch (DecodeException notJson) {
            return new JsonObject();
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
