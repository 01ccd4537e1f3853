package org.palermo.kernel.audit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.RequestContext;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;

/// Records who read or wrote what, in the same transaction as the read or the change: if the entry can't be written,
/// neither succeeds. The {@link AuditChain} chains the entry after the commit.
///
/// A list is one entry with all records that it showed: a page of fifty costs as much as one record.
@ApplicationScoped
public class Audit {
    public static final String FEED = "audit";

    /// Writes the entry and its place in the queue in one round trip.
    private static final Change RECORD = Change.of("""
            with entry as (
                insert into audit_entry (id, recorded_at, subject, agency, action, record_kind, record_id, listed,
                                         request_id, address, purpose, purpose_reference, break_glass)
                values ($1, $2, $3, $4, $5, $6, $7, cast(string_to_array($8, ',') as uuid[]), $9, $10, $11, $12, $13))
            insert into feed_pending (feed, entry) values ('audit', $1)
            """);

    /// The same for many records, an entry for each.
    private static final Change RECORD_EACH = Change.of("""
            with entry as (
                insert into audit_entry (id, recorded_at, subject, agency, action, record_kind, record_id,
                                         request_id, address, purpose, purpose_reference, break_glass)
                select t.id, $3, $4, $5, $6, $7, t.record, $8, $9, $10, $11, $12
                  from unnest(cast(string_to_array($1, ',') as uuid[]), cast(string_to_array($2, ',') as uuid[])) as t(id, record))
            insert into feed_pending (feed, entry)
            select 'audit', t.id from unnest(cast(string_to_array($1, ',') as uuid[])) as t(id)
            """);

    private final TransactionTime time;

    Audit(TransactionTime time) {
        this.time = time;
    }

    /// @param action `READ` or the name of the verb, e.g. `REASONABLE_GROUNDS`
    /// @param kind the kind of record, e.g. `case_file`
    public Uni<Void> record(Actor actor, String action, String kind, UUID record) {
        return write(actor, action, kind, record, null);
    }

    /// Writes one entry for records of one kind that were shown or written together; none for an empty list.
    public Uni<Void> record(Actor actor, String action, String kind, Collection<UUID> records) {
        return records.isEmpty()
                ? Uni.createFrom().voidItem()
                : write(actor, action, kind, null, joined(records));
    }

    /// Writes an entry of its own for each record, for what takes records out of the service, such as an export.
    ///
    /// @param records at most some thousand; no entry for an empty list
    public Uni<Void> recordEach(Actor actor, String action, String kind, Collection<UUID> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        RequestContext request = actor.request();
        return RECORD_EACH.execute(records.stream().map(_ -> Ids.next().toString()).collect(Collectors.joining(",")), joined(records),
                        time.now(), actor.subject(), actor.agency(), action, kind,
                        request.id(), request.address(), request.purpose(), request.purposeReference(), request.breakGlass())
                .replaceWithVoid();
    }

    /// Writes what somebody has done with an account at the identity provider, as that says it. A policy of the service says which part of
    /// the system may do so, and for which actions; nobody else records in the name of another.
    ///
    /// @param teller the part of the system that asked the identity provider
    /// @param subject who did it, also the record that it was done to
    /// @param agency the organisation of the subject; null when it is not known here
    /// @param at when it was done, by the clock of the identity provider
    public Uni<Void> recordElsewhere(Actor teller, UUID subject, UUID agency, String action, String kind, Instant at) {
        return RECORD.execute(Ids.next(), at, subject.toString(), agency, action, kind, subject, null, teller.requestId(), null, null, null,
                        null)
                .replaceWithVoid();
    }

    private static String joined(Collection<UUID> records) {
        return records.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    private Uni<Void> write(Actor actor, String action, String kind, UUID record, String listed) {
        RequestContext request = actor.request();
        return RECORD.execute(Ids.next(), time.now(), actor.subject(), actor.agency(), action, kind, record, listed,
                        request.id(), request.address(), request.purpose(), request.purposeReference(), request.breakGlass())
                .replaceWithVoid();
    }
}
