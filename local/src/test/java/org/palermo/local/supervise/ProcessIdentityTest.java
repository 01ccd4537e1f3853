package org.palermo.local.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

    private final ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

    @Test
    void a_process_that_runs_is_found() {
        assertEquals(ProcessHandle.current(), self.find().orElseThrow());
    }

    @Test
    void another_process_with_the_same_pid_is_not_it() {
        assertTrue(new ProcessIdentity(self.pid(), self.started() - 60_000).find().isEmpty());
    }

    @Test
    void a_process_that_has_ended_is_not_found() throws Exception {
        var process = new ProcessBuilder("sleep", "60").start();
        var identity = ProcessIdentity.of(process.toHandle());
        assertTrue(identity.find().isPresent());
        process.destroyForcibly().waitFor();
        assertTrue(identity.find().isEmpty());
    }
}
