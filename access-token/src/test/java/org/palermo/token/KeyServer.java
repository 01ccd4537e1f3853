package org.palermo.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;

import org.jose4j.jwk.PublicJsonWebKey;

import io.smallrye.jwt.KeyFormat;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;

/// Serves a JWK set as Keycloak does, or fails on request, and counts its requests.
final class KeyServer implements AutoCloseable {

    static final Set<String> WITHOUT_KEYS = Set.of(
            "", "<html>It starts.</html>", "null", "[]", "{}", "{\"error\":\"unavailable\"}", "{\"keys\":[]}", "{\"keys\":{}}",
            "{\"keys\":[\"x\"]}", "{\"keys\":[{}]}");

    final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private volatile int status = 200;
    private volatile String body;

    KeyServer(PublicJsonWebKey... keys) {
        this(0, keys);
    }

    KeyServer(int port, PublicJsonWebKey... keys) {
        serve(keys);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/certs", exchange -> {
            asked.incrementAndGet();
            if (body == null) {
                // The connection stays open without an answer.
                return;
            }
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Cache-Control", "no-cache");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    void serve(PublicJsonWebKey... keys) {
        answer(200, Issuer.jwks(keys));
    }

    void answer(int status, String body) {
        this.status = status;
        this.body = body;
    }

    void neverAnswer() {
        body = null;
    }

    /// What SmallRye reads from PALERMO_ISSUER and PALERMO_JWKS_URL.
    JWTAuthContextInfo demands() {
        return demands(server.getAddress().getPort());
    }

    /// The same for a server that is not running yet.
    static JWTAuthContextInfo demands(int port) {
        var demands = new JWTAuthContextInfo();
        demands.setPublicKeyLocation("http://127.0.0.1:" + port + "/certs");
        demands.setIssuedBy(Issuer.NAME);
        demands.setExpectedAudience(Set.of("palermo"));
        demands.setSignatureAlgorithm(
                Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256));
        demands.setKeyFormat(KeyFormat.JWK);
        demands.setRelaxVerificationKeyValidation(false);
        demands.setClockSkew(10);
        demands.setJwksRefreshInterval(number("smallrye.jwt.jwks.refresh-interval"));
        demands.setJwksRetainCacheOnErrorDuration(number("smallrye.jwt.jwks.retain-cache-on-error-duration"));
        return demands;
    }

    /// A default of every application.
    private static int number(String key) {
        var defaults = new Properties();
        try (var file = KeyServer.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            defaults.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Integer.parseInt(defaults.getProperty(key));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
