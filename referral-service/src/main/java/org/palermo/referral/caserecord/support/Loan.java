package org.palermo.referral.caserecord.support;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.referral.caserecord.DateChecks;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.caserecord.RecordState;

/// Equipment lent to the person so that she can be reached, learn and attend remotely (A/75/289, paragraphs 16, 30).
///
/// @param means what was lent
/// @param lentOn the day on which it was lent
/// @param until the day by which she gives it back; null without one
/// @param returnedOn the day on which it was given back
/// @param end how the loan ended
/// @param note further remarks
@Schema(examples = """
        {"means":"PHONE","lentOn":"2026-01-05"}""")
@RegisterForReflection
public record Loan(
        @NotNull Means means, @NotNull LocalDate lentOn, LocalDate until, LocalDate returnedOn, End end,
        @Size(max = 1000) String note) implements Particulars {

    @Schema(name = "LoanMeans")
    public enum Means { PHONE, DATA, DEVICE }

    @Schema(name = "LoanEnd")
    public enum End { RETURNED, KEPT, LOST, UNSAFE }

    public enum State implements RecordState { LENT, ENDED }

    @Override
    public State state() {
        return end == null ? State.LENT : State.ENDED;
    }

    @Override
    public void check(Instant now) {
        DateChecks.past("lentOn", lentOn, now);
        DateChecks.past("returnedOn", returnedOn, now);
        DateChecks.inOrder("until", lentOn, until);
        DateChecks.inOrder("returnedOn", lentOn, returnedOn);
    }
}
