package org.palermo.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.MultiMap;

class CallersTest {

    private final Callers callers = new Callers(List.of("10.0.0.0/8", "2001:db8::/32"));

    @Test
    void without_a_trusted_proxy_headers_have_no_effect() {
        var caller = callers.of("198.51.100.7", "http", "palermo.example:8080",
                headers("203.0.113.9").add("X-Forwarded-Proto", "https").add("X-Forwarded-Host", "evil.example"));
        assertEquals(new Caller("198.51.100.7", "http", "palermo.example:8080"), caller);
        assertEquals(8080, caller.port());
    }

    @Test
    void behind_a_trusted_proxy_the_last_untrusted_address_is_the_caller() {
        assertEquals("203.0.113.9", address("203.0.113.9"));
        assertEquals("203.0.113.9", address("1.2.3.4, 203.0.113.9"));
        assertEquals("203.0.113.9", address("1.2.3.4, 203.0.113.9, 10.1.2.3"));
        assertEquals("203.0.113.9", address("1.2.3.4", "203.0.113.9"));
        assertEquals("10.0.0.1", callers.of("10.0.0.1", "http", "h", headers()).address());
        assertEquals("10.0.0.1", address("nonsense"));
        assertEquals("203.0.113.9", address("nonsense, 203.0.113.9"));
        assertEquals("2001:db9::1", callers.of("2001:db8::5", "http", "h", headers("2001:db9::1")).address());
    }

    @Test
    void a_trusted_proxy_also_states_scheme_and_host() {
        var caller = callers.of("10.0.0.1", "http", "inside",
                headers("203.0.113.9").add("X-Forwarded-Proto", "https").add("X-Forwarded-Host", "palermo.example"));
        assertEquals(new Caller("203.0.113.9", "https", "palermo.example"), caller);
        assertEquals(443, caller.port());
        assertEquals("http", callers.of("10.0.0.1", "http", "h", headers("1.2.3.4").add("X-Forwarded-Proto", "gopher")).scheme());
    }

    @Test
    void one_customer_of_ipv6_is_one_caller() {
        assertEquals(new Caller("2001:db8:1:2:3::4", "http", "h").network(), new Caller("2001:db8:1:2::5", "http", "h").network());
        assertEquals("203.0.113.9", new Caller("203.0.113.9", "http", "h").network());
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 10.255.0.1, true", "10.0.0.0/8, 11.0.0.1, false", "192.168.1.128/25, 192.168.1.127, false",
        "192.168.1.128/25, 192.168.1.200, true", "127.0.0.1, 127.0.0.1, true", "127.0.0.1, 127.0.0.2, false",
        "10.0.0.0/8, ::ffff:10.0.0.1, true", "::1, ::1, true", "2001:db8::/32, 2001:db9::1, false", "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false", "10.0.0.0/8, localhost, false"})
    void blocks_of_addresses(String block, String address, boolean inside) {
        assertEquals(inside, Network.of(block).contains(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingress.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/", "10.0.0.0/x", "2001:db8::/129",
        "::ffff:10.0.0.0/104", "10.0.0.0/9999999999", ""})
    void an_invalid_block_prevents_the_start_and_is_named(String block) {
        var refused = assertThrows(IllegalArgumentException.class, () -> new Callers(List.of("10.0.0.0/8", block)));
        assertTrue(refused.getMessage().contains("trusted-proxies") && refused.getMessage().endsWith(": " + block), refused.getMessage());
    }

    private String address(String... forwardedFor) {
        return callers.of("10.0.0.1", "http", "h", headers(forwardedFor)).address();
    }

    private static MultiMap headers(String... forwardedFor) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        for (var value : forwardedFor) {
            headers.add("X-Forwarded-For", value);
        }
        return headers;
    }
}
