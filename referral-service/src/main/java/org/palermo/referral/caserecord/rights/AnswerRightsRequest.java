package org.palermo.referral.caserecord.rights;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.problem.Problems;

/// The answer to a person's request.
///
/// @param outcome whether it is granted, granted in part or refused
/// @param refusal why it is refused or granted only in part; left out when it is granted
/// @param answer what the person is told, in words for her, in the language of the answer
@RegisterForReflection
public record AnswerRightsRequest(@NotNull Outcome outcome, RightsRequest.Refusal refusal, @NotBlank @Size(max = 10_000) String answer) {

    @Schema(name = "RightsRequestOutcome")
    public enum Outcome { GRANTED, PARTLY_GRANTED, REFUSED }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a refusal without its reason, 409 when it was answered
    RightsRequest to(RightsRequest asked, LocalDate on) {
        if (!asked.state().isOpen()) {
            throw RightsRequestSteps.answered();
        }
        if ((outcome == Outcome.GRANTED) != (refusal == null)) {
            throw Problems.invalid("refusal",
                    "must say why the request is refused or granted only in part, and be left out if it is granted");
        }
        return asked.answered(RightsRequest.State.valueOf(outcome.name()), refusal, on, answer);
    }
}
