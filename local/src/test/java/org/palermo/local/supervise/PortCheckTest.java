package org.palermo.local.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    @Test
    void a_taken_port_is_reported_with_port_service_and_owner() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var line = PortCheck.among(Map.of(socket.getLocalPort(), "gateway")).orElseThrow();

            assertEquals(1, line.lines().count());
            assertTrue(line.startsWith("Port " + socket.getLocalPort() + ", which gateway needs, is taken by "), line);
            assertTrue(line.contains("(pid " + ProcessHandle.current().pid() + ")"), line);
            assertTrue(line.contains("--port"), line);
        }
    }

    @Test
    void an_unknown_owner_is_left_out() {
        assertEquals(
                "Port 80, which gateway needs, is taken. Stop that, or give another with --port.",
                PortCheck.line(80, "gateway", Optional.empty()));
    }

    @Test
    void a_free_port_is_not_reported() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertEquals(Optional.empty(), PortCheck.among(Map.of(port, "gateway")));
    }
}
