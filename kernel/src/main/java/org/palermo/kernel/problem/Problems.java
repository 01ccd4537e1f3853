package org.palermo.kernel.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.util.List;

/// Every way to refuse a request, as RFC 9457 problems. `type` is `urn:palermo:problem:<component>:<what>`; the detail is
/// always in our own words, never the caller's.
public final class Problems {

    private Problems() {}

    /// A record that the caller may not see gets the same answer as one that does not exist.
    public static HttpProblem notFound() {
        return of(404, "request", "not-found", "Nothing is here", "There is nothing here that you may see.").build();
    }

    public static HttpProblem conflict(String component, String what, String detail) {
        return of(409, component, what, "That is not possible now", detail).build();
    }

    public static HttpProblem gone(String component, String what, String detail) {
        return of(410, component, what, "That is no longer here", detail).build();
    }

    public static HttpProblem forbidden(String component, String what, String detail) {
        return of(403, component, what, "You may not do that", detail).build();
    }

    public static HttpProblem unauthorised() {
        return of(401, "identity", "unauthorised", "You are not signed in", "A valid access token is needed.")
                .withHeader("WWW-Authenticate", "Bearer")
                .build();
    }

    public static HttpProblem wrongRole() {
        return of(403, "identity", "forbidden", "You may not do that", "Your role does not allow this.").build();
    }

    public static HttpProblem stale() {
        return of(412, "request", "stale", "Somebody changed it since",
                "Read it again, then repeat your change on the new version.").build();
    }

    public static HttpProblem preconditionRequired() {
        return of(428, "request", "if-match-required", "If-Match is missing", "Send the ETag that you read in If-Match.").build();
    }

    public static HttpProblem tooLarge(String detail) {
        return of(413, "request", "too-large", "That is too large", detail).build();
    }

    /// The sender has stopped sending, or nearly so.
    public static HttpProblem late() {
        return of(408, "request", "late", "That came too slowly",
                "The body did not arrive in time. Complete pieces are kept: continue after them.").build();
    }

    public static HttpProblem unprocessable(String component, String what, String detail) {
        return of(422, component, what, "That can't be taken", detail).build();
    }

    /// The bytes that arrived have another checksum than the one that was sent with them (tus 1.0, 460).
    public static HttpProblem changedOnTheWay(String component, String what, String detail) {
        return of(460, component, what, "That arrived changed", detail).build();
    }

    /// The caller speaks another version of a protocol.
    ///
    /// @param header names the versions that are spoken here
    public static HttpProblem anotherVersion(String component, String what, String detail, String header, String versions) {
        return of(412, component, what, "That is another version", detail).withHeader(header, versions).build();
    }

    /// One field is wrong; `message` says what it must be (`must not be in the future`), without the value that was sent.
    public static HttpProblem invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    public static HttpProblem invalid(List<Violation> violations) {
        return of(400, "request", "invalid", "Something in the request is wrong", "Each violation names a field and what it must be.")
                .with("violations", violations)
                .build();
    }

    public static HttpProblem busy(String component, String what, String detail, int retryAfterSeconds) {
        return of(409, component, what, "It is being done", detail).withHeader("Retry-After", retryAfterSeconds).build();
    }

    /// The caller asks for more, or more often, than allowed.
    ///
    /// @param retryAfterSeconds when a repeat may succeed
    public static HttpProblem tooMany(String component, String what, String detail, long retryAfterSeconds) {
        return of(429, component, what, "That is too much at once", detail).withHeader("Retry-After", retryAfterSeconds).build();
    }

    /// Something that this service needs is missing or away; a later repeat may succeed.
    public static HttpProblem unavailable(String component, String what, String detail) {
        return of(503, component, what, "That is not possible here now", detail).build();
    }

    /// More work than is done at once; a repeat may succeed.
    public static HttpProblem unavailable(String component, String what, String detail, int retryAfterSeconds) {
        return of(503, component, what, "That is not possible here now", detail).withHeader("Retry-After", retryAfterSeconds).build();
    }

    static HttpProblem.Builder of(int status, String component, String what, String title, String detail) {
        return HttpProblem.builder().withType(type(component, what)).withStatus(status).withTitle(title).withDetail(detail);
    }

    static URI type(String component, String what) {
        return URI.create("urn:palermo:problem:" + component + ":" + what);
    }

    /// @param field the path of the field in the body, or the name of a parameter or header
    /// @param message what the field must be, in a form that can follow its name: `must …`
    @RegisterForReflection
    public record Violation(String field, String message) {}
}
