package org.palermo.systemtest.nothinglost;

import static org.palermo.systemtest.nothinglost.Checker.described;
import static org.palermo.systemtest.nothinglost.Checker.ids;
import static org.palermo.systemtest.nothinglost.Checker.without;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.palermo.systemtest.suite.LocalSuite;

/// Compares what people were told with what is stored, both ways: what was promised is there, and nothing is there that
/// nobody was told of. The second holds because everybody repeats a request until it is answered. Holds for people who were on the
/// waitlist before do not count: a place that becomes free is held for them at any time, and nobody here asked for that.
final class Promises {

    private static final Map<Ledger.Kind, Stored> STORED = new EnumMap<>(Map.of(
            Ledger.Kind.REFERRAL, new Stored("referral",
                    "select id from case_file where sender = '00000000-0000-7000-8000-000000000010' and external_id is null"),
            Ledger.Kind.REPORT, new Stored("referral",
                    "select id from case_file where sender = '00000000-0000-7000-8000-000000000040' and external_id is null"),
            Ledger.Kind.FINDING, new Stored("inspection", "select id from finding where digest <> ''"),
            Ledger.Kind.HOLD, new Stored("shelter", """
                    select h.id from hold h where not exists (
                        select from audit_entry a where a.record_id = h.id and a.action = 'HOLD' and a.subject = 'system:waitlist')"""),
            Ledger.Kind.PLACEMENT, new Stored("shelter", "select id from placement"),
            Ledger.Kind.RELEASED, new Stored("shelter", "select id from hold where state = 'RELEASED'"),
            Ledger.Kind.WORKPLACES, new Stored("inspection",
                    "select w.name from workplace w join workplace_listing l on l.workplace = w.id where w.country = 'PE' and w.name like 'X%'")));

    private final LocalSuite suite;
    private final Ledger ledger;
    private final Map<Ledger.Kind, Set<String>> before = new EnumMap<>(Ledger.Kind.class);

    private record Stored(String database, String sql) {}

    /// Data that is stored at the start was promised to others, so it is not counted.
    Promises(LocalSuite suite, Ledger ledger) throws SQLException {
        this.suite = suite;
        this.ledger = ledger;
        for (var kind : Ledger.Kind.values()) {
            before.put(kind, stored(kind));
        }
    }

    List<String> broken() throws SQLException {
        var broken = new ArrayList<String>();
        for (var kind : Ledger.Kind.values()) {
            var stored = stored(kind);
            var promised = ledger.of(kind);
            broken.addAll(described(kind + " was promised and is lost", without(promised, stored)));
            broken.addAll(described(kind + " exists although nobody asked for it, or exists twice", without(without(stored, before.get(kind)), promised)));
        }
        return broken;
    }

    /// For a suite that was restored to an earlier instant: everything promised before that instant is there.
    List<String> lost(java.time.Instant asOf) throws SQLException {
        var lost = new ArrayList<String>();
        for (var kind : Ledger.Kind.values()) {
            lost.addAll(described(kind + " was promised and is lost", without(ledger.before(kind, asOf), stored(kind))));
        }
        return lost;
    }

    private Set<String> stored(Ledger.Kind kind) throws SQLException {
        var where = STORED.get(kind);
        try (var database = suite.database(where.database())) {
            return ids(database, where.sql());
        }
    }
}
