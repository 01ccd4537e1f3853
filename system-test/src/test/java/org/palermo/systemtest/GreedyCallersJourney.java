package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.Port;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Calls every operation of the API document forty times at once, with its largest body and widest query. The calls go
/// straight to the services, past the gateway's limits, with the heaps that the launcher gives them. Each call must be
/// answered, and no service may die. A file of XML, an archive or a workbook must be taken, so that it is read to its
/// end. A normal run calls only the most expensive operations, lists and files; with `-Dpalermo.test.all=true` it calls all.
@Order(101)
@ExtendWith(RunningSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GreedyCallersJourney {

    private static final boolean ALL = Boolean.getBoolean("palermo.test.all");
    private static final int AT_ONCE = 40;
    /// Far longer than anybody would wait. The soak finds what is too slow; this journey only finds what breaks.
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String CASES = "/api/nrm/v1/cases";
    private static final String COORDINATOR = "coordinator";
    /// What an import says of a file that it could not read to its end.
    private static final String NOT_READ = "the rest ";
    private static final int READS_ANSWERED = ALL ? 100 : 40;
    /// A phone and a partner's software sign in by themselves.
    private static final String PHONE = "phone";
    private static final String PARTNER = "partner";
    /// For each operation that a sample account may call, one of these may call it. Accounts that see most come first.
    private static final List<String> ACCOUNTS = List.of("authority", "administrator", "chief", "coordinator", "rapporteur", "auditor", "data-protection",
            "agency-administrator", "ngo", "shelter", "responder", "inspector", "border", "regional", "provider", "guardian", "lawyer");

    private final Suite suite;
    private final LocalSuite local;
    private final JsonNode document;
    private final String caseOfCoordinator;
    private final GreedyPhone phone;
    private final Map<String, String> ownSignIns;
    private final Map<String, String> firstOf = new ConcurrentHashMap<>();
    private final Map<Port, Long> processes = new TreeMap<>();
    private final AtomicInteger readsAnswered = new AtomicInteger();
    private final Map<String, Map<Integer, Integer>> readsUnanswered = new ConcurrentSkipListMap<>();

    GreedyCallersJourney(Suite suite) {
        this.suite = suite;
        local = suite.local("services reached past their gateway");
        document = suite.anonymously().get("/openapi").expect(200).json();
        caseOfCoordinator = caseOfCoordinator();
        phone = GreedyPhone.added(suite);
        ownSignIns = Map.of(PHONE, phone.authorization(), PARTNER, GreedyPartner.added(suite).authorization());
    }

    private String caseOfCoordinator() {
        var id = suite.as("responder").post("/api/nrm/v1/referrals", People.referral("GB-ENG-LDN", "ADULT", "true", "Greedy")).expect(201).id();
        suite.as("authority").put(CASES + "/" + id + "/coordinators/" + People.subject(suite, COORDINATOR), "", Map.of()).expect(200);
        return id.toString();
    }

    @BeforeAll
    void note() {
        Stream.of(Port.REFERRAL, Port.SHELTER, Port.INSPECTION).forEach(service -> processes.put(service, local.pid(service)));
    }

    @AfterAll
    void nothingEnded() {
        processes.forEach((service, process) -> assertEquals(process, local.pid(service), service + " is the process that it was"));
        assertTrue(readsAnswered.get() >= READS_ANSWERED, () -> "reads that were answered: " + readsAnswered + ", not answered: " + readsUnanswered);
    }

    @TestFactory
    Stream<DynamicTest> forty_at_once_are_answered() {
        var operations = WidestCall.all(document, phone.workplace());
        assertTrue(operations.size() > 250, "operations: " + operations.size());
        return operations.stream().filter(operation -> ALL || operation.isCostly()).map(operation -> dynamicTest(operation.toString(), () -> answersAll(operation)));
    }

    private void answersAll(WidestCall operation) throws Exception {
        var accounts = whoMay(operation);
        var account = accounts.getFirst();
        var path = operation.path(list -> known(account, operation, list));
        var body = largestTaken(account, operation, path);
        var statuses = new TreeMap<Integer, Integer>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < AT_ONCE; i++) {
                var caller = operation.isImport() ? accounts.get(i % accounts.size()) : account;
                answers.add(callers.submit(() -> status(caller, operation, path, body)));
            }
            for (var answer : answers) {
                statuses.merge(answer.get(), 1, Integer::sum);
            }
        }
        if (operation.isRead() && statuses.containsKey(200)) {
            readsAnswered.incrementAndGet();
        } else if (operation.isRead()) {
            readsUnanswered.put(account + " " + path, statuses);
        }
        assertTrue(statuses.keySet().stream().allMatch(status -> status < 500 || status == 503), () -> "as " + account + " " + path + ": " + statuses);
        assertEquals(200, new Calls(URI.create("http://127.0.0.1:" + operation.service().managementFrom(local.port())), null).get("/q/health/live").status());
    }

    /// The accounts whose role may call the operation; no account for a public operation.
    private List<String> whoMay(WidestCall operation) {
        if (operation.isOfPhones()) {
            return List.of(PHONE);
        }
        if (operation.isOfPartners()) {
            return List.of(PARTNER);
        }
        var path = operation.path(list -> UUID.randomUUID().toString());
        var found = Stream.concat(Stream.of(""), ACCOUNTS.stream())
                .filter(account -> !List.of(401, 403).contains(status(account, operation, path, operation.isRead() ? new byte[0] : new byte[] {'{'})))
                .limit(operation.isImport() ? ACCOUNTS.size() : 1).toList();
        assertFalse(found.isEmpty(), "no sample account may " + operation);
        return found;
    }

    /// The largest accepted body, or the example if a rule allows less.
    private byte[] largestTaken(String account, WidestCall operation, String path) {
        if (operation.isWholeFile()) {
            return taken(account, operation, path);
        }
        return operation.bodies().stream().filter(body -> !List.of(400, 413).contains(status(account, operation, path, body)))
                .findFirst().orElse(operation.bodies().getFirst());
    }

    /// A file that was refused, or not read to its end, would show nothing. While an earlier file is being read, it waits.
    private byte[] taken(String account, WidestCall operation, String path) {
        var file = operation.bodies().getFirst();
        var answer = Awaitility.await(operation + " takes a file").atMost(PATIENCE)
                .until(() -> calls(account, operation.service()).send(operation.method(), path, file, headers(account, operation), PATIENCE),
                        sent -> sent.status() != 429);
        assertTrue(answer.status() < 300 && !answer.text().contains(NOT_READ), answer::toString);
        return file;
    }

    /// When reading, the first record of the list at this path. When writing, an unknown id, so that nobody else's record
    /// changes.
    private String known(String account, WidestCall operation, String list) {
        var nobodys = UUID.randomUUID().toString();
        return operation.isRead()
                ? firstOf.computeIfAbsent(account + " " + list, key -> listed(account, operation, list).or(() -> made(operation, list)).orElse(nobodys))
                : nobodys;
    }

    private Optional<String> listed(String account, WidestCall operation, String list) {
        if (list.equals(CASES)) {
            return Optional.of(caseOfCoordinator);
        }
        return first(account, operation.service(), list + "?limit=1" + (list.endsWith("providers") || list.endsWith("service-lines") ? "&country=GB" : ""))
                .or(() -> first(account, operation.service(), list));
    }

    /// Records of a case have no list of their own: the document's example is recorded.
    private Optional<String> made(WidestCall operation, String list) {
        var example = document.get("paths").path(operation.listTemplate()).at("/post/requestBody/content/application~1json/example");
        if (!list.startsWith(CASES) || example.isMissingNode()) {
            return Optional.empty();
        }
        var answer = calls(COORDINATOR, operation.service()).post(list, example.toString());
        return answer.status() == 201 ? Optional.of(answer.json().get("id").asText()) : Optional.empty();
    }

    private Optional<String> first(String account, Port service, String list) {
        var answer = calls(account, service).get(list);
        return answer.status() == 200
                ? Stream.of("/items/0/id", "/contents/0/id").map(answer.json()::at).filter(JsonNode::isTextual).map(JsonNode::asText).findFirst()
                : Optional.empty();
    }

    private int status(String account, WidestCall operation, String path, byte[] body) {
        return calls(account, operation.service()).status(operation.method(), path, body, headers(account, operation), PATIENCE);
    }

    private Map<String, String> headers(String account, WidestCall operation) {
        var headers = new HashMap<>(Map.of("If-Match", "\"0\"", "X-Purpose", "OVERSIGHT"));
        if (operation.mediaType() != null) {
            headers.put("Content-Type", operation.contentType());
        }
        if (ownSignIns.containsKey(account)) {
            headers.put("Authorization", ownSignIns.get(account));
        }
        return headers;
    }

    private Calls calls(String account, Port service) {
        var hasToken = !account.isEmpty() && !ownSignIns.containsKey(account);
        return new Calls(URI.create("http://127.0.0.1:" + service.from(local.port())), hasToken ? suite.tokens().of(account) : null);
    }
}
