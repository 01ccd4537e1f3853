package org.palermo.inspection.tip.official;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.plan.PlanVisit;
import org.palermo.inspection.plan.PlannedVisits;
import org.palermo.inspection.report.Reporting;
import org.palermo.inspection.tip.TipClosing;
import org.palermo.inspection.tip.TipState;
import org.palermo.inspection.tip.TipStore;
import org.palermo.inspection.tip.TipView;
import org.palermo.inspection.visit.VisitKind;
import org.palermo.inspection.workplace.WorkplaceNames;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// The decisions of the chief inspector on a tip: a visit, a report of a suspected victim, and the closing. Each is possible once.
@Tag(name = "Tips", description = "Tips of partners and of the public, and the agreements with partners.")
@Path("/api/inspection/v1/tips/{tip}/decisions")
@Authenticated
@ApplicationScoped
public class TipDecisions {
    private static final String FIELD = "suspectedVictim";
    private static final String REFERENCE = "workplaceReference";

    private final TipStore store;
    private final PlannedVisits plan;
    private final WorkplaceNames workplaces;
    private final Reporting reporting;
    private final CurrentOperation operation;

    TipDecisions(TipStore store, PlannedVisits plan, WorkplaceNames workplaces, Reporting reporting, CurrentOperation operation) {
        this.store = store;
        this.plan = plan;
        this.workplaces = workplaces;
        this.reporting = reporting;
        this.operation = operation;
    }

    /// The audit names the planned visit and not the tip: an auditor could put the two entries of one request together, and would know
    /// which visit follows from a tip. So the answer does not have the content of the tip: reading it is an entry of its own.
    ///
    /// @param ifMatch the ETag that was read
    @POST
    @Path("/visit")
    @Operation(operationId = "planVisitOnTip", summary = "Plan a visit from a tip",
            description = "Send the ETag of the tip in If-Match. The visit is in the plan; only the chief inspector sees that it follows "
                    + "from a tip. The answer leaves out what the tip says. A tip that is closed, or has a visit, gets 409.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = Tips.OWN)
    @Scoped
    public Uni<RestResponse<TipView>> visit(UUID tip, @RestHeader("If-Match") String ifMatch, @Valid @NotNull VisitOnTip command) {
        Actor actor = operation.caller();
        return open(tip, ifMatch, actor)
                .invoke(t -> stop(t.plannedVisit() != null,
                        () -> Problems.conflict("tip", "visit-planned", "A visit was already planned from this tip.")))
                .chain(() -> workplace(command))
                .chain(workplace -> plan.add(actor, new PlanVisit(workplace, VisitKind.PLANNED, command.from(), command.by(),
                        command.jointWith(), null, tip)))
                .chain(visit -> store.visit(tip, actor, visit))
                .chain(() -> store.find(tip, actor)).map(found -> ETags.on(found.orElseThrow().withoutContent()));
    }

    /// The workplace that the chief inspector names, by its id or its reference.
    private Uni<UUID> workplace(VisitOnTip command) {
        if (command.workplace() != null) {
            return Uni.createFrom().item(command.workplace());
        }
        if (command.workplaceReference() == null) {
            throw Problems.invalid(REFERENCE, "must be given, or the id of the workplace");
        }
        return workplaces.requireByReference(REFERENCE, command.workplaceReference());
    }

    /// @param ifMatch the ETag that was read
    @POST
    @Path("/referral")
    @Operation(operationId = "referFromTip", summary = "Report the suspected victim of a tip to the mechanism",
            description = "Send the ETag of the tip in If-Match. The rules are those of a finding. A child, a person whose age is unsure, "
                    + "and an adult who consents are referred. If an adult does not consent, the mechanism is notified without her "
                    + "identity. Her data are not kept in this service. A tip that is closed, or from which somebody was already "
                    + "reported, gets 409. Without the mechanism's key nobody can be referred (503).")
    @Allowed(roles = CHIEF_INSPECTOR, scope = Tips.OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<TipView>> refer(UUID tip, @RestHeader("If-Match") String ifMatch, @Valid @NotNull ReferFromTip command) {
        Actor actor = operation.caller();
        reporting.check(FIELD, command.suspectedVictim(), operation.now());
        return open(tip, ifMatch, actor)
                .invoke(t -> stop(t.report() != null,
                        () -> Problems.conflict("tip", "reported", "A suspected victim was already reported from this tip.")))
                .chain(() -> reporting.send(actor, FIELD, command.suspectedVictim(), operation.now()))
                .chain(sent -> store.report(tip, actor, sent.id(), sent.kind()))
                .chain(() -> operation.record(actor, "REFER", "tip", tip))
                .chain(() -> read(tip, actor));
    }

    /// @param ifMatch the ETag that was read
    @POST
    @Path("/close")
    @Operation(operationId = "closeTip", summary = "Close a tip, with a reason",
            description = "Send the ETag of the tip in If-Match. A tip that is already closed gets 409. `DONE` gets 409 if neither a "
                    + "visit nor a report followed from the tip. With `NOT_OURS` and `PASSED_ON` a tip of the public page is closed for "
                    + "your inspectorate alone, and stays open for the others.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = Tips.OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<TipView>> close(UUID tip, @RestHeader("If-Match") String ifMatch, @Valid @NotNull CloseTip command) {
        Actor actor = operation.caller();
        return open(tip, ifMatch, actor)
                .invoke(t -> stop(command.ground() == TipClosing.DONE && t.state() == TipState.NEW,
                        () -> Problems.conflict("tip", "nothing-done",
                                "Neither a visit nor a report followed from this tip. Choose another reason.")))
                .chain(() -> store.close(tip, actor, command.ground(), operation.now()))
                .chain(() -> operation.record(actor, "CLOSE", "tip", tip))
                .chain(() -> read(tip, actor));
    }

    private Uni<TipView> open(UUID tip, String ifMatch, Actor actor) {
        return store.lock(tip, actor).map(found -> found.orElseThrow(Problems::notFound))
                .invoke(t -> ETags.require(ifMatch, t.version()))
                .invoke(t -> stop(t.state() == TipState.CLOSED, () -> Problems.conflict("tip", "closed", "This tip is closed.")));
    }

    private static void stop(boolean when, Supplier<HttpProblem> because) {
        if (when) {
            throw because.get();
        }
    }

    private Uni<RestResponse<TipView>> read(UUID tip, Actor actor) {
        return store.find(tip, actor).map(found -> ETags.on(found.orElseThrow()));
    }
}
