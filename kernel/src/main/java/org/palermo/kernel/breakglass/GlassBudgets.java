package org.palermo.kernel.breakglass;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Sql;

/// Queries over a person's accesses, and over approvals to open more.
@ApplicationScoped
class GlassBudgets {

    /// When one person opens two records at once, the second request sees the first.
    Uni<Void> lock(Actor actor) {
        return Sql.first(Object.class, "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)", "break-glass\n" + actor.subject()).replaceWithVoid();
    }

    Uni<GlassesOfPerson> of(Actor actor, Instant now) {
        Instant since = now.minus(GlassesOfPerson.DAY);
        return Sql.list(Object[].class, """
                        select opened_at, ends_at, ended_at is null and ends_at > ?2
                          from break_glass
                         where subject = ?1 and (opened_at > ?3 or ended_at is null and ends_at > ?2)
                         order by opened_at
                        """, actor.subject(), now, since)
                .flatMap(rows -> isApproved(actor, now).map(approved -> new GlassesOfPerson(
                        rows.stream().map(r -> (Instant) r[0]).filter(at -> at.isAfter(since)).toList(),
                        rows.stream().filter(r -> (boolean) r[2]).map(r -> (Instant) r[1]).sorted().toList(), approved)));
    }

    Uni<Void> add(GlassApproval approval, Actor by, boolean byAuthority) {
        return Sql.execute("""
                        insert into break_glass_approval (id, person, agency, by_authority, approved_by, approved_at, ends_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        """,
                        approval.id(), approval.person().toString(), by.agency(), byAuthority, approval.approvedBy(), approval.approvedAt(), approval.endsAt())
                .replaceWithVoid();
    }

    /// By a person of the same organisation, or of a competent authority.
    private static Uni<Boolean> isApproved(Actor actor, Instant now) {
        return Sql.first(Boolean.class, """
                        select exists (select 1 from break_glass_approval a
                                        where a.person = ?1 and a.ends_at > ?2 and (a.agency = ?3 or a.by_authority))
                        """, actor.subject(), now, actor.agency())
                .map(Optional::orElseThrow);
    }
}
