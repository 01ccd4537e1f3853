package org.palermo.gateway.authentication;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.OriginBehaviour;
import org.palermo.gateway.suite.Wire;

import io.quarkus.test.junit.QuarkusTest;

/// Phones with ODK Collect, which sign in by Basic on one row alone. In these tests 60 wrong sign-ins are allowed, and each uses an
/// address of its own.
@QuarkusTest
class PhoneSignInTest extends GatewayTest {

    private static final Duration PROMISED = Duration.ofSeconds(2);

    private final String subject = UUID.randomUUID().toString();

    @AfterEach
    void nobodyIsSuspended() {
        OriginBehaviour.listed.set(OriginBehaviour.NOBODY);
    }

    @Test
    void the_secret_reaches_the_service_without_a_token() throws IOException {
        var answer = get("127.0.0.61", "/openrosa/v1/echo", basic(subject));
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains(basic(subject).toLowerCase(Locale.ROOT).substring(0, 30)), answer);
    }

    @Test
    void no_other_row_accepts_it() throws IOException {
        for (var path : new String[] {"/api/inspection/v1/echo", "/api/nrm/v1/echo", "/api/shelter/v1/echo"}) {
            assertTrue(get("127.0.0.62", path, basic(subject)).startsWith("HTTP/1.1 401 "), path);
        }
    }

    @Test
    void too_many_429_wrong_secrets_of_one_address_in_xml() throws IOException {
        var answer = "";
        for (int i = 0; i < 200 && !answer.startsWith("HTTP/1.1 429 "); i++) {
            answer = get("127.0.0.63", "/openrosa/v1/refused", basic(subject));
            assertTrue(i < 60 || answer.startsWith("HTTP/1.1 4"), answer);
        }
        assertTrue(answer.startsWith("HTTP/1.1 429 "), answer);
        var head = answer.toLowerCase(Locale.ROOT);
        assertTrue(head.contains("x-openrosa-version: 1.0"), answer);
        assertTrue(head.contains("content-type: text/xml"), answer);
        assertTrue(answer.contains("<OpenRosaResponse xmlns=\"http://openrosa.org/http/response\"><message>"), answer);
        assertTrue(get("127.0.0.64", "/openrosa/v1/echo", basic(subject)).startsWith("HTTP/1.1 200 "));
    }

    /// A phone asks once without a secret before each sign-in, and sends forms that are refused for what is in them.
    @Test
    void challenges_and_refused_forms_are_no_guesses() throws IOException {
        for (int i = 0; i < 80; i++) {
            assertTrue(inTime("/openrosa/v1/refused", null).startsWith("HTTP/1.1 401 "));
            assertTrue(inTime("/openrosa/v1/early", basic(subject)).startsWith("HTTP/1.1 422 "));
        }
        assertTrue(get("127.0.0.65", "/openrosa/v1/echo", basic(subject)).startsWith("HTTP/1.1 200 "));
    }

    @Test
    void unauthorised_401_a_suspended_inspector_within_two_seconds() throws IOException {
        assertTrue(get("127.0.0.66", "/openrosa/v1/echo", basic(subject)).startsWith("HTTP/1.1 200 "));
        OriginBehaviour.listed.set("{\"subjects\":[{\"subject\":\"%s\",\"issuedBefore\":null}]}".formatted(subject));
        await().atMost(PROMISED).until(() -> get("127.0.0.66", "/openrosa/v1/echo", basic(subject)).startsWith("HTTP/1.1 401 "));
        var refused = get("127.0.0.66", "/openrosa/v1/echo", basic(subject));
        assertTrue(refused.contains("The account is suspended"), refused);
        assertFalse(refused.toLowerCase(Locale.ROOT).contains("www-authenticate"), refused);
        assertTrue(get("127.0.0.66", "/openrosa/v1/echo", basic(UUID.randomUUID().toString())).startsWith("HTTP/1.1 200 "));
    }

    /// The list keeps a closed account for as long as a secret can last, and names who lost the role of an inspector.
    @Test
    void unauthorised_401_an_inspector_who_lost_the_role_within_two_seconds_and_nobody_else() throws IOException {
        assertTrue(get("127.0.0.68", "/openrosa/v1/echo", basic(subject)).startsWith("HTTP/1.1 200 "));
        OriginBehaviour.listed.set("{\"subjects\":[],\"phones\":[\"%s\"]}".formatted(subject));
        await().atMost(PROMISED).until(() -> get("127.0.0.68", "/openrosa/v1/echo", basic(subject)).startsWith("HTTP/1.1 401 "));
        assertTrue(get("127.0.0.68", "/openrosa/v1/echo", basic(UUID.randomUUID().toString())).startsWith("HTTP/1.1 200 "));
        OriginBehaviour.listed.set(OriginBehaviour.NOBODY);
        await().atMost(PROMISED).until(() -> get("127.0.0.68", "/openrosa/v1/echo", basic(subject)).startsWith("HTTP/1.1 200 "));
    }

    @Test
    void what_is_no_sign_in_is_left_to_the_service() throws IOException {
        for (var header : new String[] {"Basic", "Basic %%%", "Basic " + "a".repeat(600), "Basic OmE=", "Digest x"}) {
            assertTrue(get("127.0.0.67", "/openrosa/v1/echo", header).startsWith("HTTP/1.1 200 "), header);
        }
        assertEquals(0, get("127.0.0.67", "/openrosa/v1", null).indexOf("HTTP/1.1 200 "));
    }

    /// Asks again when a busy machine has missed the gateway's deadline, which is two seconds in these tests.
    private String inTime(String path, String authorization) throws IOException {
        var answer = get("127.0.0.65", path, authorization);
        return answer.startsWith("HTTP/1.1 504 ") ? get("127.0.0.65", path, authorization) : answer;
    }

    private static String basic(String name) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":secret").getBytes(StandardCharsets.UTF_8));
    }

    private String get(String address, String path, String authorization) throws IOException {
        try (var wire = new Wire(base, address)) {
            return wire.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + (authorization == null ? "" : "Authorization: " + authorization + "\r\n")
                    + "Connection: close\r\n\r\n").answer(5_000);
        }
    }
}
