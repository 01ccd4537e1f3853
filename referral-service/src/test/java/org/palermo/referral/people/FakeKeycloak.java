package org.palermo.referral.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// The part of Keycloak's admin API that account management uses, with its answers (26.7); a system test uses the real one.
public class FakeKeycloak implements QuarkusTestResourceLifecycleManager {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ROLES = List.of("ngo", "case-coordinator", "service-provider", "legal-adviser", "shelter-manager",
            "agency-administrator", "first-responder", "competent-authority", "mechanism-administrator", "default-roles-palermo");

    public static final Map<UUID, ObjectNode> users = new ConcurrentSkipListMap<>();
    static final Map<UUID, Set<String>> roles = new ConcurrentSkipListMap<>();
    /// The kinds of the credentials of an account, which are also their ids here.
    public static final Map<UUID, Set<String>> credentials = new ConcurrentSkipListMap<>();
    public static final List<UUID> loggedOut = new CopyOnWriteArrayList<>();
    /// Whether its mail server is away.
    public static volatile boolean mailAway;
    /// To whom a link was mailed with which she chooses a password.
    public static final List<UUID> linked = new CopyOnWriteArrayList<>();
    public static final List<String> passwords = new CopyOnWriteArrayList<>();
    /// Until when accounts are locked after wrong passwords.
    public static final Map<UUID, Instant> locked = new ConcurrentSkipListMap<>();
    public static volatile boolean away;
    /// What happened, in any order.
    public static final List<ObjectNode> events = new CopyOnWriteArrayList<>();
    /// How often somebody asked for changes of credentials.
    public static final AtomicInteger eventsAsked = new AtomicInteger();
    /// How many codes are left of the twelve that an account has, and when they were made.
    public static final Map<UUID, Integer> codesLeft = new ConcurrentSkipListMap<>();
    public static volatile Instant codesMade = Instant.EPOCH;
    /// The accounts whose recovery codes are described by nothing that can be read.
    public static final Set<UUID> unreadable = new ConcurrentSkipListSet<>();
    /// Runs once, before the next change of an account that is written as a whole.
    public static volatile Runnable beforeChange;
    /// Runs once, before the next change of somebody's roles.
    public static volatile Runnable beforeRoles;
    /// Runs once, before the next credential is deleted.
    public static volatile Runnable beforeDelete;

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/token", exchange -> say(exchange, 200, "{\"access_token\":\"of-the-service-account\",\"expires_in\":300}"));
        server.createContext("/admin", this::answer);
        server.createContext("/admin/events", FakeKeycloak::answerOfEvents);
        server.createContext("/admin/attack-detection/brute-force/users/", FakeKeycloak::answerOfLocks);
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "palermo.people.admin-url", address + "/admin",
                "palermo.people.token-url", address + "/token",
                "palermo.people.client-secret", "secret",
                "palermo.people.suspensions-key", "key-of-the-gateway",
                "palermo.people.tell-again", "1s",
                "palermo.people.read-events", "1s",
                "palermo.people.remind", "1s");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    public static void reset() {
        credentials.clear();
        events.clear();
        codesLeft.clear();
        unreadable.clear();
        codesMade = Instant.EPOCH;
        users.clear();
        roles.clear();
        loggedOut.clear();
        linked.clear();
        locked.clear();
        passwords.clear();
        away = false;
        mailAway = false;
        beforeChange = null;
        beforeRoles = null;
        beforeDelete = null;
    }

    private static void meanwhile(Runnable once) {
        if (once != null) {
            once.run();
        }
    }

    /// An account that somebody created in Keycloak's console.
    public static UUID has(UUID id, String username, UUID agency, String... held) {
        ObjectNode user = JSON.createObjectNode();
        user.put("username", username).put("firstName", "Some").put("lastName", username).put("email", username + "@example.org").put("enabled", true);
        user.putArray("requiredActions");
        user.putObject("attributes").putArray("agency").add(agency.toString());
        keep(id, user);
        roles.get(id).addAll(Set.of(held));
        return id;
    }

    private static void keep(UUID id, ObjectNode user) {
        users.put(id, user.put("id", id.toString()));
        roles.put(id, new TreeSet<>(Set.of("default-roles-palermo")));
        credentials.put(id, new ConcurrentSkipListSet<>(Set.of("password", "otp", "recovery-authn-codes")));
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (away || !"Bearer of-the-service-account".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            say(exchange, away ? 503 : 401, "{}");
            return;
        }
        String[] steps = exchange.getRequestURI().getPath().substring("/admin/users".length()).split("/");
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (steps.length < 2) {
            if (exchange.getRequestMethod().equals("GET")) {
                search(exchange);
            } else {
                create(exchange, (ObjectNode) JSON.readTree(body));
            }
            return;
        }
        UUID id = UUID.fromString(steps[1]);
        if (!users.containsKey(id)) {
            say(exchange, 404, "{\"error\":\"User not found\"}");
            return;
        }
        switch (exchange.getRequestMethod() + " " + String.join("/", List.of(steps).subList(2, steps.length))) {
            case "GET " -> say(exchange, 200, users.get(id).toString());
            case "PUT " -> {
                Runnable once = beforeChange;
                beforeChange = null;
                meanwhile(once);
                users.put(id, (ObjectNode) JSON.readTree(body));
                say(exchange, 204, null);
            }
            case "PUT reset-password" -> {
                passwords.add(JSON.readTree(body).get("value").asText());
                credentials.get(id).add("password");
                say(exchange, 204, null);
            }
            case "PUT execute-actions-email" -> {
                if (mailAway) {
                    say(exchange, 500, "{\"errorMessage\":\"Failed to send execute actions email\"}");
                    return;
                }
                linked.add(id);
                say(exchange, JSON.readTree(body).toString().equals("[\"UPDATE_PASSWORD\"]") ? 204 : 400, null);
            }
            case "POST logout" -> {
                loggedOut.add(id);
                say(exchange, 204, null);
            }
            case "GET credentials" -> say(exchange, 200, listed(id, credentials.get(id)).toString());
            case "DELETE credentials/otp", "DELETE credentials/recovery-authn-codes", "DELETE credentials/password" -> {
                Runnable once = beforeDelete;
                beforeDelete = null;
                meanwhile(once);
                say(exchange, credentials.get(id).remove(steps[3]) ? 204 : 404, null);
            }
            case "GET role-mappings/realm" -> say(exchange, 200, named(roles.get(id)).toString());
            case "GET role-mappings/realm/available" -> say(exchange, 200,
                    named(ROLES.stream().filter(role -> !roles.get(id).contains(role)).toList()).toString());
            case "POST role-mappings/realm" -> change(exchange, body, name -> roles.get(id).add(name));
            case "DELETE role-mappings/realm" -> change(exchange, body, name -> roles.get(id).remove(name));
            default -> say(exchange, 404, "{}");
        }
    }

    private static void answerOfLocks(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        if (away) {
            say(exchange, 503, "{}");
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            locked.remove(id);
            say(exchange, 204, null);
        } else {
            Instant until = locked.get(id);
            say(exchange, 200, """
                    {"numFailures":%d,"disabled":%b,"lastIPFailure":"n/a","lastFailure":%d,"failedLoginNotBefore":%d}
                    """.formatted(until == null ? 0 : 10, until != null, until == null ? 0 : until.minusSeconds(60).toEpochMilli(),
                    until == null ? 0 : until.getEpochSecond()));
        }
    }

    /// Each word with stars around it must be in the user name, the address or the name.
    private static boolean has(JsonNode user, String search) {
        String all = String.join(" ", user.get("username").asText(), user.get("email").asText(), user.get("firstName").asText(),
                user.get("lastName").asText()).toLowerCase(Locale.ROOT);
        return Stream.of(search.split(" ")).allMatch(word -> all.contains(word.substring(1, word.length() - 1).toLowerCase(Locale.ROOT)));
    }

    private static void search(HttpExchange exchange) throws IOException {
        Map<String, String> query = new java.util.HashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        ArrayNode found = JSON.createArrayNode();
        users.values().stream()
                .filter(user -> !query.containsKey("username") || user.get("username").asText().equals(query.get("username")))
                .filter(user -> !query.containsKey("search") || has(user, query.get("search")))
                .filter(user -> !query.containsKey("q") || query.get("q").equals("agency:" + user.at("/attributes/agency/0").asText()))
                .sorted(java.util.Comparator.comparing((JsonNode user) -> user.get("username").asText()))
                .skip(Integer.parseInt(query.getOrDefault("first", "0"))).limit(Integer.parseInt(query.getOrDefault("max", "100")))
                .forEach(found::add);
        say(exchange, 200, found.toString());
    }

    private static void create(HttpExchange exchange, ObjectNode user) throws IOException {
        if (users.values().stream().anyMatch(known -> known.get("username").equals(user.get("username")))) {
            say(exchange, 409, "{\"errorMessage\":\"User exists with same username\"}");
            return;
        }
        UUID id = UUID.randomUUID();
        keep(id, user);
        credentials.get(id).clear();
        exchange.getResponseHeaders().add("Location", "http://keycloak/auth/admin/realms/palermo/users/" + id);
        say(exchange, 201, null);
    }

    private static void change(HttpExchange exchange, byte[] body, java.util.function.Consumer<String> each) throws IOException {
        Runnable once = beforeRoles;
        beforeRoles = null;
        meanwhile(once);
        for (JsonNode role : JSON.readTree(body)) {
            if (!role.get("id").asText().equals("id-of-" + role.get("name").asText())) {
                say(exchange, 404, "{\"error\":\"Role not found\"}");
                return;
            }
            each.accept(role.get("name").asText());
        }
        say(exchange, 204, null);
    }

    private static ArrayNode listed(UUID id, Iterable<String> kinds) {
        ArrayNode all = JSON.createArrayNode();
        kinds.forEach(kind -> {
            ObjectNode credential = all.addObject().put("id", kind).put("type", kind);
            if (kind.equals("recovery-authn-codes")) {
                credential.put("createdDate", codesMade.toEpochMilli()).put("credentialData", unreadable.contains(id) ? "{" : """
                        {"hashIterations":1,"algorithm":"RS512","totalCodes":12,"remainingCodes":%d}""".formatted(codesLeft.getOrDefault(id, 12)));
            }
        });
        return all;
    }

    /// @param credential null for an event that names none
    /// @return the event, to be changed before it is among the others
    public static ObjectNode event(String type, UUID person, String credential, Instant at) {
        ObjectNode event = JSON.createObjectNode();
        event.put("id", UUID.randomUUID().toString()).put("time", at.toEpochMilli()).put("type", type).put("realmId", "palermo")
                .put("clientId", "portal").put("userId", person.toString()).put("ipAddress", "203.0.113.7");
        event.putObject("details").put("username", "worker").put("code_id", UUID.randomUUID().toString());
        if (credential != null) {
            event.withObject("/details").put("credential_type", credential);
        }
        return event;
    }

    /// Answers events of a type that begins with UNKNOWN to every question, as a later release might.
    private static void answerOfEvents(HttpExchange exchange) throws IOException {
        List<String[]> query = Stream.of(exchange.getRequestURI().getRawQuery().split("&")).map(pair -> pair.split("=", 2)).toList();
        List<String> types = query.stream().filter(pair -> pair[0].equals("type")).map(pair -> pair[1]).toList();
        if (types.contains("UPDATE_CREDENTIAL")) {
            eventsAsked.incrementAndGet();
        }
        if (away) {
            say(exchange, 503, "{}");
            return;
        }
        Map<String, String> one = new java.util.HashMap<>();
        query.forEach(pair -> one.put(pair[0], pair[1]));
        ArrayNode found = JSON.createArrayNode();
        events.stream()
                .filter(event -> types.contains(event.get("type").asText()) || event.get("type").asText().startsWith("UNKNOWN"))
                .filter(event -> !one.containsKey("user") || event.path("userId").asText().equals(one.get("user")))
                .filter(event -> event.get("time").asLong() >= Long.parseLong(one.getOrDefault("dateFrom", "0")))
                .filter(event -> event.get("time").asLong() <= Long.parseLong(one.getOrDefault("dateTo", "9223372036854775807")))
                .sorted(java.util.Comparator.comparingLong((JsonNode event) ->
                        "asc".equals(one.get("direction")) ? event.get("time").asLong() : -event.get("time").asLong()))
                .skip(Integer.parseInt(one.getOrDefault("first", "0"))).limit(Integer.parseInt(one.getOrDefault("max", "100")))
                .forEach(found::add);
        say(exchange, 200, found.toString());
    }

    private static ArrayNode named(Iterable<String> names) {
        ArrayNode all = JSON.createArrayNode();
        names.forEach(name -> all.addObject().put("id", "id-of-" + name).put("name", name));
        return all;
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body == null ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
