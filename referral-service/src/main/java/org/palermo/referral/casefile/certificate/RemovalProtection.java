package org.palermo.referral.casefile.certificate;

import static org.palermo.referral.casefile.CaseFileStage.*;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.palermo.referral.casefile.CaseFileStage;

/// Protection against removal, as found by the reference of a certificate. Contains nothing else of the case.
///
/// @param stands false when the certificate was replaced
@RegisterForReflection
record RemovalProtection(
        UUID caseFile, boolean stands, String region, CaseFileStage stage, CaseFileStage suspendedFrom, CaseFileStage disqualifiedFrom,
        LocalDate recoveryEndsOn, Integer recoveryDaysLeft, LocalDate protectedUntil) {

    /// The stages in which a decision is due that could protect the person.
    private static final Set<CaseFileStage> DECISION_DUE = EnumSet.of(REFERRED, REASONABLE_GROUNDS_POSITIVE, RECOVERY, RECONSIDERATION);

    /// The last day of protection: of recovery and reflection, or of what a decision grants. While a decision is due, at least `stepDays`
    /// from today. Null when the certificate was replaced, the case is over, or nothing protects the person today.
    ///
    /// @param stepDays from the profile
    LocalDate until(LocalDate today, int stepDays) {
        if (!stands || stage.isFinal()) {
            return null;
        }
        LocalDate end = later(recoveryEnd(today), protectedUntil);
        if (DECISION_DUE.contains(standing())) {
            end = later(end, today.plusDays(stepDays));
        }
        return end == null || end.isBefore(today) ? null : end;
    }

    private CaseFileStage standing() {
        return stage == SUSPENDED ? suspendedFrom : stage;
    }

    /// The recovery of a suspended file resumes today at the earliest. A disqualified person has no running recovery, even while the
    /// disqualification is reconsidered.
    private LocalDate recoveryEnd(LocalDate today) {
        boolean waits = stage == SUSPENDED && disqualifiedFrom == null && recoveryDaysLeft != null;
        return waits ? today.plusDays(recoveryDaysLeft) : recoveryEndsOn;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }
}
