package org.palermo.systemtest.nothinglost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.palermo.systemtest.suite.LocalSuite;

/// A transaction that has written its audit entry but does not commit, while hundreds with later ids begin and commit.
/// Followers of the feed must still get the entry, with no gap before it.
final class OpenTransaction implements AutoCloseable {

    private final Connection connection;
    private final UUID entry;

    private OpenTransaction(Connection connection, UUID entry) {
        this.connection = connection;
        this.entry = entry;
    }

    static OpenTransaction begin(LocalSuite suite) throws SQLException {
        var connection = suite.database("referral");
        connection.setAutoCommit(false);
        // Version 7 like its neighbours, so that it sorts before all entries that come while it is open.
        var id = new UUID((System.currentTimeMillis() << 16) | 0x7000L, UUID.randomUUID().getLeastSignificantBits());
        try (var statement = connection.prepareStatement("""
                with like_others as (
                    insert into audit_entry
                    select (jsonb_populate_record(a, jsonb_build_object('id', cast(? as text)))).* from audit_entry a limit 1
                    returning id)
                insert into feed_pending (feed, entry) select 'audit', id from like_others
                """)) {
            statement.setString(1, id.toString());
            assertEquals(1, statement.executeUpdate(), "an entry like the existing ones");
        }
        return new OpenTransaction(connection, id);
    }

    /// @return the entry that is now there, or null when the transaction died with the database
    UUID commit() {
        try {
            connection.commit();
            return entry;
        } catch (SQLException sessionIsGone) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException sessionIsGone) {
            // Nothing is left to close.
        }
    }
}
