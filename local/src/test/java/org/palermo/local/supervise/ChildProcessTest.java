package org.palermo.local.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Failure;

/// With real processes: a shell that sleeps stands for a service.
class ChildProcessTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir Path folder;

    @Test
    void a_service_that_dies_is_restarted_and_counted() throws Exception {
        var child = child("sleep 60", () -> true);
        child.start(LIMIT);
        var first = child.snapshot().process();
        assertEquals(ServiceState.READY, child.snapshot().state());

        first.find().orElseThrow().destroyForcibly();

        await(() -> child.snapshot().process() != null && !child.snapshot().process().equals(first));
        await(() -> child.snapshot().state() == ServiceState.READY);
        assertEquals(1, child.snapshot().restarts());
        assertEquals("exit code 137", child.snapshot().lastExit());
        assertNotEquals(first.pid(), child.snapshot().process().pid());
        child.stop();
    }

    @Test
    void a_stopped_service_stays_stopped() throws Exception {
        var child = child("sleep 60", () -> true);
        child.start(LIMIT);
        var process = child.snapshot().process();

        child.stop();

        assertTrue(process.find().isEmpty());
        Thread.sleep(1_500);
        assertNull(child.snapshot().process());
        assertEquals(ServiceState.STOPPED, child.snapshot().state());
    }

    @Test
    void a_service_that_ignores_the_signal_is_killed_after_its_grace() throws Exception {
        var child = child("trap '' TERM; while :; do sleep 1; done", () -> true);
        child.start(LIMIT);
        var process = child.snapshot().process();
        Thread.sleep(300);

        child.stop();

        assertTrue(process.find().isEmpty());
    }

    @Test
    void a_service_that_never_stays_up_fails_its_start() {
        var child = child("echo broken; exit 3", () -> false);
        var failure = assertThrows(Failure.class, () -> child.start(LIMIT));
        assertTrue(failure.getMessage().contains("exit code 3"), failure.getMessage());
        assertTrue(failure.getMessage().contains(folder.toString()), failure.getMessage());
    }

    @Test
    void a_start_that_makes_progress_may_exceed_the_limit() throws Exception {
        var limit = Duration.ofSeconds(2);
        var readyAt = System.nanoTime() + limit.multipliedBy(2).toNanos();
        var child = child("while :; do :; done", () -> System.nanoTime() > readyAt);
        try {
            child.start(limit);
            assertEquals(ServiceState.READY, child.snapshot().state());
        } finally {
            child.stop();
        }
    }

    @Test
    void a_start_without_progress_fails_at_the_limit() throws Exception {
        var child = child("sleep 60", () -> false);
        var failure = assertThrows(Failure.class, () -> child.start(Duration.ofSeconds(2)));
        assertTrue(failure.getMessage().contains("was not ready after 2 s"), failure.getMessage());
        child.stop();
    }

    @Test
    void a_child_is_in_a_session_of_its_own() throws Exception {
        var child = child("sleep 60", () -> true);
        child.start(LIMIT);
        var pid = child.snapshot().process().pid();
        var ps = new ProcessBuilder("ps", "-o", "pgid=", "-p", String.valueOf(pid)).start();
        assertEquals(String.valueOf(pid), new String(ps.getInputStream().readAllBytes()).strip());
        child.stop();
        assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    }

    @Test
    void after_a_failed_start_a_service_starts_without_speed_options() throws Exception {
        var started = folder.resolve("started");
        ServiceSpec.Command command = plainly -> shell(plainly ? "touch " + started + "; sleep 60" : "exit 134");
        var child = child(command, () -> Files.exists(started));
        child.start(LIMIT);
        assertEquals(1, child.snapshot().restarts());
        assertEquals("exit code 134", child.snapshot().lastExit());
        child.stop();
    }

    private ChildProcess child(String script, ServiceSpec.Probe probe) {
        return child(ServiceSpec.Command.of(shell(script)), probe);
    }

    private ChildProcess child(ServiceSpec.Command command, ServiceSpec.Probe probe) {
        return new ChildProcess(
                new ServiceSpec(
                        "sleeper", command, Map.of(), folder.resolve("sleeper.log"), 1, null,
                        probe, ServiceSpec.Stop.TERMINATE, Duration.ofSeconds(1)),
                () -> {});
    }

    private static List<String> shell(String script) {
        return List.of("/bin/sh", "-c", script + "; true");
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited too long");
            Thread.sleep(50);
        }
    }
}
