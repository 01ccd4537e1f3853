package org.palermo.referral.caserecord.redress;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
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

/// A claim for compensation.
///
/// @param against against whom, or before which court, the claim is made
/// @param scheme code of a scheme, see `/api/nrm/v1/compensation-schemes`; null for a claim before a court or against the offender
/// @param state how far the claim is
/// @param amount in minor units, with its currency
/// @param lodgedOn the day on which it was lodged
/// @param answerDueOn the date by which it must be answered, where known
/// @param answeredOn the day on which the claim was answered; null until then
/// @param adviser the organisation that advises the person; its legal advisers see this record
/// @param number the number of the file at the court or office
/// @param note further remarks
@Schema(examples = """
        {"against":"STATE_FUND","scheme":"uk-criminal-injuries-2012","state":"PREPARED","amount":{"minor":100000,"currency":"GBP"}}""")
@RegisterForReflection
public record Claim(
        @NotNull Against against, @Size(max = 60) String scheme, @NotNull State state, @Valid Money amount, LocalDate lodgedOn,
        LocalDate answerDueOn, LocalDate answeredOn, UUID adviser, @Size(max = 200) String number,
                @Size(max = 4000) String note) implements Particulars {

    @Schema(name = "ClaimAgainst")
    public enum Against { STATE_FUND, CRIMINAL_COURT, CIVIL_COURT, LABOUR_COURT, OFFENDER, EMPLOYER, CONFISCATED_ASSETS }

    @Schema(name = "ClaimState")
    public enum State implements RecordState {
        PREPARED, LODGED, REFUSED, APPEALED, AWARDED, WITHDRAWN;

        @Override
        public boolean mayBecome(RecordState next) {
            return switch (this) {
                case PREPARED -> next == LODGED || next == WITHDRAWN;
                case LODGED -> next == REFUSED || next == AWARDED || next == WITHDRAWN;
                case REFUSED -> next == APPEALED;
                case APPEALED -> next == REFUSED || next == AWARDED || next == WITHDRAWN;
                // The award may be too low.
                case AWARDED -> next == APPEALED;
                case WITHDRAWN -> false;
            };
        }
    }

    @Override
    public void check(Instant now) {
        if (state != State.PREPARED && state != State.WITHDRAWN && lodgedOn == null) {
            throw Problems.invalid("lodgedOn", "must be given once it is lodged");
        }
        DateChecks.past("lodgedOn", lodgedOn, now);
        DateChecks.past("answeredOn", answeredOn, now);
        DateChecks.inOrder("answerDueOn", lodgedOn, answerDueOn);
        DateChecks.inOrder("answeredOn", lodgedOn, answeredOn);
    }

    /// The day by which the answer is due, while it is waited for.
    @Override
    public Optional<Planned> planned() {
        boolean waits = state == State.LODGED || state == State.APPEALED;
        return waits && answerDueOn != null && answeredOn == null ? Optional.of(new Planned(null, answerDueOn)) : Optional.empty();
    }

    @Override
    public List<CountedFact> counted() {
        return lodgedOn == null ? List.of()
                : List.of(new CountedFact(CountedFact.Part.CLAIM_LODGED, lodgedOn, against.name(), null, amount));
    }

    @Override
    public Optional<Addressee> addressee() {
        return Addressee.of("adviser", adviser);
    }

    @Override
    public Claim forAddressee() {
        return new Claim(against, scheme, state, amount, lodgedOn, answerDueOn, answeredOn, adviser, number, null);
    }
}
