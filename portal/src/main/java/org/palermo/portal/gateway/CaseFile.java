package org.palermo.portal.gateway;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A case file as the pages show it. What the service says of the person beyond that (her name, how to reach her, why
/// something was decided) has no field here, so that no page can show it.
///
/// @param dueOn the last day of the open duty in the jurisdiction's calendar, or null
/// @param recoveryEndsOn the last day of recovery and reflection, or null; also while that is open
/// @param conclusiveNotBefore the first day on which a conclusive decision may be made, or null
/// @param paused null unless it is suspended
/// @param next the stages that may follow
/// @param erased true when the person was erased, else null
public record CaseFile(
        UUID id, String reference, String region, Stage stage, CasePage.AgeGroup ageGroup, Instant referredAt, LocalDate dueOn, CasePage.Due due, LocalDate recoveryEndsOn,
        LocalDate conclusiveNotBefore, Paused paused, Set<Stage> next, List<Decision> decisions, List<AgeDetermination> ageDeterminations,
        List<Correction> corrections, Boolean erased, int version) {

    /// @param from the stage to which it goes back
    /// @param since the day, in the jurisdiction
    /// @param recoveryDaysLeft null when none ran
    /// @param reconsiderationDaysLeft null when no term ran
    public record Paused(Stage from, LocalDate since, Integer recoveryDaysLeft, Integer reconsiderationDaysLeft) {}

    /// @param protectedUntil the last day of what it grants beyond recovery and reflection, or null
    /// @param toldOn the day on which she was told; null while she was not
    public record Decision(Kind kind, Outcome outcome, Instant decidedAt, LocalDate protectedUntil, LocalDate toldOn) {}

    /// @param on the day, in the jurisdiction
    public record AgeDetermination(CasePage.AgeGroup outcome, AgeMethod method, LocalDate on) {}

    /// That what is kept of her was corrected; neither what it says nor what it said.
    public record Correction(CorrectionReason reason, Instant correctedAt) {}

    public enum AgeMethod {
        DOCUMENT, STATEMENT, SOCIAL_ASSESSMENT, MEDICAL_ASSESSMENT, OTHER, @JsonEnumDefaultValue UNKNOWN
    }

    public enum CorrectionReason {
        HER_REQUEST, DOCUMENT_SEEN, MISTAKE, @JsonEnumDefaultValue UNKNOWN
    }

    public enum Kind {
        REASONABLE_GROUNDS, CONCLUSIVE_GROUNDS, DISQUALIFICATION, RECONSIDERATION, @JsonEnumDefaultValue UNKNOWN
    }

    public enum Outcome {
        POSITIVE, NEGATIVE, @JsonEnumDefaultValue UNKNOWN
    }
}
