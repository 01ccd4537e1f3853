package org.palermo.gateway.route;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.gateway.suite.Frames;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Outside;
import org.palermo.gateway.suite.Wire;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/// In these tests localhost, 127.0.0.1, [::1] and the issuer's host are ours.
@QuarkusTest
class AnotherHostTest extends GatewayTest {

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @ParameterizedTest
    @ValueSource(strings = {"/portal/echo", "/auth/realms/palermo/echo", "/", "/docs", "/openapi", "/nothing", "/portal//echo"})
    void misdirected_421_before_routing(String path) throws IOException {
        assertMisdirected(overHttp1("127.0.0.1", path, "evil.example", ""));
        assertMisdirected(overHttp2(path, "evil.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8080", "palermo.example"})
    void ok_200_our_own_hosts(String host) throws IOException {
        assertTrue(overHttp1("127.0.0.1", "/portal/echo", host, "").contains("{\"method\""));
        assertTrue(overHttp2("/portal/echo", host).contains("{\"method\""));
    }

    @Test
    void misdirected_421_by_the_forwarded_host_of_a_trusted_proxy() throws IOException {
        assertMisdirected(overHttp1("127.0.0.99", "/portal/echo", "localhost", "X-Forwarded-Host: evil.example\r\n"));
        assertTrue(overHttp1("127.0.0.99", "/portal/echo", "10.1.2.3", "X-Forwarded-Host: palermo.example\r\n").contains("{\"method\""));
        // Without a trusted proxy the header has no effect.
        assertTrue(overHttp1("127.0.0.1", "/portal/echo", "localhost", "X-Forwarded-Host: evil.example\r\n").contains("{\"method\""));
    }

    /// Probes use the address of the pod.
    @Test
    void ok_200_probes_with_any_host() throws IOException {
        try (var inside = new Outside(management)) {
            var answer = inside.raw("GET /q/health/live HTTP/1.1\r\nHost: 10.1.2.3\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        }
    }

    private static void assertMisdirected(String answer) {
        assertTrue(answer.contains("urn:palermo:problem:gateway:another-host") && answer.contains("\"status\":421"), answer);
        assertFalse(answer.contains("evil.example"), answer);
    }

    private String overHttp1(String from, String path, String host, String more) throws IOException {
        try (var wire = new Wire(base, from)) {
            return wire.send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + more + "Connection: close\r\n\r\n").answer(5_000);
        }
    }

    private String overHttp2(String path, String host) throws IOException {
        try (var wire = new Wire(base, "127.0.0.1")) {
            var frames = Frames.opening().request(1, true, ":method", "GET", ":scheme", "http", ":authority", host, ":path", path);
            return wire.send(frames.bytes()).until(came -> came.contains("bodyBytes") || came.contains("\"status\":421"));
        }
    }
}
