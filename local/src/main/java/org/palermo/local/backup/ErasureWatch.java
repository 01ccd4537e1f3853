package org.palermo.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.palermo.local.Failure;
import org.palermo.local.Terminal;
import org.palermo.local.database.Postgres;

/// Runs beside the suite: copies each erasure from the databases to the journals outside of them within seconds, so that
/// it is known even when the databases are lost.
public final class ErasureWatch {

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Postgres postgres;
    private final Folders folders;
    private final Terminal terminal;
    private final Map<String, Integer> seen = new HashMap<>();
    private Map<Path, Object> noted = Map.of();
    private String said = "";

    public ErasureWatch(Postgres postgres, Folders folders, Terminal terminal) {
        this.postgres = postgres;
        this.folders = folders;
        this.terminal = terminal;
    }

    public void start() {
        Thread.ofVirtual().start(this::run);
    }

    private void run() {
        try {
            while (true) {
                look();
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            var found = new LinkedHashMap<String, List<JournalEntry>>();
            for (var database : Erasures.databases()) {
                found.put(database, Erasures.in(postgres, database));
            }
            note(found);
        } catch (SQLException databaseIsAway) {
            // It is read again.
        } catch (Failure e) {
            warn(e.getMessage());
        } catch (IOException e) {
            warn("The list of folders with backups can't be read: " + e);
        } catch (RuntimeException e) {
            // Such as a line of the list that is no path. The next erasures are noted when it is repaired.
            warn("Erasures can't be noted beside the backups: " + e);
        }
    }

    /// Warns once, not every few seconds.
    private void warn(String line) {
        if (!said.equals(line)) {
            said = line;
            terminal.warn(line);
        }
    }

    /// Copies all erasures of a database when one was added or has a later time, which changes the hash of them all. A folder
    /// that has come, or has come back, lacks what was erased in the meantime: then those of all databases are copied.
    ///
    /// @param found the erasures of each database
    void note(Map<String, List<JournalEntry>> found) throws IOException {
        var present = disks(folders.all());
        var someNew = !noted.entrySet().containsAll(present.entrySet());
        var erased = new ArrayList<JournalEntry>();
        var now = new HashMap<String, Integer>();
        found.forEach((database, all) -> {
            now.put(database, Set.copyOf(all).hashCode());
            if (someNew || !now.get(database).equals(seen.get(database))) {
                erased.addAll(all);
            }
        });
        Folders.note(present.keySet(), List.copyOf(erased));
        seen.putAll(now);
        noted = present;
    }

    /// Each folder with an object that is another one when another disk is mounted there.
    private static Map<Path, Object> disks(Set<Path> folders) throws IOException {
        var disks = new LinkedHashMap<Path, Object>();
        for (var folder : folders) {
            var exists = Files.isDirectory(folder);
            disks.put(folder, exists ? Files.readAttributes(folder, BasicFileAttributes.class).fileKey() : "not made yet");
        }
        return disks;
    }
}
