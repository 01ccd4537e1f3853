package org.palermo.shelter.oncall;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredSmsTest {
    private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final String BODY = "{\"id\":\"" + ID + "\",\"to\":\"+41445550101\",\"text\":\"Palermo 7ZPK\"}";

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final AtomicInteger status = new AtomicInteger(202);
    private Vertx vertx;
    private HttpServer gateway;

    @BeforeEach
    void aGateway() throws IOException {
        vertx = Vertx.vertx();
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
        vertx.closeAndAwait();
    }

    @Test
    void a_message_is_one_post_to_the_gateway() throws InterruptedException {
        carry(sms(url(), "secret", null, "local"));
        assertEquals("POST /sms/v1 Bearer secret " + BODY, received.take());
        carry(sms(url(), null, null, "local"));
        assertEquals("POST /sms/v1 null " + BODY, received.take());
    }

    @Test
    void a_message_that_the_gateway_does_not_accept_fails() {
        ConfiguredSms sms = sms(url(), null, null, "local");
        for (int refused : new int[] {302, 401, 500}) {
            status.set(refused);
            assertThrows(IllegalStateException.class, () -> carry(sms), String.valueOf(refused));
        }
    }

    @Test
    void without_a_gateway_a_message_becomes_a_file(@TempDir Path folder) throws IOException {
        carry(sms(null, null, folder, "local"));
        assertEquals(BODY, Files.readString(folder.resolve(ID + ".json")));
    }

    @Test
    void nothing_leaves_unless_it_is_configured_and_numbers_leave_encrypted() {
        assertFalse(sms(null, null, null, "local").isOpen());
        assertTrue(sms(url(), null, null, "local").isOpen());
        assertDoesNotThrow(() -> sms(URI.create("https://sms.example.org/v1"), null, null, "production").requireTls(null));
        assertThrows(IllegalStateException.class, () -> sms(url(), null, null, "production").requireTls(null));
        assertThrows(IllegalStateException.class, () -> sms(URI.create("http://sms.example.org/v1"), null, null, "local").requireTls(null));
    }

    private URI url() {
        return URI.create("http://localhost:" + gateway.getAddress().getPort() + "/sms/v1");
    }

    private static void carry(ConfiguredSms sms) {
        sms.carry(ID, "+41445550101", "Palermo 7ZPK").await().atMost(Duration.ofSeconds(10));
    }

    private ConfiguredSms sms(URI gateway, String token, Path folder, String environment) {
        return new ConfiguredSms(
                new Given(Optional.ofNullable(gateway), Optional.ofNullable(token), Optional.ofNullable(folder), Duration.ofSeconds(5)),
                environment, new ObjectMapper(), vertx);
    }

    private record Given(Optional<URI> gateway, Optional<String> token, Optional<Path> directory, Duration deadline) implements SmsConfig {}
}
