package org.palermo.gateway.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// How an origin answers, chosen by a query of one word, or by the last segment of the path.
public final class OriginBehaviour implements Handler<HttpServerRequest> {

    public static final String NOBODY = "{\"subjects\":[]}";
    /// The content of the list of suspended subjects; null when it can't be fetched.
    public static final AtomicReference<String> listed = new AtomicReference<>(NOBODY);
    /// Whether the list of suspended subjects and the OpenAPI documents stop half-way.
    public static final AtomicBoolean halfWay = new AtomicBoolean();
    /// The status with which the issuer answers a request for its keys, and the keys that it has had since its start, as
    /// JSON.
    public static final AtomicInteger keysStatus = new AtomicInteger(200);
    public static final List<String> newKeys = new CopyOnWriteArrayList<>();
    /// How many callers wait for a late answer.
    public static final AtomicInteger late = new AtomicInteger();
    public static final int HUGE_PIECES = 512;
    public static final Buffer PIECE = Buffer.buffer(new byte[64 * 1024]);

    private final Vertx vertx;
    private final String key;
    private final AtomicInteger askedForKeys = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();

    /// @param key of the issuer, as JSON
    OriginBehaviour(Vertx vertx, String key) {
        this.vertx = vertx;
        this.key = key;
    }

    @Override
    public void handle(HttpServerRequest request) {
        var response = request.response();
        var path = request.path();
        var query = request.query();
        var behaviour = query != null && query.indexOf('=') < 0 ? query : path.substring(path.lastIndexOf('/') + 1);
        if (halfWay.get() && (behaviour.equals("suspensions") || behaviour.equals("openapi"))) {
            response.putHeader("Content-Length", "100").write("{");
            return;
        }
        switch (behaviour) {
            case "suspensions" -> suspensions(request);
            case "certs" -> {
                askedForKeys.incrementAndGet();
                response.setStatusCode(keysStatus.get()).end(keys());
            }
            case "keys-asked" -> response.end(Integer.toString(askedForKeys.get()));
            case "left" -> response.end(Integer.toString(left.get()));
            case "openapi" -> response.end(openApi().toBuffer());
            case "never" -> request.resume();
            case "drip" -> drip(response.setChunked(true), 14);
            case "stall" -> response.setChunked(true).write("first");
            case "huge" -> huge(response);
            case "hop" -> hop(response);
            case "split" -> response.putHeader("X-Kept", "a\rX-Split: b").end("split");
            case "zero" -> response.putHeader("X-Kept", "a\u0000b").end("zero");
            case "no-token" -> response.putHeader("X(Split", "a").end("no-token");
            case "page" -> response.end(Buffer.buffer(new byte[Integer.parseInt(request.getParam("kib")) * 1024]));
            case "late" -> {
                late.incrementAndGet();
                vertx.setTimer(500, later -> response.end("late"));
            }
            case "early" -> response.setStatusCode(422).end("early");
            case "cut" -> request.connection().close();
            case "cut-midway" -> response.setChunked(true).write("first").onComplete(
                    written -> vertx.setTimer(50, later -> request.connection().close()));
            case "nothing" -> response.setStatusCode(204).end();
            case "form" -> response.end("The form again");
            case "signed-in" -> response.setStatusCode(302)
                    .putHeader("Location", "/portal/callback?state=a&session_state=b&iss=c&code=d").end();
            case "required-action" -> response.setStatusCode(302)
                    .putHeader("Location", "/auth/realms/palermo/login-actions/required-action?execution=CONFIGURE_TOTP&tab_id=a").end();
            case "unknown-session" -> response.setStatusCode(302)
                    .putHeader("Location", "/auth/realms/palermo/login-actions/authenticate?session_code=a&tab_id=b").end();
            case "refused" -> response.setStatusCode(401).end("{\"error\":\"invalid_grant\"}");
            case "failing" -> response.setStatusCode(500).end("failed");
            case "not-modified" -> response.setStatusCode(304).putHeader("ETag", "\"7\"").end();
            case "own-policy" -> response.putHeader("Content-Security-Policy", "default-src 'none'")
                    .putHeader("Set-Cookie", "session=1; Path=/portal").end();
            default -> echo(request);
        }
    }

    private String keys() {
        var all = new ArrayList<>(newKeys);
        all.add(key);
        return "{\"keys\":[" + String.join(",", all) + "]}";
    }

    private static void suspensions(HttpServerRequest request) {
        var list = listed.get();
        var etag = list == null ? "" : '"' + Integer.toHexString(list.hashCode()) + '"';
        if (list == null || !TestSuite.SUSPENSIONS_KEY.equals(request.getHeader("X-Palermo-Suspensions-Key"))) {
            request.response().setStatusCode(500).end();
        } else if (etag.equals(request.getHeader("If-None-Match"))) {
            request.response().setStatusCode(304).end();
        } else {
            request.response().putHeader("ETag", etag).end(list);
        }
    }

    private static void echo(HttpServerRequest request) {
        var read = new long[1];
        request.handler(piece -> read[0] += piece.length());
        request.endHandler(all -> {
            var headers = new JsonObject();
            request.headers().names().forEach(
                    name -> headers.put(name.toLowerCase(Locale.ROOT), new JsonArray(request.headers().getAll(name))));
            var body = new JsonObject().put("method", request.method().name()).put("uri", request.uri())
                    .put("headers", headers).put("bodyBytes", read[0]).toBuffer();
            request.response().putHeader("Content-Type", "application/json")
                    .putHeader("Content-Length", Integer.toString(body.length())).end(body);
        });
    }

    private void drip(HttpServerResponse response, int drops) {
        if (response.closed()) {
            return;
        }
        if (drops == 0) {
            response.end();
        } else {
            response.write("data: " + drops + "\n\n");
            vertx.setTimer(200, next -> drip(response, drops - 1));
        }
    }

    private void huge(HttpServerResponse response) {
        response.setChunked(true).closeHandler(closed -> {
            if (!response.ended()) {
                left.incrementAndGet();
            }
        });
        pour(response, HUGE_PIECES);
    }

    private void pour(HttpServerResponse response, int pieces) {
        for (int rest = pieces; rest > 0; rest--) {
            if (response.closed()) {
                return;
            }
            if (response.writeQueueFull()) {
                var again = rest;
                response.drainHandler(drained -> pour(response, again));
                return;
            }
            response.write(PIECE);
        }
        response.end();
    }

    private static void hop(HttpServerResponse response) {
        response.putHeader("Connection", "keep-alive, X-Inside").putHeader("X-Inside", "node-7")
                .putHeader("Keep-Alive", "timeout=5").putHeader("Proxy-Authenticate", "Basic")
                .putHeader("Trailer", "X-Checksum").putHeader("Upgrade", "h2c")
                .putHeader("Server", "Origin/1").putHeader("X-Powered-By", "Origin")
                .putHeader("X-Request-Id", "of-the-origin").putHeader("X-Kept", "yes").end("hop");
    }

    private static JsonObject openApi() {
        var operation = new JsonObject().put("responses", new JsonObject().put("200", new JsonObject()
                .put("description", "OK").put("content", new JsonObject().put("application/json", new JsonObject()
                        .put("schema", new JsonObject().put("$ref", "#/components/schemas/Notice"))))));
        return new JsonObject().put("openapi", "3.1.0")
                .put("paths", new JsonObject()
                        .put("/api/nrm/v1/notices", new JsonObject().put("get", operation))
                        .put("/events", new JsonObject().put("post", operation)))
                .put("components", new JsonObject().put("schemas", new JsonObject()
                        .put("Notice", new JsonObject().put("type", "object"))));
    }
}
