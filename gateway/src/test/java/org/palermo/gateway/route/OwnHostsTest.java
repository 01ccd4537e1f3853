package org.palermo.gateway.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnHostsTest {

    private static final URI ISSUER = URI.create("https://palermo.example/auth/realms/palermo");

    private final OwnHosts hosts = new OwnHosts(ISSUER, List.of("gateway", " [::1] ", "Portal.Example:8443"));

    @ParameterizedTest
    @CsvSource({"palermo.example, true", "PALERMO.example, true", "palermo.example:443, true", "palermo.example:8080, true", "gateway, true", "gateway:80, true",
        "[::1], true", "[::1]:8080, true", "portal.example:8443, true",
        "portal.example, false", "portal.example:443, false", "portal.example:84430, false", "evil.example, false", "palermo.example.evil.example, false",
        "evil.palermo.example, false", "palermo.example:, false", "palermo.example:80a, false", "palermo.example., false", "palermo.exampl, false",
        "palermo.example@evil.example, false", "'palermo.example, evil.example', false", "localhost, false", "'', false"})
    void our_hosts_are_the_public_one_and_the_configured_ones(String asked, boolean ours) {
        assertEquals(ours, hosts.have(asked));
    }

    @Test
    void without_configuration_only_the_public_host_is_ours() {
        assertEquals(List.of(true, false), List.of(new OwnHosts(ISSUER, List.of()).have("palermo.example"), new OwnHosts(ISSUER, List.of()).have("gateway")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "https://palermo.example", "palermo.example/portal", "a b", "::1", "palermo.example:http"})
    void an_invalid_host_prevents_the_start(String host) {
        var more = List.of(host);
        assertThrows(IllegalArgumentException.class, () -> new OwnHosts(ISSUER, more));
    }
}
