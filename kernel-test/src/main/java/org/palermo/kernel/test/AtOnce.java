package org.palermo.kernel.test;

import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Sends the same large body many times at once.
public final class AtOnce {
    private AtOnce() {}

    /// @return how many answers had each status
    public static Map<Integer, Long> send(int times, Account account, String method, String path, String contentType, byte[] body) {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                    .header("Authorization", "Bearer " + account.token())
                    .header("Content-Type", contentType).method(method, BodyPublishers.ofByteArray(body)).build();
            var answers = IntStream.range(0, times).mapToObj(i -> client.sendAsync(request, BodyHandlers.discarding())).toList();
            return answers.stream()
                    .map(CompletableFuture::join)
                    .collect(Collectors.groupingBy(answer -> answer.statusCode(), TreeMap::new, Collectors.counting()));
        }
    }
}
