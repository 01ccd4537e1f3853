package org.palermo.local.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.palermo.local.Application;
import org.palermo.local.database.Postgres;

/// Reads the erasures of the databases, and applies them again.
final class Erasures {

    private static final String THERE = "select to_regclass('public.erasure') is not null";

    private Erasures() {}

    /// Databases that have the kernel's tables.
    static List<String> databases() {
        return Application.ALL.stream().filter(Application::usesKernelTables).map(Application::database).toList();
    }

    static List<JournalEntry> in(Postgres postgres, String database) throws SQLException {
        try (var connection = postgres.connect(database); var statement = connection.createStatement()) {
            var there = statement.executeQuery(THERE);
            there.next();
            return there.getBoolean(1) ? read(connection, database) : List.of();
        }
    }

    private static List<JournalEntry> read(Connection connection, String database) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select erased_at, purpose, owner from erasure order by erased_at")) {
            var found = new ArrayList<JournalEntry>();
            while (rows.next()) {
                found.add(new JournalEntry(rows.getObject("erased_at", OffsetDateTime.class).toInstant(), database,
                        rows.getString("purpose"), rows.getObject("owner", UUID.class)));
            }
            return found;
        }
    }

    /// In a restored database: erases again with the same function as the first time. The time that is recorded stays that of the erasure,
    /// not of the restore.
    ///
    /// @return how many had come back
    static int again(Connection restored, String database, Collection<JournalEntry> erased) throws SQLException {
        var ofDatabase = erased.stream().filter(one -> one.database().equals(database)).toList();
        var recorded = new ArrayList<>(read(restored, database));
        recorded.addAll(ofDatabase);
        var latest = JournalEntry.latest(recorded);
        var found = 0;
        try (var apply = restored.prepareStatement("select apply_erasure(?, ?, ?)");
                var date = restored.prepareStatement("update erasure set erased_at = ? where owner = ? and purpose = ?")) {
            for (var one : ofDatabase) {
                apply.setObject(1, one.owner());
                apply.setString(2, one.purpose());
                apply.setObject(3, one.at().atOffset(ZoneOffset.UTC));
                var answer = apply.executeQuery();
                answer.next();
                found += answer.getBoolean(1) ? 1 : 0;
                date.setObject(1, latest.get(one.what()).at().atOffset(ZoneOffset.UTC));
                date.setObject(2, one.owner());
                date.setString(3, one.purpose());
                date.executeUpdate();
            }
        }
        return found;
    }
}
