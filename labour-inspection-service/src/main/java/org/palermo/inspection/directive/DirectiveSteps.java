package org.palermo.inspection.directive;

import static org.palermo.inspection.directive.Directives.KIND;
import static org.palermo.inspection.directive.Directives.OWN;
import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.appeal.Appeal;
import org.palermo.inspection.appeal.LegalDays;
import org.palermo.inspection.appeal.LodgeAppeal;
import org.palermo.inspection.plan.PlanVisit;
import org.palermo.inspection.plan.PlannedVisits;
import org.palermo.inspection.visit.VisitKind;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// The operations that change an order. Each adds an entry to its history.
@Tag(name = "Orders", description = "Orders of inspectors to employers, with their terms, appeals and steps.")
@Path("/api/inspection/v1/directives/{directive}")
@Authenticated
@ApplicationScoped
public class DirectiveSteps {
    private static final String ANOTHER = "Another state gets 409.";
    private static final long MOST_STEPS = 50;

    private final DirectiveStore store;
    private final DirectiveAccess access;
    private final PlannedVisits plan;
    private final LegalDays days;
    private final CurrentOperation operation;

    DirectiveSteps(DirectiveStore store, DirectiveAccess access, PlannedVisits plan, LegalDays days, CurrentOperation operation) {
        this.store = store;
        this.access = access;
        this.plan = plan;
        this.days = days;
        this.operation = operation;
    }

    @POST
    @Path("/extension")
    @Operation(operationId = "extendDirective", summary = "Give an employer more time to comply with an order", description = ANOTHER)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<DirectiveView>> extend(UUID directive, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull ExtendDirective said) {
        return change(directive, ifMatch, (order, today) -> order.extend(said.dueOn()),
                today -> new DirectiveStore.Event(DirectiveAction.EXTEND, today, said.dueOn().toString(), said.reason()));
    }

    @POST
    @Path("/appeal")
    @Operation(operationId = "lodgeDirectiveAppeal", summary = "Record that the employer has appealed against an order",
            description = "An order that was lifted as remedied can be appealed against too; it is then not final until the appeal is "
                    + "decided. An order has at most one appeal. An appeal after its last day needs `admittedLate` (409 otherwise). "
                    + ANOTHER)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<DirectiveView>> appeal(UUID directive, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull LodgeAppeal said) {
        return change(directive, ifMatch, (order, today) -> order.lodgeAppeal(said, today),
                today -> new DirectiveStore.Event(DirectiveAction.LODGE_APPEAL, said.lodgedOn(), null, null));
    }

    @POST
    @Path("/appeal-decision")
    @Operation(operationId = "decideDirectiveAppeal", summary = "Record how an appeal against an order ended",
            description = "Send a new last day if the old one has passed or the decision changed it. An order that was varied is never "
                    + "published. " + ANOTHER)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<DirectiveView>> decide(UUID directive, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull DecideDirectiveAppeal said) {
        return change(directive, ifMatch, (order, today) -> order.decideAppeal(said.outcome(), said.decidedOn(), said.dueOn(), today),
                today -> new DirectiveStore.Event(DirectiveAction.DECIDE_APPEAL, said.decidedOn(), said.outcome().name(), said.note()));
    }

    @POST
    @Path("/compliance")
    @Operation(operationId = "recordDirectiveCompliance", summary = "Record that an order was complied with",
            description = "This is possible also while an appeal is pending; the order then stays `APPEALED` until the appeal is decided. "
                    + ANOTHER)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<DirectiveView>> comply(UUID directive, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull RecordCompliance said) {
        return change(directive, ifMatch, (order, today) -> order.comply(said.on(), today),
                today -> new DirectiveStore.Event(DirectiveAction.COMPLY, said.on(), null, said.note()));
    }

    @POST
    @Path("/lifting")
    @Operation(operationId = "liftDirective", summary = "Lift an order: the violation was remedied, or it was issued in error",
            description = "An order that was issued in error never becomes final. " + ANOTHER)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<DirectiveView>> lift(UUID directive, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull LiftDirective said) {
        return change(directive, ifMatch, (order, today) -> order.lift(said.reason(), said.on(), today),
                today -> new DirectiveStore.Event(DirectiveAction.LIFT, said.on(), said.reason().name(), said.note()));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 as {@link PlannedVisits#add}
    @POST
    @Path("/follow-up")
    @Operation(operationId = "planDirectiveFollowUp", summary = "Plan a follow-up visit to check whether an order was complied with",
            description = ANOTHER)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<DirectiveView>> followUp(UUID directive, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull PlanFollowUp said) {
        Actor actor = operation.caller();
        return access.change(actor, directive, ifMatch)
                .invoke(row -> row.directive().require(DirectiveAction.PLAN_FOLLOW_UP))
                .call(row -> plan.add(actor, new PlanVisit(row.workplace(), VisitKind.FOLLOW_UP, said.from(), said.by(), said.jointWith(),
                        directive, null)))
                .flatMap(row -> beside(actor, row,
                        new DirectiveStore.Event(DirectiveAction.PLAN_FOLLOW_UP, said.from(), said.by().toString(), null)));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it has as many steps as it may, or its time was over
    @POST
    @Path("/steps")
    @Operation(operationId = "addDirectiveStep", summary = "Add a step that the employer must take to comply with an order",
            description = "An order has at most 50 steps (409). " + ANOTHER)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<DirectiveView>> addStep(UUID directive, @RestHeader("If-Match") String ifMatch, @Valid @NotNull AddStep said) {
        Actor actor = operation.caller();
        return access.change(actor, directive, ifMatch)
                .invoke(row -> {
                    row.directive().require(DirectiveAction.ADD_STEP);
                    if (row.wrapped() == null) {
                        throw Problems.conflict("directive", "erased", "The texts of this order were erased, so no step can be added.");
                    }
                    if (said.dueOn().isBefore(row.servedOn()) || row.dueOn() != null && said.dueOn().isAfter(row.dueOn())) {
                        throw Problems.invalid("dueOn", "must be from the day of service until the last day of the order");
                    }
                })
                .call(row -> store.countSteps(directive).invoke(count -> {
                    if (count >= MOST_STEPS) {
                        throw Problems.conflict("directive", "too-many-steps", "An order has at most 50 steps.");
                    }
                }))
                .call(row -> store.addStep(actor, directive, said, access.key(row), operation.now()))
                .flatMap(row -> beside(actor, row, new DirectiveStore.Event(DirectiveAction.ADD_STEP, said.dueOn(), null, null)));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such step, or it was done before
    @POST
    @Path("/steps/{step}/completion")
    @Operation(operationId = "finishDirectiveStep", summary = "Record that a step of an order was done",
            description = "A step that is already done gets 404. " + ANOTHER)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<DirectiveView>> finishStep(UUID directive, UUID step, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull FinishStep said) {
        Actor actor = operation.caller();
        return access.change(actor, directive, ifMatch)
                .invoke(row -> {
                    row.directive().require(DirectiveAction.FINISH_STEP);
                    Appeal.requirePast("on", said.on(), row.servedOn(), days.today(row.country(), operation.now()));
                })
                .call(row -> store.finishStep(directive, step, said.on()).invoke(done -> {
                    if (!done) {
                        throw Problems.notFound();
                    }
                }))
                .flatMap(row -> beside(actor, row, new DirectiveStore.Event(DirectiveAction.FINISH_STEP, said.on(), null, null)));
    }

    private interface EventOn {
        DirectiveStore.Event on(LocalDate today);
    }

    private Uni<RestResponse<DirectiveView>> change(UUID directive, String ifMatch, BiFunction<Directive, LocalDate, Directive> rule,
            EventOn event) {
        Actor actor = operation.caller();
        return access.change(actor, directive, ifMatch).flatMap(row -> {
            LocalDate today = days.today(row.country(), operation.now());
            Directive changed = rule.apply(row.directive(), today);
            return store.update(directive, changed).chain(() -> recorded(actor, row, event.on(today)));
        });
    }

    /// A change that is in other rows.
    private Uni<RestResponse<DirectiveView>> beside(Actor actor, DirectiveStore.Row row, DirectiveStore.Event event) {
        return store.touch(row.id()).chain(() -> recorded(actor, row, event));
    }

    private Uni<RestResponse<DirectiveView>> recorded(Actor actor, DirectiveStore.Row row, DirectiveStore.Event event) {
        return store.addEvent(actor, row.id(), event, access.key(row), operation.now())
                .chain(() -> operation.record(actor, event.action().name(), KIND, row.id()))
                .chain(() -> access.view(actor, row.id()))
                .map(ETags::on);
    }
}
