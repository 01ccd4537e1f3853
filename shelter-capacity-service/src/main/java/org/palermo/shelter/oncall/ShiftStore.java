package org.palermo.shelter.oncall;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.scope.Sql;

/// Shifts of the shelters that the actor's organisation runs.
@ApplicationScoped
class ShiftStore {
    private static final String SELECT = """
            select o.chosen, o.starts_at, o.ends_at, o.turn, o.subject, o.sealed, 'WEBHOOK' = any (o.channels), o.recorded_by, o.recorded_at, o.id, k.wrapped,
                   o.channels <> '{WEBHOOK}' or (select on_call_webhook_stands())
              from on_call_shift o join data_key k on k.owner = o.id and k.purpose = 'NOTE'
             where o.shelter = ?1
            """;

    private final DataKeys keys;
    private final SealedContacts contacts;

    ShiftStore(DataKeys keys, SealedContacts contacts) {
        this.keys = keys;
        this.contacts = contacts;
    }

    /// @param id of the row, which the API does not show
    record Kept(UUID id, ShiftView view) {}

    /// Locks the roster: another change of the same roster waits.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the actor's organisation does not run the shelter
    Uni<Void> requireRun(UUID shelter, Actor actor) {
        return Sql.first(Integer.class, "select 1 from shelter where id = ?1 and operator_agency = ?2", shelter, actor.agency())
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw Problems.notFound();
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> lock(UUID shelter) {
        return Sql.execute("select pg_advisory_xact_lock(hashtextextended(?1, 0))", "on call " + shelter).replaceWithVoid();
    }

    /// Shifts that had not ended at an instant, the next first.
    Uni<List<Kept>> since(UUID shelter, Instant at, int limit) {
        return Sql.list(Object[].class, SELECT + " and o.ends_at > ?2 order by o.starts_at, o.turn, o.id limit ?3", shelter, at, limit)
                .map(rows -> rows.stream().map(this::kept).toList());
    }

    Uni<Optional<Kept>> of(UUID shelter, UUID chosen) {
        return Sql.first(Object[].class, SELECT + " and o.chosen = ?2", shelter, chosen).map(row -> row.map(this::kept));
    }

    /// Whether another shift has this turn during a part of the time.
    Uni<Boolean> taken(UUID shelter, UUID chosen, PutShift command) {
        return Sql.first(Boolean.class, """
                        select exists (select 1 from on_call_shift o
                                        where o.shelter = ?1 and o.chosen <> ?2 and o.turn = ?3 and o.starts_at < ?5 and o.ends_at > ?4)
                        """, shelter, chosen, command.order(), command.from(), command.until())
                .map(Optional::orElseThrow);
    }

    Uni<Long> count(UUID shelter, Instant at) {
        return Sql.first(Long.class, "select count(*) from on_call_shift where shelter = ?1 and ends_at > ?2", shelter, at).map(Optional::orElseThrow);
    }

    /// @return the id of the row
    Uni<UUID> add(UUID shelter, UUID chosen, PutShift command, Actor actor, Instant now) {
        UUID id = Ids.next();
        DataKey key = keys.fresh(id, Purpose.NOTE);
        return Sql.execute("""
                        insert into on_call_shift (id, shelter, chosen, starts_at, ends_at, turn, subject, channels, sealed, recorded_by, recorded_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, string_to_array(?8, ','), ?9, ?10, ?11)
                        """, id, shelter, chosen, command.from(), command.until(), command.order(), command.subject(), String.join(",", command.channels()),
                        contacts.seal(key, Contact.of(command)), actor.subject(), now)
                .chain(() -> keys.store(key))
                .replaceWith(id);
    }

    /// Deletes the shift and its key, so that its contact data can't be opened in any copy.
    Uni<Void> remove(UUID id) {
        return Sql.execute("delete from on_call_shift where id = ?1", id).chain(() -> keys.destroy(id, Purpose.NOTE)).replaceWithVoid();
    }

    /// Deletes a shift whose key is gone, in a restored copy.
    Uni<Void> forget(UUID shelter, UUID chosen) {
        return Sql.execute("delete from on_call_shift where shelter = ?1 and chosen = ?2", shelter, chosen).replaceWithVoid();
    }

    private Kept kept(Object[] r) {
        UUID id = (UUID) r[9];
        Contact contact = contacts.open(keys.open(id, Purpose.NOTE, (byte[]) r[10]), (byte[]) r[5]);
        return new Kept(id, new ShiftView((UUID) r[0], (Instant) r[1], (Instant) r[2], ((Number) r[3]).intValue(), (UUID) r[4],
                contact.called(), contact.email(), contact.phone(), (boolean) r[6], (boolean) r[11], (String) r[7], (Instant) r[8]));
    }

    /// Whether a webhook of the actor's organisation receives all notices that call somebody on call.
    Uni<Boolean> webhookStands() {
        return Sql.first(Boolean.class, "select on_call_webhook_stands()").map(stands -> stands.orElseThrow());
    }
}
