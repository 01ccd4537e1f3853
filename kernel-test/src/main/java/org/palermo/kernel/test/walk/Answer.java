package org.palermo.kernel.test.walk;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.palermo.kernel.test.api.DocumentedAnswers;

/// The answer to a call, as it was sent.
///
/// @param requestId of the call
public record Answer(String what, String requestId, int status, Map<String, List<String>> headers, String body) {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// @param ids by name of the path parameter; a missing parameter gets an id that does not exist
    public static Answer to(Caller caller, Route route, Call call, Map<String, String> ids) {
        String path = route.path();
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        while (path.contains("{")) {
            path = path.replaceFirst("\\{[^}]*}", UUID.randomUUID().toString());
        }
        String requestId = UUID.randomUUID().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path + call.query()))
                .method(route.verb(),
                        call.body().isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(call.body()))
                .header("X-Request-Id", requestId);
        if (caller.token() != null) {
            request.header("Authorization", "Bearer " + caller.token());
        }
        if (call.contentType() != null) {
            request.header("Content-Type", call.contentType());
        }
        call.headers().forEach(request::header);
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            DocumentedAnswers.check(route.verb(), path, answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(null), answer.body());
            return new Answer(caller + ": " + route.verb() + " " + path + call.query(), requestId, answer.statusCode(),
                    answer.headers().map(), answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Whether the call is refused because of the declared access or the register, not because of a rule of the operation. An answer to
    /// HEAD has no body that says why.
    boolean refusesAccess() {
        return status == 401 || status == 403 && (what.contains(": HEAD ") || body.contains("urn:palermo:problem:identity:"));
    }

    boolean isTaken() {
        return status < 300;
    }

    /// The answer without the parts that are unique to each request, to compare one 404 with another.
    String withoutItsOwn() {
        Map<String, List<String>> told = new TreeMap<>(headers);
        told.keySet().removeIf(header -> header.equalsIgnoreCase("date") || header.equalsIgnoreCase("x-request-id"));
        return (status + " " + told + " " + body).replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID");
    }

    boolean tells(String secret) {
        return body.contains(secret) || headers.toString().contains(secret);
    }

    @Override
    public String toString() {
        return what + " -> " + status + " " + body;
    }
}
