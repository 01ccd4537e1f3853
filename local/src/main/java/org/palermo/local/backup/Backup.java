package org.palermo.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.palermo.local.Application;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.database.Postgres;

/// Makes a backup while the suite runs.
public final class Backup {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'palermo-'yyyyMMdd'T'HHmmss'Z.backup'")
            .withZone(ZoneOffset.UTC);

    private final Home home;
    private final Postgres postgres;
    private final Folders folders;

    public Backup(Home home, Postgres postgres) {
        this.home = home;
        this.postgres = postgres;
        this.folders = new Folders(home);
    }

    /// @param rows    in all tables
    /// @param expired    deleted backups that were too old
    /// @param wrongFiles files that are missing or not as their rows say
    public record Made(Path file, long rows, long bytes, List<Path> expired, List<String> wrongFiles) {}

    /// @param file null for a file in the home's own folder, named after the time
    public Made to(Path file, Duration limit) throws Exception {
        var keys = BackupKeys.make(home);
        var at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var target = file == null ? folders.own().resolve(NAME.format(at)) : file.toAbsolutePath().normalize();
        Files.createDirectories(target.getParent());
        var rows = new long[1];
        var wrongFiles = new ArrayList<String>();
        BackupFile.write(target, keys, at, out -> {
            // Linked before and after the snapshots: a file that a snapshot names is in one of the two.
            try (var files = LinkedFiles.of(home); var snapshots = Snapshots.through(postgres, databases(), Erasures.databases())) {
                files.link();
                var export = new Export(snapshots, at, files);
                rows[0] = export.writeTo(out).tables().stream().mapToLong(BackupContents.Rows::rows).sum();
                wrongFiles.addAll(export.wrongFiles());
            }
        });
        folders.remember(target.getParent());
        return new Made(target, rows[0], Files.size(target), finish(target, erased(), limit), wrongFiles);
    }

    /// Notes the erasures and deletes old backups. A folder where the one fails does not stop the other.
    ///
    /// @param made the new backup
    /// @return the deleted files
    List<Path> finish(Path made, Collection<JournalEntry> erased, Duration limit) throws IOException {
        var failed = new ArrayList<String>();
        var deleted = new ArrayList<Path>();
        try {
            folders.note(erased);
        } catch (Failure e) {
            failed.add(e.getMessage());
        }
        try {
            deleted.addAll(prune(limit));
        } catch (Failure e) {
            failed.add(e.getMessage());
        }
        if (!failed.isEmpty()) {
            throw new Failure("%s was made. %s".formatted(made, String.join(" ", failed)));
        }
        return deleted;
    }

    public List<Path> prune(Duration limit) throws IOException {
        return new Prune(folders, BackupKeys.make(home)).olderThan(limit, Instant.now());
    }

    private List<JournalEntry> erased() throws SQLException {
        var erased = new ArrayList<JournalEntry>();
        for (var database : Erasures.databases()) {
            erased.addAll(Erasures.in(postgres, database));
        }
        return erased;
    }

    static List<String> databases() {
        var names = new ArrayList<>(Application.ALL.stream().flatMap(application -> application.databaseName().stream()).toList());
        names.add("keycloak");
        return names;
    }
}
