package org.palermo.inspection.plan;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.inspection.visit.VisitKind;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// The reason of a planned visit, if it is a complaint or a tip. It is kept apart, as C81 article 15(c) requires. Whoever writes a reason
/// can't read it again. The database shows the rows to the chief inspector of the inspectorate and to nobody else.
@ApplicationScoped
class VisitSources {
    private static final Change ADD = Change.of("""
            insert into visit_source (planned_visit, agency, kind, complaint, tip) values ($1, $2, $3, $4, $5)
            """);
    private static final Query<Source> OF = Query.of(Source.class, """
            select planned_visit, kind, complaint, tip from visit_source where planned_visit = any($1) and agency = $2
            """);

    /// @param kind the true kind
    @RegisterForReflection
    record Source(UUID plannedVisit, VisitKind kind, UUID complaint, UUID tip) {}

    Uni<Void> add(Actor actor, UUID plannedVisit, VisitKind kind, UUID complaint, UUID tip) {
        return ADD.execute(plannedVisit, actor.agency(), kind, complaint, tip).replaceWithVoid();
    }

    /// Empty for everybody but the chief inspector.
    Uni<Map<UUID, Source>> of(Actor actor, Collection<UUID> plannedVisits) {
        if (!actor.has(Role.CHIEF_INSPECTOR) || plannedVisits.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return OF.list(plannedVisits.toArray(UUID[]::new), actor.agency())
                .map(found -> found.stream().collect(Collectors.toMap(Source::plannedVisit, source -> source)));
    }
}
