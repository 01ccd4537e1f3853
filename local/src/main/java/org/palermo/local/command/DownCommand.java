package org.palermo.local.command;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.Ports;
import org.palermo.local.Secrets;
import org.palermo.local.Terminal;
import org.palermo.local.database.Postgres;
import org.palermo.local.supervise.Lock;
import org.palermo.local.supervise.Orphans;
import org.palermo.local.supervise.ProcessIdentity;
import org.palermo.local.supervise.RunState;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stops everything of this home, and only that.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    /// The sum of the times that the services may take to stop.
    private static final long PATIENCE_SECONDS = 90;

    private final Set<ProcessIdentity> asked = new HashSet<>();
    private boolean launcherRan;

    @Override
    public Integer call() throws Exception {
        return stop(Home.here());
    }

    int stop(Home home) throws Exception {
        var started = System.nanoTime();
        askLauncher(home);
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        var free = Lock.take(home);
        while (free.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new Failure("The launcher did not stop; see " + home.log("launcher"));
            }
            TimeUnit.MILLISECONDS.sleep(100);
            // An `up` that has only just begun writes its state a moment after it holds the lock.
            askLauncher(home);
            free = Lock.take(home);
        }
        var left = 0;
        // No `up` can begin meanwhile.
        try (var lock = free.get()) {
            var postgres = new Postgres(home, new Secrets(home.in("secrets")), Ports.DEFAULT);
            left = Orphans.stop(home, postgres.stop());
            RunState.delete(home);
        }
        if (!launcherRan && left == 0) {
            System.out.println("Palermo does not run here.");
        } else {
            Terminal.standard().done("stopped", started);
        }
        return 0;
    }

    /// Asks it once to end.
    private void askLauncher(Home home) {
        RunState.read(home).map(RunState::supervisor).filter(asked::add).flatMap(ProcessIdentity::find).ifPresent(launcher -> {
            launcherRan = true;
            launcher.destroy();
        });
    }
}
