package org.palermo.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Logged;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

@QuarkusTest
class TransportTest extends GatewayTest {

    @Inject
    Transport transport;

    @Test
    @EnabledOnOs(OS.LINUX)
    void on_linux_connections_are_served_by_epoll_and_the_log_says_so() {
        try (var log = new Logged()) {
            transport.say(new StartupEvent());
            assertTrue(log.text().contains("Connections are served by epoll"), log::text);
        }
    }

    @Test
    void without_a_native_transport_the_log_says_nio() {
        var plain = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
        try {
            assertEquals("NIO", new Transport(plain).name());
        } finally {
            plain.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
