package org.palermo.inspection.plan;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.text.Digests;
import org.palermo.inspection.visit.KeepsOtherBodies;
import org.palermo.inspection.visit.VisitOpening;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// What is done with a planned visit: it is assigned, accepted, moved, cancelled or opened, or made with others.
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
    private final CurrentOperation operation;

    PlannedVisitSteps(PlannedVisitStore store, PlanSteps steps, PlanViews views, VisitOpening opening, Digests digests,
            CurrentOperation operation) {
        this.store = store;
        this.steps = steps;
        this.views = views;
        this.opening = opening;
        this.digests = digests;
        this.operation = operation;
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
        Actor actor = operation.caller();
        return steps.alone(actor, command.inspector()).chain(() -> steps.lock(actor, id, ifMatch))
                .flatMap(found -> steps.assign(actor, found, command.inspector(), command.day()))
                .chain(() -> done(actor, id, "ASSIGN"));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link PlanSteps#lock} and {@link PlanSteps#accept}
    @POST
    @Path("/accept")
    @Operation(operationId = "acceptPlannedVisit", summary = "Accept a visit that is assigned to you, for a day",
            description = "Send the ETag in If-Match. If you may not visit the workplace because of a conflict of interest, you are "
                    + "refused (409).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = ASSIGNED)
    @Audited
    @Scoped
    public Uni<RestResponse<PlannedVisitView>> accept(UUID id, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull AcceptVisit command) {
        Actor actor = operation.caller();
        return steps.lock(actor, id, ifMatch)
                .flatMap(found -> steps.accept(actor, found, command.day()))
                .chain(() -> done(actor, id, "ACCEPT"));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link PlanSteps#lock} and {@link PlanSteps#move}
    @POST
    @Path("/move")
    @Operation(operationId = "movePlannedVisit", summary = "Move a planned visit to other days or to another inspector",
            description = "Send the ETag in If-Match. An inspector can change only the day. After a change by the chief inspector, the "
                    + "inspector must accept the visit again.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = ASSIGNED)
    @Audited
    @Scoped
    public Uni<RestResponse<PlannedVisitView>> move(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull MoveVisit command) {
        Actor actor = operation.caller();
        return steps.alone(actor, command.inspector()).chain(() -> steps.lock(actor, id, ifMatch))
                .flatMap(found -> steps.move(actor, found, command))
                .chain(() -> done(actor, id, "MOVE"));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link PlanSteps#lock} and {@link PlanSteps#companions}
    @PUT
    @Path("/companions")
    @Operation(operationId = "changeVisitCompanions", summary = "Say with whom a planned visit is made: police, interpreter or others",
            description = "Send the ETag in If-Match. The list replaces the earlier one; without it, inspectors go alone. The inspector "
                    + "is told and need not accept the visit again. A visit that was opened gets 409.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PlannedVisitView>> companions(UUID id, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull ChangeCompanions command) {
        Actor actor = operation.caller();
        return steps.lock(actor, id, ifMatch)
                .flatMap(found -> steps.companions(actor, found, command.jointWith()))
                .chain(() -> done(actor, id, "CHANGE_COMPANIONS"));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link PlanSteps#lock} and {@link PlanSteps#cancel}
    @POST
    @Path("/cancel")
    @Operation(operationId = "cancelPlannedVisit", summary = "Cancel a planned visit",
            description = "Send the ETag in If-Match. The visit stays in the plan as cancelled. A visit that was opened can't be "
                    + "cancelled (409): close it instead.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PlannedVisitView>> cancel(UUID id, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull CancelVisit command) {
        Actor actor = operation.caller();
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
            description = "A private household needs the consent or the warrant (C189 art. 17). `visit` in the answer is the id of the "
                    + "visit, whose record you then write. With an id of your own you can repeat the request. A different body under the "
                    + "same id gets 409; both are stored, and a person settles them with `settleFormSubmission`.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = ASSIGNED)
    @Audited
    @KeepsOtherBodies
    @Scoped
    public Uni<RestResponse<PlannedVisitView>> open(UUID id, @Valid @NotNull OpenVisit command) {
        Actor actor = operation.caller();
        byte[] digest = digests.of(command);
        return steps.lock(actor, id).flatMap(found -> again(actor, found, command, digest).flatMap(again -> again
                        ? Uni.createFrom().voidItem()
                        : steps.open(actor, found, p -> opening.open(actor, opening(p, command), digest).map(VisitOpening.Opened::visit))))
                .chain(() -> done(actor, id, "OPEN"));
    }

    /// Whether the visit was opened by the same request. Another body under the id of her visit is refused as one that can't be opened.
    private Uni<Boolean> again(Actor actor, PlannedVisit found, OpenVisit command, byte[] digest) {
        return command.id() == null || !command.id().equals(found.visit()) ? Uni.createFrom().item(false)
                : opening.isRepeat(actor, found.visit(), digest)
                        .call(repeated -> repeated || !actor.subject().equals(found.inspector()) ? Uni.createFrom().voidItem()
                                : opening.open(actor, opening(found, command), digest));
    }

    private static VisitOpening.Opening opening(PlannedVisit p, OpenVisit command) {
        return new VisitOpening.Opening(command.id(), p.workplace(), p.kind(), command.startedAt(), command.checklist(),
                command.householdAccess(), command.entry());
    }

    private Uni<RestResponse<PlannedVisitView>> done(Actor actor, UUID id, String action) {
        return operation.record(actor, action, "planned_visit", id)
                .chain(() -> store.find(id, actor)).map(found -> found.orElseThrow(Problems::notFound))
                .flatMap(found -> views.of(actor, found))
                .map(ETags::on);
    }
}
