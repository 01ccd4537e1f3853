package org.palermo.local.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.Secrets;
import org.palermo.local.Terminal;
import org.palermo.local.backup.Backup;
import org.palermo.local.database.Postgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = "Makes an encrypted backup of all data while the suite runs, and deletes backups that are too old.",
        footer = "The key is .palermo/keys/backup.json. Keep a copy of .palermo/keys and .palermo/secrets apart from the backups.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    static final String DAYS_KEPT = "${PALERMO_BACKUP_DAYS:-35}";

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The backup file. Default: in .palermo/backups, named after the time.")
    Path file;

    @Option(names = "--prune", description = "Make no backup, only delete those that are too old.")
    boolean pruneOnly;

    @Option(names = "--keep-days", paramLabel = "DAYS", defaultValue = DAYS_KEPT,
            description = "How long backups are kept, and in them the keys of people who were erased since. Default: ${DEFAULT-VALUE}")
    int days;

    @Override
    public Integer call() throws Exception {
        if (days < 1) {
            throw new Failure("Backups must be kept for at least a day.");
        }
        var home = Home.here();
        var limit = Duration.ofDays(days);
        var terminal = Terminal.standard();
        var started = System.nanoTime();
        if (pruneOnly) {
            new Backup(home, null).prune(limit).forEach(gone -> terminal.line("deleted " + gone));
            return 0;
        }
        var postgres = new Postgres(home, new Secrets(home.in("secrets")), RunningSuite.ports().postgres());
        var made = new Backup(home, postgres).to(file, limit);
        made.expired().forEach(gone -> terminal.line("deleted " + gone));
        made.wrongFiles().forEach(file -> terminal.warn(
                "File %s is missing or damaged; the backup was made without a whole copy of it.".formatted(file)));
        terminal.done("%s: %,d rows, %,d kB".formatted(made.file(), made.rows(), made.bytes() / 1024), started);
        return 0;
    }
}
