package org.palermo.inspection.visit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.scope.Sql;

/// Queries over visits of the caller's own inspectorate.
@ApplicationScoped
class VisitStore {

    Uni<Visit> inScope(UUID id, Actor actor) {
        return Panache.getSession().flatMap(session -> session
                .createSelectionQuery("from Visit where id = ?1 and agency = ?2", Visit.class)
                .setParameter(1, id).setParameter(2, actor.agency())
                .getSingleResultOrNull());
    }

    Uni<List<Visit>> page(Actor actor, UUID workplace, Cursor after, int limit) {
        String narrowed = workplace == null ? "" : " and v.workplace = ?5";
        Object[] all = {actor.agency(), after.at(), after.id(), limit + 1, workplace};
        return Sql.list(Visit.class, """
                        select v.* from visit v
                         where v.agency = ?1 and (v.started_at, v.id) < (?2, ?3)
                        """ + narrowed + " order by v.started_at desc, v.id desc limit ?4",
                        workplace == null ? java.util.Arrays.copyOf(all, 4) : all);
    }

    /// @return false when the id is taken
    Uni<Boolean> insert(Visit v) {
        return Sql.execute("""
                        insert into visit (id, workplace, country, agency, kind, started_at, household_access, checklist, recorded_by, recorded_at, digest)
                        values (?1, ?2, ?3, ?4, ?5, ?6, nullif(?7, ''), ?8, ?9, ?10, ?11)
                        on conflict (id) do nothing
                        """,
                        v.id, v.workplace, v.country, v.agency, v.kind.name(), v.startedAt,
                        v.householdAccess == null ? "" : v.householdAccess.name(), v.checklist, v.recordedBy, v.recordedAt, v.digest)
                .map(inserted -> inserted == 1);
    }
}
