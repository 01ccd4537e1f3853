package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.Port;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Imports entries of the public directory that are nearly as large as they may be, and reads them forty times at once: straight
/// from the service, past the gateway's limits, with the heap that the launcher gives it. Each call must be answered, and the
/// service must not die.
@Order(102)
@ExtendWith(RunningSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GreedyReadersJourney {

    private static final int AT_ONCE = 40;
    /// A file of them has less than 4 MiB.
    private static final int ENTRIES = 30;
    /// Of 18 kilobytes each, because each letter takes two. Seven of them fit in an entry of 128 KiB.
    private static final int TELEPHONES = 7;
    private static final String DESCRIPTION = "\u0436".repeat(9_000);
    private static final String LIST = "/hsds/v3.1/services?search=greedily&full=true";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final List<String> ids = Stream.generate(() -> UUID.randomUUID().toString()).limit(ENTRIES).toList();
    private final LocalSuite local;
    private final Calls administrator;
    private final Calls anybody;

    GreedyReadersJourney(Suite suite) {
        local = suite.local("a service reached past its gateway");
        var service = URI.create("http://127.0.0.1:" + Port.SHELTER.from(local.port()));
        administrator = new Calls(service, suite.tokens().of("administrator"));
        anybody = new Calls(service, null);
    }

    @BeforeAll
    void large() {
        imported(TELEPHONES);
    }

    /// Other journeys may read the directory after this one.
    @AfterAll
    void small() {
        imported(0);
    }

    /// Eight entries are nearly a mebibyte, the most that a page reads.
    @ParameterizedTest
    @CsvSource({"&per_page=8, 8", "&format=ndjson, 30"})
    void forty_at_once_read_the_largest_entries(String how, int entries) throws Exception {
        var process = local.pid(Port.SHELTER);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < AT_ONCE; i++) {
                answers.add(callers.submit(() -> anybody.status("GET", LIST + how, new byte[0], Map.of(), PATIENCE)));
            }
            for (var answer : answers) {
                assertEquals(200, answer.get());
            }
        }
        assertEquals(process, local.pid(Port.SHELTER), "the service is the process that it was");
        var read = anybody.get(LIST + how).expect(200).text();
        assertEquals(entries * TELEPHONES, read.split(DESCRIPTION, -1).length - 1, "telephones that are shown");
    }

    private void imported(int telephones) {
        var file = ids.stream().map(id -> entry(id, telephones)).collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
        var headers = Map.of("Content-Type", "application/x-ndjson");
        var answer = Awaitility.await("the directory is imported").atMost(PATIENCE)
                .until(() -> administrator.send("POST", "/api/shelter/v1/directory/imports", file, headers, PATIENCE), sent -> sent.status() != 429);
        assertTrue(answer.expect(200).text().contains("\"imported\":" + ENTRIES + ",\"matched\":0,\"rejected\":0"), answer::toString);
    }

    private static String entry(String id, int telephones) {
        ObjectNode service = Answer.JSON.createObjectNode().put("id", id).put("name", "Greedily").put("status", "active");
        for (int i = 0; i < telephones; i++) {
            service.withArray("phones").addObject().put("id", UUID.randomUUID().toString()).put("number", "1").put("description", DESCRIPTION);
        }
        return service.toString();
    }
}
