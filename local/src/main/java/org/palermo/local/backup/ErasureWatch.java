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

/// Beside the running suite: carries each erasure from the databases to the journals outside of them within seconds, so
/// that it is known also when the databases are gone.
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
            // It is asked again.
        } catch (IOException | Failure e) {
            // Once, and not every few seconds.
            if (!said.equals(e.getMessage())) {
                said = String.valueOf(e.getMessage());
                terminal.warn("The journal of erasures can't be written: " + said);
            }
        }
    }

    /// All of them, when there are more than before: the table is only added to.
    private void note() throws SQLException, IOException {
        var erased = new ArrayList<Erased>();
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
