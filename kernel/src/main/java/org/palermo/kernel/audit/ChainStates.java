package org.palermo.kernel.audit;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Query;

/// What the {@link ChainVerification} has found. The audit records each of these reads too.
@ApplicationScoped
public class ChainStates {
    private static final Query<Row> READ = Query.of(Row.class, """
            select f.epoch, coalesce(l.sequence, 0) as links, e.recorded_at as last_at,
                   (select count(*) from feed_pending where feed = 'audit') as waiting,
                   coalesce(v.checked_to, 0) as checked_to, v.checked_at, v.whole_at, v.broken_at, v.breach, v.found_at,
                   coalesce(v.whole_at > clock_timestamp() - interval '2 days', false) as whole
              from (select epoch from feed_epoch where feed = 'audit' order by began_at desc, epoch desc limit 1) f
              left join (select sequence, entry from audit_chain order by sequence desc limit 1) l on true
              left join audit_entry e on e.id = l.entry
              left join audit_verification v on v.id = 1
            """);

    private final Audit audit;

    ChainStates(Audit audit) {
        this.audit = audit;
    }

    @RegisterForReflection
    private record Row(
            UUID epoch, long links, Instant lastAt, long waiting, long checkedTo, Instant checkedAt, Instant wholeAt, Long brokenAt,
            ChainBreach breach, Instant foundAt, boolean whole) {

        ChainStateView view() {
            ChainVerdict state = breach != null ? ChainVerdict.BROKEN : whole ? ChainVerdict.INTACT : ChainVerdict.UNDER_WAY;
            return new ChainStateView(state, links, lastAt, waiting, checkedTo, checkedAt, wholeAt, brokenAt, breach, foundAt);
        }
    }

    @Scoped
    public Uni<ChainStateView> read(Actor actor) {
        return READ.one().call(row -> audit.record(actor, "READ_AUDIT", "audit_chain", row.epoch())).map(Row::view);
    }
}
