package org.palermo.inspection.visit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.palermo.inspection.workplace.WorkplaceKind;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// The consent or the warrant with which a private household is entered, in the record of the visit.
@ApplicationScoped
public class HouseholdEntries {
    private final VisitRecordStore store;
    private final VisitDocuments documents;

    HouseholdEntries(VisitRecordStore store, VisitDocuments documents) {
        this.store = store;
        this.documents = documents;
    }

    /// @param access on which ground it is entered, or null
    /// @param entry the consent or the warrant, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the ground or the particulars are missing, or do not fit
    public void check(WorkplacePlaces.Place place, HouseholdAccess access, HouseholdEntry entry, Instant startedAt) {
        boolean household = place.kind() == WorkplaceKind.PRIVATE_HOUSEHOLD;
        if (household && access == null) {
            throw Problems.invalid("householdAccess", "must be given for a private household: CONSENT or WARRANT");
        }
        if (household != (entry != null)) {
            throw Problems.invalid("entry", household ? "must be given for a private household"
                    : "must be left out, except for a private household");
        }
        if (household) {
            check(access, entry, startedAt);
        }
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 as {@link HouseholdEntry#check}
    public void check(HouseholdAccess access, HouseholdEntry entry, Instant startedAt) {
        entry.check(access, latest(startedAt));
    }

    /// Whether the consent or the warrant can be recorded with this ground and this start.
    public boolean fits(HouseholdAccess access, HouseholdEntry entry, Instant startedAt) {
        return entry.fits(access, latest(startedAt));
    }

    /// Of the days that the start can be where the household is, the latest.
    private static LocalDate latest(Instant startedAt) {
        return LocalDate.ofInstant(startedAt, ZoneOffset.UTC).plusDays(1);
    }

    /// @param visit id of the row
    /// @param entry the consent or the warrant, or null
    Uni<Void> keep(Actor actor, UUID visit, HouseholdEntry entry) {
        return entry == null ? Uni.createFrom().voidItem() : store.seal(actor, visit, VisitPart.HOUSEHOLD_ENTRY, "",
                documents.written(entry));
    }
}
