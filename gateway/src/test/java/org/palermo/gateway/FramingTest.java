package org.palermo.gateway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.gateway.suite.GatewayTest;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class FramingTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
            "Content-Length: 1\r\nContent-Length: 2", "Content-Length: +1", "Content-Length: -1",
            "Authorization: Bearer a\r\nAuthorization: Bearer b", "Content-Length: 99999999999999999999"})
    void invalid_400_framing_in_two_ways(String headers) throws IOException {
        var answer = outside.raw("POST /portal HTTP/1.1\r\nHost: localhost\r\n" + headers
                + "\r\nConnection: close\r\n\r\n0\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    }

    @Test
    void never_a_second_request_out_of_a_body() throws IOException {
        var answer = outside.raw("POST /portal/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 43\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /portal/smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
        assertTrue(!answer.contains("smuggled"), answer);
    }

    @Test
    void refused_505_http_1_0() throws IOException {
        var answer = outside.raw("GET /portal HTTP/1.0\r\nHost: localhost\r\n\r\n");
        assertTrue(answer.contains(" 505 "), answer);
        assertTrue(answer.contains("urn:palermo:problem:gateway:http-version"), answer);
    }

    @Test
    void refused_400_websocket() throws IOException {
        var answer = outside.raw("GET /portal/live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("urn:palermo:problem:gateway:upgrade"), answer);
    }
}
