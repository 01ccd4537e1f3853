package org.palermo.bench.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.palermo.bench.suite.StartedProcess;

/// HAProxy from the distribution, with one thread for each processor. It serves as an origin with a small fixed answer, or
/// as a gateway that verifies the same tokens in front of that origin.
record Haproxy(Path folder) {

    private static final String ORIGIN = """
            defaults
              mode http
              timeout client 60s
              timeout server 60s
              timeout connect 2s
            frontend origin
              bind 127.0.0.1:%d
              http-request return status 200 content-type application/json string '{"items":[],"next":null}'
            """;
    /// Checks signature, algorithm, issuer, audience and expiry, as the gateway does.
    private static final String GATEWAY = """
            defaults
              mode http
              timeout client 60s
              timeout server 60s
              timeout connect 2s
              option http-keep-alive
              http-reuse always
            frontend gateway
              bind 127.0.0.1:%1$d
              http-request set-var(txn.bearer) http_auth_bearer
              http-request set-var(txn.alg) var(txn.bearer),jwt_header_query('$.alg')
              http-request set-var(txn.iss) var(txn.bearer),jwt_payload_query('$.iss')
              http-request set-var(txn.exp) var(txn.bearer),jwt_payload_query('$.exp','int')
              http-request set-var(txn.now) date()
              http-request deny deny_status 401 unless { var(txn.alg) -m str RS256 }
              http-request deny deny_status 401 unless { var(txn.iss) -m str %2$s }
              http-request deny deny_status 401 unless { var(txn.bearer),jwt_verify(txn.alg,"%3$s") 1 }
              http-request deny deny_status 401 if { var(txn.exp),sub(txn.now) -m int lt 0 }
              http-request set-header X-Request-Id %%[uuid()]
              default_backend origin
            backend origin
              server origin 127.0.0.1:%4$d
            """;

    static boolean isInstalled() {
        return program() != null;
    }

    StartedProcess origin(int port) throws IOException, InterruptedException {
        return started("origin", ORIGIN.formatted(port), port);
    }

    StartedProcess gateway(int port, int origin, String issuer, Path key) throws IOException, InterruptedException {
        return started("haproxy", GATEWAY.formatted(port, issuer, key, origin), port);
    }

    private StartedProcess started(String name, String configuration, int port) throws IOException, InterruptedException {
        var file = folder.resolve(name + ".cfg");
        Files.writeString(file, configuration);
        return StartedProcess.of(List.of(program(), "-db", "-f", file.toString()), Map.of(), folder.resolve(name + ".log").toFile(), port);
    }

    /// The public key of a JWK set that signs with RS256, in the form that HAProxy reads.
    Path key(JsonNode keys, String keyId) throws IOException, GeneralSecurityException {
        for (var key : keys.get("keys")) {
            if (key.path("kid").asText().equals(keyId)) {
                var spec = new RSAPublicKeySpec(number(key.get("n").asText()), number(key.get("e").asText()));
                var encoded = KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded();
                var text = Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(encoded);
                return Files.writeString(folder.resolve("key.pem"), "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n");
            }
        }
        throw new IOException("No key " + keyId);
    }

    private static BigInteger number(String base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64));
    }

    private static String program() {
        for (var place : List.of("/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/opt/homebrew/bin/haproxy")) {
            if (Files.isExecutable(Path.of(place))) {
                return place;
            }
        }
        return null;
    }
}
