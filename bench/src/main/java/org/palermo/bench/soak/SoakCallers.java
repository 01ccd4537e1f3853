package org.palermo.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.palermo.bench.suite.Caller;
import org.palermo.bench.suite.RunningSuite;

/// The people of a soak. Each of their requests is timed under its name.
public final class SoakCallers {

    private static final int TOO_MANY = 429;
    private static final int CONFLICT = 409;
    private static final int NOT_SERVED = 503;

    private final SoakAnswers answers;
    private final AcceptedRecords accepted;
    private final SignedIn people;

    SoakCallers(RunningSuite suite, SoakAnswers answers, AcceptedRecords accepted) {
        this.answers = answers;
        this.accepted = accepted;
        this.people = new SignedIn(suite);
    }

    /// A limit, or somebody who was faster, ended a journey.
    static final class Refused extends Exception {

        Refused(String message) {
            super(message, null, false, false);
        }
    }

    /// One caller for each account, whose token is renewed.
    public static final class SignedIn {

        private final RunningSuite suite;
        private final Map<String, Caller> callers = new ConcurrentHashMap<>();

        public SignedIn(RunningSuite suite) {
            this.suite = suite;
        }

        public Caller as(String account) throws Exception {
            var known = callers.get(account);
            if (known == null) {
                known = account.isEmpty() ? Caller.anonymous(suite.origin()) : suite.as(account);
                callers.put(account, known);
            }
            return known;
        }
    }

    /// @param account empty for a caller who has not signed in
    JsonNode get(String account, String path) throws Exception {
        return send(account, "GET", path, null, Map.of()).json();
    }

    byte[] download(String account, String path) throws Exception {
        return send(account, "GET", path, null, Map.of()).body();
    }

    /// A file of any length. The time until it begins is measured.
    void export(String account, String path) throws Exception {
        var answer = people.as(account).once("GET", path, null, null, Map.of());
        judged("GET " + named(path) + ", until it begins", answer, answer.begun());
    }

    String etag(String account, String path) throws Exception {
        return send(account, "GET", path, null, Map.of()).etag();
    }

    JsonNode post(String account, String path, String json) throws Exception {
        return send(account, "POST", path, json, Map.of("Idempotency-Key", UUID.randomUUID().toString())).json();
    }

    JsonNode change(String account, String method, String path, String etag, String json) throws Exception {
        var answer = send(account, method, path, json, etag == null ? Map.of() : Map.of("If-Match", etag));
        return answer.body().length == 0 ? null : answer.json();
    }

    String subject(String account) throws Exception {
        return people.as(account).subject();
    }

    URI origin() {
        return people.suite.origin();
    }

    void answered(String request, long nanos) {
        answers.add(request, nanos);
    }

    /// Remembers an accepted record, which must still exist at the end.
    void keep(String account, String path) {
        accepted.add(account, path);
    }

    Caller.Answered send(String account, String method, String path, String json, Map<String, String> headers) throws Exception {
        var body = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
        return judged(method + " " + named(path), people.as(account).once(method, path, "application/json", body, headers));
    }

    Caller.Answered upload(String account, String method, String path, byte[] bytes, String type) throws Exception {
        return judged(method + " " + named(path), people.as(account).once(method, path, type, bytes, Map.of("Idempotency-Key", UUID.randomUUID().toString())));
    }

    private Caller.Answered judged(String request, Caller.Answered answer) throws Refused {
        return judged(request, answer, answer.nanos());
    }

    private Caller.Answered judged(String request, Caller.Answered answer, long nanos) throws Refused {
        answers.add(request, nanos);
        if (answer.status() == TOO_MANY || answer.status() == CONFLICT || answer.status() == NOT_SERVED) {
            throw new Refused(request + " " + answer.status());
        }
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(request + " answered " + answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8).replaceAll("\"instance\":\"[^\"]*\"", ""));
        }
        return answer;
    }

    /// A path without its ids and its query.
    static String named(String path) {
        return path.replaceAll("\\?.*", "").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}").replaceAll("/\\d{4}-Q\\d", "/{quarter}");
    }
}
