package org.palermo.shelter.notice;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Questions;

/// One who listens to a stream of notices, on a thread of her own.
final class Ear implements AutoCloseable {
    private final HttpURLConnection connection;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private Ear(HttpURLConnection connection) {
        this.connection = connection;
    }

    static Ear of(Account who, String query, String lastEventId) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://localhost:" + RestAssured.port + Questions.API + "/notices/stream" + query).toURL().openConnection();
            connection.setRequestProperty("Authorization", "Bearer " + who.token());
            connection.setRequestProperty("Accept", "text/event-stream");
            if (lastEventId != null) {
                connection.setRequestProperty("Last-Event-ID", lastEventId);
            }
            Ear ear = new Ear(connection);
            if (connection.getResponseCode() == 200) {
                Thread.ofVirtual().start(ear::listen);
            }
            return ear;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException closed) {
            // Closed from here.
        }
        ended = true;
    }

    int status() {
        try {
            return connection.getResponseCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> events() {
        return lines.stream().filter(line -> line.startsWith("event:")).map(line -> line.substring(6).strip()).toList();
    }

    String data() {
        return String.join("\n", lines.stream().filter(line -> line.startsWith("data:")).toList());
    }

    String lastId() {
        return lines.stream().filter(line -> line.startsWith("id:")).map(line -> line.substring(3).strip()).reduce((first, second) -> second).orElse(null);
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
