package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Somebody guesses passwords and tokens from separate addresses: on Linux, all of 127.0.0.0/8 is this machine.
@Order(12)
@ExtendWith(RunningSuite.class)
@EnabledOnOs(OS.LINUX)
class GuessingJourney {

    private static final int PATIENCE = 400;
    /// Seconds until the gateway forgets one failure. A caller may be admitted again right after a refusal, so the guesses
    /// go on until a refusal states a longer wait.
    private static final int FORGOTTEN_AFTER = 10;

    private final Suite suite;

    GuessingJourney(Suite suite) {
        this.suite = suite;
    }

    /// Uses a name that nobody has, so that no account is slowed down for later journeys.
    @Test
    void one_address_can_guess_passwords_only_a_few_dozen_times() throws Exception {
        suite.local("addresses of this machine");
        var statuses = new ArrayList<Integer>();
        var refusedFor = 0;
        while (statuses.size() < 4 * PATIENCE && refusedFor < FORGOTTEN_AFTER / 2) {
            var guessed = password("127.0.0.31", "nobody", "guess-" + statuses.size());
            statuses.add(guessed.statusCode());
            refusedFor = guessed.statusCode() == 429 ? Integer.parseInt(guessed.headers().firstValue("Retry-After").orElseThrow()) : 0;
        }
        assertTrue(statuses.contains(429), "no guess was refused with 429");
        assertTrue(statuses.stream().allMatch(status -> status / 100 == 4), () -> "one was right: " + statuses);
        assertTrue(statuses.indexOf(429) >= 60, () -> "refused too early, an office mistypes more often: " + statuses);
        var refused = password("127.0.0.31", "authority", "palermo-authority");
        assertEquals(429, refused.statusCode());
        assertTrue(refused.headers().firstValue("Retry-After").isPresent());
        assertEquals(200, password("127.0.0.32", "authority", "palermo-authority").statusCode());
    }

    @Test
    void one_address_can_guess_tokens_only_a_few_hundred_times() throws Exception {
        suite.local("addresses of this machine");
        var known = suite.tokens().of("authority");
        assertEquals(200, token("127.0.0.33", known));
        var statuses = new ArrayList<Integer>();
        while (statuses.size() < 4 * PATIENCE && !statuses.contains(429)) {
            statuses.add(token("127.0.0.33", "guess." + statuses.size() + ".x"));
        }
        assertTrue(statuses.contains(429), "no guess was refused with 429");
        assertEquals(200, token("127.0.0.33", known), "a token that was accepted before");
        assertEquals(401, token("127.0.0.34", "guess.x.x"), "everybody else");
    }

    private HttpResponse<String> password(String from, String account, String password) throws IOException, InterruptedException {
        var form = "grant_type=password&client_id=palermo-cli&username=" + account + "&password=" + password;
        return send(from, HttpRequest.newBuilder(at("/auth/realms/palermo/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form)).build());
    }

    private int token(String from, String token) throws IOException, InterruptedException {
        return send(from, HttpRequest.newBuilder(at("/api/nrm/v1/cases")).header("Authorization", "Bearer " + token).build()).statusCode();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + suite.base().getPort() + path);
    }

    private static HttpResponse<String> send(String from, HttpRequest request) throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder().localAddress(InetAddress.getByName(from)).version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
