package org.palermo.inspection.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.palermo.inspection.team.ConflictRegister;
import org.palermo.inspection.team.Team;
import org.palermo.inspection.visit.VisitClosingListener;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.problem.Problems;

/// The steps from a planned visit to one that is opened and closed, in the caller's transaction.
@ApplicationScoped
class PlanSteps implements VisitClosingListener {
    private final PlannedVisitStore store;
    private final PlannedVisits planned;
    private final Team team;
    private final ConflictRegister conflicts;
    private final VisitNotices notices;

    PlanSteps(PlannedVisitStore store, PlannedVisits planned, Team team, ConflictRegister conflicts, VisitNotices notices) {
        this.store = store;
        this.planned = planned;
        this.team = team;
        this.conflicts = conflicts;
        this.notices = notices;
    }

    /// The planned visit, locked, when the caller may change it in the state that it is in.
    ///
    /// @param ifMatch the header, or null where none is needed
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403 when it is a colleague's; 404 when it is not the inspectorate's; 412 and 428
    ///     as {@link ETags#require(String, int)}
    Uni<PlannedVisit> lock(Actor actor, UUID id) {
        return store.find(id, actor).map(found -> found.orElseThrow(Problems::notFound))
                .invoke(found -> {
                    if (!actor.has(Role.CHIEF_INSPECTOR) && !actor.subject().equals(found.inspector())) {
                        throw Problems.forbidden("planned-visit", "not-yours", "This visit is not assigned to you.");
                    }
                })
                .chain(() -> store.lock(id, actor)).map(found -> found.orElseThrow(Problems::notFound));
    }

    Uni<PlannedVisit> lock(Actor actor, UUID id, String ifMatch) {
        return lock(actor, id).invoke(found -> ETags.require(ifMatch, found.version()));
    }

    /// Before a visit is assigned to an inspector, and before it is locked: makes sure that no conflict of interest of hers is declared at
    /// the same time. Nothing happens when nobody is named.
    ///
    /// @param inspector her subject, or null
    Uni<Void> alone(Actor actor, String inspector) {
        return inspector == null ? Uni.createFrom().voidItem() : conflicts.alone(actor, inspector);
    }

    /// Assigns a visit that was just planned.
    Uni<Void> assign(Actor actor, UUID id, String inspector, LocalDate day) {
        return alone(actor, inspector).chain(() -> lock(actor, id)).flatMap(found -> assign(actor, found, inspector, day));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an inspector who is not in the team, or a day outside of the days; 409
    ///     when it was opened or cancelled, or the inspector may not visit the workplace
    Uni<Void> assign(Actor actor, PlannedVisit p, String inspector, LocalDate day) {
        requireAhead(p);
        requireWithin(day, p.fromDay(), p.byDay());
        return requireMember(actor, inspector, p.workplace())
                .chain(() -> store.update(changed(p, p.fromDay(), p.byDay(), inspector, day, PlannedVisitState.ASSIGNED)))
                .chain(() -> store.step(actor, p.id(), PlanStepKind.ASSIGNED, null))
                .chain(() -> notices.assigned(actor, p, inspector, p.byDay()));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a day outside of the days; 403 when it is assigned to somebody else; 409
    ///     when it is not to be accepted, or the caller may not visit the workplace
    Uni<Void> accept(Actor actor, PlannedVisit p, LocalDate day) {
        requireMine(actor, p);
        if (p.state() != PlannedVisitState.ASSIGNED) {
            throw Problems.conflict("planned-visit", "not-assigned", "Only a visit that is assigned and not yet accepted can be accepted.");
        }
        requireWithin(day, p.fromDay(), p.byDay());
        return conflicts.requireFree(actor, p.workplace())
                .chain(() -> store.update(changed(p, p.fromDay(), p.byDay(), p.inspector(), day, PlannedVisitState.ACCEPTED)))
                .chain(() -> store.step(actor, p.id(), PlanStepKind.ACCEPTED, null));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for days that don't fit; 403 when an inspector changes more than her day;
    ///     409 as {@link #assign}
    Uni<Void> move(Actor actor, PlannedVisit p, MoveVisit command) {
        requireAhead(p);
        boolean chief = actor.has(Role.CHIEF_INSPECTOR);
        if (!chief && (command.from() != null || command.by() != null || command.inspector() != null)) {
            throw Problems.forbidden("planned-visit", "only-the-day", "You may change only the day. The chief inspector changes the rest.");
        }
        LocalDate from = command.from() == null ? p.fromDay() : command.from();
        LocalDate by = command.by() == null ? p.byDay() : command.by();
        if (command.from() != null || command.by() != null) {
            PlannedVisits.check(from, by, planned.today(p.country()));
        }
        String inspector = command.inspector() == null ? p.inspector() : command.inspector();
        LocalDate day = day(p, command, from, by, inspector);
        PlannedVisitState state = inspector == null ? PlannedVisitState.PLANNED : chief ? PlannedVisitState.ASSIGNED : p.state();
        Uni<Void> free = !chief ? conflicts.requireFree(actor, p.workplace())
                : command.inspector() == null ? Uni.createFrom().voidItem() : requireMember(actor, inspector, p.workplace());
        return free.chain(() -> store.update(changed(p, from, by, inspector, day, state)))
                .chain(() -> store.step(actor, p.id(), PlanStepKind.MOVED, command.ground().name()))
                .chain(() -> notices.moved(actor, p, inspector, by));
    }

    /// The new day; the present one, if it still fits and the same inspector goes.
    private static LocalDate day(PlannedVisit p, MoveVisit command, LocalDate from, LocalDate by, String inspector) {
        if (command.day() != null) {
            if (inspector == null) {
                throw Problems.invalid("day", "must be left out as long as nobody is assigned");
            }
            requireWithin(command.day(), from, by);
            return command.day();
        }
        boolean stays = p.day() != null && inspector.equals(p.inspector()) && !p.day().isBefore(from) && !p.day().isAfter(by);
        return stays ? p.day() : null;
    }

    /// The days do not change, so the inspector need not accept the visit again; she is told.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it was opened or cancelled
    Uni<Void> companions(Actor actor, PlannedVisit p, List<JointWith> jointWith) {
        requireAhead(p);
        return store.companions(p, JointWith.codes(jointWith))
                .chain(() -> store.step(actor, p.id(), PlanStepKind.COMPANIONS, null))
                .chain(() -> notices.companions(actor, p));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it was opened or cancelled
    Uni<Void> cancel(Actor actor, PlannedVisit p, CancelGround ground) {
        requireAhead(p);
        return store.update(changed(p, p.fromDay(), p.byDay(), p.inspector(), p.day(), PlannedVisitState.CANCELLED))
                .chain(() -> store.step(actor, p.id(), PlanStepKind.CANCELLED, ground.name()))
                .chain(() -> notices.cancelled(actor, p));
    }

    /// @param work creates the visit and answers the id of its row
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403 when it is assigned to somebody else; 409 before it is accepted, or when the
    ///     caller may not visit the workplace
    Uni<Void> open(Actor actor, PlannedVisit p, Function<PlannedVisit, Uni<UUID>> work) {
        requireMine(actor, p);
        if (p.state() != PlannedVisitState.ACCEPTED) {
            throw Problems.conflict("planned-visit", "not-accepted", "Only a visit that you have accepted can be opened.");
        }
        return conflicts.requireFree(actor, p.workplace())
                .chain(() -> work.apply(p))
                .chain(visit -> store.open(actor, p.id(), visit, p.day()))
                .chain(() -> store.step(actor, p.id(), PlanStepKind.OPENED, null));
    }

    @Override
    public Uni<Void> closed(Actor actor, UUID visit) {
        return store.close(visit).flatMap(plan -> plan.isEmpty() ? Uni.createFrom().voidItem()
                : store.step(actor, plan.get(), PlanStepKind.CLOSED, null));
    }

    private Uni<Void> requireMember(Actor actor, String inspector, UUID workplace) {
        return team.has(actor, inspector).invoke(member -> {
            if (!member) {
                throw Problems.invalid("inspector", "must be an inspector of the team");
            }
        }).chain(() -> conflicts.requireFree(actor, inspector, workplace));
    }

    private static void requireMine(Actor actor, PlannedVisit p) {
        if (!actor.subject().equals(p.inspector())) {
            throw Problems.forbidden("planned-visit", "not-yours", "This visit is not assigned to you.");
        }
    }

    private static void requireAhead(PlannedVisit p) {
        if (!p.state().isAhead()) {
            throw Problems.conflict("planned-visit", "not-ahead",
                    "This visit was opened or cancelled. It can't be changed in the plan any more.");
        }
    }

    private static void requireWithin(LocalDate day, LocalDate from, LocalDate by) {
        if (day != null && (day.isBefore(from) || day.isAfter(by))) {
            throw Problems.invalid("day", "must be between the first and the last day of the planned visit");
        }
    }

    private static PlannedVisit changed(PlannedVisit p, LocalDate from, LocalDate by, String inspector, LocalDate day,
            PlannedVisitState state) {
        return new PlannedVisit(p.id(), p.agency(), p.workplace(), p.country(), p.kind(), from, by, p.jointWith(), p.directive(),
                inspector, day, state,
                p.visit(), p.plannedBy(), p.plannedAt(), p.version());
    }
}
