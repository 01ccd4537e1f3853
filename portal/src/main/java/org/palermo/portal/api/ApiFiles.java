package org.palermo.portal.api;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MultiHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Sends and reads the files of records in the name of a person, piece by piece: no file is held in memory as a whole.
@Singleton
public class ApiFiles {
    private static final Logger LOG = Logger.getLogger(ApiFiles.class);
    private static final Duration CONNECT = Duration.ofSeconds(1);
    /// How long nothing may move. After the last byte, the service has the file checked for viruses.
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final int MOST_AT_ONCE = 50;
    private static final int OK = 200;

    private final Vertx vertx;
    private final HttpClient client;
    private final HttpHeaders page;
    private final String gateway;

    /// @param page the headers of the request for the page
    ApiFiles(Vertx vertx, HttpHeaders page, @ConfigProperty(name = "quarkus.rest-client.gateway.url") String gateway) {
        this.vertx = vertx;
        this.page = page;
        this.gateway = gateway.endsWith("/") ? gateway.substring(0, gateway.length() - 1) : gateway;
        client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) CONNECT.toMillis()).setMaxPoolSize(MOST_AT_ONCE)
                .setIdleTimeout((int) IDLE.toSeconds()).setIdleTimeoutUnit(TimeUnit.SECONDS));
    }

    /// @param path the values of the path parameters, by their name
    /// @param size of the file, in bytes
    /// @param purpose the reason for the access, recorded in the audit of the service
    public Uni<ApiAnswer> send(
            SecurityIdentity person, Operation operation, Map<String, String> path, Path file, long size, String purpose) {
        RequestOptions options = options(person, operation, path, purpose).putHeader("Accept", "application/json, application/problem+json")
                .putHeader("Content-Type", "application/octet-stream").putHeader("Content-Length", Long.toString(size));
        OpenOptions toRead = new OpenOptions().setRead(true).setWrite(false).setCreate(false);
        return Uni.createFrom().completionStage(() -> vertx.fileSystem().open(file.toString(), toRead)
                        .compose(open -> client.request(options).compose(request -> sent(request, open)).onComplete(over -> open.close()))
                        .toCompletionStage())
                .onFailure().recoverWithItem(e -> {
                    LOG.warnf("No answer to %s: %s", operation.id(), e.getClass().getSimpleName());
                    return new ApiAnswer(0, null, new JsonObject());
                });
    }

    /// A service may refuse a file before it has all of it.
    private static Future<ApiAnswer> sent(HttpClientRequest request, AsyncFile file) {
        return request.send(file)
                .compose(response -> response.body().map(body -> ApiCalls.answer(response.statusCode(), response.getHeader("ETag"), body)))
                .onFailure(e -> request.reset());
    }

    /// @return the file, which must be read to its end or cancelled
    public Uni<ApiFile> read(SecurityIdentity person, Operation operation, Map<String, String> path, String purpose) {
        RequestOptions options = options(person, operation, path, purpose)
                .putHeader("Accept", "application/octet-stream, application/problem+json");
        return Uni.createFrom().completionStage(() -> client.request(options)
                        .compose(request -> request.send().map(response -> file(request, response)))
                        .toCompletionStage())
                .onFailure().recoverWithItem(e -> {
                    LOG.warnf("No answer to %s: %s", operation.id(), e.getClass().getSimpleName());
                    return ApiFile.none(0);
                });
    }

    private static ApiFile file(HttpClientRequest request, HttpClientResponse response) {
        if (response.statusCode() != OK) {
            // A problem is short: it is read and dropped.
            return ApiFile.none(response.statusCode());
        }
        response.pause();
        return new ApiFile(OK, response.getHeader("Content-Type"), response.getHeader("Content-Disposition"),
                MultiHelper.toMulti(response).map(Buffer::getBytes).onCancellation().invoke(() -> {
                    response.exceptionHandler(e -> { });
                    request.reset();
                }));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private RequestOptions options(SecurityIdentity person, Operation operation, Map<String, String> path, String purpose) {
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.valueOf(operation.method()))
                .setAbsoluteURI(gateway + ApiCalls.address(operation, path, Map.of()))
                .putHeader("X-Purpose", purpose)
                .putHeader("Authorization", "Bearer " + person.getCredential(AccessTokenCredential.class).getToken());
        if (page.getHeaderString(ApiCalls.REQUEST_ID) instanceof String id) {
            options.putHeader(ApiCalls.REQUEST_ID, id);
        }
        return options;
    }
}
