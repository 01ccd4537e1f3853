package org.palermo.bench.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;

/// Kills an application of a running suite, which the launcher then starts again.
public record Restart(RunningSuite suite, String name) {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(5);

    /// @return nanoseconds from the start of the new process until it is ready
    public long nanos() throws Exception {
        long old = suite.pids().get(name);
        ProcessHandle.of(old).ifPresent(ProcessHandle::destroyForcibly);
        await("has no new process", () -> pid(state()) != 0 && pid(state()) != old);
        long started = System.nanoTime();
        var health = URI.create(state().path("health").asText());
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            await("is not ready", () -> isReady(client, health));
        }
        return System.nanoTime() - started;
    }

    private void await(String not, Callable<Boolean> done) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!done.call()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("%s %s %d s after it was killed".formatted(name, not, LIMIT.toSeconds()));
            }
            Thread.sleep(PAUSE);
        }
    }

    /// The state that the launcher has written down.
    private JsonNode state() throws IOException {
        for (var service : RunningSuite.JSON.readTree(suite.home().resolve("run/state.json").toFile()).path("services")) {
            if (service.path("name").asText().equals(name)) {
                return service;
            }
        }
        throw new IOException("The launcher does not know " + name);
    }

    private static long pid(JsonNode service) {
        return service.at("/process/pid").asLong();
    }

    private static boolean isReady(HttpClient client, URI health) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
