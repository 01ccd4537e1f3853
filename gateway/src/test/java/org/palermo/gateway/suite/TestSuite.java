package org.palermo.gateway.suite;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;

/// The applications behind the gateway in its tests: real servers that behave well and badly ([OriginBehaviour]), and the
/// key set of an issuer. Nothing listens at the shelter service's port until a test starts it.
public class TestSuite implements QuarkusTestResourceLifecycleManager {

    public static final String SUSPENSIONS_KEY = "key-of-the-gateway";
    static final String SIGNING_KEY = "test.signing.key";
    static final String ISSUER = "https://palermo.example/auth/realms/palermo";

    private Vertx vertx;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        var key = key();
        var origins = vertx.createHttpServer(new HttpServerOptions().setMaxHeaderSize(64 * 1024))
                .requestHandler(new OriginBehaviour(vertx, key.toJson()))
                .listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        var address = "http://127.0.0.1:" + origins.actualPort();
        var shelterPort = freePort();
        var config = new HashMap<String, String>();
        config.put("PALERMO_ISSUER", ISSUER);
        config.put("PALERMO_JWKS_URL", address + "/certs");
        for (var origin : new String[] {"portal", "referral", "inspection", "keycloak"}) {
            config.put("palermo.origin." + origin, address);
        }
        config.put("PALERMO_SUSPENSIONS_KEY", SUSPENSIONS_KEY);
        config.put("palermo.origin.shelter", "http://127.0.0.1:" + shelterPort);
        config.put("test.shelter.port", Integer.toString(shelterPort));
        // For the tests only, never part of the gateway's configuration.
        System.setProperty(SIGNING_KEY, key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        config.putAll(impatient());
        return config;
    }

    /// Short times and small sizes, so that the tests wait little. The tests share an address, so limits by address are
    /// tested without a server.
    private static Map<String, String> impatient() {
        var config = new HashMap<String, String>();
        // A known port: connections to the origins, in the same process, are not the gateway's.
        config.put("quarkus.http.test-port", Integer.toString(freePort()));
        config.put("quarkus.management.test-port", "0");
        // The packaged application has no test port of its own, and a suite may run on the usual one.
        config.put("quarkus.management.port", "0");
        config.put("palermo.gateway.deadline", "2s");
        config.put("palermo.gateway.idle", "1s");
        config.put("palermo.gateway.trusted-proxies", "127.0.0.99");
        config.put("palermo.gateway.slowest", "4");
        config.put("palermo.gateway.connections.first-request", "1s");
        config.put("palermo.gateway.connections.next-request", "5s");
        config.put("palermo.gateway.connections.per-address", "100");
        config.put("palermo.gateway.connect", "500ms");
        config.put("palermo.gateway.pool.unread", "300ms");
        config.put("palermo.gateway.hosts", "localhost,127.0.0.1,[::1]");
        config.put("palermo.gateway.body-limit", "256K");
        config.put("palermo.gateway.bodies.all", "8M");
        config.put("palermo.gateway.bodies.per-subject", "1M");
        config.put("palermo.gateway.bodies.per-address", "4M");
        config.put("palermo.gateway.import-limit", "4M");
        config.put("palermo.gateway.file-limit", "6M");
        config.put("palermo.gateway.list-limit", "7M");
        config.put("palermo.gateway.form-file-limit", "8M");
        config.put("palermo.gateway.breaker.failures", "10");
        config.put("palermo.gateway.breaker.pause", "1s");
        config.put("palermo.gateway.openapi-age", "0s");
        config.put("palermo.gateway.limits.anonymous.per-second", "10000");
        config.put("palermo.gateway.limits.anonymous.burst", "10000");
        config.put("palermo.gateway.limits.imports.burst", "3");
        return config;
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static RsaJsonWebKey key() {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(UUID.randomUUID().toString());
            key.setAlgorithm("RS256");
            key.setUse("sig");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A port below those that the system gives to connections, so that it stays free until the test uses it.
    private static int freePort() {
        return ThreadLocalRandom.current().ints(100, 20_000, 32_000).filter(TestSuite::isFree).findFirst().orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
