package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.Figures;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// The resources that the whole suite takes on one machine, counted by the launcher after the other journeys have used it.
@Order(75)
@ExtendWith(RunningSuite.class)
class SizeJourney {

    private static final long MEMORY = 2_560L * 1024 * 1024;
    /// 80 to 120 s on a machine of its own. A virtual machine with busy neighbours has counted 190 s for the same work.
    private static final Duration VERY_FIRST_START = Duration.ofSeconds(240);
    private static final int SERVICES = 7;

    private final LocalSuite local;

    SizeJourney(Suite suite) {
        local = suite.local("the launcher's figures");
    }

    @Test
    void the_whole_suite_runs_in_two_and_a_half_gibibytes() {
        // On a busy machine a service may not answer within the two seconds that the launcher waits.
        var status = Awaitility.await("ready").atMost(LocalSuite.RESTART).until(() -> local.launcher().status(), found -> found.get("state").asText().equals("ready"));
        assertEquals(SERVICES, status.get("services").size(), status::toPrettyString);
        var sum = LocalSuite.rows(status).mapToLong(row -> row.get("memory").asLong()).sum() + status.at("/launcher/memory").asLong();
        LocalSuite.rows(status).forEach(row -> Figures.note("memory of %s: %d MB".formatted(row.get("name").asText(), row.get("memory").asLong() >> 20)));
        Figures.note("memory of all: %d MB".formatted(sum >> 20));
        assertTrue(sum < MEMORY, () -> sum + " bytes");
    }

    @Test
    void no_process_died_during_the_journeys() {
        LocalSuite.rows(local.launcher().status()).forEach(row -> assertEquals(0, row.get("restarts").asInt(), row::toString));
    }

    @Test
    void the_first_start_takes_at_most_four_minutes_of_processor_time() {
        Assumptions.assumeTrue(local.firstStart() != null, "the suite was running already");
        assertTrue(local.firstStart().compareTo(VERY_FIRST_START) < 0, () -> local.firstStart().toString());
    }
}
