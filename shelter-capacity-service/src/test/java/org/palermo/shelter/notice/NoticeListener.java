package org.palermo.shelter.notice;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Questions;

/// Listens to a stream of notices, on a thread and a connection of its own.
final class NoticeListener implements AutoCloseable {
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpResponse<Stream<String>> answer;
    private volatile boolean ended;

    private NoticeListener(HttpRequest request) {
        try {
            answer = client.send(request, HttpResponse.BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    static NoticeListener of(Account who, String query, String lastEventId) {
        return of(who.token(), query, lastEventId);
    }

    static NoticeListener of(String token, String query, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + Questions.API + "/notices/stream" + query))
                .header("Authorization", "Bearer " + token).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return new NoticeListener(request.build());
    }

    private void listen() {
        try (Stream<String> body = answer.body()) {
            body.forEach(lines::add);
            ended = true;
        } catch (UncheckedIOException closed) {
            // The test has closed the stream.
        }
    }

    int status() {
        return answer.statusCode();
    }

    List<String> events() {
        return lines.stream().filter(line -> line.startsWith("event:")).map(line -> line.substring(6).strip()).toList();
    }

    String data() {
        return String.join("\n", lines.stream().filter(line -> line.startsWith("data:")).toList());
    }

    String lastId() {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .map(line -> line.substring(3).strip())
                .reduce((first, second) -> second)
                .orElse(null);
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
