package org.palermo.referral.caserecord.support;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.referral.caserecord.DateChecks;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.caserecord.RecordState;

/// A step towards independent living, and its obstacles (A/75/289, paragraphs 35, 38, 39).
///
/// @param type what kind of step
/// @param what a description of the step
/// @param state how far the step is
/// @param since the first day of the step
/// @param endedOn the day on which the step ended; null until then
/// @param barriers what prevents it
/// @param note further remarks
@Schema(examples = """
        {"type":"BANK_ACCOUNT","what":"A current account","state":"SOUGHT","since":"2026-01-05","barriers":["DOCUMENTS"]}""")
@RegisterForReflection
public record LivelihoodStep(
        @NotNull Type type, @NotBlank @Size(max = 1000) String what, @NotNull State state, @NotNull LocalDate since, LocalDate endedOn,
        @Size(max = 20) List<@NotNull Barrier> barriers, @Size(max = 4000) String note) implements Particulars {

    @Schema(name = "LivelihoodStepType")
    public enum Type { TRAINING, EDUCATION, PLACEMENT, JOB, OWN_BUSINESS, BANK_ACCOUNT, RECOGNITION_OF_QUALIFICATION }

    @Schema(name = "LivelihoodBarrier")
    public enum Barrier { CARE, TRANSPORT, STIGMA, LANGUAGE, DOCUMENTS, RIGHT_TO_WORK, CRIMINAL_RECORD, HEALTH, TECHNOLOGY, SAFETY, DEBT }

    @Schema(name = "LivelihoodStepState")
    public enum State implements RecordState {
        WISHED, SOUGHT, BEGUN, COMPLETED, BROKEN_OFF, REFUSED;

        /// A refused or abandoned step can be tried again.
        @Override
        public boolean mayBecome(RecordState next) {
            return this == BROKEN_OFF || this == REFUSED ? next == SOUGHT || next == BEGUN : next.ordinal() > ordinal();
        }
    }

    public LivelihoodStep {
        barriers = barriers == null ? List.of() : barriers.stream().distinct().toList();
    }

    @Override
    public void check(Instant now) {
        DateChecks.past("since", since, now);
        DateChecks.past("endedOn", endedOn, now);
        DateChecks.inOrder("endedOn", since, endedOn);
    }
}
