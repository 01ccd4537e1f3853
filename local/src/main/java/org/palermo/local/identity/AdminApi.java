package org.palermo.local.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.palermo.local.Failure;

/// Keycloak's admin API at the internal address, used as the launcher's own client of the master realm.
final class AdminApi {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String auth;
    private final String secret;
    private String token;
    private Instant renewAt = Instant.MIN;

    AdminApi(String auth, String secret) {
        this.auth = auth;
        this.secret = secret;
    }

    static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        var answer = send("GET", path, null);
        return RealmFile.JSON.readTree(answer.body());
    }

    void post(String path, JsonNode body) throws IOException, InterruptedException {
        send("POST", path, body);
    }

    void put(String path, JsonNode body) throws IOException, InterruptedException {
        send("PUT", path, body);
    }

    /// A PUT without a body.
    void put(String path) throws IOException, InterruptedException {
        send("PUT", path, null);
    }

    void delete(String path, JsonNode body) throws IOException, InterruptedException {
        send("DELETE", path, body);
    }

    private HttpResponse<byte[]> send(String method, String path, JsonNode body) throws IOException, InterruptedException {
        var content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(RealmFile.JSON.writeValueAsBytes(body));
        var request = HttpRequest.newBuilder(URI.create(auth + "/admin/realms/palermo" + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .method(method, content)
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            var said = new String(answer.body(), StandardCharsets.UTF_8);
            throw new Failure("Keycloak refused %s %s: %d %s".formatted(method, path, answer.statusCode(), said));
        }
        return answer;
    }

    private String token() throws IOException, InterruptedException {
        if (Instant.now().isBefore(renewAt)) {
            return token;
        }
        var form = "grant_type=client_credentials&client_id=%s&client_secret=%s".formatted(Keycloak.LAUNCHER, encode(secret));
        var request = HttpRequest.newBuilder(URI.create(auth + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new Failure("Keycloak does not know the launcher (%d); `up --fresh` begins anew.".formatted(answer.statusCode()));
        }
        var body = RealmFile.JSON.readTree(answer.body());
        token = body.get("access_token").asText();
        // Tokens of the master realm are valid for a minute.
        renewAt = Instant.now().plusSeconds(body.get("expires_in").asLong() / 2);
        return token;
    }
}
