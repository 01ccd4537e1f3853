package org.palermo.inspection.plan;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.text.Digests;
import org.palermo.inspection.visit.VisitOpening;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// What is done with a planned visit: it is assigned, accepted, moved, cancelled or opened.
@Tag(name = "Plan of visits", description = "Visits that are planned, by quarter and inspector, until they are opened and closed.")
@Path("/api/inspection/v1/planned-visits/{id}")
@Authenticated
@ApplicationScoped
public class PlannedVisitSteps {
    private static final String OWN = "the plan of the caller's inspectorate";
    private static final String ASSIGNED = "inspector: visits that are assigned to her; chief inspector: the plan of the inspectorate";

    private final PlannedVisitStore store;
    private final PlanSteps steps;
    private final PlanViews views;
    private final VisitOpening opening;
    private final Digests digests;
    private final Audit audit;
    private final CurrentActor caller;

    PlannedVisitSteps(PlannedVisitStore store, PlanSteps steps, PlanViews views, VisitOpening opening, Digests digests, Audit audit,
            CurrentActor caller) {
        this.store = store;
        this.steps = steps;
        this.views = views;
        this.opening = opening;
        this.digests = digests;
        this.audit = audit;
        this.caller = caller;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link PlanSteps#lock} and {@link PlanSteps#assign}
    @POST
    @Path("/assign")
    @Operation(operationId = "assignPlannedVisit", summary = "Assign a planned visit to an inspector of the team",
            description = "Send the ETag in If-Match. An inspector who may not visit the workplace because of a conflict of interest is "
                    + "refused (409).")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PlannedVisitView>> assign(UUID id, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull AssignVisit command) {
        Actor actor = caller.get();
        return steps.lock(actor, id, ifMatch)
                .flatMap(found -> steps.assign(actor, found, command.inspector(), command.day()))
                .chain(() -> done(actor, id, "ASSIGN"));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link PlanSteps#lock} and {@link PlanSteps#accept}
    @POST
    @Path("/accept")
    @Operation(operationId = "acceptPlannedVisit", summary = "Accept a visit that is assigned to you, for a day",
            description = "Send the ETag in If-Match. If you may not visit the workplace because of a conflict of interest, you are "
                    + "refused "
                    + "(409).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = ASSIGNED)
    @Audited
    @Scoped
    public Uni<RestResponse<PlannedVisitView>> accept(UUID id, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull AcceptVisit command) {
        Actor actor = caller.get();
        return steps.lock(actor, id, ifMatch)
                .flatMap(found -> steps.accept(actor, found, command.day()))
                .chain(() -> done(actor, id, "ACCEPT"));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link PlanSteps#lock} and {@link PlanSteps#move}
    @POST
    @Path("/move")
    @Operation(operationId = "movePlannedVisit", summary = "Move a planned visit to other days or to another inspector",
            description = "Send the ETag in If-Match. The inspector changes the day alone. After a change by the chief inspector she "
                    + "accepts "
                    + "it anew.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = ASSIGNED)
    @Audited
    @Scoped
    public Uni<RestResponse<PlannedVisitView>> move(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull MoveVisit command) {
        Actor actor = caller.get();
        return steps.lock(actor, id, ifMatch)
                .flatMap(found -> steps.move(actor, found, command))
                .chain(() -> done(actor, id, "MOVE"));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link PlanSteps#lock} and {@link PlanSteps#cancel}
    @POST
    @Path("/cancel")
    @Operation(operationId = "cancelPlannedVisit", summary = "Give up a planned visit",
            description = "Send the ETag in If-Match. It stays in the plan as cancelled. One that was opened is closed instead (409).")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PlannedVisitView>> cancel(UUID id, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull CancelVisit command) {
        Actor actor = caller.get();
        return steps.lock(actor, id, ifMatch)
                .flatMap(found -> steps.cancel(actor, found, command.ground()))
                .chain(() -> done(actor, id, "CANCEL"));
    }

    /// Opens the visit. The same id with the same body gets the same answer.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link PlanSteps#open} and {@link VisitOpening#open}
    @POST
    @Path("/open")
    @Operation(operationId = "openPlannedVisit", summary = "Open a visit that you accepted, when it begins",
            description = "A private household needs the consent or the warrant (C189 art. 17). `visit` of the answer is the visit, whose "
                    + "record you then write. With an id of your own you can repeat the request.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = ASSIGNED)
    @Audited
    @Scoped
    public Uni<RestResponse<PlannedVisitView>> open(UUID id, @Valid @NotNull OpenVisit command) {
        Actor actor = caller.get();
        byte[] digest = digests.of(command);
        return steps.lock(actor, id).flatMap(found -> again(actor, found, command, digest).flatMap(again -> again
                        ? Uni.createFrom().voidItem()
                        : steps.open(actor, found, p -> opening.open(actor, opening(p, command), digest).map(VisitOpening.Opened::visit))))
                .chain(() -> done(actor, id, "OPEN"));
    }

    private Uni<Boolean> again(Actor actor, PlannedVisit found, OpenVisit command, byte[] digest) {
        return command.id() == null || !command.id().equals(found.visit()) ? Uni.createFrom().item(false) : opening.isRepeat(actor,
                found.visit(), digest);
    }

    private static VisitOpening.Opening opening(PlannedVisit p, OpenVisit command) {
        return new VisitOpening.Opening(command.id(), p.workplace(), p.kind(), command.startedAt(), command.checklist(),
                command.householdAccess(), command.entry());
    }

    private Uni<RestResponse<PlannedVisitView>> done(Actor actor, UUID id, String action) {
        return audit.record(actor, action, "planned_visit", id)
                .chain(() -> store.find(id, actor)).map(found -> found.orElseThrow(Problems::notFound))
                .flatMap(found -> views.of(actor, found))
                .map(ETags::on);
    }
}
