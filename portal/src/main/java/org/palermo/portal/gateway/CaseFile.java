package org.palermo.portal.gateway;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A case file as the pages show it. Other data of the person that the service returns (name, contact, reasons of decisions)
/// has no field here, so no page can show it.
///
/// @param dueOn the last day of the open duty, a date of the jurisdiction, or null
/// @param recoveryEndsOn the last day of recovery and reflection, or null; also null while recovery has no fixed end
/// @param conclusiveNotBefore the first day on which a conclusive decision may be made, or null
/// @param paused null unless it is suspended
/// @param next the stages that may follow
/// @param erased true when the person was erased, otherwise null
public record CaseFile(
        UUID id, String reference, String region, Stage stage, CasePage.AgeGroup ageGroup, Instant referredAt, LocalDate dueOn, CasePage.Due due, LocalDate recoveryEndsOn,
        LocalDate conclusiveNotBefore, Paused paused, Set<Stage> next, List<Decision> decisions, List<AgeDetermination> ageDeterminations,
        List<Correction> corrections, Boolean erased, int version) {

    /// @param from the stage to which the file returns
    /// @param since a date of the jurisdiction
    /// @param recoveryDaysLeft null when no recovery period was running
    /// @param reconsiderationDaysLeft null when no such term was running
    public record Paused(Stage from, LocalDate since, Integer recoveryDaysLeft, Integer reconsiderationDaysLeft) {}

    /// @param protectedUntil the last day of what the decision grants beyond recovery and reflection, or null
    /// @param toldOn the day on which the person was told, or null
    public record Decision(Kind kind, Outcome outcome, Instant decidedAt, LocalDate protectedUntil, LocalDate toldOn) {}

    /// @param on a date of the jurisdiction
    public record AgeDetermination(CasePage.AgeGroup outcome, AgeMethod method, LocalDate on) {}

    /// A correction of the person's record: only why and when, not the old or the new content.
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
