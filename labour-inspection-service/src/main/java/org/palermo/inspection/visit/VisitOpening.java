package org.palermo.inspection.visit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.palermo.inspection.checklist.Checklists;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;

/// Opens a visit that was planned, in the caller's transaction.
@ApplicationScoped
public class VisitOpening {
    private final VisitStore store;
    private final HouseholdEntries entries;
    private final DeviceIds chosen;
    private final WorkplacePlaces places;
    private final Checklists checklists;
    private final CurrentOperation operation;

    VisitOpening(VisitStore store, HouseholdEntries entries, DeviceIds chosen, WorkplacePlaces places, Checklists checklists,
            CurrentOperation operation) {
        this.store = store;
        this.entries = entries;
        this.chosen = chosen;
        this.places = places;
        this.checklists = checklists;
        this.operation = operation;
    }

    /// @param id that the device chose, or null
    /// @param kind as everybody may see it
    /// @param checklist its code with the edition, or null
    /// @param access on which ground a private household is entered, or null
    /// @param entry the consent or the warrant, or null
    public record Opening(
            UUID id, UUID workplace, VisitKind kind, Instant startedAt, String checklist, HouseholdAccess access, HouseholdEntry entry) {}

    /// @param visit id of the row, which is never shown
    /// @param knownAs the id under which the inspectorate knows the visit
    public record Opened(UUID visit, UUID knownAs) {}

    /// @param digest keyed digest of the request, by which a repeat is recognised
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown checklist, an implausible start, or a ground of entry that is
    ///     missing or does not fit; 409 when the inspectorate has the id for another visit
    public Uni<Opened> open(Actor actor, Opening opening, byte[] digest) {
        if (opening.checklist() != null && checklists.find(opening.checklist()).isEmpty()) {
            throw Problems.invalid("checklist", "must be a checklist with its edition");
        }
        RecordVisit command = new RecordVisit(opening.id(), opening.workplace(), opening.kind(), opening.startedAt(), opening.access(),
                opening.entry(), opening.checklist());
        return places.find(opening.workplace()).map(place -> place.orElseThrow(Problems::notFound))
                .invoke(place -> entries.check(place, opening.access(), opening.entry(), opening.startedAt()))
                .flatMap(place -> chosen.idOf(opening.id()).map(id -> Visit.record(actor, id, command, place, digest, operation.now())))
                .flatMap(store::insert)
                .onItem().ifNull().failWith(() -> taken(command))
                .call(visit -> entries.keep(actor, visit.id, opening.entry()))
                .call(visit -> operation.record(actor, "RECORD", "visit", visit.id))
                .map(visit -> new Opened(visit.id, visit.knownAs()));
    }

    static IdTaken taken(RecordVisit said) {
        return new IdTaken(Problems.conflict("visit", "id-taken",
                "A different body was already sent under this id. Both are stored, the second one without the reason of the visit. "
                        + "Choose which one is right."), said);
    }

    /// Whether this visit was opened by the same request of the same person.
    ///
    /// @param id the id by which the inspectorate knows it
    public Uni<Boolean> isRepeat(Actor actor, UUID id, byte[] digest) {
        return store.inScope(id, actor).map(found -> found != null && found.isSubmission(digest, actor));
    }
}
