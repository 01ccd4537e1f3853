package org.palermo.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.palermo.gateway.config.GatewayConfig;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/// In these tests an address may have two connections, and all together three.
class ConnectionsTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Connections connections = new Connections(new Few(), new Callers(List.of("10.0.0.0/8")), metrics);

    @Test
    void two_of_an_address_and_three_of_all() {
        assertNotNull(enter("203.0.113.1"));
        assertNotNull(enter("203.0.113.1"));
        assertNull(enter("203.0.113.1"));
        assertNotNull(enter("203.0.113.2"));
        assertNull(enter("203.0.113.3"));
        assertEquals(2, metrics.counter("palermo.gateway.connections.closed", "why", "too-many").count());
        connections.left("203.0.113.1");
        assertNotNull(enter("203.0.113.3"));
    }

    /// A connection that is refused because there are too many in all was never counted for its address.
    @Test
    void a_refused_connection_leaves_the_count_of_its_address_as_it_was() {
        assertNotNull(enter("203.0.113.1"));
        assertNotNull(enter("203.0.113.1"));
        assertNotNull(enter("203.0.113.2"));
        for (int i = 0; i < 5; i++) {
            assertNull(enter("203.0.113.1"));
        }
        connections.left("203.0.113.2");
        assertNull(enter("203.0.113.1"));
    }

    @Test
    void a_trusted_proxy_has_no_limit_of_its_own() {
        for (int i = 0; i < 3; i++) {
            assertEquals("", enter("10.0.0.1"));
        }
        assertNull(enter("10.0.0.1"));
        assertNull(enter("203.0.113.1"));
    }

    private String enter(String address) {
        return connections.entered(new InetSocketAddress(address, 40_000));
    }

    private record Few() implements GatewayConfig.ConnectionRule {

        @Override
        public Duration firstRequest() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration nextRequest() {
            return Duration.ofSeconds(75);
        }

        @Override
        public int perAddress() {
            return 2;
        }

        @Override
        public int all() {
            return 3;
        }
    }
}
