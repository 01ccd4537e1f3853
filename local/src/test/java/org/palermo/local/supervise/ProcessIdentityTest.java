package org.palermo.local.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessIdentityTest {

    private final ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

    @Test
    void a_process_that_runs_is_found() {
        assertEquals(ProcessHandle.current(), self.find().orElseThrow());
    }

    @Test
    void another_process_with_the_same_pid_is_not_found() {
        assertTrue(new ProcessIdentity(self.pid(), self.started() - 60_000, null).find().isEmpty());
        assertTrue(new ProcessIdentity(self.pid(), self.started(), "another boot 1").find().isEmpty());
    }

    @Test
    void a_process_that_an_earlier_version_wrote_down_is_found() {
        assertTrue(new ProcessIdentity(self.pid(), self.started(), null).find().isPresent());
    }

    /// A JVM that starts after the clock was set computes other start times for the same processes.
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_process_is_found_after_the_clock_was_set() {
        assertTrue(new ProcessIdentity(self.pid(), self.started() - 60_000, self.birth()).find().isPresent());
    }

    @Test
    void a_process_that_has_ended_is_not_found() throws Exception {
        var process = new ProcessBuilder("sleep", "60").start();
        var identity = ProcessIdentity.of(process.toHandle());
        assertTrue(identity.find().isPresent());
        process.destroyForcibly().waitFor();
        assertTrue(identity.find().isEmpty());
    }

    /// The shell's child ends at once, and the stopped shell does not read its exit code.
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_process_that_has_ended_but_is_still_listed_is_not_found() throws Exception {
        var shell = new ProcessBuilder("/bin/sh", "-c", "sleep 0.2 & echo $!; exec sleep 60").start();
        var pid = Long.parseLong(shell.inputReader().readLine());
        var identity = ProcessIdentity.of(ProcessHandle.of(pid).orElseThrow());
        var deadline = System.nanoTime() + 5_000_000_000L;
        while (identity.find().isPresent() && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertTrue(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false), "Java still counts it as alive");
        assertTrue(identity.find().isEmpty());
        shell.destroyForcibly();
    }
}
