package org.palermo.inspection.visit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.palermo.inspection.checklist.Checklists;
import org.palermo.inspection.workplace.WorkplaceKind;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;

/// Opens a visit that was planned, in the caller's transaction.
@ApplicationScoped
public class VisitOpening {
    private final VisitStore store;
    private final VisitRecordStore records;
    private final ChosenIds chosen;
    private final WorkplacePlaces places;
    private final Checklists checklists;
    private final ObjectMapper json;
    private final TransactionTime time;
    private final Audit audit;

    VisitOpening(VisitStore store, VisitRecordStore records, ChosenIds chosen, WorkplacePlaces places, Checklists checklists,
            ObjectMapper json,
            TransactionTime time, Audit audit) {
        this.store = store;
        this.records = records;
        this.chosen = chosen;
        this.places = places;
        this.checklists = checklists;
        this.json = json;
        this.time = time;
        this.audit = audit;
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
                opening.checklist());
        return places.find(opening.workplace()).map(place -> place.orElseThrow(Problems::notFound))
                .invoke(place -> check(place, opening))
                .flatMap(place -> chosen.idOf(opening.id()).map(id -> Visit.record(actor, id, command, place, digest, time.now())))
                .flatMap(store::insert)
                .onItem().ifNull().failWith(() -> Problems.conflict("visit", "id-taken", "This id was submitted before with another body."))
                .call(visit -> opening.entry() == null ? Uni.createFrom().voidItem()
                        : records.seal(actor, visit.id, VisitPart.HOUSEHOLD_ENTRY, "", write(opening.entry())))
                .call(visit -> audit.record(actor, "RECORD", "visit", visit.id))
                .map(visit -> new Opened(visit.id, visit.knownAs()));
    }

    /// Whether this visit was opened by the same request of the same person.
    ///
    /// @param id as the inspectorate knows it
    public Uni<Boolean> isRepeat(Actor actor, UUID id, byte[] digest) {
        return store.inScope(id, actor).map(found -> found != null && found.isSubmission(digest, actor));
    }

    private static void check(WorkplacePlaces.Place place, Opening opening) {
        boolean household = place.kind() == WorkplaceKind.PRIVATE_HOUSEHOLD;
        if (household && opening.access() == null) {
            throw Problems.invalid("householdAccess", "must be given for a private household: CONSENT or WARRANT");
        }
        if (household != (opening.entry() != null)) {
            throw Problems.invalid("entry", household ? "must be given for a private household"
                    : "must be left out, except for a private household");
        }
        if (household) {
            opening.entry().check(opening.access(), LocalDate.ofInstant(opening.startedAt(), ZoneOffset.UTC).plusDays(1));
        }
    }

    private String write(HouseholdEntry entry) {
        try {
            return json.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The entry into a household can't be written");
        }
    }
}
