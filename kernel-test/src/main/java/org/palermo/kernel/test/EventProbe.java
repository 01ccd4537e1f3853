package org.palermo.kernel.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.palermo.kernel.test.walk.Answer;

/// A subscriber of events, and the identity provider that its sender asks for a token, on one port. It accepts and keeps
/// every event; a test may queue other answers first. What is asked below its events resource is answered as a test says.
public final class EventProbe {
    private static final String BELOW = "/events/";
    /// An organisation of which no test says otherwise has nobody in its shelters.
    private static final String OPEN_WORK = "/open-work";
    private static final Answer NOBODY = new Answer(200, "{\"people\":0,\"holds\":0}");
    private static EventProbe running;

    private final HttpServer server;
    private final ObjectMapper json = new ObjectMapper();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final Map<String, Optional<String>> authorizations = new ConcurrentHashMap<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Question> questions = new CopyOnWriteArrayList<>();
    private final Queue<Answer> toQuestions = new ConcurrentLinkedQueue<>();

    private record Answer(int status, String body) {}

    /// What was asked below the events resource.
    ///
    /// @param path below it
    public record Question(String path, Optional<String> authorization) {}

    private EventProbe() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/events", this::event);
        server.createContext(BELOW, this::question);
        server.createContext("/token", exchange -> answer(exchange, 200,
                "{\"access_token\":\"probe\",\"token_type\":\"Bearer\",\"expires_in\":300}"));
        server.start();
    }

    public static synchronized EventProbe running() {
        if (running == null) {
            try {
                running = new EventProbe();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    /// What has been delivered, in order of arrival, repeats included.
    public List<JsonNode> events() {
        return List.copyOf(events);
    }

    /// The authorization of an event's delivery; empty when there was none.
    public Optional<String> authorization(JsonNode event) {
        return authorizations.get(event.get("id").asText());
    }

    /// Answers the next delivery with this instead of accepting it.
    public void answerNext(int status, String body) {
        answers.add(new Answer(status, body));
    }

    /// What has been asked below the events resource, in order of arrival.
    public List<Question> questions() {
        return List.copyOf(questions);
    }

    /// Answers the next question below the events resource, after those that wait for one already; otherwise 404, or that
    /// nobody is in the shelters of an organisation.
    public void answerQuestion(int status, String body) {
        toQuestions.add(new Answer(status, body));
    }

    public void clear() {
        events.clear();
        answers.clear();
        questions.clear();
        toQuestions.clear();
    }

    String eventsUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/events";
    }

    String tokenUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }

    private void event(HttpExchange exchange) throws IOException {
        JsonNode event = json.readTree(exchange.getRequestBody());
        Answer queued = answers.poll();
        if (queued == null) {
            authorizations.put(event.get("id").asText(), Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
            events.add(event);
            answer(exchange, 204, null);
        } else {
            answer(exchange, queued.status(), queued.body());
        }
    }

    private void question(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(BELOW.length());
        questions.add(new Question(path,
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))));
        Answer queued = toQuestions.poll();
        if (queued == null && path.endsWith(OPEN_WORK)) {
            queued = NOBODY;
        }
        answer(exchange, queued == null ? 404 : queued.status(), queued == null ? null : queued.body());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body == null ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
