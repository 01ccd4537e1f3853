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
import io.vertx.core.parsetools.RecordParser;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.palermo.portal.gateway.PageHeaders;

/// Sends and reads the files of records in the name of a person, piece by piece: no file is held in memory as a whole.
@Singleton
public class ApiFiles {
    private static final Logger LOG = Logger.getLogger(ApiFiles.class);
    private static final Duration CONNECT = Duration.ofSeconds(1);
    /// How long nothing may move. After the last byte, the service has the file checked for viruses.
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final int MOST_AT_ONCE = 50;
    private static final int OK = 200;
    private static final String NO_ANSWER = "No answer to %s: %s";
    private static final ApiAnswer AWAY = new ApiAnswer(0, null, new JsonObject());
    private static final OpenOptions TO_READ = new OpenOptions().setRead(true).setWrite(false).setCreate(false);

    private final Vertx vertx;
    private final HttpClient client;
    private final PageHeaders page;
    private final String gateway;

    /// @param page what a call says of the page that it is made for
    ApiFiles(Vertx vertx, PageHeaders page, @ConfigProperty(name = "quarkus.rest-client.gateway.url") String gateway) {
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
        return send(person, operation, path, Map.of(), file, size, purpose);
    }

    /// @param query the query parameters
    public Uni<ApiAnswer> send(
            SecurityIdentity person, Operation operation, Map<String, String> path, Map<String, String> query, Path file, long size,
            String purpose) {
        RequestOptions options = sending(person, operation, path, query, size, purpose);
        return Uni.createFrom().completionStage(() -> vertx.fileSystem().open(file.toString(), TO_READ)
                        .compose(open -> client.request(options).compose(request -> sent(request, open)).onComplete(over -> open.close()))
                        .toCompletionStage())
                .onFailure().recoverWithItem(e -> {
                    LOG.warnf(NO_ANSWER, operation.id(), e.getClass().getSimpleName());
                    return AWAY;
                });
    }

    /// Sends a file to an import, which answers line by line while it reads.
    ///
    /// @return the lines, which must be read to their end or cancelled
    public Uni<ApiLines> sendForLines(
            SecurityIdentity person, Operation operation, Map<String, String> query, Path file, long size, String purpose) {
        RequestOptions options = sending(person, operation, Map.of(), query, size, purpose);
        return Uni.createFrom().completionStage(() -> vertx.fileSystem().open(file.toString(), TO_READ)
                        .compose(open -> client.request(options).compose(request -> answered(request, open)).onFailure(e -> open.close()))
                        .toCompletionStage())
                .onFailure().recoverWithItem(e -> {
                    LOG.warnf(NO_ANSWER, operation.id(), e.getClass().getSimpleName());
                    return ApiLines.none(AWAY);
                });
    }

    private RequestOptions sending(
            SecurityIdentity person, Operation operation, Map<String, String> path, Map<String, String> query, long size, String purpose) {
        return options(person, operation, path, query, purpose)
                .putHeader("Accept", "application/json, application/x-ndjson, application/problem+json")
                .putHeader("Content-Type", operation.bodyType()).putHeader("Content-Length", Long.toString(size));
    }

    /// The answer to an import begins before the file has been sent to its end.
    private static Future<ApiLines> answered(HttpClientRequest request, AsyncFile file) {
        return request.send(file).compose(response -> {
            if (response.statusCode() != OK) {
                return response.body().map(body -> ApiLines.none(ApiCalls.answer(response.statusCode(), null, body)))
                        .onComplete(over -> file.close());
            }
            response.pause();
            return Future.succeededFuture(new ApiLines(new ApiAnswer(OK, null, new JsonObject()),
                    MultiHelper.toMulti(RecordParser.newDelimited("\n", response)).filter(line -> line.length() > 0).map(JsonObject::new)
                            .onCancellation().invoke(() -> {
                                response.exceptionHandler(e -> { });
                                request.reset();
                            }).onTermination().invoke(file::close)));
        }).onFailure(e -> request.reset());
    }

    /// A service may refuse a file before it has all of it.
    private static Future<ApiAnswer> sent(HttpClientRequest request, AsyncFile file) {
        return request.send(file)
                .compose(response -> response.body().map(body -> ApiCalls.answer(response.statusCode(), response.getHeader("ETag"), body)))
                .onFailure(e -> request.reset());
    }

    /// @return the file, which must be read to its end or cancelled
    public Uni<ApiFile> read(SecurityIdentity person, Operation operation, Map<String, String> path, String purpose) {
        return read(person, operation, path, Map.of(), "application/octet-stream", purpose);
    }

    /// @param query the query parameters
    /// @param type the media type that is accepted
    /// @return the file, which must be read to its end or cancelled
    public Uni<ApiFile> read(
            SecurityIdentity person, Operation operation, Map<String, String> path, Map<String, String> query, String type,
            String purpose) {
        RequestOptions options = options(person, operation, path, query, purpose).putHeader("Accept", type + ", application/problem+json");
        return Uni.createFrom().completionStage(() -> client.request(options)
                        .compose(request -> request.send().compose(response -> file(request, response)))
                        .toCompletionStage())
                .onFailure().recoverWithItem(e -> {
                    LOG.warnf(NO_ANSWER, operation.id(), e.getClass().getSimpleName());
                    return ApiFile.none(AWAY);
                });
    }

    private static Future<ApiFile> file(HttpClientRequest request, HttpClientResponse response) {
        if (response.statusCode() != OK) {
            return response.body().map(body -> ApiFile.none(ApiCalls.answer(response.statusCode(), null, body)));
        }
        response.pause();
        return Future.succeededFuture(new ApiFile(new ApiAnswer(OK, null, new JsonObject()), response.getHeader("Content-Type"),
                response.getHeader("Content-Disposition"),
                MultiHelper.toMulti(response).map(Buffer::getBytes).onCancellation().invoke(() -> {
                    response.exceptionHandler(e -> { });
                    request.reset();
                })));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private RequestOptions options(
            SecurityIdentity person, Operation operation, Map<String, String> path, Map<String, String> query, String purpose) {
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.valueOf(operation.method()))
                .setAbsoluteURI(gateway + ApiCalls.address(operation, path, query))
                .putHeader("X-Purpose", purpose)
                .putHeader("Authorization", "Bearer " + person.getCredential(AccessTokenCredential.class).getToken());
        page.get().forEach(options::putHeader);
        return options;
    }
}
