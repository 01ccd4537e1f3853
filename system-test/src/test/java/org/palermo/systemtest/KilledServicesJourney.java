package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.Figures;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.Port;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// `kill -9` between an inspector and the mechanism: an answered report always exists, and exists once.
@Order(90)
@ExtendWith(RunningSuite.class)
class KilledServicesJourney {

    private static final String NEED = "a service that may be killed";
    private static final int REPORTS = 20;
    private static final List<Port> KILLED = List.of(Port.REFERRAL, Port.INSPECTION, Port.REFERRAL);
    /// A restart with back-off, and an event that waits for its next attempt.
    private static final Duration ARRIVES_WITHIN = LocalSuite.RESTART;
    private static final Duration DEVICE_TRIES_FOR = LocalSuite.RESTART.multipliedBy(KILLED.size());

    private final Suite suite;
    private final Mechanism mechanism;

    KilledServicesJourney(Suite suite) {
        this.suite = suite;
        this.mechanism = new Mechanism(suite);
    }

    @Test
    void the_mechanism_is_killed_while_an_inspector_reports() throws Exception {
        var local = suite.local(NEED);
        var visited = VisitedWorkplace.now(suite);
        var name = unique("Killed");

        local.kill(Port.REFERRAL);
        var finding = visited.report(UUID.randomUUID(), "ADULT", "true", name).expect(201);

        arrivesOnce(local, VisitedWorkplace.reported(finding), name);
    }

    @Test
    void inspection_is_killed_right_after_its_answer() throws Exception {
        var local = suite.local(NEED);
        var visited = VisitedWorkplace.now(suite);
        var name = unique("Answered");
        // Looked up before, so that no time passes between the answer and the kill.
        var inspection = ProcessHandle.of(local.pid(Port.INSPECTION)).orElseThrow();

        var finding = visited.report(UUID.randomUUID(), "ADULT", "true", name).expect(201);
        inspection.destroyForcibly();

        inspection.onExit().join();
        arrivesOnce(local, VisitedWorkplace.reported(finding), name);
        local.awaitReady(Port.INSPECTION);
        assertEquals(1, visited.list().expect(200).json().get("items").size());
    }

    private void arrivesOnce(LocalSuite local, UUID report, String name) throws Exception {
        var killed = System.nanoTime();
        Awaitility.await("the referral").atMost(ARRIVES_WITHIN).pollInterval(Duration.ofMillis(200)).ignoreExceptions().until(() -> mechanism.has(report));
        Figures.note("referral after a kill -9: there after %d ms".formatted((System.nanoTime() - killed) / 1_000_000));
        assertEquals(1, mechanism.filesOf(name));
        assertEquals(1, cases(local, report));
    }

    private static int cases(LocalSuite local, UUID id) throws Exception {
        try (var referral = local.database("referral"); var query = referral.prepareStatement("select count(*) from case_file where id = ?")) {
            query.setObject(1, id);
            var count = query.executeQuery();
            count.next();
            return count.getInt(1);
        }
    }

    /// Devices repeat their requests until they are answered, while both sides die again and again.
    @Test
    void twenty_reports_during_kills_are_twenty_cases() throws Exception {
        var local = suite.local(NEED);
        var visited = VisitedWorkplace.now(suite);
        var name = unique("Many");
        var reports = new ArrayList<Future<UUID>>();
        var began = System.nanoTime();
        try (var devices = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < REPORTS; i++) {
                var startAfter = Duration.ofMillis(400L * i);
                reports.add(devices.submit(() -> {
                    Thread.sleep(startAfter);
                    return sentUntilAnswered(visited, name);
                }));
            }
            for (var service : KILLED) {
                Thread.sleep(600);
                local.kill(service);
                local.awaitReady(service);
            }
        }
        var ids = new HashSet<UUID>();
        for (var report : reports) {
            ids.add(report.get());
        }
        assertEquals(REPORTS, ids.size());
        Awaitility.await("all cases").atMost(ARRIVES_WITHIN).pollInterval(Duration.ofMillis(500)).ignoreExceptions()
                .until(() -> ids.stream().allMatch(mechanism::has));
        assertEquals(REPORTS, mechanism.filesOf(name));
        assertEquals(REPORTS, visited.list().expect(200).json().get("items").size());
        Figures.note("%d reports during three kill -9: all there after %d ms".formatted(REPORTS, (System.nanoTime() - began) / 1_000_000));
    }

    /// One device uses the same id each time, so that a lost answer does not lead to a second report.
    private static UUID sentUntilAnswered(VisitedWorkplace visited, String name) {
        var id = UUID.randomUUID();
        return Awaitility.await("an answer to the device").atMost(DEVICE_TRIES_FOR).pollInterval(Duration.ofMillis(500)).pollDelay(Duration.ZERO)
                .until(() -> tried(visited, id, name), answered -> answered != null);
    }

    private static UUID tried(VisitedWorkplace visited, UUID id, String name) {
        try {
            var answer = visited.report(id, "ADULT", "true", name);
            // 409: the previous attempt is still running, or was when the service died. The device asks again with its key.
            if (answer.status() >= 500 || answer.status() == 409) {
                return null;
            }
            return VisitedWorkplace.reported(answer.expect(201));
        } catch (UncheckedIOException connectionLost) {
            return null;
        }
    }

    private static String unique(String word) {
        return word + UUID.randomUUID().toString().substring(0, 8);
    }
}
