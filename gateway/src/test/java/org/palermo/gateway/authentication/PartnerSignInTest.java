package org.palermo.gateway.authentication;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Wire;

import io.quarkus.test.junit.QuarkusTest;

/// Partners that send tips by machine, which sign in by Basic at one path. In these tests 60 wrong sign-ins are allowed, and each uses an
/// address of its own.
@QuarkusTest
class PartnerSignInTest extends GatewayTest {

    private static final String PATH = "/api/inspection/v1/partner-tips";
    private final String secret = basic();

    @Test
    void the_secret_reaches_the_service_without_a_token() throws IOException {
        var answer = post("127.0.0.71", PATH, secret, 2);
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT)), answer);
    }

    @Test
    void no_other_path_or_method_accepts_the_secret() throws IOException {
        for (var path : new String[] {PATH + "/x", "/api/inspection/v1/tips", "/api/nrm/v1/cases"}) {
            assertTrue(post("127.0.0.72", path, secret, 2).startsWith("HTTP/1.1 401 "), path);
        }
        assertTrue(ask("127.0.0.72", "GET " + PATH, secret, 0).startsWith("HTTP/1.1 401 "));
    }

    @Test
    void too_many_429_wrong_secrets_of_one_address() throws IOException {
        var answer = "";
        for (int i = 0; i < 200 && !answer.startsWith("HTTP/1.1 429 "); i++) {
            answer = post("127.0.0.73", PATH + "?refused", secret, 2);
            assertTrue(i < 60 || answer.startsWith("HTTP/1.1 4"), answer);
        }
        assertTrue(answer.startsWith("HTTP/1.1 429 "), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertTrue(post("127.0.0.74", PATH, secret, 2).startsWith("HTTP/1.1 200 "));
    }

    /// A tip that is refused for its content is no wrong sign-in, and neither is a request without a secret.
    @Test
    void refused_tips_are_not_counted_as_wrong_sign_ins() throws IOException {
        for (int i = 0; i < 80; i++) {
            assertTrue(post("127.0.0.75", PATH + "?refused", null, 2).startsWith("HTTP/1.1 401 "));
            assertTrue(post("127.0.0.75", PATH + "?early", secret, 2).startsWith("HTTP/1.1 422 "));
        }
        assertTrue(post("127.0.0.75", PATH, secret, 2).startsWith("HTTP/1.1 200 "));
    }

    @Test
    void too_large_413() throws IOException {
        try (var wire = new Wire(base, "127.0.0.76")) {
            var answer = wire.send("POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + secret + "\r\nContent-Length: 300000\r\n\r\n").answer(5_000);
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        }
    }

    private static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((UUID.randomUUID() + ":secret").getBytes(StandardCharsets.UTF_8));
    }

    private String post(String address, String path, String authorization, int bytes) throws IOException {
        return ask(address, "POST " + path, authorization, bytes);
    }

    private String ask(String address, String line, String authorization, int bytes) throws IOException {
        try (var wire = new Wire(base, address)) {
            return wire.send(line + " HTTP/1.1\r\nHost: localhost\r\n" + (authorization == null ? "" : "Authorization: " + authorization + "\r\n")
                    + (bytes == 0 ? "" : "Content-Length: " + bytes + "\r\n") + "Connection: close\r\n\r\n" + " ".repeat(bytes)).answer(5_000);
        }
    }
}
