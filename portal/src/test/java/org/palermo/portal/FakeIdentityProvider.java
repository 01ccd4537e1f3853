package org.palermo.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;

/// An identity provider that behaves as Keycloak does towards the portal: discovery, authorisation code with PKCE, renewal,
/// logout. It signs everybody in at once, as [#account].
final class FakeIdentityProvider {
    static final String SECRET = "a-secret-of-the-portal-that-is-long-enough-for-every-use";

    record Account(String name, String agencyKind, List<String> roles, List<String> regions) {
        Account(String name, String agencyKind, List<String> roles) {
            this(name, agencyKind, roles, List.of());
        }
    }

    private record Authorisation(String challenge, String nonce, Account account) {}

    /// A JSON object. It uses neither Jackson nor Vert.x, which belong to the portal's class loader.
    private static final class Json {
        private final Map<String, Object> fields = new LinkedHashMap<>();

        Json put(String name, Object value) {
            fields.put(name, value instanceof Json json ? json.fields : value);
            return this;
        }

        String encode() {
            fields.values().removeIf(java.util.Objects::isNull);
            return JsonUtil.toJson(fields);
        }
    }

    private final HttpServer server;
    private final RsaJsonWebKey key;
    private final Map<String, Authorisation> codes = new ConcurrentHashMap<>();
    private final Map<String, Account> sessions = new ConcurrentHashMap<>();
    final List<String> issuedTokens = new CopyOnWriteArrayList<>();
    final List<Map<String, String>> logouts = new CopyOnWriteArrayList<>();
    volatile Account account = new Account("Amina Authority", "COMPETENT_AUTHORITY", List.of("competent-authority"));
    volatile Duration lifespan = Duration.ofMinutes(5);
    volatile boolean refusesLogout;
    /// The languages for its pages, as the last sign-in asked for them.
    volatile String askedLanguages;
    volatile boolean refusesRenewal;
    /// A sign-out counts it down, and is answered when it is at zero.
    volatile CountDownLatch signOutsTogether = new CountDownLatch(0);
    final AtomicInteger renewals = new AtomicInteger();
    private final Set<String> usedTokens = ConcurrentHashMap.newKeySet();

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

    /// The subject of an account.
    static String subject(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// The open sessions, as ID tokens name them.
    List<String> openSessions() {
        return List.copyOf(sessions.keySet());
    }

    String logoutToken(String sid) {
        return logoutToken(sid, "portal", key);
    }

    String logoutToken(String sid, String audience, RsaJsonWebKey signer) {
        long now = System.currentTimeMillis() / 1000;
        return sign(new Json().put("iss", issuer()).put("aud", audience).put("iat", now).put("exp", now + 60)
                .put("jti", UUID.randomUUID().toString()).put("sid", sid)
                .put("events", new Json().put("http://schemas.openid.net/event/backchannel-logout", new Json())), signer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath().replace("/auth/realms/palermo", "")) {
                case "/.well-known/openid-configuration" -> json(exchange, 200, discovery());
                case "/certs" -> json(exchange, 200, new Json().put("keys", List.of(key.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY))));
                case "/authorize" -> authorise(exchange);
                case "/token", "/protocol/openid-connect/token" -> token(exchange);
                case "/protocol/openid-connect/logout" -> logout(exchange);
                default -> json(exchange, 404, new Json());
            }
        }
    }

    private Json discovery() {
        return new Json().put("issuer", issuer()).put("authorization_endpoint", issuer() + "/authorize")
                .put("token_endpoint", issuer() + "/token").put("jwks_uri", issuer() + "/certs")
                .put("end_session_endpoint", issuer() + "/protocol/openid-connect/logout");
    }

    private void authorise(HttpExchange exchange) throws IOException {
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        if (!"S256".equals(query.get("code_challenge_method")) || query.get("nonce") == null) {
            json(exchange, 400, new Json());
            return;
        }
        askedLanguages = query.get("ui_locales");
        String code = random();
        codes.put(code, new Authorisation(query.get("code_challenge"), query.get("nonce"), account));
        String target = query.get("redirect_uri") + "?code=" + code + "&state=" + URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", URI.create(target).toString());
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(body(exchange));
        if ("refresh_token".equals(form.get("grant_type"))) {
            renew(exchange, form.get("refresh_token"));
            return;
        }
        Authorisation authorisation = codes.remove(form.get("code"));
        if (authorisation == null || !authorisation.challenge().equals(sha256(form.get("code_verifier")))) {
            json(exchange, 400, new Json().put("error", "invalid_grant"));
            return;
        }
        String sid = UUID.randomUUID().toString();
        sessions.put(sid, authorisation.account());
        json(exchange, 200, tokens(sid, authorisation.account(), authorisation.nonce()));
    }

    /// Like Keycloak with `revokeRefreshToken`: using a refresh token a second time ends the session.
    private void renew(HttpExchange exchange, String refreshToken) throws IOException {
        String sid = sid(refreshToken);
        if (refusesRenewal) {
            json(exchange, 503, new Json());
        } else if (!sessions.containsKey(sid) || !usedTokens.add(refreshToken)) {
            sessions.remove(sid);
            json(exchange, 400, new Json().put("error", "invalid_grant"));
        } else {
            renewals.incrementAndGet();
            json(exchange, 200, tokens(sid, sessions.get(sid), null));
        }
    }

    private Json tokens(String sid, Account account, String nonce) {
        Json id = claims(sid, account).put("aud", "portal").put("typ", "ID").put("nonce", nonce);
        Json answer = new Json()
                .put("id_token", issue(id))
                .put("access_token", issue(claims(sid, account).put("aud", "palermo").put("typ", "Bearer")))
                .put("refresh_token", issue(claims(sid, account).put("exp", System.currentTimeMillis() / 1000 + 1800).put("typ", "Refresh")))
                .put("expires_in", lifespan.toSeconds()).put("token_type", "Bearer");
        return answer;
    }

    private Json claims(String sid, Account account) {
        long now = System.currentTimeMillis() / 1000;
        return new Json().put("iss", issuer()).put("sub", subject(account.name())).put("sid", sid).put("iat", now)
                .put("exp", now + lifespan.toSeconds()).put("jti", random()).put("name", account.name()).put("preferred_username", "someone")
                .put("groups", account.roles()).put("agency_kind", account.agencyKind())
                .put("regions", account.regions());
    }

    private void logout(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(body(exchange));
        CountDownLatch together = signOutsTogether;
        together.countDown();
        try {
            together.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (refusesLogout) {
            json(exchange, 503, new Json());
            return;
        }
        String token = form.getOrDefault("refresh_token", "");
        if (token.isEmpty()) {
            json(exchange, 400, new Json().put("error", "invalid_request"));
            return;
        }
        logouts.add(form);
        sessions.remove(sid(token));
        exchange.sendResponseHeaders(204, -1);
    }

    private String issue(Json claims) {
        String token = sign(claims, key);
        issuedTokens.add(token);
        return token;
    }

    private static String sign(Json claims, RsaJsonWebKey key) {
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

    private static String sid(String token) {
        try {
            return (String) JsonUtil.parseJson(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8)).get("sid");
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

    private static void json(HttpExchange exchange, int status, Json body) throws IOException {
        byte[] bytes = body.encode().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
