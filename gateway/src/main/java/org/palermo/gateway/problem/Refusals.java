package org.palermo.gateway.problem;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.palermo.gateway.connection.Connection;
import org.palermo.gateway.connection.Connections;
import org.palermo.gateway.header.HeaderBytes;
import org.palermo.gateway.header.RequestId;
import org.palermo.gateway.header.SecurityHeaders;
import org.palermo.gateway.route.Call;
import org.palermo.gateway.route.Route;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/// Sends a [Problem] in the form that the caller reads, and discards a body that is not read.
@Singleton
public class Refusals {

    /// A remaining body up to this size is read and thrown away; for a larger one the connection is closed.
    private static final long WORTH_READING = 64 * 1024;

    /// How long a caller may go on sending, so that it receives the answer before the connection closes.
    private static final long LINGER_MILLIS = 2_000;

    private final Vertx vertx;
    private final Telemetry telemetry;

    @Inject
    Refusals(Vertx vertx, Telemetry telemetry) {
        this.vertx = vertx;
        this.telemetry = telemetry;
    }

    public void send(Call call, Problem problem) {
        var request = call.request();
        var response = request.response();
        if (response.headWritten() || response.ended() || response.closed()) {
            return;
        }
        telemetry.refused(call, problem);
        var http1 = request.version() != HttpVersion.HTTP_2;
        var last = problem.last() && http1;
        if (last) {
            Connections.of(request.connection()).ifPresent(Connection::spoil);
        }
        var leave = longBody(request);
        var phone = call.route() == Route.OPENROSA;
        var page = RefusalPages.isFor(call);
        var body = phone ? problem.toOpenRosa() : page ? RefusalPages.of(call, problem) : problem.toJson();
        response.headers().clear();
        response.setStatusCode(problem.status())
                .putHeader(RequestId.HEADER, HeaderBytes.of(call.id()))
                .putHeader("Content-Type", phone ? "text/xml; charset=utf-8" : page ? RefusalPages.CONTENT_TYPE : Problem.CONTENT_TYPE)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Length", Integer.toString(body.length()));
        problem.headers().forEach(response::putHeader);
        if (phone) {
            // A challenge would have the phone ask for a password that it has already.
            response.putHeader("X-OpenRosa-Version", "1.0").headers().remove("WWW-Authenticate");
        }
        if (page) {
            response.putHeader("Content-Security-Policy", RefusalPages.POLICY);
        }
        SecurityHeaders.add(response.headers(), Route.Pages.DATA, call.caller().https());
        if (http1 && (leave || last)) {
            response.putHeader("Connection", "close");
        }
        var sent = request.method() == HttpMethod.HEAD ? response.end() : response.end(body);
        sent.onComplete(done -> {
            if (last) {
                request.connection().close();
            } else {
                discard(request, leave);
            }
        });
    }

    /// Whether the connection ends after an answer that is given now, because too much of the body is still to come. The answer then
    /// has to say so: otherwise the caller sends the next request on this connection and gets no answer.
    public static boolean endsConnection(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2 && longBody(request);
    }

    /// Discards the rest of the body: the answer is complete.
    public void discard(HttpServerRequest request) {
        discard(request, longBody(request));
    }

    private void discard(HttpServerRequest request, boolean leave) {
        if (request.isEnded()) {
            return;
        }
        request.exceptionHandler(gone -> { });
        request.handler(rest -> { });
        if (leave) {
            var timer = vertx.setTimer(LINGER_MILLIS, late -> leave(request));
            request.endHandler(read -> {
                vertx.cancelTimer(timer);
                leave(request);
            });
        }
        request.resume();
    }

    private static void leave(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(0);
        } else {
            request.connection().close();
        }
    }

    private static boolean longBody(HttpServerRequest request) {
        if (request.isEnded()) {
            return false;
        }
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && request.headers().contains(HttpHeaders.EXPECT)) {
            // The caller may or may not send it: it is not known where the next request begins.
            return true;
        }
        if (length != null) {
            return length.length() > 18 || !length.chars().allMatch(Character::isDigit)
                    || Long.parseLong(length) > WORTH_READING;
        }
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || request.version() == HttpVersion.HTTP_2 && mayHaveBody(request.method());
    }

    private static boolean mayHaveBody(HttpMethod method) {
        return method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.DELETE;
    }
}
