package org.palermo.kernel.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// The operator's actions for a stream whose event is refused again and again: send it again, or skip it with a reason.
@ApplicationScoped
public class ParkedStreams {
    /// A skipped event is sent empty, with its own number, so that the receiver sees no gap.
    public static final String SKIPPED = "org.palermo.skipped";

    private static final Query<ParkedStream> PARKED = Query.of(ParkedStream.class, """
            select subscriber, aggregate, delivered_sequence + 1 as waiting_from, last_sequence, parked_at, last_failure
              from outbox_stream where parked_at is not null and (agency is null or agency = $1) order by parked_at limit 200
            """);
    private static final Query<ParkedStream> ALL_PARKED = Query.of(ParkedStream.class, """
            select subscriber, aggregate, delivered_sequence + 1 as waiting_from, last_sequence, parked_at, last_failure
              from outbox_stream where parked_at is not null order by parked_at limit 200
            """);
    private static final Change UNPARK_ANY = Change.of("""
            update outbox_stream set parked_at = null, attempts = 0, refusals = 0, next_attempt_at = $3
             where subscriber = $1 and aggregate = $2 and parked_at is not null
            """);
    private static final Query<UUID> REFUSED = Query.of(UUID.class, """
            select e.id from outbox_event e join outbox_stream s on s.subscriber = e.subscriber and s.aggregate = e.aggregate
             where s.subscriber = $1 and s.aggregate = $2 and s.parked_at is not null and (s.agency is null or s.agency = $3)
               and e.sequence = s.delivered_sequence + 1
               for update of s
            """);
    private static final Change EMPTY = Change.of("update outbox_event set type = $2, data = null, skipped_reason = $3 where id = $1");
    private static final Change UNPARK = Change.of("""
            update outbox_stream set parked_at = null, attempts = 0, refusals = 0, next_attempt_at = $3
             where subscriber = $1 and aggregate = $2 and parked_at is not null and (agency is null or agency = $4)
            """);

    private final DataKeys keys;
    private final Audit audit;

    ParkedStreams(DataKeys keys, Audit audit) {
        this.keys = keys;
        this.audit = audit;
    }

    @Scoped
    public Uni<List<ParkedStream>> list(Actor actor) {
        return PARKED.list(actor.agency());
    }

    /// Those of every organisation, for who runs the mechanism.
    @Scoped
    Uni<List<ParkedStream>> all(Actor actor) {
        return ALL_PARKED.list();
    }

    /// The same whatever organisation wrote the events.
    @Scoped
    Uni<Void> sendAgainAny(Actor actor, String subscriber, UUID aggregate) {
        return UNPARK_ANY.execute(subscriber, aggregate, Instant.now())
                .invoke(ParkedStreams::requireOne)
                .chain(() -> audit.record(actor, "SEND_AGAIN", "outbox_stream", aggregate))
                .chain(Outbox::wake);
    }

    @Scoped
    public Uni<Void> sendAgain(Actor actor, String subscriber, UUID aggregate) {
        return unpark(actor, subscriber, aggregate).chain(() -> audit.record(actor, "SEND_AGAIN", "outbox_stream", aggregate));
    }

    /// @param reason stored with the event, sealed; the event is emptied
    @Scoped
    public Uni<Void> skip(Actor actor, String subscriber, UUID aggregate, String reason) {
        return REFUSED.first(subscriber, aggregate, actor.agency())
                .map(event -> event.orElseThrow(Problems::notFound))
                .flatMap(event -> empty(event, reason))
                .chain(() -> unpark(actor, subscriber, aggregate))
                .chain(() -> audit.record(actor, "SKIP", "outbox_stream", aggregate));
    }

    private Uni<Void> empty(UUID event, String reason) {
        return keys.findOrCreate(event, Purpose.NOTE)
                .flatMap(key -> EMPTY.execute(event, SKIPPED, key.seal("skipped_reason", reason)))
                .replaceWithVoid();
    }

    private Uni<Void> unpark(Actor actor, String subscriber, UUID aggregate) {
        return UNPARK.execute(subscriber, aggregate, Instant.now(), actor.agency())
                .invoke(ParkedStreams::requireOne)
                .chain(Outbox::wake);
    }

    private static void requireOne(int changed) {
        if (changed == 0) {
            throw Problems.notFound();
        }
    }
}
