package org.palermo.kernel.breakglass;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over a person's accesses, and over approvals to open more.
@ApplicationScoped
class BreakGlassBudgets {
    private static final Query<String> LOCK = Query.of(String.class, "select cast(pg_advisory_xact_lock(hashtextextended($1, 0)) as text)");
    private static final Query<OpenedBreakGlass> OF_PERSON = Query.of(OpenedBreakGlass.class, """
            select opened_at, ends_at, ended_at is null and ends_at > $2 as open
              from break_glass
             where subject = $1 and (opened_at > $3 or ended_at is null and ends_at > $2)
             order by opened_at
            """);
    private static final Change ADD = Change.of("""
            insert into break_glass_approval (id, person, agency, by_authority, approved_by, approved_at, ends_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            """);
    private static final Query<Boolean> IS_APPROVED = Query.of(Boolean.class, """
            select exists (select 1 from break_glass_approval a
                            where a.person = $1 and a.ends_at > $2 and (a.agency = $3 or a.by_authority))
            """);

    @RegisterForReflection
    private record OpenedBreakGlass(Instant openedAt, Instant endsAt, boolean open) {}

    /// When one person opens two records at once, the second request sees the first.
    Uni<Void> lock(Actor actor) {
        return LOCK.first("break-glass\n" + actor.subject()).replaceWithVoid();
    }

    Uni<BreakGlassOfPerson> of(Actor actor, Instant now) {
        Instant since = now.minus(BreakGlassOfPerson.DAY);
        return OF_PERSON.list(actor.subject(), now, since)
                .flatMap(rows -> isApproved(actor, now).map(approved -> new BreakGlassOfPerson(
                        rows.stream().map(OpenedBreakGlass::openedAt).filter(at -> at.isAfter(since)).toList(),
                        rows.stream().filter(OpenedBreakGlass::open).map(OpenedBreakGlass::endsAt).sorted().toList(), approved)));
    }

    Uni<Void> add(BreakGlassApproval approval, Actor by, boolean byAuthority) {
        return ADD.execute(
                        approval.id(), approval.person().toString(), by.agency(), byAuthority, approval.approvedBy(),
                        approval.approvedAt(), approval.endsAt())
                .replaceWithVoid();
    }

    /// By a person of the same organisation, or of a competent authority.
    private static Uni<Boolean> isApproved(Actor actor, Instant now) {
        return IS_APPROVED.one(actor.subject(), now, actor.agency());
    }
}
