package org.palermo.gateway.problem;

import java.util.List;
import java.util.concurrent.TimeoutException;

import org.palermo.gateway.route.RateClass;

import io.vertx.core.http.ConnectionPoolTooBusyException;

/// Everything that the gateway refuses, with status and texts.
public final class Problems {

    public static final Problem UNREADABLE = new Problem(400, "unreadable", "The request can't be read",
            "Send a path that begins with a slash and exactly one Host. Everything that is not plain ASCII must be percent-encoded.");
    public static final Problem AMBIGUOUS_PATH = new Problem(400, "ambiguous-path", "The path can be read in two ways",
            "Send the path without dot segments, empty segments, backslashes, semicolons, letters outside of ASCII, or escapes of these, "
                    + "and do not escape letters, digits, hyphens or underscores.");
    public static final Problem LONG_TARGET = new Problem(414, "long-target", "The address is too long",
            "Path and query must be at most 4,000 bytes together. Send longer input in a body.");
    public static final Problem BAD_FRAMING = new Problem(400, "bad-framing", "The framing of the request is not valid HTTP",
            "Send one Content-Length, or Transfer-Encoding: chunked, and each of Host and Authorization once.").endsConnection();
    public static final Problem BAD_HEADER = new Problem(400, "bad-header", "A header is malformed",
            "The name of a header must be a token, and its value must have no control characters.").endsConnection();
    public static final Problem ANOTHER_HOST = new Problem(421, "another-host", "This host is not served here",
            "Host must name the public address of this installation.");
    public static final Problem UPGRADE = new Problem(400, "upgrade", "No other protocol is supported here",
            "WebSockets are not supported; live answers are server-sent events.");
    public static final Problem NO_TOKEN = new Problem(401, "no-token", "A token is needed",
            "Send an access token as Authorization: Bearer.").with("WWW-Authenticate", "Bearer realm=\"palermo\"");
    public static final Problem INVALID_TOKEN = new Problem(401, "invalid-token", "The token is not accepted",
                    "Get a new access token: this one has expired, or was not issued for this installation.")
            .with("WWW-Authenticate", "Bearer realm=\"palermo\", error=\"invalid_token\"");
    public static final Problem SUSPENDED = new Problem(401, "suspended", "The account is suspended",
                    "Its tokens are no longer accepted. The administrator of your organisation knows why; if your organisation was "
                            + "closed, an administrator of the mechanism does.")
            .with("WWW-Authenticate", "Bearer realm=\"palermo\", error=\"invalid_token\"");
    public static final Problem NOT_FOUND = new Problem(404, "not-found", "Nothing is here",
            "There is nothing at this path.");
    public static final Problem TOO_LARGE = new Problem(413, "too-large", "The body is too large",
            "Send less at once. Use the imports of each service for bulk data.");
    public static final Problem HTTP_VERSION = new Problem(505, "http-version", "HTTP/1.1 or HTTP/2 is needed",
            "HTTP/1.0 can't carry answers of unknown length.").endsConnection();
    public static final Problem TOO_SLOW = new Problem(408, "too-slow", "The body arrives too slowly",
            "The body took too long to arrive. The request was not carried out.").endsConnection();
    public static final Problem UNREACHABLE = new Problem(502, "unreachable", "The service does not answer",
            "It may be starting again. The request was not carried out.");
    public static final Problem BROKEN = new Problem(502, "broken-answer", "The service broke off",
            "It is not known whether the request was carried out. Repeat it with the same Idempotency-Key.");
    public static final Problem TIMEOUT = new Problem(504, "timeout", "The service took too long",
            "It is not known whether the request was carried out. Repeat it with the same Idempotency-Key.");
    public static final Problem BUSY = new Problem(503, "busy", "The service is busy",
            "Too many requests wait for it already. The request was not carried out.").with("Retry-After", "1");
    public static final Problem TOO_MANY_BODIES = new Problem(503, "too-many-bodies", "Too many callers are sending bodies",
            "The bodies that all callers send at once are limited. The request was not carried out.").with("Retry-After", "2");
    public static final Problem TOO_MANY_BODIES_OF_ONE = new Problem(429, "too-many-bodies-of-one", "You send too much at once",
            "An account, or an address without an account, may send only a limited number of bodies at once. "
                    + "Wait until one has been sent.").with("Retry-After", "2");
    public static final Problem UNEXPECTED = new Problem(500, "unexpected", "Something went wrong here",
            "The failure has been logged with the request id.");

    private Problems() {
    }

    public static Problem methodNotAllowed(List<String> allowed) {
        return new Problem(405, "method-not-allowed", "The method is not allowed",
                "The Allow header names the methods that this path accepts.").with("Allow", String.join(", ", allowed));
    }

    public static Problem resting(long seconds) {
        return new Problem(503, "resting", "The service gets no requests for a moment",
                        "It has failed several times in a row. The request was not carried out.")
                .with("Retry-After", Long.toString(seconds));
    }

    public static Problem signingKeys(long seconds) {
        return new Problem(503, "signing-keys", "Tokens can't be checked now",
                        "The signing keys of tokens can't be fetched. The request was not carried out.")
                .with("Retry-After", Long.toString(seconds));
    }

    public static Problem tooMany(RateClass rate, int burst, long seconds) {
        var name = '"' + rate.label() + '"';
        return new Problem(429, "too-many-requests", "Too many requests",
                        "Retry-After says in how many seconds the next one is accepted.")
                .with("Retry-After", Long.toString(seconds))
                .with("RateLimit-Policy", name + ";q=" + burst)
                .with("RateLimit", name + ";r=0;t=" + seconds);
    }

    public static Problem tooManyFailures(long seconds) {
        return new Problem(429, "too-many-failures", "Too many failed attempts",
                        "Too many tokens or sign-ins from this address were wrong. Retry-After says in how many seconds the next one is "
                                + "checked.")
                .with("Retry-After", Long.toString(seconds));
    }

    public static Problem tooManyLive(int most) {
        return new Problem(429, "too-many-live", "Too many live answers are open",
                        "One account may have at most %d live answers of a service open. Close one of them.".formatted(most))
                .with("Retry-After", "5");
    }

    public static Problem tooManyTransfers(int most) {
        return new Problem(429, "too-many-transfers", "Too many transfers are under way",
                        ("One account may send or fetch at most %d files of a service at once; callers without an account are counted "
                                + "by their network address. Wait until one has ended.").formatted(most))
                .with("Retry-After", "5");
    }

    /// What a failed connection to an origin means for the caller.
    public static Problem ofConnecting(Throwable failure) {
        return switch (failure) {
            case ConnectionPoolTooBusyException e -> BUSY;
            // The client times only the wait for a free connection, which is longer than opening one may take.
            case TimeoutException e -> BUSY;
            default -> UNREACHABLE;
        };
    }
}
