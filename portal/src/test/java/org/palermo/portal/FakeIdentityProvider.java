package org.palermo.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;

/// An identity provider as the portal meets Keycloak: discovery, authorisation code with PKCE, renewal, logout. Whoever
/// comes is signed in at once, as [#account].
final class FakeIdentityProvider {
    static final String SECRET = "a-secret-of-the-portal-that-is-long-enough-for-every-use";

    record Account(String name, String agencyKind, List<String> roles) {}

    private record Authorisation(String challenge, String nonce, Account account) {}

    private final HttpServer server;
    private final RsaJsonWebKey key;
    private final Map<String, Authorisation> codes = new ConcurrentHashMap<>();
    private final Map<String, Account> sessions = new ConcurrentHashMap<>();
    final List<String> issuedTokens = new CopyOnWriteArrayList<>();
    final List<Map<String, String>> logouts = new CopyOnWriteArrayList<>();
    volatile Account account = new Account("Amina Authority", "COMPETENT_AUTHORITY", List.of("competent-authority"));
    volatile Duration lifespan = Duration.ofMinutes(5);
    volatile boolean refusesLogout;

    FakeIdentityProvider() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("one");
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (Exception e) {
            throw new IllegalStateException("The identity provider does not start", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/auth/realms/palermo";
    }

    void stop() {
        server.stop(0);
    }

    /// The sessions that are open, as the ID tokens name them.
    List<String> openSessions() {
        return List.copyOf(sessions.keySet());
    }

    String logoutToken(String sid) {
        return logoutToken(sid, "portal", key);
    }

    String logoutToken(String sid, String audience, RsaJsonWebKey signer) {
        long now = System.currentTimeMillis() / 1000;
        return sign(new JsonObject().put("iss", issuer()).put("aud", audience).put("iat", now).put("exp", now + 60)
                .put("jti", UUID.randomUUID().toString()).put("sid", sid)
                .put("events", new JsonObject().put("http://schemas.openid.net/event/backchannel-logout", new JsonObject())), signer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath().replace("/auth/realms/palermo", "")) {
                case "/.well-known/openid-configuration" -> json(exchange, 200, discovery());
                case "/certs" -> json(exchange, 200, new JsonObject().put("keys", new JsonArray().add(new JsonObject(key.toJson()))));
                case "/authorize" -> authorise(exchange);
                case "/token" -> token(exchange);
                case "/protocol/openid-connect/logout" -> logout(exchange);
                default -> json(exchange, 404, new JsonObject());
            }
        }
    }

    private JsonObject discovery() {
        return new JsonObject().put("issuer", issuer()).put("authorization_endpoint", issuer() + "/authorize")
                .put("token_endpoint", issuer() + "/token").put("jwks_uri", issuer() + "/certs")
                .put("end_session_endpoint", issuer() + "/protocol/openid-connect/logout");
    }

    private void authorise(HttpExchange exchange) throws IOException {
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        if (!"S256".equals(query.get("code_challenge_method")) || query.get("nonce") == null) {
            json(exchange, 400, new JsonObject());
            return;
        }
        String code = random();
        codes.put(code, new Authorisation(query.get("code_challenge"), query.get("nonce"), account));
        String target = query.get("redirect_uri") + "?code=" + code + "&state=" + URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", URI.create(target).toString());
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(body(exchange));
        if ("refresh_token".equals(form.get("grant_type"))) {
            String sid = new JsonObject(new String(Base64.getUrlDecoder().decode(form.get("refresh_token").split("\\.")[1]))).getString("sid");
            if (sessions.containsKey(sid)) {
                json(exchange, 200, tokens(sid, sessions.get(sid), null));
            } else {
                json(exchange, 400, new JsonObject().put("error", "invalid_grant"));
            }
            return;
        }
        Authorisation authorisation = codes.remove(form.get("code"));
        if (authorisation == null || !authorisation.challenge().equals(sha256(form.get("code_verifier")))) {
            json(exchange, 400, new JsonObject().put("error", "invalid_grant"));
            return;
        }
        String sid = UUID.randomUUID().toString();
        sessions.put(sid, authorisation.account());
        json(exchange, 200, tokens(sid, authorisation.account(), authorisation.nonce()));
    }

    private JsonObject tokens(String sid, Account account, String nonce) {
        JsonObject id = claims(sid, account).put("aud", "portal").put("typ", "ID").put("nonce", nonce);
        JsonObject answer = new JsonObject()
                .put("id_token", issue(id))
                .put("access_token", issue(claims(sid, account).put("aud", "palermo").put("typ", "Bearer")))
                .put("refresh_token", issue(claims(sid, account).put("exp", System.currentTimeMillis() / 1000 + 1800).put("typ", "Refresh")))
                .put("expires_in", lifespan.toSeconds()).put("token_type", "Bearer");
        return answer;
    }

    private JsonObject claims(String sid, Account account) {
        long now = System.currentTimeMillis() / 1000;
        return new JsonObject().put("iss", issuer()).put("sub", "sub-" + account.name()).put("sid", sid).put("iat", now)
                .put("exp", now + lifespan.toSeconds()).put("jti", random()).put("name", account.name()).put("preferred_username", "someone")
                .put("groups", new JsonArray(account.roles())).put("agency_kind", account.agencyKind());
    }

    private void logout(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(body(exchange));
        if (refusesLogout) {
            json(exchange, 503, new JsonObject());
            return;
        }
        logouts.add(form);
        String claims = new String(Base64.getUrlDecoder().decode(form.get("refresh_token").split("\\.")[1]));
        sessions.remove(new JsonObject(claims).getString("sid"));
        exchange.sendResponseHeaders(204, -1);
    }

    private String issue(JsonObject claims) {
        String token = sign(claims, key);
        issuedTokens.add(token);
        return token;
    }

    private static String sign(JsonObject claims, RsaJsonWebKey key) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setPayload(claims.encode());
            jws.setKey(key.getPrivateKey());
            jws.setKeyIdHeaderValue("one");
            jws.setAlgorithmHeaderValue("RS256");
            return jws.getCompactSerialization();
        } catch (org.jose4j.lang.JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> form(String encoded) {
        return Arrays.stream(encoded.split("&")).map(p -> p.split("=", 2))
                .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p.length > 1 ? p[1] : "", StandardCharsets.UTF_8), (a, b) -> a));
    }

    private static void json(HttpExchange exchange, int status, JsonObject body) throws IOException {
        byte[] bytes = body.encode().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
