package org.palermo.gateway.suite;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;

/// A caller of the gateway, over either protocol, or byte by byte.
public final class Outside implements AutoCloseable {

    public record Answer(int status, MultiMap headers, Buffer body) {

        public JsonObject json() {
            return body.toJsonObject();
        }

        public String problem() {
            return json().getString("type").replace("urn:palermo:problem:gateway:", "");
        }

        /// The value of a header that the origin received, when it echoed.
        public String seen(String header) {
            var values = json().getJsonObject("headers").getJsonArray(header.toLowerCase(Locale.ROOT));
            return values == null ? null : String.join(" | ", values.stream().map(String::valueOf).toList());
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final Map<Protocol, HttpClient> clients = new EnumMap<>(Protocol.class);
    private final URI base;

    public Outside(URI base) {
        this.base = base;
    }

    public Answer get(Protocol protocol, String uri, String... headers) {
        return send(protocol, HttpMethod.GET, uri, null, headers);
    }

    public Answer send(Protocol protocol, HttpMethod method, String uri, Buffer body, String... headers) {
        return await(open(protocol, method, uri, headers).compose(
                request -> (body == null ? request.send() : request.send(body)).compose(response -> response.body()
                        .map(read -> new Answer(response.statusCode(), response.headers(), read)))));
    }

    /// Sends the pieces without announcing a length.
    public Answer stream(Protocol protocol, String uri, Buffer piece, int pieces, long pauseMillis, String... headers) {
        return await(open(protocol, HttpMethod.POST, uri, headers).compose(request -> {
            var answer = request.setChunked(true).response().compose(response -> response.body()
                    .map(read -> new Answer(response.statusCode(), response.headers(), read)));
            pour(request, piece, pieces, pauseMillis);
            return answer;
        }));
    }

    public Future<HttpClientRequest> open(Protocol protocol, HttpMethod method, String uri, String... headers) {
        var options = new RequestOptions().setMethod(method).setHost(base.getHost()).setPort(base.getPort()).setURI(uri);
        for (int i = 0; i < headers.length; i += 2) {
            options.addHeader(headers[i], headers[i + 1]);
        }
        return clients.computeIfAbsent(protocol, p -> p.client(vertx)).request(options)
                // A refused upload fails here too; the test reads the answer.
                .map(request -> request.exceptionHandler(failure -> { }));
    }

    /// Writes these bytes on a connection of its own and reads until it closes or falls silent.
    public String raw(String request) throws IOException {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new StringBuilder();
            try {
                for (int read; (read = socket.getInputStream().read()) >= 0;) {
                    answer.append((char) read);
                    socket.setSoTimeout(2_000);
                }
            } catch (SocketTimeoutException silent) {
                // Everything has arrived.
            }
            return answer.toString();
        }
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new AssertionError("No answer in 20 s", e);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private void pour(HttpClientRequest request, Buffer piece, int pieces, long pauseMillis) {
        if (pieces == 0) {
            request.end();
            return;
        }
        // A refused body ends in a failed write; the answer says why.
        request.write(piece).onSuccess(written -> {
            if (pauseMillis == 0) {
                pour(request, piece, pieces - 1, 0);
            } else {
                vertx.setTimer(pauseMillis, next -> pour(request, piece, pieces - 1, pauseMillis));
            }
        });
    }
}
