package org.palermo.inspection.visit.record;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.hibernate.reactive.panache.Panache;
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
import org.palermo.inspection.team.ConflictRegister;
import org.palermo.inspection.visit.Visit;
import org.palermo.inspection.visit.VisitDocuments;
import org.palermo.inspection.visit.VisitRecordStore;
import org.palermo.inspection.visit.VisitStore;
import org.palermo.inspection.workplace.WorkplaceKind;
import org.palermo.inspection.workplace.WorkplaceNames;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Moves visits that were recorded at the wrong workplace. What stood before is kept.
@Tag(name = "Visits", description = "Visits to workplaces, including the import of past ones.")
@Path("/api/inspection/v1/visits/{visit}")
@Authenticated
@ApplicationScoped
public class VisitMoves {
    private final VisitStore visits;
    private final VisitRecordStore records;
    private final VisitMoveStore store;
    private final VisitDocuments documents;
    private final WorkplacePlaces places;
    private final WorkplaceNames names;
    private final ConflictRegister conflicts;
    private final CurrentOperation operation;

    VisitMoves(VisitStore visits, VisitRecordStore records, VisitMoveStore store, VisitDocuments documents, WorkplacePlaces places,
            WorkplaceNames names, ConflictRegister conflicts, CurrentOperation operation) {
        this.visits = visits;
        this.records = records;
        this.store = store;
        this.documents = documents;
        this.places = places;
        this.names = names;
        this.conflicts = conflicts;
        this.operation = operation;
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when there is no such workplace, it is the same one, or it is in another
    ///     country; 403 when somebody else recorded the visit; 404 when there is no such visit, or it belongs to another inspectorate; 409
    ///     when orders or penalties depend on it, only one of the two workplaces is a private household, the record was erased, it was
    ///     moved 20 times, or the caller has a conflict of interest with one of the two workplaces
    @POST
    @Path("/moves")
    @Operation(operationId = "moveVisitRecord", summary = "Move a visit that was recorded at the wrong workplace, with a reason",
            description = "The visit counts for the right workplace from now on, with its findings, evidence, files, wage claims and "
                    + "planned visit. The record says where it stood before, and both workplaces list the move. An inspector moves the "
                    + "visits that she recorded, a chief inspector all of her inspectorate. Refused with 409 when an order or a penalty "
                    + "depends on the visit or on one of its wage claims, when it follows up an order, and between a private household "
                    + "and another workplace, because a household is entered by rules of its own.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "visits that the caller recorded; chief inspector: of the inspectorate")
    @Audited
    @Scoped
    public Uni<VisitRecordView> move(UUID visit, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull MoveVisitRecord command) {
        Actor actor = operation.caller();
        return operation.once(actor, key, command, VisitRecordView.class, () -> visits.lockPlace(visit, actor)
                .chain(() -> visits.inScope(visit, actor)).onItem().ifNull().failWith(Problems::notFound)
                .invoke(found -> requireOwn(found, actor))
                .flatMap(found -> right(command).flatMap(to -> move(actor, found, to, command))));
    }

    private Uni<VisitRecordView> move(Actor actor, Visit visit, WorkplacePlaces.Place to, MoveVisitRecord command) {
        return conflicts.requireFree(actor, visit.workplace())
                .chain(() -> conflicts.requireFree(actor, to.id()))
                .chain(() -> check(visit, to, command.field()))
                .chain(() -> records.lock(visit.id()))
                .chain(() -> store.hasOrders(visit.id())).invoke(VisitMoves::refuseOrders)
                .chain(() -> store.ofVisit(visit, actor)).invoke(moves -> refuseFull(moves.size()))
                .chain(() -> store.add(actor, visit, to.id(), command.reason()))
                .chain(() -> Panache.getSession()).chain(session -> session.refresh(visit))
                .chain(() -> operation.record(actor, "MOVE", "visit", visit.id()))
                .chain(() -> store.ofVisit(visit, actor))
                .flatMap(moves -> records.all(visit.id(), actor)
                        .map(entries -> new VisitRecord(visit, entries).view(documents, null, null, moves)));
    }

    private Uni<WorkplacePlaces.Place> right(MoveVisitRecord command) {
        Uni<UUID> named = command.workplace() != null ? Uni.createFrom().item(command.workplace())
                : names.requireByReference("workplaceReference", command.workplaceReference() == null ? "" : command.workplaceReference());
        return named.flatMap(places::find).map(place -> place.orElseThrow(() -> Problems.invalid(command.field(), "must be a workplace")));
    }

    /// Workplaces that were merged are one.
    private Uni<Void> check(Visit visit, WorkplacePlaces.Place to, String field) {
        return places.standing(visit.workplace()).flatMap(before -> places.standing(to.id()).invoke(after -> {
            if (before.equals(after)) {
                throw Problems.invalid(field, "must be another workplace than the one where the visit is recorded");
            }
            if (!visit.country().equals(to.country())) {
                throw Problems.invalid(field, "must be a workplace in the country of the visit");
            }
        })).chain(() -> places.find(visit.workplace())).invoke(from -> {
            if (isHousehold(from.orElseThrow()) != isHousehold(to)) {
                throw Problems.conflict("visit", "household-rules",
                        "A private household is entered with consent or a warrant, and other workplaces are not. So a visit can't be "
                                + "moved between a household and another workplace.");
            }
        }).replaceWithVoid();
    }

    private static boolean isHousehold(WorkplacePlaces.Place place) {
        return place.kind() == WorkplaceKind.PRIVATE_HOUSEHOLD;
    }

    private static void requireOwn(Visit visit, Actor actor) {
        if (!actor.has(CHIEF_INSPECTOR) && !visit.recordedBy().equals(actor.subject())) {
            throw Problems.forbidden("visit", "not-yours",
                    "Only the inspector who recorded this visit and the chief inspector can move it to another workplace.");
        }
    }

    private static void refuseOrders(boolean hasOrders) {
        if (hasOrders) {
            throw Problems.conflict("visit", "has-orders",
                    "An order or a penalty depends on this visit or on one of its wage claims, or the visit follows up an order. So it "
                            + "can't be moved to another workplace.");
        }
    }

    private static void refuseFull(int moves) {
        if (moves >= VisitMoveStore.MOST) {
            throw Problems.conflict("visit", "too-many-moves", "A visit can be moved at most 20 times.");
        }
    }
}
