package org.palermo.inspection.visit.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.palermo.inspection.visit.SentUnderId;

/// What a device sent for a step of a visit. Only the field of the step is there.
///
/// @param number of the interview; left out for other steps
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepBody(VisitStep step, Integer number, AddInterview interview, AnswerChecklist answers, RecordCompanions companions,
        CorrectVisit correction, CloseVisit closing, WithdrawConsent withdrawal) {

    /// @param became what the first body under the id became
    static StepBody of(VisitStep step, String became, SentUnderId said) {
        return switch (said) {
            case AddInterview interview -> new StepBody(step, Integer.valueOf(became), interview, null, null, null, null, null);
            case AnswerChecklist answers -> new StepBody(step, null, null, answers, null, null, null, null);
            case RecordCompanions companions -> new StepBody(step, null, null, null, companions, null, null, null);
            case CorrectVisit correction -> new StepBody(step, null, null, null, null, correction, null, null);
            case CloseVisit closing -> new StepBody(step, null, null, null, null, null, closing, null);
            case WithdrawConsent withdrawal -> new StepBody(step, null, null, null, null, null, null, withdrawal);
            default -> throw new IllegalStateException("No step of a visit");
        };
    }

    @Override
    public String toString() {
        return "StepBody";
    }
}
