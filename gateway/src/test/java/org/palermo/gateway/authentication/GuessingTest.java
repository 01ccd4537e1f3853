package org.palermo.gateway.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.gateway.suite.Frames;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.Outside;
import org.palermo.gateway.suite.Protocol;
import org.palermo.gateway.suite.Tokens;
import org.palermo.gateway.suite.Wire;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/// In these tests 200 wrong tokens and 60 wrong sign-ins are allowed. Each test uses an address of its own.
@QuarkusTest
class GuessingTest extends GatewayTest {

    private static final Duration FORGOTTEN_AFTER = Duration.ofMillis(500);
    /// Five seconds or more.
    private static final Pattern RETRY_AFTER = Pattern.compile("Retry-After: ([5-9]|\\d\\d)\r\n", Pattern.CASE_INSENSITIVE);
    private static final String STEP = "/auth/realms/palermo/login-actions/";
    private static final String SIGN_IN = STEP + "authenticate";
    private static final String TOKEN = "/auth/realms/palermo/protocol/openid-connect/";

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void too_many_429_wrong_tokens_of_one_address() throws IOException {
        var known = Tokens.accepted();
        assertEquals(200, tokenFrom("127.0.0.21", known));
        var refused = 0;
        var asked = 0L;
        for (int i = 0; i < 2_000 && refused == 0; i++) {
            asked = System.nanoTime();
            var status = tokenFrom("127.0.0.21", "guess." + i + ".x");
            assertTrue(status == 401 || status == 429, "was " + status);
            refused = status == 429 ? i : 0;
        }
        assertTrue(refused >= 200, "the first refusal after " + refused);
        var heard = 0;
        for (int i = 0; i < 10; i++) {
            heard += tokenFrom("127.0.0.21", "more." + i + ".x") == 429 ? 0 : 1;
        }
        var forgotten = 1 + (System.nanoTime() - asked) / FORGOTTEN_AFTER.toNanos();
        assertTrue(heard <= forgotten, heard + " more were checked, and " + forgotten + " may have been forgotten");
        // A token that was verified before is still accepted, and so are other callers.
        assertEquals(200, tokenFrom("127.0.0.21", known));
        assertEquals(200, tokenFrom("127.0.0.22", Tokens.accepted()));
    }

    @Test
    void right_tokens_of_many_people_behind_one_address_are_no_guesses() throws IOException {
        for (int i = 0; i < 220; i++) {
            assertEquals(200, tokenFrom("127.0.0.23", Tokens.accepted()));
        }
    }

    /// A form that is shown again, and a code that is refused.
    @Test
    void too_many_429_wrong_sign_ins_of_one_address() throws IOException {
        for (int i = 0; i < 30; i++) {
            assertEquals(200, post("127.0.0.24", STEP + "form"));
            assertEquals(401, post("127.0.0.24", TOKEN + "refused"));
        }
        var answer = refusedForAWhile("127.0.0.24");
        assertTrue(answer.startsWith("HTTP/1.1 429 "), answer);
        assertTrue(answer.contains("urn:palermo:problem:gateway:too-many-failures"), answer);
        assertTrue(answer.contains("Retry-After: "), answer);
        assertEquals(429, post("127.0.0.24", TOKEN + "echo"));
        assertEquals(200, post("127.0.0.25", TOKEN + "echo"));
    }

    /// The page of the password leads to the page of the second factor, and that page redirects.
    @Test
    void right_sign_ins_of_many_people_behind_one_address_are_no_guesses() throws IOException {
        for (int i = 0; i < 80; i++) {
            assertEquals(200, post("127.0.0.26", SIGN_IN + "?form"));
            assertEquals(302, post("127.0.0.26", SIGN_IN + "?signed-in"));
        }
    }

    /// Without a second factor the right password redirects to its setup, and the last page of the setup to the portal.
    @Test
    void first_sign_ins_of_many_people_behind_one_address_are_no_guesses() throws IOException {
        for (int i = 0; i < 80; i++) {
            assertEquals(302, post("127.0.0.29", SIGN_IN + "?required-action"));
            assertEquals(302, post("127.0.0.29", STEP + "required-action?signed-in"));
        }
    }

    /// Keycloak redirects a request with an unknown session code. Neither that nor a step after the sign-in makes up for a
    /// wrong password.
    @ParameterizedTest
    @CsvSource({"127.0.0.81, authenticate?unknown-session", "127.0.0.82, required-action?signed-in"})
    void too_many_429_wrong_passwords_among_other_redirects(String address, String redirected) throws IOException {
        var status = 0;
        for (int i = 0; i < 200 && status != 429; i++) {
            status = post(address, SIGN_IN + "?form");
            post(address, STEP + redirected);
        }
        assertEquals(429, status);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.83, /auth/realms/palermo/login-actions/authenticate",
        "127.0.0.84, /auth/realms/palermo/protocol/openid-connect/token",
        "127.0.0.85, /openrosa/v1/submission", "127.0.0.86, /api/inspection/v1/partner-tips"})
    void too_many_429_of_callers_who_leave_before_the_answer(String address, String path) throws IOException {
        var ask = "POST " + path + "?never HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic YTpi\r\nContent-Length: 2\r\n\r\nab";
        var refused = false;
        for (int i = 0; i < 200 && !refused; i++) {
            try (var wire = new Wire(base, address)) {
                refused = new String(wire.send(ask).bytes(50), StandardCharsets.ISO_8859_1).startsWith("HTTP/1.1 429 ");
            }
        }
        assertTrue(refused);
    }

    /// A phone that loses the network in the middle of its photographs.
    @Test
    void uploads_that_break_off_are_no_guesses() throws IOException {
        var head = "POST /openrosa/v1/submission HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic YTpi\r\n";
        for (int i = 0; i < 80; i++) {
            try (var wire = new Wire(base, "127.0.0.87")) {
                assertEquals(0, wire.send(head + "Content-Length: 20000\r\n\r\nab").bytes(20).length);
            }
        }
        var answer = answer("127.0.0.87", head + "Content-Length: 2\r\nConnection: close\r\n\r\nab");
        assertEquals(200, status(answer), answer);
    }

    /// The first has sent 2 bytes of 20,000, the second all of it.
    @ParameterizedTest
    @CsvSource({"127.0.0.88, 20000, 200", "127.0.0.89, 2, 429"})
    void uploads_that_are_reset_over_http_2_are_guesses_only_when_everything_was_sent(String address, String length, int status)
            throws IOException {
        var frames = Frames.opening()
                .request(1, false, ":method", "POST", ":scheme", "http", ":authority", "localhost",
                        ":path", "/openrosa/v1/submission?never", "authorization", "Basic YTpi", "content-length", length)
                .part(1, "ab").frame(Frames.RST_STREAM, 0, 1, new byte[] {0, 0, 0, 8});
        for (int i = 0; i < 80; i++) {
            try (var wire = new Wire(base, address)) {
                wire.send(frames.bytes()).bytes(20);
            }
        }
        var answer = answer(address, "POST /openrosa/v1/submission HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic YTpi\r\n"
                + "Content-Length: 2\r\nConnection: close\r\n\r\nab");
        assertEquals(status, status(answer), answer);
    }

    @Test
    void failures_of_keycloak_are_no_guesses() throws IOException {
        for (int i = 0; i < 80; i++) {
            assertEquals(500, post("127.0.0.27", STEP + "failing"));
        }
    }

    @Test
    void metrics_count_refusals_without_addresses() throws IOException {
        tokenFrom("127.0.0.28", "a.wrong.one");
        post("127.0.0.28", STEP + "form");
        try (var inside = new Outside(management)) {
            var metrics = inside.get(Protocol.HTTP_1_1, "/q/metrics").body().toString();
            for (var meter : new String[] {"palermo_gateway_attempts_failed_total{kind=\"token\"}", "palermo_gateway_attempts_failed_total{kind=\"sign-in\"}",
                "palermo_gateway_attempts_addresses{kind=\"token\"}", "palermo_gateway_limit_callers{limit=\"api\"}",
                "palermo_gateway_limit_refused_total{limit=\"imports\"}", "palermo_gateway_connections ",
                "palermo_gateway_connections_closed_total{why=\"too-many\"}"}) {
                assertTrue(metrics.contains(meter), meter);
            }
            assertFalse(metrics.contains("127.0.0."));
        }
    }

    /// One sign-in is forgotten every ten seconds: repeats until a refusal shows that none is forgotten at once.
    private String refusedForAWhile(String address) throws IOException {
        var answer = "";
        for (int i = 0; i < 2_000 && !RETRY_AFTER.matcher(answer).find(); i++) {
            answer = postForAnswer(address, STEP + "form");
        }
        return answer;
    }

    private int tokenFrom(String address, String token) throws IOException {
        return status(answer(address, "GET " + ECHO + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\nConnection: close\r\n\r\n"));
    }

    private int post(String address, String path) throws IOException {
        return status(postForAnswer(address, path));
    }

    private String postForAnswer(String address, String path) throws IOException {
        return answer(address, "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    private String answer(String address, String request) throws IOException {
        try (var wire = new Wire(base, address)) {
            return wire.send(request).answer(5_000);
        }
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }
}
