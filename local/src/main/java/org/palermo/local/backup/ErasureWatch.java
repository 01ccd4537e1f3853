package org.palermo.local.backup;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<String, Long> counted = new HashMap<>();
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
            note();
        } catch (SQLException databaseIsAway) {
            // It is read again.
        } catch (IOException | Failure e) {
            // Warns once, not every few seconds.
            if (!said.equals(e.getMessage())) {
                said = String.valueOf(e.getMessage());
                terminal.warn("The journal of erasures can't be written: " + said);
            }
        }
    }

    /// Copies all of them when there are more than before: rows are only ever added to the table.
    private void note() throws SQLException, IOException {
        var erased = new ArrayList<JournalEntry>();
        var now = new HashMap<String, Long>();
        for (var database : Erasures.databases()) {
            var found = Erasures.in(postgres, database);
            now.put(database, (long) found.size());
            if (found.size() != counted.getOrDefault(database, 0L)) {
                erased.addAll(found);
            }
        }
        folders.note(List.copyOf(erased));
        counted.putAll(now);
    }
}
