package org.palermo.referral.caserecord.redress;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.caserecord.CountedFact;
import org.palermo.referral.caserecord.DateChecks;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.caserecord.RecordKind;
import org.palermo.referral.caserecord.RecordState;

/// Compensation that was awarded to the person, and what has been paid. One record for each head of damage: lost income, moral damages …
///
/// @param claim the claim that it answers, a record of this case; null for an award without a claim
/// @param head the head of damage
/// @param amount in minor units, with its currency
/// @param awardedOn the day of the award
/// @param payments what was paid of it, each with its day
/// @param note further remarks
@Schema(examples = """
        {"head":"LOST_INCOME","amount":{"minor":100000,"currency":"GBP"},"awardedOn":"2026-02-05"}""")
@RegisterForReflection
public record Award(
        UUID claim, @NotNull Head head, @NotNull @Valid Money amount, @NotNull LocalDate awardedOn,
        @Size(max = 500) List<@NotNull @Valid Payment> payments, @Size(max = 2000) String note) implements Particulars {

    /// The head of damage. A/75/289 names a state's fund, lost income, moral and exemplary damages (paragraph 45).
    @Schema(name = "AwardHead")
    public enum Head { STATE_FUND, LOST_INCOME, UNPAID_WAGES, MORAL, EXEMPLARY, MEDICAL, OTHER }

    /// Follows from the sums. It can go back, e.g. when a payment bounces or an amount is corrected.
    public enum State implements RecordState {
        AWARDED, PARTLY_PAID, PAID;

        @Override
        public boolean mayBecome(RecordState next) {
            return true;
        }
    }

    /// @param amount in minor units, with its currency
    /// @param paidOn the day of the payment
    @RegisterForReflection
    @Schema(name = "AwardPayment")
    public record Payment(@NotNull @Valid Money amount, @NotNull LocalDate paidOn) {}

    public Award {
        payments = payments == null ? List.of() : payments;
    }

    @Override
    public State state() {
        if (payments.isEmpty()) {
            return State.AWARDED;
        }
        return payments.stream().mapToLong(payment -> payment.amount().minor()).sum() < amount.minor() ? State.PARTLY_PAID : State.PAID;
    }

    @Override
    public void check(Instant now) {
        Money.requireWithin("payments", payments.stream().map(Payment::amount).toList(), amount);
        DateChecks.past("awardedOn", awardedOn, now);
        payments.forEach(payment -> DateChecks.past("payments", payment.paidOn(), now));
        if (payments.stream().anyMatch(payment -> payment.paidOn().isBefore(awardedOn))) {
            throw Problems.invalid("payments", "must not be before the award");
        }
    }

    @Override
    public List<CountedFact> counted() {
        return List.of(new CountedFact(CountedFact.Part.AWARD_MADE, awardedOn, head.name(), null, amount));
    }

    @Override
    public List<Link> links() {
        return Stream.ofNullable(claim).map(record -> new Link("claim", RecordKind.CLAIM, record)).toList();
    }
}
