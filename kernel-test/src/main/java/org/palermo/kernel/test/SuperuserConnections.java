package org.palermo.kernel.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import org.postgresql.ds.PGConnectionPoolDataSource;

/// Reused connections of the superuser: tests prepare and check data thousands of times, and a new connection costs more
/// than either.
final class SuperuserConnections {
    private final PGConnectionPoolDataSource database = new PGConnectionPoolDataSource();
    private final ConcurrentLinkedDeque<PooledConnection> free = new ConcurrentLinkedDeque<>();

    SuperuserConnections(String jdbcUrl) {
        database.setUrl(jdbcUrl);
        database.setUser("postgres");
        database.setPassword("postgres");
    }

    /// @return a connection without state of its last user; closing it returns it
    Connection take() throws SQLException {
        for (PooledConnection known = free.pollFirst(); known != null; known = free.pollFirst()) {
            try {
                return cleared(known);
            } catch (SQLException ended) {
                known.close();
            }
        }
        return opened().getConnection();
    }

    private static Connection cleared(PooledConnection known) throws SQLException {
        Connection connection = known.getConnection();
        try (Statement sql = connection.createStatement()) {
            sql.execute("discard all");
        }
        return connection;
    }

    private PooledConnection opened() throws SQLException {
        PooledConnection opened = database.getPooledConnection();
        opened.addConnectionEventListener(new ConnectionEventListener() {
            @Override
            public void connectionClosed(ConnectionEvent event) {
                free.addFirst(opened);
            }

            @Override
            public void connectionErrorOccurred(ConnectionEvent event) {
                // The server has closed it; clearing it will fail when it is taken the next time.
            }
        });
        return opened;
    }
}
