package org.palermo.shelter.oncall;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// The shelter managers who can be put on call, as the mechanism's events tell.
@ApplicationScoped
public class KnownManagers {
    private static final Change KEEP = Change.of("""
            insert into shelter_manager (subject, agency, since) values ($1, $2, $3)
            on conflict (subject) do update set agency = excluded.agency, left_at = null
            """);
    private static final Change LEAVE = Change.of("""
            insert into shelter_manager (subject, agency, since, left_at) values ($1, $2, $3, $3)
            on conflict (subject) do update set agency = excluded.agency, left_at = excluded.left_at
            """);
    private static final Change FORGET = Change.of("delete from shelter_manager where left_at < $1");
    private static final Query<Boolean> IS_COLLEAGUE = Query.of(Boolean.class,
            "select exists (select 1 from shelter_manager where subject = $1 and agency = $2 and left_at is null)");
    /// Nobody has a shift any more by then: one begins within a year and lasts a month at most.
    private static final Duration REMEMBERED = Duration.ofDays(400);

    private final TransactionTime time;

    KnownManagers(TransactionTime time) {
        this.time = time;
    }

    /// Call in the transaction of the event. Somebody who has left is remembered while a shift may name her.
    public Uni<Void> take(ManagerChanged told) {
        return (told.active() ? KEEP : LEAVE).execute(told.person(), told.agency(), time.now())
                .chain(() -> FORGET.execute(time.now().minus(REMEMBERED))).replaceWithVoid();
    }

    /// Whether the actor can put the person on call: herself, or a shelter manager of her organisation.
    Uni<Boolean> isColleague(Actor actor, UUID person) {
        return person.toString().equals(actor.subject()) ? Uni.createFrom().item(true) : IS_COLLEAGUE.one(person, actor.agency());
    }
}
