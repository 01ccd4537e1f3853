package org.palermo.referral.caserecord.justice;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.caserecord.CountedFact;
import org.palermo.referral.caserecord.DateChecks;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.caserecord.RecordState;

/// A legal proceeding in which the person is a victim, a witness, a claimant or a defendant.
///
/// @param type what kind of proceedings
/// @param part her part in them
/// @param court the court or office
/// @param number the number of the file at the court or office
/// @param state how far the proceeding is
/// @param begunOn the day on which the proceeding began
/// @param endedOn the day on which the proceeding ended; null while it lasts
/// @param outcome how it ended; null while it lasts
/// @param adviser the organisation that advises the person; its legal advisers see this record
/// @param note further remarks
@Schema(examples = """
        {"type":"CRIMINAL","part":"VICTIM","court":"Crown Court","number":"T20260001","state":"INVESTIGATION","begunOn":"2026-01-05"}""")
@RegisterForReflection
public record Proceeding(
        @NotNull Type type, @NotNull Part part, @NotBlank @Size(max = 300) String court, @Size(max = 200) String number,
        @NotNull State state, @NotNull LocalDate begunOn, LocalDate endedOn, Outcome outcome, UUID adviser,
                @Size(max = 4000) String note) implements Particulars {

    @Schema(name = "ProceedingType")
    public enum Type { CRIMINAL, CIVIL, LABOUR, ADMINISTRATIVE, FAMILY, ASYLUM }

    @Schema(name = "ProceedingPart")
    public enum Part { VICTIM, WITNESS, CLAIMANT, DEFENDANT }

    @Schema(name = "ProceedingOutcome")
    public enum Outcome { CONVICTION, ACQUITTAL, DISCONTINUED, SETTLED, FOR_HER, AGAINST_HER, IN_PART }

    @Schema(name = "ProceedingState")
    public enum State implements RecordState {
        INVESTIGATION, BEFORE_COURT, APPEAL, ENDED;

        /// A proceeding that has ended can continue with an appeal.
        @Override
        public boolean mayBecome(RecordState next) {
            return this == ENDED ? next == APPEAL : next.ordinal() > ordinal();
        }
    }

    @Override
    public void check(Instant now) {
        DateChecks.past("begunOn", begunOn, now);
        DateChecks.past("endedOn", endedOn, now);
        DateChecks.inOrder("endedOn", begunOn, endedOn);
        boolean ended = state == State.ENDED;
        if (ended != (endedOn != null) || ended != (outcome != null)) {
            throw Problems.invalid("outcome", "must be given with endedOn once it has ended, and not before");
        }
    }

    /// While an appeal is pending, the proceeding is not counted.
    @Override
    public List<CountedFact> counted() {
        return state == State.ENDED
                ? List.of(new CountedFact(CountedFact.Part.PROCEEDING_ENDED, endedOn, type.name(), outcome.name(), null)) : List.of();
    }

    @Override
    public Optional<Addressee> addressee() {
        return Addressee.of("adviser", adviser);
    }

    @Override
    public Proceeding forAddressee() {
        return new Proceeding(type, part, court, number, state, begunOn, endedOn, outcome, adviser, null);
    }
}
