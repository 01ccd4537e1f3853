package org.palermo.inspection.team;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.workplace.WorkplaceConflicts;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Which inspector may neither visit nor write about which workplace, in the caller's transaction.
@ApplicationScoped
public class ConflictRegister implements WorkplaceConflicts {
    private static final Query<Boolean> STANDS = Query.of(Boolean.class, """
            select exists (select 1 from inspector_bar where agency = $1 and subject = $2 and lifted_at is null
                              and workplace_now(workplace) = workplace_now($3))
            """);
    private static final String CONFLICT = """
            select b.id, b.subject as inspector, m.name as inspector_name, b.workplace, w.reference, b.ground, b.declared_at
              from inspector_bar b join workplace w on w.id = b.workplace
              left join team_member m on m.agency = b.agency and m.subject = b.subject and m.left_at is null
            """;
    private static final Query<ConflictView> PAGE = Query.of(ConflictView.class, CONFLICT + """
             where b.agency = $1 and b.lifted_at is null and (cast($2 as text) is null or b.subject = $2)
               and (b.declared_at, b.id) < ($3, $4)
             order by b.declared_at desc, b.id desc limit $5
            """);
    private static final Query<ConflictView> STANDING = Query.of(ConflictView.class,
            CONFLICT + " where b.agency = $1 and b.subject = $2 and b.workplace = $3 and b.lifted_at is null");
    private static final Query<String> OF_WHOM =
            Query.of(String.class, "select subject from inspector_bar where id = $1 and agency = $2 and lifted_at is null");
    private static final Query<String> ALONE = Query.of(String.class,
            "select cast(pg_advisory_xact_lock(hashtextextended('palermo.conflicts of ' || $1, 0)) as text)");
    private static final Change ADD = Change.of("""
            insert into inspector_bar (id, agency, subject, workplace, ground, declared_by, declared_at) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict do nothing
            """);
    private static final Change LIFT = Change.of("""
            update inspector_bar set lifted_by = $3, lifted_at = $4 where id = $1 and agency = $2 and lifted_at is null
            """);

    /// Applies also if one of the two workplaces was merged into the other since.
    ///
    /// @param subject of an inspector
    public Uni<Boolean> hasConflict(Actor actor, String subject, UUID workplace) {
        return STANDS.one(actor.agency(), subject, workplace);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the inspector may neither visit the workplace nor record anything about
    ///     it
    public Uni<Void> requireFree(Actor actor, String subject, UUID workplace) {
        return hasConflict(actor, subject, workplace).invoke(conflict -> {
            if (conflict) {
                throw Problems.conflict("visit", "conflict-of-interest",
                        "This inspector may neither visit this workplace nor record anything about it, because of a conflict of "
                        + "interest. Somebody else must do it.");
            }
        }).replaceWithVoid();
    }

    /// Lets one transaction at a time assign visits to this inspector or declare a conflict of interest of hers: otherwise neither would
    /// see what the other one is about to write. Call it before a planned visit is locked, as the declaration locks her visits after it.
    ///
    /// @param subject of the inspector
    public Uni<Void> alone(Actor actor, String subject) {
        return ALONE.first(actor.agency() + " " + subject).replaceWithVoid();
    }

    @Override
    public Uni<Void> requireFree(Actor actor, UUID workplace) {
        return requireFree(actor, actor.subject(), workplace);
    }

    /// @param subject only those of this inspector, or null
    Uni<List<ConflictView>> page(Actor actor, String subject, Cursor after, int limit) {
        return PAGE.list(actor.agency(), subject, after.at(), after.id(), limit);
    }

    /// Returns the conflict. One that was declared before is kept.
    Uni<ConflictView> add(Actor actor, UUID id, String subject, UUID workplace, ConflictGround ground, Instant now) {
        return ADD.execute(id, actor.agency(), subject, workplace, ground, actor.subject(), now)
                .chain(() -> STANDING.one(actor.agency(), subject, workplace));
    }

    /// The subject of the inspector whom a conflict concerns that stands.
    Uni<Optional<String>> ofWhom(Actor actor, UUID id) {
        return OF_WHOM.first(id, actor.agency());
    }

    Uni<Boolean> lift(Actor actor, UUID id, Instant now) {
        return LIFT.execute(id, actor.agency(), actor.subject(), now).map(changed -> changed == 1);
    }
}
