package org.palermo.inspection.visit.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.visit.Companion;
import org.palermo.inspection.visit.ConsentForm;
import org.palermo.inspection.visit.HouseholdAccess;
import org.palermo.inspection.visit.HouseholdEntry;
import org.palermo.inspection.visit.VisitCompanions;
import org.palermo.inspection.visit.VisitDocuments;
import org.palermo.inspection.visit.VisitEntry;

/// What a correction of something other than a text concerns, value by value. Only the values of its part are there.
///
/// @param at when the visit began or ended, or when the consent was withdrawn, in UTC; left out for other parts
/// @param householdAccess the ground of entry; left out for other parts
/// @param consentBy who consented; left out for other parts, and for a warrant
/// @param consentForm how; left out for other parts, and for a warrant
/// @param warrantNumber left out for other parts, and for a consent
/// @param warrantCourt which court issued it; left out for other parts, and for a consent
/// @param warrantIssuedOn on which day; left out for other parts, and for a consent
/// @param warrantScope what it allows; left out for other parts, and for a consent
/// @param workers how many workers spoke in the interview; left out for other parts
/// @param alone whether nobody of the employer's side could hear it; left out for other parts
/// @param language of the interview, BCP 47; left out for other parts
/// @param interpretation who interpreted; left out for other parts
/// @param companions who was there, by role; left out for other parts
/// @param bodies the names of their bodies; left out for other parts, and when none was named
/// @param unaccompanied true when nobody came along; left out otherwise
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "VisitCorrectedValues")
public record CorrectedValues(
        Instant at, HouseholdAccess householdAccess, String consentBy, ConsentForm consentForm, String warrantNumber, String warrantCourt,
        LocalDate warrantIssuedOn, String warrantScope, Integer workers, Boolean alone, String language, Interpretation interpretation,
        List<Companion> companions, String bodies, Boolean unaccompanied) {

    public CorrectedValues {
        unaccompanied = companions != null && companions.isEmpty() ? true : null;
    }

    static CorrectedValues at(Instant at) {
        return of(at, null, null, null, null);
    }

    static CorrectedValues present(VisitCompanions said) {
        return of(null, null, null, null, said);
    }

    /// Values that are not compared are null.
    static CorrectedValues interviewed(CorrectedInterview said) {
        return of(null, null, null, said, null);
    }

    /// @param access null when only the consent or the warrant is meant
    /// @param entry the consent or the warrant; null when it was not said
    /// @return null when both are
    static CorrectedValues household(HouseholdAccess access, HouseholdEntry entry) {
        return access == null && entry == null ? null : of(null, access, entry, null, null);
    }

    private static CorrectedValues of(
            Instant at, HouseholdAccess access, HouseholdEntry entry, CorrectedInterview interview, VisitCompanions present) {
        HouseholdEntry household = entry == null ? new HouseholdEntry(null, null, null, null, null, null) : entry;
        CorrectedInterview held = interview == null ? new CorrectedInterview(null, null, null, null) : interview;
        return new CorrectedValues(at, access, household.consentBy(), household.consentForm(), household.warrantNumber(),
                household.warrantCourt(), household.warrantIssuedOn(), household.warrantScope(), held.workers(), held.alone(),
                held.language(), held.interpretation(), present == null ? null : present.companions(),
                present == null ? null : present.bodies(), null);
    }

    /// The consent or the warrant; null when neither is there.
    HouseholdEntry entry() {
        return consentForm == null && warrantNumber == null ? null
                : new HouseholdEntry(consentBy, consentForm, warrantNumber, warrantCourt, warrantIssuedOn, warrantScope);
    }

    /// @return null for a text, and for what can't be opened any more
    static CorrectedValues of(VisitEntry entry, VisitDocuments documents) {
        if (entry == null || entry.text() == null) {
            return null;
        }
        return switch (entry.part()) {
            case START, END, CONSENT_WITHDRAWN -> at(Instant.parse(entry.text()));
            case HOUSEHOLD_ACCESS -> household(HouseholdAccess.valueOf(entry.text()), null);
            case HOUSEHOLD_ENTRY, INTERVIEW, COMPANIONS -> documents.read(entry.text(), CorrectedValues.class);
            default -> null;
        };
    }
}
