package org.palermo.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;

import org.jose4j.jwk.PublicJsonWebKey;

import io.smallrye.jwt.KeyFormat;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;

/// Serves a JWK set as Keycloak does, and counts how often it is asked.
final class KeyServer implements AutoCloseable {

    final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private volatile String jwks;

    KeyServer(PublicJsonWebKey... keys) {
        serve(keys);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/certs", exchange -> {
            asked.incrementAndGet();
            var body = jwks.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Cache-Control", "no-cache");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    void serve(PublicJsonWebKey... keys) {
        jwks = Issuer.jwks(keys);
    }

    /// What the library's configuration makes of PALERMO_ISSUER and PALERMO_JWKS_URL.
    JWTAuthContextInfo demands() {
        var demands = new JWTAuthContextInfo();
        demands.setPublicKeyLocation("http://127.0.0.1:" + server.getAddress().getPort() + "/certs");
        demands.setIssuedBy(Issuer.NAME);
        demands.setExpectedAudience(Set.of("palermo"));
        demands.setSignatureAlgorithm(
                Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256));
        demands.setKeyFormat(KeyFormat.JWK);
        demands.setRelaxVerificationKeyValidation(false);
        demands.setClockSkew(10);
        demands.setJwksRefreshInterval(5);
        demands.setForcedJwksRefreshInterval(1);
        demands.setJwksRetainCacheOnErrorDuration(60);
        return demands;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
