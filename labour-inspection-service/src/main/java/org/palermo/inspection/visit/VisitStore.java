package org.palermo.inspection.visit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.inspection.workplace.WorkplaceNames;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over the visits of the caller's inspectorate.
@ApplicationScoped
public class VisitStore {
    private static final Change ADD = Change.of("""
            insert into visit (id, chosen, workplace, country, agency, kind, started_at, household_access, checklist, recorded_by,
              recorded_at, digest)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict do nothing
            """);

    /// The reasons of visits that were made on a complaint or a tip. Row security shows them to the chief inspector alone.
    private static final Query<Reason> REASONS = Query.of(Reason.class, """
            select p.visit, s.kind from planned_visit p join visit_source s on s.planned_visit = p.id where p.visit = any($1)
            union
            select r.visit, r.kind from visit_reason r where r.visit = any($1)
            """);
    private static final Change ADD_REASON = Change.of("insert into visit_reason (visit, agency, kind) values ($1, $2, $3)");

    private static final String PLACE =
            "(hashtextextended('palermo.workplace_of_visit ' || cast($1 as text) || ' ' || cast($2 as text), 0)) as text)";
    private static final Query<String> HOLD_PLACE = Query.of(String.class, "select cast(pg_advisory_xact_lock_shared" + PLACE);
    private static final Query<String> LOCK_PLACE = Query.of(String.class, "select cast(pg_advisory_xact_lock" + PLACE);

    private final WorkplaceNames workplaces;

    VisitStore(WorkplaceNames workplaces) {
        this.workplaces = workplaces;
    }

    @RegisterForReflection
    private record Reason(UUID visit, VisitKind kind) {}

    /// The true kinds of visits that were made on a complaint or a tip, by row; empty for everybody but the chief inspector.
    Uni<Map<UUID, VisitKind>> reasons(Actor actor, Collection<Visit> visits) {
        if (!actor.has(Role.CHIEF_INSPECTOR) || visits.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return REASONS.list((Object) visits.stream().map(v -> v.id).toArray(UUID[]::new))
                .map(found -> found.stream().collect(Collectors.toMap(Reason::visit, Reason::kind)));
    }

    /// As the API shows them to somebody who reads them, with the names of the workplaces.
    ///
    /// @param visits at most one page of a list
    Uni<List<VisitView>> read(Actor actor, List<Visit> visits) {
        return workplaces.names(actor, visits.stream().map(v -> v.workplace).toList()).flatMap(names -> reasons(actor, visits)
                .map(reasons -> visits.stream().map(v -> VisitView.of(v, actor, reasons, names)).toList()));
    }

    /// Keeps the visit at its workplace until the end of the transaction. What is written about it meanwhile may name the workplace.
    ///
    /// @param id the id by which the inspectorate knows it
    public Uni<Void> holdPlace(UUID id, Actor actor) {
        return HOLD_PLACE.first(String.valueOf(actor.agency()), id.toString()).replaceWithVoid();
    }

    /// Waits until nobody writes about the visit any more, so that it can be moved.
    ///
    /// @param id the id by which the inspectorate knows it
    public Uni<Void> lockPlace(UUID id, Actor actor) {
        return LOCK_PLACE.first(String.valueOf(actor.agency()), id.toString()).replaceWithVoid();
    }

    /// @param id the id by which the inspectorate knows it
    /// @return the visit, or null
    public Uni<Visit> inScope(UUID id, Actor actor) {
        return Panache.getSession().flatMap(session -> session
                .createSelectionQuery("from Visit where coalesce(chosen, id) = ?1 and agency = ?2", Visit.class)
                .setParameter(1, id).setParameter(2, actor.agency())
                .getSingleResultOrNull());
    }

    /// @param id of the row
    /// @return the visit, or null
    Uni<Visit> ofRow(UUID id, Actor actor) {
        return Panache.getSession().flatMap(session -> session
                .createSelectionQuery("from Visit where id = ?1 and agency = ?2", Visit.class)
                .setParameter(1, id).setParameter(2, actor.agency())
                .getSingleResultOrNull());
    }

    /// @param workplace id, or null for all; visits of workplaces that were merged into it are included
    /// @return at most `limit` + 1 visits, latest first
    Uni<List<Visit>> page(Actor actor, UUID workplace, Cursor after, int limit) {
        String narrowed = workplace == null ? "" : " and v.workplace in (select workplace_parts(?5))";
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery("""
                            select v.id, v.chosen, v.workplace, v.country, v.agency, v.kind, v.started_at, v.corrected_start,
                                   v.household_access, v.checklist, v.recorded_by, v.recorded_at, v.digest, v.version
                              from visit v
                             where v.agency = ?1
                               and (coalesce(v.corrected_start, v.started_at), coalesce(v.chosen, v.id)) < (?2, ?3)
                            """ + narrowed + """
                             order by coalesce(v.corrected_start, v.started_at) desc, coalesce(v.chosen, v.id) desc limit ?4
                            """, Visit.class)
                    .setParameter(1, actor.agency()).setParameter(2, after.at()).setParameter(3, after.id()).setParameter(4, limit + 1);
            return (workplace == null ? query : query.setParameter(5, workplace)).getResultList();
        });
    }

    /// @return the visit as written, or null when the inspectorate already has a visit under the chosen id
    Uni<Visit> insert(Visit v) {
        return add(v).flatMap(added -> {
            if (added) {
                return Uni.createFrom().item(v);
            }
            v.id = Ids.next();
            return add(v).map(addedNow -> addedNow ? v : null);
        });
    }

    /// Writes a visit. If a complaint is the reason, that is stored apart, where only the chief inspector reads it.
    private static Uni<Boolean> add(Visit v) {
        boolean walled = v.kind == VisitKind.COMPLAINT;
        return ADD.execute(v.id, v.chosen, v.workplace, v.country, v.agency, walled ? VisitKind.PLANNED : v.kind, v.startedAt,
                        v.householdAccess, v.checklist,
                        v.recordedBy, v.recordedAt, v.digest)
                .map(inserted -> inserted == 1)
                .call(inserted -> inserted && walled ? ADD_REASON.execute(v.id, v.agency, v.kind) : Uni.createFrom().voidItem());
    }
}
