package org.palermo.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Home;
import org.palermo.local.supervise.Lock;
import org.palermo.local.supervise.Orphans;
import org.palermo.local.supervise.RunState;
import org.palermo.local.supervise.Supervisor;

class DownCommandTest {

    private static final int PORT = 8_080;

    @TempDir
    Path folder;
    private Home home;

    @BeforeEach
    void make() throws IOException {
        home = new Home(folder.resolve("home"));
        home.create();
    }

    /// An `up` that still builds runs no service. It has written its state, or it is about to.
    @Test
    void an_up_that_still_builds_is_stopped() throws Exception {
        var up = up(500);
        try {
            while (isFree()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertEquals(0, new DownCommand().stop(home));
            assertFalse(up.isAlive());
        } finally {
            up.destroyForcibly();
        }
    }

    @Test
    void no_up_can_begin_while_the_rest_of_an_earlier_run_is_stopped() throws Exception {
        var slow = new ArrayList<>(List.of("/bin/sh", "-c", "trap 'sleep 2; exit' TERM; touch \"$0\"; while true; do sleep 0.1; done"));
        var started = folder.resolve("started");
        slow.addAll(List.of(started.toString(), Orphans.MARK + home.directory()));
        var left = new ProcessBuilder(slow).start();
        try {
            while (!Files.exists(started)) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            var down = new FutureTask<>(() -> new DownCommand().stop(home));
            Thread.ofPlatform().start(down);
            TimeUnit.SECONDS.sleep(1);
            // `down` runs in this JVM, where a second attempt to take the lock fails in this manner.
            assertThrows(OverlappingFileLockException.class, this::isFree);
            assertEquals(0, down.get());
            assertFalse(left.isAlive());
        } finally {
            left.destroyForcibly();
        }
    }

    @Test
    void an_up_that_still_builds_is_not_what_another_one_asked_for() throws Exception {
        var up = up(0);
        try {
            while (RunState.read(home).isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            var another = new UpCommand();
            another.port = PORT;
            assertEquals(1, another.alreadyRunning(home));
        } finally {
            up.destroyForcibly();
        }
    }

    private boolean isFree() throws IOException {
        try (var free = Lock.take(home).orElse(null)) {
            return free != null;
        }
    }

    private Process up(long stateAfterMillis) throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"),
                BuildingUp.class.getName(), home.directory().toString(), String.valueOf(stateAfterMillis)).inheritIO().start();
    }

    /// Holds the lock, writes its state a moment later, and builds for a long time.
    static final class BuildingUp {

        public static void main(String[] arguments) throws Exception {
            var home = new Home(Path.of(arguments[0]));
            var lock = Lock.take(home);
            while (lock.isEmpty()) {
                lock = Lock.take(home);
            }
            TimeUnit.MILLISECONDS.sleep(Long.parseLong(arguments[1]));
            new Supervisor(home, PORT).announce();
            TimeUnit.MINUTES.sleep(10);
        }
    }
}
