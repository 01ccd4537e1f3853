package org.palermo.inspection.visit.record;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.checklist.Checklists;
import org.palermo.inspection.visit.Visit;
import org.palermo.inspection.visit.VisitDocuments;
import org.palermo.inspection.visit.VisitEntry;
import org.palermo.inspection.visit.VisitRecordStore;
import org.palermo.inspection.visit.VisitStore;
import org.palermo.inspection.workplace.WorkplaceNames;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Reads what was written about a visit.
@Tag(name = "Visits", description = "Visits to workplaces, including the import of past ones.")
@Path("/api/inspection/v1/visits/{visit}")
@Authenticated
@ApplicationScoped
public class VisitRecordResource {
    private final VisitStore visits;
    private final VisitRecordStore store;
    private final Checklists checklists;
    private final VisitDocuments documents;
    private final VisitMoveStore moves;
    private final WorkplaceNames workplaces;
    private final CurrentOperation operation;

    VisitRecordResource(VisitStore visits, VisitRecordStore store, Checklists checklists, VisitDocuments documents,
            VisitMoveStore moves, WorkplaceNames workplaces, CurrentOperation operation) {
        this.visits = visits;
        this.store = store;
        this.checklists = checklists;
        this.documents = documents;
        this.moves = moves;
        this.workplaces = workplaces;
        this.operation = operation;
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param language of the questions and choices in `words`, BCP 47; English where there is no other
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such visit, or it belongs to another inspectorate
    @GET
    @Path("/record")
    @Operation(operationId = "getVisitRecord", summary = "Read what was written about a visit, with its corrections",
            description = "How a household was entered, interviews, answers to checklists, the summary, each correction with the earlier "
                    + "value, and from which workplace it was moved. `words` has the questions and choices in a language.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "visits of the caller's inspectorate")
    @Audited
    @Scoped
    public Uni<VisitRecordView> get(UUID visit, @RestQuery @DefaultValue("en") @Pattern(regexp = "[a-z]{2}") String language) {
        Actor actor = operation.caller();
        return visits.inScope(visit, actor).onItem().ifNull().failWith(Problems::notFound)
                .call(found -> operation.record(actor, "READ", "visit", found.id()))
                .flatMap(found -> store.all(found.id(), actor).flatMap(entries -> view(found, entries, language, actor)));
    }

    private Uni<VisitRecordView> view(Visit visit, List<VisitEntry> entries, String language, Actor actor) {
        return moves.ofVisit(visit, actor).flatMap(moved -> workplaces.names(actor, List.of(visit.workplace()))
                .map(names -> new VisitRecord(visit, entries).view(documents, new ChecklistWording(checklists, language),
                        names.get(visit.workplace()), moved)));
    }
}
