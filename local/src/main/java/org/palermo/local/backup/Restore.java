package org.palermo.local.backup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.Secrets;
import org.palermo.local.Terminal;
import org.palermo.local.database.Migrations;
import org.palermo.local.database.Postgres;
import org.palermo.local.supervise.Supervisor;

/// Restores a backup into a home whose suite is stopped. Only PostgreSQL runs meanwhile, on a port of its own.
public final class Restore {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Home home;

    public Restore(Home home) {
        this.home = home;
    }

    /// @param at     the instant of the restored data
    /// @param erased     how many had come back and were erased again
    /// @param wrongFiles files that rows name and that neither the backup nor the home had as they were
    public record Restored(String at, int erased, List<String> wrongFiles) {}

    /// The caller must hold the home's lock.
    ///
    /// @param replace whether existing data may be replaced
    public Restored from(Path file, boolean replace) throws Exception {
        if (!Files.isRegularFile(file)) {
            throw new Failure("There is no backup at %s.".formatted(file));
        }
        var archive = new Archive(file, BackupKeys.read(home));
        var contents = archive.verify();
        refuseEarlier(file, contents);
        var port = freePort();
        var postgres = new Postgres(home, new Secrets(home.in("secrets")), port);
        var supervisor = new Supervisor(home, port);
        postgres.prepare();
        try {
            supervisor.start(postgres.service(), LIMIT);
            refuseToReplace(postgres, contents, replace);
            var restoration = new Restoration(home, postgres, new Secrets(home.in("secrets")));
            var again = restoration.bring(archive, contents, erased(file, postgres));
            return new Restored(contents.at(), again, restoration.wrongFiles());
        } finally {
            supervisor.stop();
        }
    }

    static void refuseEarlier(Path file, BackupContents contents) {
        for (var database : contents.databases()) {
            var application = Restoration.application(database.name());
            if (application != null && Migrations.isEarlier(application, database.migrations())) {
                throw new Failure("%s was made by a version before 0.1.0, which this version can't restore. Nothing was changed."
                        .formatted(file));
            }
        }
    }

    private static void refuseToReplace(Postgres postgres, BackupContents contents, boolean replace) throws SQLException {
        if (!replace) {
            for (var database : contents.databases()) {
                if (postgres.has(database.name())) {
                    throw new Failure("There is data in this home already. --replace puts the backup in its place.");
                }
            }
        }
    }

    /// From the journals beside the backup and in the home, and from the databases that are about to be replaced.
    private List<JournalEntry> erased(Path file, Postgres postgres) throws IOException, SQLException {
        var all = new ArrayList<JournalEntry>(new ErasureJournal(file.toAbsolutePath().normalize().getParent()).read());
        all.addAll(new ErasureJournal(new Folders(home).own()).read());
        for (var database : Erasures.databases()) {
            if (postgres.has(database)) {
                all.addAll(Erasures.in(postgres, database));
            }
        }
        var latest = List.copyOf(JournalEntry.latest(all).values());
        note(new Folders(home), latest);
        return latest;
    }

    /// The databases that are about to be replaced may have the only record of an erasure, so it must be in the home's own journal. A
    /// remembered folder that can't be written does not stop the restore: the watch of the suite notes them there as soon as it can.
    static void note(Folders folders, List<JournalEntry> erased) throws IOException {
        Folders.note(Set.of(folders.own()), erased);
        try {
            folders.note(erased);
        } catch (Failure e) {
            Terminal.standard().warn(e.getMessage());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
