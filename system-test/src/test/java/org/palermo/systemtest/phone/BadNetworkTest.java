package org.palermo.systemtest.phone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.systemtest.suite.RawRequest;

class BadNetworkTest {

    private static final long SEED = 20_261_129;
    private static final int REQUESTS = 400;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Integer> received = Collections.synchronizedMap(new HashMap<>());
    private HttpServer server;
    private URI gateway;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::echo);
        server.setExecutor(threads);
        server.start();
        gateway = URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @AfterEach
    void end() {
        server.stop(0);
        threads.shutdownNow();
    }

    /// Answers with what came, and counts requests that came whole.
    private void echo(HttpExchange exchange) throws IOException {
        try (exchange) {
            var announced = Integer.parseInt(exchange.getRequestHeaders().getFirst("Content-Length"));
            var body = exchange.getRequestBody().readAllBytes();
            if (body.length == announced) {
                received.merge(exchange.getRequestURI().getPath(), 1, Integer::sum);
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void a_phone_that_repeats_loses_nothing_and_the_gateway_receives_some_twice() {
        try (var network = BadNetwork.to(gateway, SEED)) {
            var tries = 0;
            for (int i = 0; i < REQUESTS; i++) {
                tries += tries(network, i);
            }
            var happened = network.happened();
            assertEquals(Trouble.values().length, happened.size(), happened::toString);
            assertTrue(tries > REQUESTS, "no request was repeated");
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> receivedTwice() > 20);
            assertEquals(REQUESTS, received.size());
        }
    }

    private long receivedTwice() {
        synchronized (received) {
            return received.values().stream().filter(times -> times > 1).count();
        }
    }

    /// @return how often the phone sent it
    private int tries(BadNetwork network, int number) {
        var body = new byte[1 + new Random(number).nextInt(4_000)];
        Arrays.fill(body, (byte) number);
        for (int tries = 1; tries < 50; tries++) {
            try {
                assertArrayEquals(body, RawRequest.send(network.address(), "POST", "/" + number, Map.of(), body).expect(200).body());
                return tries;
            } catch (IOException lost) {
                // The phone sends it again.
            }
        }
        throw new AssertionError("never answered");
    }

    @Test
    void what_is_to_be_lost_is_lost() {
        try (var network = BadNetwork.to(gateway, SEED)) {
            for (int i = 0; i < 60; i++) {
                network.loseNext();
                assertThrows(IOException.class, () -> RawRequest.send(network.address(), "PUT", "/lost", Map.of(), new byte[500]));
            }
        }
    }

    @Test
    void the_same_seed_makes_the_same_trouble() {
        Map<Trouble, Integer> first;
        try (var network = BadNetwork.to(gateway, SEED); var again = BadNetwork.to(gateway, SEED)) {
            for (int i = 0; i < 100; i++) {
                assertEquals(tries(network, i), tries(again, i));
            }
            first = network.happened();
            assertEquals(first, again.happened());
        }
        try (var other = BadNetwork.to(gateway, SEED + 1)) {
            for (int i = 0; i < 100; i++) {
                tries(other, i);
            }
            assertTrue(!first.equals(other.happened()), first::toString);
        }
    }
}
