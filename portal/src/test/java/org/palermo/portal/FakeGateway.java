package org.palermo.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The rest of the suite. It answers with recorded answers (`src/test/resources/answers`) or as the test says.
final class FakeGateway {
    static final String COUNTRIES = "/api/nrm/v1/countries";
    static final String STATUS = "/api/nrm/v1/mechanism/status";
    static final String SERIES = "/api/nrm/v1/mechanism/status/series";
    static final String DIFFICULTIES = "/api/nrm/v1/access-difficulties/summary";
    static final String SUMMARY = "/api/nrm/v1/cases/summary";
    static final String CASES = "/api/nrm/v1/cases";
    static final String ASSIGNED = "/api/nrm/v1/cases/assigned";
    static final String SEARCHES = "/api/nrm/v1/cases/searches";
    static final String CASE_FILE = "/api/nrm/v1/cases/01900000-0000-7000-8000-000000000000";
    static final String TEAM = CASE_FILE + "/coordinators";
    static final String PLACES = CASE_FILE + "/accommodation-requests";
    static final String DECISIONS = CASE_FILE + "/decisions";
    static final String ORGANISATION = "/api/nrm/v1/providers/00000000-0000-7000-8000-000000000012";
    static final String REFERRALS = "/api/nrm/v1/referrals";
    static final String CAPACITY = "/api/shelter/v1/capacity";
    static final String PEOPLE = "/api/nrm/v1/people";
    static final String REVIEWS = "/api/nrm/v1/people/reviews";
    static final String RELEASES = "/api/nrm/v1/statistics/releases";
    static final String STATISTICS = "/api/nrm/v1/statistics/GB/2026-Q3";
    static final String FINDINGS = "/api/inspection/v1/findings/summary";
    static final String MECHANISM_NOTICES = "/api/nrm/v1/notices";
    static final String SHELTER_NOTICES = "/api/shelter/v1/notices";
    static final String DIRECTORY = "/hsds/v3.1/services";
    static final String INSPECTION_NOTICES = "/api/inspection/v1/notices";

    private static final int CREATED = 201;

    record Request(String path, String query, String authorization, String requestId, String method, String ifMatch, String purpose, String key, String forwardedFor,
            String body, byte[] content, Map<String, List<String>> headers) {}

    /// @param body by the query of the request
    /// @param others the requests that must arrive before this one is answered
    private record Behaviour(int status, UnaryOperator<String> body, Duration delay, CountDownLatch others) {

        Behaviour(int status, UnaryOperator<String> body) {
            this(status, body, Duration.ZERO, new CountDownLatch(0));
        }

        Behaviour(int status, String body) {
            this(status, query -> body);
        }
    }

    private static final Map<String, String> RECORDED = Map.ofEntries(
            Map.entry(COUNTRIES, "countries"), Map.entry(STATUS, "status"), Map.entry(SUMMARY, "case-summary"), Map.entry(CASES, "cases"), Map.entry(CAPACITY, "capacity"),
            Map.entry(FINDINGS, "findings"), Map.entry(PEOPLE, "people"), Map.entry(REVIEWS, "reviews"), Map.entry(RELEASES, "releases"), Map.entry(STATISTICS, "statistics"),
            Map.entry(ASSIGNED, "cases"), Map.entry(CASE_FILE, "case-file"), Map.entry(TEAM, "team"), Map.entry(PLACES, "places"), Map.entry(ORGANISATION, "organisation"),
            Map.entry(MECHANISM_NOTICES, "notices"), Map.entry(SHELTER_NOTICES, "notices-of-shelters"),
                    Map.entry(INSPECTION_NOTICES, "notices-of-inspection"), Map.entry(DIRECTORY, "directory"),
                    Map.entry(SERIES, "mechanism-series"), Map.entry(DIFFICULTIES, "access-difficulties"));

    /// An answer that is in its headers.
    private record Headed(int status, String name, String value) {}

    /// A file with what the service says of it.
    private record File(String type, String disposition, byte[] content, boolean cut) {}

    /// The version of a record, at the end of its answer.
    private static final Pattern VERSION = Pattern.compile("\"version\":\\s*(\\d+)\\s*}\\s*$");

    private final HttpServer server;
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Map<String, File> files = new ConcurrentHashMap<>();
    private volatile Examples examples;
    private final Map<String, Headed> headed = new ConcurrentHashMap<>();
    final List<Request> requests = new CopyOnWriteArrayList<>();
    /// Every body that was answered since the last reset.
    final List<String> answered = new CopyOnWriteArrayList<>();

    FakeGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        reset();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
    }

    void reset() {
        requests.clear();
        answered.clear();
        behaviours.clear();
        files.clear();
        headed.clear();
        examples = null;
        RECORDED.forEach((path, file) -> behaviours.put(path, new Behaviour(200, recorded(file))));
    }

    void refuse(String path, int status) {
        behaviours.put(path, new Behaviour(status, "{\"type\":\"urn:palermo:problem:test\",\"status\":" + status + "}"));
    }

    /// Refuses calls of one method with a problem type.
    void refuse(String methodAndPath, int status, String what) {
        behaviours.put(methodAndPath, new Behaviour(status, "{\"type\":\"urn:palermo:problem:test:" + what + "\",\"status\":" + status + "}"));
    }

    /// Refuses calls with a problem of the suite.
    void problem(String methodAndPath, int status, String type) {
        behaviours.put(methodAndPath, new Behaviour(status, "{\"type\":\"urn:palermo:problem:" + type + "\",\"status\":" + status + "}"));
    }

    /// Refuses calls with a problem that says more.
    void problem(String methodAndPath, int status, String type, String detail) {
        behaviours.put(methodAndPath, new Behaviour(status,
                "{\"type\":\"urn:palermo:problem:" + type + "\",\"status\":" + status + ",\"detail\":\"" + detail + "\"}"));
    }

    /// Refuses calls and names the invalid fields.
    void refuseFields(String methodAndPath, String... fields) {
        String violations = Arrays.stream(fields).map(field -> "{\"field\":\"" + field + "\",\"message\":\"is wrong\"}").collect(Collectors.joining(","));
        behaviours.put(methodAndPath, new Behaviour(400, "{\"type\":\"urn:palermo:problem:request:invalid\",\"status\":400,\"violations\":[" + violations + "]}"));
    }

    /// Refuses calls and says what is wrong with a field.
    void refuseField(String methodAndPath, String field, String message) {
        behaviours.put(methodAndPath, new Behaviour(400, "{\"type\":\"urn:palermo:problem:request:invalid\",\"status\":400,\"violations\":[{\"field\":\""
                + field + "\",\"message\":\"" + message + "\"}]}"));
    }

    Request last(String method) {
        return requests.stream().filter(r -> r.method().equals(method)).toList().getLast();
    }

    void say(String path, String body) {
        behaviours.put(path, new Behaviour(200, body));
    }

    /// Answers what nothing else is said about with the examples of the published descriptions.
    void sayExamples() {
        examples = new Examples();
    }

    /// Answers that a record was made.
    void create(String methodAndPath, String body) {
        behaviours.put(methodAndPath, new Behaviour(CREATED, body));
    }

    void say(String path, UnaryOperator<String> body) {
        behaviours.put(path, new Behaviour(200, body));
    }

    /// Answers a request to read with a file.
    void file(String path, String type, String disposition, byte[] content) {
        files.put(path, new File(type, disposition, content, false));
    }

    /// A file that does not have all that was asked for.
    void cutFile(String path, byte[] content) {
        files.put(path, new File("text/csv; charset=utf-8", "attachment", content, true));
    }

    /// Answers without content.
    void accept(String methodAndPath) {
        behaviours.put(methodAndPath, new Behaviour(204, ""));
    }

    /// Answers without content, by a header.
    void head(String methodAndPath, int status, String name, String value) {
        headed.put(methodAndPath, new Headed(status, name, value));
    }

    void dawdle(String path, Duration delay) {
        behaviours.compute(path, (p, b) -> new Behaviour(b.status(), b.body(), delay, b.others()));
    }

    /// Answers none of these requests before all have arrived. A caller that sends them one after the other waits in vain.
    void answerTogether(String... paths) {
        CountDownLatch all = new CountDownLatch(paths.length);
        for (String path : paths) {
            behaviours.compute(path, (p, b) -> new Behaviour(b.status(), b.body(), b.delay(), all));
        }
    }

    static String recorded(String file) {
        try (var in = FakeGateway.class.getResourceAsStream("/answers/" + file + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Behaviour unsaid(String method, String path) {
        Examples known = examples;
        return known == null || !method.equals("GET") ? new Behaviour(404, "{}")
                : known.of(path).map(body -> new Behaviour(200, body)).orElseGet(() -> new Behaviour(404, "{}"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            var headers = exchange.getRequestHeaders();
            byte[] sent = exchange.getRequestBody().readAllBytes();
            requests.add(new Request(path, exchange.getRequestURI().getQuery(), headers.getFirst("Authorization"), headers.getFirst("X-Request-Id"),
                    exchange.getRequestMethod(), headers.getFirst("If-Match"), headers.getFirst("X-Purpose"), headers.getFirst("Idempotency-Key"), headers.getFirst("X-Forwarded-For"), new String(sent, StandardCharsets.UTF_8), sent, Map.copyOf(headers)));
            if (exchange.getRequestMethod().equals("GET") && files.get(path) instanceof File file) {
                exchange.getResponseHeaders().add("Content-Type", file.type());
                exchange.getResponseHeaders().add("Content-Disposition", file.disposition());
                exchange.getResponseHeaders().add("X-More-Entries", String.valueOf(file.cut()));
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(file.content());
                return;
            }
            if (headed.get(exchange.getRequestMethod() + " " + path) instanceof Headed answer) {
                exchange.getResponseHeaders().add(answer.name(), answer.value());
                exchange.sendResponseHeaders(answer.status(), -1);
                return;
            }
            Behaviour behaviour = behaviours.getOrDefault(exchange.getRequestMethod() + " " + path, behaviours.getOrDefault(path, unsaid(exchange.getRequestMethod(), path)));
            behaviour.others().countDown();
            behaviour.others().await(20, TimeUnit.SECONDS);
            Thread.sleep(behaviour.delay());
            if (behaviour.status() == 204) {
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            String answer = behaviour.body().apply(exchange.getRequestURI().getQuery());
            answered.add(answer);
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", behaviour.status() <= CREATED ? "application/json" : "application/problem+json");
            Matcher version = VERSION.matcher(new String(body, StandardCharsets.UTF_8));
            if (behaviour.status() == 200 && version.find()) {
                exchange.getResponseHeaders().add("ETag", "\"" + version.group(1) + "\"");
            }
            exchange.sendResponseHeaders(behaviour.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
