package org.palermo.systemtest.nothinglost;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.palermo.systemtest.suite.LocalSuite;

/// Looks at all stored data, as no user of the suite can, and reports what should not be so.
public final class Checker {

    public static final List<String> SERVICES = List.of("referral", "shelter", "inspection");
    /// An event may wait for a token of Keycloak, for whose restart nobody waited.
    private static final Duration SETTLES_WITHIN = LocalSuite.RESTART;

    private final LocalSuite suite;

    public Checker(LocalSuite suite) {
        this.suite = suite;
    }

    /// Waits until everything under way has arrived: events at their receivers, audit entries in their feeds.
    public void settle() {
        Awaitility.await("events and feeds").atMost(SETTLES_WITHIN).pollInterval(Duration.ofMillis(200)).ignoreExceptions().until(() -> waiting() == 0);
    }

    private int waiting() throws SQLException {
        var waiting = 0;
        for (var service : SERVICES) {
            try (var database = suite.database(service)) {
                waiting += ids(database, """
                        select aggregate from outbox_stream where delivered_sequence < last_sequence and parked_at is null
                        union all select entry from feed_pending
                        """).size();
            }
        }
        return waiting;
    }

    /// @return what is broken, in words; empty when all is well
    public List<String> broken() throws SQLException {
        var broken = new ArrayList<String>();
        for (var service : SERVICES) {
            try (var database = suite.database(service)) {
                for (var invariant : Invariant.of(service)) {
                    invariant.broken(database).forEach(line -> broken.add(service + ": " + line));
                }
            }
        }
        broken.addAll(betweenServices());
        return broken;
    }

    /// Like {@link #broken}, and also verifies the audit as an auditor does, which reads all of it.
    public List<String> brokenAudited() throws SQLException {
        var broken = new ArrayList<>(broken());
        broken.addAll(new AuditVerification(suite).broken());
        return broken;
    }

    /// The receiver has taken exactly the events that the sender has sent.
    private List<String> betweenServices() throws SQLException {
        try (var sender = suite.database("inspection"); var receiver = suite.database("referral")) {
            var sent = ids(sender, "select id from outbox_event where subscriber = 'referral' and delivered_at is not null");
            var written = ids(sender, "select id from outbox_event where subscriber = 'referral'");
            var taken = ids(receiver, "select id from inbox_event where source = '/labour-inspection-service'");
            var broken = new ArrayList<String>();
            broken.addAll(described("an event was delivered that the mechanism does not know", without(sent, taken)));
            broken.addAll(described("the mechanism knows an event that was never written", without(taken, written)));
            return broken;
        }
    }

    static Set<String> ids(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement(); var rows = statement.executeQuery(sql)) {
            var ids = new TreeSet<String>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    static Set<String> without(Set<String> all, Set<String> known) {
        var rest = new TreeSet<>(all);
        rest.removeAll(known);
        return rest;
    }

    static List<String> described(String what, Set<String> ids) {
        return ids.isEmpty() ? List.of() : List.of("%s: %d of them, %s …".formatted(what, ids.size(), ids.iterator().next()));
    }
}
