package org.palermo.local.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.palermo.local.Failure;
import org.palermo.local.database.Postgres;

/// One snapshot of each database, such that no event is lost between them.
///
/// Snapshots of two databases are never of one instant, and either order alone is wrong. With the receiver's first, an
/// event may be marked as delivered in the sender's snapshot, its payload erased, and be missing in the receiver's. With
/// the sender's first, the receiver may have taken an event whose number the sender will give again. So inboxes are locked
/// while the snapshots are taken, which takes milliseconds: no event is taken in between. In the worst case an event that
/// was taken and not yet marked is delivered again after a restore, and a repeat has no effect. People notice nothing; a
/// delivery waits.
final class Snapshots implements AutoCloseable {

    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final int TRIES = 15;

    private final Map<String, Connection> snapshots = new LinkedHashMap<>();

    private Snapshots() {}

    /// @param receivers the databases that have an inbox
    static Snapshots through(Postgres postgres, List<String> databases, List<String> receivers) throws SQLException, InterruptedException {
        var snapshots = new Snapshots();
        try {
            for (var database : databases) {
                snapshots.snapshots.put(database, opened(postgres, database));
            }
            for (int attempt = 1; !snapshots.made(postgres, receivers); attempt++) {
                if (attempt == TRIES) {
                    throw new Failure(
                            "Some transaction keeps an inbox busy for %d seconds; try again.".formatted(WAIT.toSeconds() * TRIES));
                }
                // Writers that waited for our lock go first.
                Thread.sleep(WAIT);
            }
            return snapshots;
        } catch (SQLException | InterruptedException | RuntimeException e) {
            snapshots.close();
            throw e;
        }
    }

    private static Connection opened(Postgres postgres, String database) throws SQLException {
        var connection = postgres.connect(database);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        return connection;
    }

    private boolean made(Postgres postgres, List<String> receivers) throws SQLException {
        var inboxes = new ArrayList<Connection>();
        try {
            for (var receiver : receivers) {
                var inbox = postgres.connect(receiver);
                inboxes.add(inbox);
                if (!shut(inbox)) {
                    return false;
                }
            }
            for (var snapshot : snapshots.values()) {
                // The first statement of a transaction takes its snapshot.
                execute(snapshot, "select 1");
            }
            return true;
        } finally {
            for (var inbox : inboxes) {
                inbox.close();
            }
        }
    }

    /// Waits for running writers, locks out new ones, and gives up soon, because they wait for our lock.
    private static boolean shut(Connection inbox) throws SQLException {
        inbox.setAutoCommit(false);
        execute(inbox, "set local lock_timeout = " + WAIT.toMillis());
        try {
            execute(inbox, "lock table inbox_stream in share mode");
            return true;
        } catch (SQLException e) {
            if (!"55P03".equals(e.getSQLState())) {
                throw e;
            }
            return false;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Map<String, Connection> snapshots() {
        return snapshots;
    }

    @Override
    public void close() throws SQLException {
        for (var snapshot : snapshots.values()) {
            snapshot.close();
        }
    }
}
