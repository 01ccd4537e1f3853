package org.palermo.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Home;
import org.palermo.local.supervise.Lock;
import org.palermo.local.supervise.Supervisor;

class DownCommandTest {

    @TempDir
    Path folder;

    /// An `up` that still builds runs no service. It has written its state, or it is about to.
    @Test
    void an_up_that_still_builds_is_stopped() throws Exception {
        var home = new Home(folder.resolve("home"));
        home.create();
        var up = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"),
                BuildingUp.class.getName(), home.directory().toString()).inheritIO().start();
        try {
            while (!Lock.isHeld(home)) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertEquals(0, new DownCommand().stop(home));
            assertFalse(up.isAlive());
        } finally {
            up.destroyForcibly();
        }
    }

    /// Holds the lock, writes its state a moment later, and builds for a long time.
    static final class BuildingUp {

        public static void main(String[] arguments) throws Exception {
            var home = new Home(Path.of(arguments[0]));
            try (var lock = Lock.take(home).orElseThrow()) {
                TimeUnit.MILLISECONDS.sleep(500);
                new Supervisor(home, 1).announce();
                TimeUnit.MINUTES.sleep(10);
            }
        }
    }
}
