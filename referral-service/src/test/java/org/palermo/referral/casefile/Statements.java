package org.palermo.referral.casefile;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Records the SQL statements of the service, in order.
public final class Statements extends Handler implements AutoCloseable {
    private static final Logger SENT = Logger.getLogger("org.hibernate.SQL");

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Level before = SENT.getLevel();

    public static Statements watched() {
        Statements statements = new Statements();
        SENT.setLevel(Level.FINE);
        SENT.addHandler(statements);
        return statements;
    }

    public List<String> sent() {
        return List.copyOf(sent);
    }

    @Override
    public void publish(LogRecord statement) {
        sent.add(statement.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        SENT.removeHandler(this);
        SENT.setLevel(before);
    }
}
