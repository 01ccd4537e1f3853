package org.palermo.kernel.audit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Sql;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sequencer.Feed;

/// Who read or wrote what. The entry stands in the transaction of what it records: if it can't be written, neither
/// the change nor the read succeeds.
@ApplicationScoped
public class Audit {
    public static final String FEED = "audit";

    private final TransactionTime time;
    private final Feed feed;

    Audit(TransactionTime time, Feed feed) {
        this.time = time;
        this.feed = feed;
    }

    /// @param action what was done, `READ` or the name of the verb, e.g. `REASONABLE_GROUNDS`
    /// @param kind the kind of record, e.g. `case_file`
    public Uni<Void> record(Actor actor, String action, String kind, UUID record) {
        UUID id = Ids.next();
        return Sql.execute("""
                        insert into audit_entry (id, recorded_at, subject, agency, action, record_kind, record_id, request_id)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                        """,
                        id, time.now(), actor.subject(), actor.agency(), action, kind, record, actor.requestId())
                .chain(() -> feed.append(FEED, id));
    }
}
