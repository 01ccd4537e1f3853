package org.palermo.referral.casefile;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Records, in order, the SQL statements that the service sends for requests. Those of its jobs, which run at the same time, are left out.
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
        if (ofARequest()) {
            sent.add(statement.getMessage());
        }
    }

    private static boolean ofARequest() {
        return Arc.container().requestContext().isActive() && Arc.container().instance(CurrentVertxRequest.class).get().getCurrent() != null;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        SENT.removeHandler(this);
        SENT.setLevel(before);
    }
}
