package org.palermo.local.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Home;

class StatusTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path folder;

    @Test
    void an_empty_home_is_stopped() throws IOException {
        assertEquals(JSON.readTree("{\"state\": \"stopped\", \"services\": []}"), status());
    }

    @Test
    void a_ready_suite_has_name_state_pid_port_and_memory_of_each_service() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            write(true, socket.getLocalPort(), self());
            var status = status();

            assertEquals("ready", status.get("state").asText());
            assertEquals("http://localhost:8080", status.get("address").asText());
            var service = status.get("services").get(0);
            assertEquals("postgres", service.get("name").asText());
            assertEquals("ready", service.get("state").asText());
            assertEquals(ProcessHandle.current().pid(), service.get("pid").asLong());
            assertEquals(socket.getLocalPort(), service.get("port").asInt());
            assertTrue(service.get("memory").asLong() > 1_000_000);
            assertEquals(0, service.get("restarts").asInt());
            assertTrue(Status.of(home()).isReady());
        }
    }

    @Test
    void when_a_service_does_not_answer_the_suite_is_not_ready() throws IOException {
        write(true, freePort(), self());
        assertEquals("not ready", status().at("/services/0/state").asText());
        assertFalse(Status.of(home()).isReady());
    }

    @Test
    void an_unfinished_start_is_starting() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            write(false, socket.getLocalPort(), self());
            assertEquals("starting", status().get("state").asText());
        }
    }

    @Test
    void services_without_their_launcher_are_degraded() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            write(true, socket.getLocalPort(), "{\"pid\": %d, \"started\": 1}".formatted(ProcessHandle.current().pid()));
            assertEquals("degraded", status().get("state").asText());
            assertFalse(status().has("launcher"));
        }
    }

    private void write(boolean ready, int port, String supervisor) throws IOException {
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("run/state.json"), """
                {"supervisor": %s, "port": 8080, "ready": %s, "services": [
                  {"name": "postgres", "state": "READY", "process": %s, "port": %d, "restarts": 0}]}
                """.formatted(supervisor, ready, self(), port));
    }

    private static String self() {
        var self = ProcessHandle.current();
        return "{\"pid\": %d, \"started\": %d}".formatted(self.pid(), self.info().startInstant().orElseThrow().toEpochMilli());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Home home() {
        return new Home(folder);
    }

    private JsonNode status() throws IOException {
        return JSON.readTree(JSON.writeValueAsString(Status.of(home())));
    }
}
