package org.palermo.inspection.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.visit.VisitKind;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;

/// Planned visits that an inspector has made before she could open them here: the form of the visit came later, from a phone. In the
/// caller's transaction.
@ApplicationScoped
public class OfflineVisits {
    private final PlannedVisitStore store;
    private final PlannedVisits planned;
    private final WorkplacePlaces places;
    private final CurrentOperation operation;

    OfflineVisits(PlannedVisitStore store, PlannedVisits planned, WorkplacePlaces places, CurrentOperation operation) {
        this.store = store;
        this.planned = planned;
        this.places = places;
        this.operation = operation;
    }

    /// A planned visit that was made.
    ///
    /// @param kind as everybody in the inspectorate may see it, never `COMPLAINT`
    /// @param day on which it was made, where the workplace is
    public record Made(UUID planned, VisitKind kind, LocalDate day) {}

    /// The planned visit of the actor that a visit fits best, locked: it is to the same workplace, assigned to her and not opened yet, and
    /// the visit began within its days, or a day before or after them.
    ///
    /// @param workplace any record of the workplace
    /// @param kind of the visit, as the phone says
    /// @return empty when none fits, or the start of the visit can't be
    public Uni<Optional<Made>> find(Actor actor, UUID workplace, VisitKind kind, Instant startedAt) {
        if (!VisitScope.canBegin(startedAt, operation.now())) {
            return Uni.createFrom().item(Optional.empty());
        }
        return places.find(workplace).flatMap(place -> place.isEmpty() ? Uni.createFrom().item(Optional.empty())
                : find(actor, workplace, kind, planned.day(place.get().country(), startedAt)));
    }

    private Uni<Optional<Made>> find(Actor actor, UUID workplace, VisitKind kind, LocalDate day) {
        return store.fitting(actor, workplace, kind, day).map(found -> found.map(one -> new Made(one.id(), one.kind(), day)));
    }

    /// Links a recorded visit to its planned visit. After that, everything is as after {@link PlannedVisitSteps#open}.
    ///
    /// @param visit id of the visit's row
    public Uni<Void> open(Actor actor, Made made, UUID visit) {
        return store.open(actor, made.planned(), visit, made.day()).flatMap(opened -> !opened ? Uni.createFrom().voidItem()
                : store.step(actor, made.planned(), PlanStepKind.OPENED, null)
                        .chain(() -> operation.record(actor, "OPEN", "planned_visit", made.planned())));
    }
}
