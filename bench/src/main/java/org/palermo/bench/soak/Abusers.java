package org.palermo.bench.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.palermo.bench.search.Searcher;
import org.palermo.bench.suite.Caller;
import org.palermo.bench.suite.RunningSuite;

/// Two callers that send a byte a second, and two that ask for as much as they can get, until they are stopped.
record Abusers(ExecutorService threads, AtomicInteger slow, AtomicInteger greedy) implements AutoCloseable {

    private static final int SLOW_CONNECTIONS = 20;
    private static final int GREEDY_AT_ONCE = 8;
    private static final Duration BYTE = Duration.ofSeconds(1);
    private static final int PIECE = 1 << 20;

    static Abusers start(RunningSuite suite) throws Exception {
        var abusers = new Abusers(Executors.newVirtualThreadPerTaskExecutor(), new AtomicInteger(), new AtomicInteger());
        var sender = suite.as("other-ngo");
        for (int i = 0; i < SLOW_CONNECTIONS; i++) {
            abusers.again(abusers.slow, () -> sendSlowly(suite.port(), "/api/shelter/v1/availability-searches", sender.token()));
            abusers.again(abusers.slow, () -> sendSlowly(suite.port(), "/portal/sign-out", null));
        }
        var asker = suite.as("other-inspector");
        var uploader = suite.as("agency-administrator");
        for (int i = 0; i < GREEDY_AT_ONCE; i++) {
            abusers.again(abusers.greedy, () -> pause(asker.once("GET", "/api/inspection/v1/workplaces?limit=200&q=a", null, null, Map.of())));
            abusers.again(abusers.greedy, () -> pause(uploader.once("PUT", "/api/nrm/v1/htcds/files/" + Searcher.id() + "/pieces?from=0", "application/octet-stream", new byte[PIECE], Map.of())));
        }
        return abusers;
    }

    private interface Abuse {
        void run() throws Exception;
    }

    private void again(AtomicInteger counter, Abuse abuse) {
        threads.submit(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    counter.incrementAndGet();
                    abuse.run();
                } catch (IOException closed) {
                    Thread.sleep(BYTE);
                }
            }
            return null;
        });
    }

    /// Sends the whole head and then the body byte by byte, until the gateway closes the connection.
    private static void sendSlowly(int port, String path, String token) throws IOException, InterruptedException {
        var head = "POST %s HTTP/1.1\r\nHost: localhost:%d\r\nContent-Type: application/json\r\n%sContent-Length: 1000\r\n\r\n"
                .formatted(path, port, token == null ? "" : "Authorization: Bearer " + token + "\r\n");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                socket.getOutputStream().write(' ');
                Thread.sleep(BYTE);
            }
        }
    }

    /// Greedy, but waits for each answer, and pauses after a refusal.
    private static void pause(Caller.Answered answer) throws InterruptedException {
        Thread.sleep(answer.status() / 100 == 2 ? Duration.ZERO : Duration.ofMillis(200));
    }

    String said() {
        return "%d slow requests, %d greedy ones beside it".formatted(slow.get(), greedy.get());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
