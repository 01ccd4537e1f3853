package org.palermo.shelter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.palermo.kernel.test.Account;

/// Sends requests at the same time and counts the answers by status.
public final class Parallel {
    private Parallel() {}

    public static Map<Integer, Long> send(List<HttpRequest> requests) {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            List<CompletableFuture<HttpResponse<Void>>> sent = requests.stream()
                    .map(request -> client.sendAsync(request, HttpResponse.BodyHandlers.discarding()))
                    .toList();
            return sent.stream()
                    .map(CompletableFuture::join)
                    .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));
        }
    }

    public static HttpRequest hold(Account who, String offer) {
        return json(who, "/holds").POST(HttpRequest.BodyPublishers.ofString("{\"offer\":\"" + offer + "\"}")).build();
    }

    public static HttpRequest search(Account who, Map<String, Object> search) {
        try {
            return json(who, "/availability-searches")
                    .POST(HttpRequest.BodyPublishers.ofString(new ObjectMapper().writeValueAsString(search)))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static HttpRequest put(Account who, String path, String body) {
        return json(who, path).PUT(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    public static HttpRequest delete(Account who, String path) {
        return request(who, path).DELETE().build();
    }

    public static HttpRequest post(Account who, String path, String ifMatch) {
        HttpRequest.Builder request = request(who, path).POST(HttpRequest.BodyPublishers.noBody());
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).build();
    }

    public static HttpRequest postJson(Account who, String path, String ifMatch, String body) {
        return json(who, path).header("If-Match", ifMatch).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private static HttpRequest.Builder json(Account who, String path) {
        return request(who, path).header("Content-Type", "application/json");
    }

    private static HttpRequest.Builder request(Account who, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + Questions.API + path))
                .header("Authorization", "Bearer " + who.token());
    }
}
