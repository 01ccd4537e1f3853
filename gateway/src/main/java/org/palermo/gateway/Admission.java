package org.palermo.gateway;

import java.util.Locale;
import java.util.Optional;

import org.palermo.gateway.connection.Connection;
import org.palermo.gateway.connection.Connections;
import org.palermo.gateway.header.HeaderSyntax;
import org.palermo.gateway.problem.Problem;
import org.palermo.gateway.problem.Problems;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/// Checks that come before routing: invalid headers, requests that two parsers could frame differently, and targets that
/// an origin would cut off silently.
final class Admission {

    /// An origin's HTTP server accepts 4,096 bytes of request line and closes longer ones without an answer.
    private static final int LONGEST_TARGET = 4_000;

    private Admission() {
    }

    static Optional<Problem> refusal(HttpServerRequest request) {
        if (!HeaderSyntax.holds(request.headers())) {
            return Optional.of(Problems.BAD_HEADER);
        }
        // Vert.x gives null for HTTP/1.2, and for HTTP/2.0 in a request line.
        if (request.version() != HttpVersion.HTTP_1_1 && request.version() != HttpVersion.HTTP_2) {
            return Optional.of(Problems.HTTP_VERSION);
        }
        if (request.uri().length() > LONGEST_TARGET) {
            return Optional.of(Problems.LONG_TARGET);
        }
        return badlyFramed(request) ? Optional.of(Problems.BAD_FRAMING) : upgrade(request);
    }

    private static boolean badlyFramed(HttpServerRequest request) {
        var headers = request.headers();
        var encodings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        var chunked = encodings.size() == 1 && encodings.getFirst().equals("chunked");
        if (!encodings.isEmpty() && (!chunked || request.version() == HttpVersion.HTTP_2)) {
            return true;
        }
        var lengths = headers.getAll(HttpHeaders.CONTENT_LENGTH);
        if (lengths.size() > 1 || chunked && !lengths.isEmpty() || !lengths.isEmpty() && !number(lengths.getFirst())) {
            return true;
        }
        return headers.getAll(HttpHeaders.AUTHORIZATION).size() > 1 || !oneHost(request);
    }

    /// HTTP/2 has the host in a field of its own, and may repeat it in a header.
    private static boolean oneHost(HttpServerRequest request) {
        var hosts = request.headers().getAll(HttpHeaders.HOST);
        var authority = request.authority();
        return authority != null && !authority.host().isEmpty() && hosts.size() <= 1
                && (hosts.isEmpty() || hosts.getFirst().equalsIgnoreCase(authority.toString()));
    }

    private static Optional<Problem> upgrade(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2 && !request.isSSL()
                && Connections.of(request.connection()).map(Connection::tunnelled).orElse(false)) {
            return Optional.of(Problems.UPGRADE);
        }
        for (var protocol : request.headers().getAll(HttpHeaders.UPGRADE)) {
            if (protocol.toLowerCase(Locale.ROOT).contains("websocket")) {
                return Optional.of(Problems.UPGRADE);
            }
        }
        return Optional.empty();
    }

    private static boolean number(String length) {
        for (int i = 0; i < length.length(); i++) {
            if (length.charAt(i) < '0' || length.charAt(i) > '9') {
                return false;
            }
        }
        return !length.isEmpty() && length.length() < 19;
    }
}
