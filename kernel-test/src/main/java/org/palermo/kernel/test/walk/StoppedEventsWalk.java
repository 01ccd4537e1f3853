package org.palermo.kernel.test.walk;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestDatabase;

/// How the walks call the operations of `/outbox/stopped`.
public final class StoppedEventsWalk {
    public static final Map<String, String> EXCUSED = Map.of("StoppedEventsResource.list", "what waits to be sent, by ids");
    public static final String WHY_NOT_COMPARED = "whoever runs the mechanism sends the stopped events of every organisation again";
    public static final Set<String> NOT_COMPARED = Set.of("StoppedEventsResource.resume");

    private StoppedEventsWalk() {}

    /// Events of a record of nobody that wait for an operator.
    ///
    /// @return the id of the record
    public static UUID stopped(String subscriber) {
        UUID aggregate = UUID.randomUUID();
        try (Connection database = TestDatabase.asSuperuser(); Statement sql = database.createStatement()) {
            sql.execute("""
                    insert into outbox_stream (subscriber, aggregate, last_sequence, next_attempt_at, parked_at, last_failure)
                    values ('%s', '%s', 0, now(), now(), '422')
                    """.formatted(subscriber, aggregate));
            return aggregate;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param api the path of the service's API
    public static void audit(AuditWalk walk, String api, String subscriber) {
        String aggregate = stopped(subscriber).toString();
        walk.call("StoppedEventsResource.resume", Account.ADMINISTRATOR,
                r -> r.post(api + "/outbox/stopped/" + subscriber + "/" + aggregate + "/resume"), answer -> List.of(aggregate));
    }
}
