package org.palermo.local.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.Ports;
import org.palermo.local.Secrets;
import org.palermo.local.Terminal;
import org.palermo.local.backup.Restore;
import org.palermo.local.database.Postgres;
import org.palermo.local.supervise.Lock;
import org.palermo.local.supervise.Orphans;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = "Replaces the stored data by a backup; `up` then starts the suite on it. People who were erased since stay erased.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A backup file that `palermo backup` has made.")
    Path file;

    @Option(names = "--replace", description = "Allow it to replace the present data.")
    boolean replace;

    @Override
    public Integer call() throws Exception {
        var home = Home.here();
        home.create();
        var started = System.nanoTime();
        try (var lock = Lock.take(home).orElseThrow(() -> new Failure("Palermo runs here: `palermo down` first."))) {
            Orphans.stop(home, new Postgres(home, new Secrets(home.in("secrets")), Ports.DEFAULT).stop());
            var restored = new Restore(home).from(file, replace);
            restored.wrongFiles().forEach(wrong -> Terminal.standard().warn(
                    "File %s is missing or damaged, in the backup and in this home.".formatted(wrong)));
            Terminal.standard().done("as of %s; %d erased again".formatted(restored.at(), restored.erased()), started);
        }
        return 0;
    }
}
