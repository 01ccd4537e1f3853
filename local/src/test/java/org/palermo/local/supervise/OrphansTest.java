package org.palermo.local.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Home;

class OrphansTest {

    @TempDir Path folder;

    @Test
    void only_processes_of_this_home_are_stopped() throws Exception {
        var mine = new Home(folder.resolve("mine"));
        var others = new Home(folder.resolve("others"));
        var orphan = service(mine);
        var stranger = service(others);
        try {
            assertEquals(1, Orphans.stop(mine, ServiceSpec.Stop.TERMINATE));
            assertTrue(orphan.waitFor(10, TimeUnit.SECONDS));
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
            orphan.destroyForcibly();
        }
    }

    @Test
    void a_database_is_found_by_its_folder_and_stopped_in_its_own_way() throws Exception {
        var mine = new Home(folder.resolve("mine"));
        var database = shell("-D", mine.postgresData().toString());
        var asked = new java.util.ArrayList<Long>();
        try {
            Orphans.stop(mine, process -> {
                asked.add(process.pid());
                process.destroy();
            });
            assertEquals(java.util.List.of(database.pid()), asked);
        } finally {
            database.destroyForcibly();
        }
    }

    @Test
    void a_training_run_is_killed_without_a_grace() throws Exception {
        var mine = new Home(folder.resolve("mine"));
        var deaf = java.util.List.of("/bin/sh", "-c", "trap '' TERM; sleep 60; true", Orphans.MARK + mine.directory(), Orphans.TRAINING_RUN + "file");
        var run = new ProcessBuilder(deaf).start();
        Thread.sleep(300);
        // Well below the grace of processes that have something to finish.
        assertTimeout(Duration.ofSeconds(10), () -> Orphans.stop(mine, ServiceSpec.Stop.TERMINATE));
        assertTrue(run.waitFor(5, TimeUnit.SECONDS));
    }

    private static Process service(Home home) throws Exception {
        return shell(Orphans.MARK + home.directory());
    }

    private static Process shell(String... arguments) throws Exception {
        var command = new java.util.ArrayList<>(java.util.List.of("/bin/sh", "-c", "sleep 60; true"));
        command.addAll(java.util.List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
