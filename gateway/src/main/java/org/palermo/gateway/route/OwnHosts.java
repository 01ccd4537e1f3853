package org.palermo.gateway.route;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.palermo.gateway.config.GatewayConfig;

/// The hosts that are ours: the public one and the configured ones. Keycloak and the portal write the host of a request
/// into redirects. If any host were accepted, a link could lead from here to a foreign site.
@Singleton
public class OwnHosts {

    private final String[] hosts;

    @Inject
    OwnHosts(GatewayConfig config, @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer) {
        this(URI.create(issuer), config.hosts().orElse(List.of()));
    }

    /// @param issuer of tokens, which is at the public origin
    /// @param more a host without a port is ours at every port, one with a port only at that port
    OwnHosts(URI issuer, List<String> more) {
        this.hosts = Stream.concat(Stream.of(issuer.getHost()), more.stream()).map(OwnHosts::checked).toArray(String[]::new);
    }

    /// @param asked host of a request, with or without a port
    public boolean have(String asked) {
        for (var host : hosts) {
            if (asked.regionMatches(true, 0, host, 0, host.length()) && (asked.length() == host.length() || isPort(asked, host.length()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPort(String asked, int colon) {
        if (asked.charAt(colon) != ':' || asked.length() == colon + 1) {
            return false;
        }
        for (int i = colon + 1; i < asked.length(); i++) {
            if (asked.charAt(i) < '0' || asked.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String checked(String host) {
        var trimmed = host == null ? "" : host.trim().toLowerCase(Locale.ROOT);
        if (!trimmed.matches("(?:[a-z0-9._-]++|\\[[0-9a-f:.]++])(?::[0-9]{1,5}+)?+")) {
            throw new IllegalArgumentException("Not a host: " + host);
        }
        return trimmed;
    }
}
