package org.palermo.inspection.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.inspection.team.Team;
import org.palermo.inspection.workplace.WorkplaceNames;
import org.palermo.kernel.identity.Actor;

/// Puts together what the API shows of planned visits, in the caller's transaction.
@ApplicationScoped
class PlanViews {
    private final PlannedVisitStore store;
    private final VisitSources sources;
    private final WorkplaceNames workplaces;
    private final Team team;

    PlanViews(PlannedVisitStore store, VisitSources sources, WorkplaceNames workplaces, Team team) {
        this.store = store;
        this.sources = sources;
        this.workplaces = workplaces;
        this.team = team;
    }

    /// @param planned at most one page of a list
    Uni<List<PlannedVisitView>> of(Actor actor, List<PlannedVisit> planned) {
        return parts(actor, planned).map(parts -> planned.stream().map(p -> parts.view(p, List.of())).toList());
    }

    /// One planned visit, with its steps.
    Uni<PlannedVisitView> of(Actor actor, PlannedVisit planned) {
        return parts(actor, List.of(planned)).flatMap(parts -> store.steps(planned.id()).map(steps -> parts.view(planned, steps)));
    }

    private record Parts(Map<UUID, WorkplaceNames.Named> places, Map<String, String> names, Map<UUID, VisitSources.Source> sources) {

        PlannedVisitView view(PlannedVisit p, List<PlanStep> steps) {
            return PlannedVisitView.of(p, places.get(p.workplace()), p.inspector() == null ? null : names.get(p.inspector()),
                    sources.get(p.id()), steps.stream().map(step -> step.named(names)).toList());
        }
    }

    private Uni<Parts> parts(Actor actor, List<PlannedVisit> planned) {
        return workplaces.of(actor, planned.stream().map(PlannedVisit::workplace).toList())
                .flatMap(places -> team.names(actor)
                        .flatMap(names -> sources.of(actor, planned.stream().map(PlannedVisit::id).toList())
                                .map(found -> new Parts(places, names, found))));
    }
}
