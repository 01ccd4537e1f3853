package org.palermo.systemtest.nothinglost;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.palermo.systemtest.suite.LocalSuite;

/// Reads the audit feed as followers do: from the last number onward, never back. It never sees an entry that it has once
/// missed.
final class AuditFollower implements AutoCloseable {

    private static final String NEXT = "select sequence, entry from audit_chain where sequence > ? order by sequence";

    private final LocalSuite suite;
    private final Set<UUID> seen = new HashSet<>();
    private final Thread thread;
    private volatile boolean goesOn = true;
    private volatile String broken;
    private long last;

    AuditFollower(LocalSuite suite) throws SQLException {
        this.suite = suite;
        try (var database = suite.database("referral"); var statement = database.createStatement()) {
            var rows = statement.executeQuery("select coalesce(max(sequence), 0) from audit_chain");
            rows.next();
            last = rows.getLong(1);
        }
        thread = Thread.startVirtualThread(this::follow);
    }

    private void follow() {
        while (goesOn) {
            try {
                readIfThere();
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void readIfThere() {
        try {
            read();
        } catch (SQLException databaseIsAway) {
            // It asks again, but after a pause, so that a recovering database does not spend its time on refusing.
        }
    }

    private synchronized void read() throws SQLException {
        try (var database = suite.database("referral"); var statement = database.prepareStatement(NEXT)) {
            statement.setLong(1, last);
            var rows = statement.executeQuery();
            while (rows.next()) {
                if (rows.getLong(1) != last + 1) {
                    broken = "after number %d came %d".formatted(last, rows.getLong(1));
                }
                last = rows.getLong(1);
                seen.add(rows.getObject(2, UUID.class));
            }
        }
    }

    /// Reads up to now and tells whether it has seen this entry.
    synchronized boolean hasSeen(UUID entry) throws SQLException {
        read();
        return seen.contains(entry);
    }

    /// Null while all is well.
    String broken() {
        return broken;
    }

    @Override
    public void close() {
        goesOn = false;
        thread.interrupt();
    }
}
