package org.palermo.systemtest.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.RawRequest;

/// An inspector's phone with a program that follows the guide for phones (`docs/guides/inspector-api.md`): it repeats a request until it
/// has an answer, under the id or the key that it gave it, and keeps everything until the server has it.
final class Phone {

    static final String API = "/api/inspection/v1";
    private static final Set<Integer> REPEATED = Set.of(408, 429, 502, 503, 504);
    /// For one step, on a machine that does other things too.
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LONGEST_PAUSE_MILLIS = 5_000;

    private final BadNetwork network;
    private final FieldInspector owner;
    private final Random random;
    private final Map<String, JsonNode> planned = new TreeMap<>();
    private final Map<String, JsonNode> workplaces = new TreeMap<>();
    private final Map<String, JsonNode> visits = new TreeMap<>();
    private String token;
    private String next;
    private int requests;
    private int unanswered;
    private int tokensEnded;

    Phone(FieldInspector owner, BadNetwork network, long seed) {
        this.owner = owner;
        this.network = network;
        this.random = new Random(seed);
        this.token = owner.token();
    }

    BadNetwork network() {
        return network;
    }

    Random random() {
        return random;
    }

    String token() {
        return token;
    }

    /// Requests that got no answer, or not all of it.
    int unanswered() {
        return unanswered;
    }

    int requests() {
        return requests;
    }

    /// How often the token ended in the middle of something.
    int tokensEnded() {
        return tokensEnded;
    }

    /// Replaces the token by one whose time is over. The gateway refuses both in the same way.
    void tokenRunsOut() {
        var parts = token.split("\\.");
        try {
            var claims = (ObjectNode) Answer.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            claims.put("exp", Instant.now().minusSeconds(600).getEpochSecond());
            var changed = Base64.getUrlEncoder().withoutPadding().encodeToString(Answer.JSON.writeValueAsBytes(claims));
            token = parts[0] + "." + changed + "." + parts[2];
            tokensEnded++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void signIn() {
        token = owner.token();
    }

    /// Sends a request until there is an answer that sending it again would not change. The first connection always fails.
    Answer sendUntilAnswered(String method, String path, Map<String, String> headers, byte[] body) {
        network.loseNext();
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            var answer = sendOnce(method, path, headers, body);
            if (answer.isPresent() && !isToRepeat(answer.get())) {
                return answer.get();
            }
        }
        throw new AssertionError(method + " " + path + " was not answered within " + PATIENCE);
    }

    /// Sends a request once.
    ///
    /// @return empty when no answer came
    Optional<Answer> sendOnce(String method, String path, Map<String, String> headers, byte[] body) {
        requests++;
        var all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + token);
        try {
            return Optional.of(RawRequest.send(network.address(), method, path, all, body));
        } catch (IOException lost) {
            isLost();
            return Optional.empty();
        }
    }

    /// Counts a request without an answer, and waits a little.
    void isLost() {
        unanswered++;
        pause(20L + random.nextInt(100));
    }

    /// Does what an answer asks for before the same request is sent again: waits, or signs in.
    ///
    /// @return false when the answer is final
    boolean isToRepeat(Answer answer) {
        if (answer.status() == 401) {
            signIn();
            return true;
        }
        var later = answer.headers().firstValueAsLong("Retry-After");
        if (!REPEATED.contains(answer.status()) && (answer.status() != 409 || later.isEmpty())) {
            return false;
        }
        pause(later.isEmpty() ? 200 : Math.min(LONGEST_PAUSE_MILLIS, 1_000 * later.getAsLong()));
        return true;
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer get(String path) {
        return sendUntilAnswered("GET", API + path, Map.of(), null);
    }

    /// @param headers beside the type of the body
    Answer post(String path, String json, Map<String, String> headers) {
        return sendUntilAnswered("POST", API + path, typed(headers), json.getBytes(StandardCharsets.UTF_8));
    }

    /// The same key goes with each repeat of one request.
    Answer postOnce(String path, String json) {
        return post(path, json, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    Answer put(String path, String json, Map<String, String> headers) {
        return sendUntilAnswered("PUT", API + path, typed(headers), json.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> typed(Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return all;
    }

    /// Asks for what changed, and the first time for all.
    void sync() {
        var path = API + "/sync" + (next == null ? "" : "?after=" + Calls.encode(next));
        var answer = sendUntilAnswered("GET", path, Map.of("Accept-Encoding", "gzip"), null);
        var view = json(answer.expect(200));
        assertEquals(next == null, view.get("whole").asBoolean(), answer::toString);
        keep(workplaces, view.get("workplaces"));
        keep(planned, view.get("plannedVisits"));
        keep(visits, view.get("visits"));
        for (var gone : view.get("withdrawn")) {
            held(gone.get("kind").asText()).remove(gone.get("id").asText());
        }
        next = view.get("next").asText();
    }

    private Map<String, JsonNode> held(String kind) {
        return switch (kind) {
            case "WORKPLACE" -> workplaces;
            case "PLANNED_VISIT" -> planned;
            case "VISIT" -> visits;
            default -> throw new AssertionError("unknown kind of a record: " + kind);
        };
    }

    private static void keep(Map<String, JsonNode> known, JsonNode records) {
        records.forEach(record -> known.put(record.get("id").asText(), record));
    }

    private static JsonNode json(Answer answer) {
        if (!answer.header("Content-Encoding").equals("gzip")) {
            assertTrue(answer.body().length <= 1_000, "a long answer is not compressed");
            return answer.json();
        }
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return Answer.JSON.readTree(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, JsonNode> planned() {
        return planned;
    }

    Map<String, JsonNode> workplaces() {
        return workplaces;
    }

    /// All that the phone holds of the server's records, by kind and id.
    Map<String, Map<String, JsonNode>> held() {
        return Map.of("planned", planned, "workplaces", workplaces, "visits", visits);
    }

    /// What a phone would hold that asked for all, over a good network.
    Map<String, Map<String, JsonNode>> wanted() {
        var whole = new Calls(owner.suite().base(), token).get(API + "/sync").expect(200).json();
        var wanted = Map.<String, Map<String, JsonNode>>of(
                "planned", new TreeMap<>(), "workplaces", new TreeMap<>(), "visits", new TreeMap<>());
        keep(wanted.get("planned"), whole.get("plannedVisits"));
        keep(wanted.get("workplaces"), whole.get("workplaces"));
        keep(wanted.get("visits"), whole.get("visits"));
        return wanted;
    }
}
