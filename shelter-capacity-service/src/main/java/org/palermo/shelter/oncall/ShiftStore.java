package org.palermo.shelter.oncall;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Shifts of the shelters that the actor's organisation runs.
@ApplicationScoped
class ShiftStore {
    /// Whether a call reaches the person of a shift, and she can still answer.
    private static final String IS_REACHED = """
            (o.channels <> '{WEBHOOK}' or (select on_call_webhook_stands()))
               and not exists (select 1 from shelter_manager m where m.subject = o.subject and m.left_at is not null)
            """;
    private static final String SELECT = """
            select o.id, o.chosen, o.starts_at, o.ends_at, o.turn, o.subject, o.sealed, k.wrapped, 'WEBHOOK' = any (o.channels) as webhook,
                   %s as reached, o.recorded_by, o.recorded_at
              from on_call_shift o join data_key k on k.owner = o.id and k.purpose = 'NOTE'
             where o.shelter = $1
            """.formatted(IS_REACHED);
    private static final Query<SealedShift> SINCE = Query.of(SealedShift.class,
            SELECT + " and o.ends_at > $2 order by o.starts_at, o.turn, o.id limit $3");
    private static final Query<SealedShift> CHOSEN = Query.of(SealedShift.class, SELECT + " and o.chosen = $2");
    private static final Query<RosterGaps.Span> REACHED = Query.of(RosterGaps.Span.class, """
            select o.starts_at as "from", o.ends_at as "until" from on_call_shift o
             where o.shelter = $1 and o.ends_at > $2 and o.starts_at < $3 and %s
             order by o.starts_at
            """.formatted(IS_REACHED));
    private static final Query<Integer> RUN_BY = Query.of(Integer.class, "select 1 from shelter where id = $1 and operator_agency = $2");
    private static final Change LOCK = Change.of("select pg_advisory_xact_lock(hashtextextended($1, 0))");
    private static final Query<Boolean> IS_TAKEN = Query.of(Boolean.class, """
            select exists (select 1 from on_call_shift o
                            where o.shelter = $1 and o.chosen <> $2 and o.turn = $3 and o.starts_at < $5 and o.ends_at > $4)
            """);
    private static final Query<Long> COUNT = Query.of(Long.class, "select count(*) from on_call_shift where shelter = $1 and ends_at > $2");
    private static final Change ADD = Change.of("""
            insert into on_call_shift (id, shelter, chosen, starts_at, ends_at, turn, subject, channels, sealed, recorded_by, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, string_to_array($8, ','), $9, $10, $11)
            """);
    private static final Query<String> KEEP_CALLS =
            Query.of(String.class, "select cast(keep_calls($1, $2, $3, string_to_array($4, ',')) as text)");
    private static final Change REMOVE = Change.of("delete from on_call_shift where id = $1");
    private static final Change FORGET = Change.of("delete from on_call_shift where shelter = $1 and chosen = $2");
    private static final Query<Boolean> WEBHOOK_STANDS = Query.of(Boolean.class, "select on_call_webhook_stands()");

    private final DataKeys keys;
    private final SealedContacts contacts;

    ShiftStore(DataKeys keys, SealedContacts contacts) {
        this.keys = keys;
        this.contacts = contacts;
    }

    /// @param id of the row, which the API does not show
    record Kept(UUID id, ShiftView view) {}

    @RegisterForReflection
    private record SealedShift(
            UUID id, UUID chosen, Instant startsAt, Instant endsAt, int turn, UUID subject, byte[] sealed, byte[] wrapped, boolean webhook,
            boolean reached, String recordedBy, Instant recordedAt) {}

    /// Locks the roster: another change of the same roster waits.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the actor's organisation does not run the shelter
    Uni<Void> requireRun(UUID shelter, Actor actor) {
        return RUN_BY.first(shelter, actor.agency())
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw Problems.notFound();
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> lock(UUID shelter) {
        return LOCK.execute("on call " + shelter).replaceWithVoid();
    }

    /// Shifts that had not ended at an instant, the next first.
    Uni<List<Kept>> since(UUID shelter, Instant at, int limit) {
        return SINCE.list(shelter, at, limit).map(rows -> rows.stream().map(this::kept).toList());
    }

    /// When somebody who can be reached is on call between two instants, in the order in which the shifts begin.
    Uni<List<RosterGaps.Span>> reached(UUID shelter, Instant from, Instant until) {
        return REACHED.list(shelter, from, until);
    }

    Uni<Optional<Kept>> of(UUID shelter, UUID chosen) {
        return CHOSEN.first(shelter, chosen).map(row -> row.map(this::kept));
    }

    /// Whether another shift has this turn during a part of the time.
    Uni<Boolean> taken(UUID shelter, UUID chosen, PutShift command) {
        return IS_TAKEN.one(shelter, chosen, command.order(), command.from(), command.until());
    }

    Uni<Long> count(UUID shelter, Instant at) {
        return COUNT.one(shelter, at);
    }

    /// @param id of the row
    Uni<Void> add(UUID id, UUID shelter, UUID chosen, PutShift command, Actor actor, Instant now) {
        DataKey key = keys.fresh(id, Purpose.NOTE);
        return ADD
                .execute(id, shelter, chosen, command.from(), command.until(), command.order(), command.subject(),
                        String.join(",", command.channels()), contacts.seal(key, Contact.of(command)), actor.subject(), now)
                .chain(() -> keys.store(key))
                .replaceWithVoid();
    }

    /// Gives the calls of a shift to the row that replaces it, before the shift is removed: a call that was not sent is sent to who is on
    /// call now.
    Uni<Void> keepCalls(UUID shift, UUID replacedBy, PutShift command) {
        return KEEP_CALLS.list(shift, replacedBy, command.subject(), String.join(",", command.channels())).replaceWithVoid();
    }

    /// Deletes the shift and its key, so that its contact data can't be opened in any copy.
    Uni<Void> remove(UUID id) {
        return REMOVE.execute(id).chain(() -> keys.destroy(id, Purpose.NOTE)).replaceWithVoid();
    }

    /// Deletes a shift whose key is gone, in a restored copy.
    Uni<Void> forget(UUID shelter, UUID chosen) {
        return FORGET.execute(shelter, chosen).replaceWithVoid();
    }

    private Kept kept(SealedShift s) {
        Contact contact = contacts.open(keys.open(s.id(), Purpose.NOTE, s.wrapped()), s.sealed());
        return new Kept(s.id(), new ShiftView(s.chosen(), s.startsAt(), s.endsAt(), s.turn(), s.subject(),
                contact.called(), contact.email(), contact.phone(), s.webhook(), s.reached(), s.recordedBy(), s.recordedAt()));
    }

    /// Whether a webhook of the actor's organisation receives all notices that call somebody on call.
    Uni<Boolean> webhookStands() {
        return WEBHOOK_STANDS.one();
    }
}
