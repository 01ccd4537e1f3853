package org.palermo.referral.casefile.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A decision that one person of the authority proposed, for another to confirm.
///
/// @param body the authority
/// @param test the standard of proof that was applied; left out once the person is erased
/// @param reasons the reasons for the decision; left out once the person is erased
/// @param protectedUntil the last day of protection that it would grant beyond recovery and reflection; left out when it grants none
/// @param proposedAt when it was proposed, in UTC
/// @param proposedBy the account of the person who proposed it
/// @param answeredAt when it was confirmed, returned or withdrawn, in UTC; left out while it waits
/// @param answeredBy the account of the person who confirmed, returned or withdrew it; left out while it waits
/// @param answer why it was returned or withdrawn; left out while it waits, when it was confirmed, and once the person is erased
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProposalView(
        UUID id, DecisionKind kind, Outcome outcome, UUID body, String test, String reasons, LocalDate protectedUntil, ProposalState state,
        Instant proposedAt, UUID proposedBy, Instant answeredAt, UUID answeredBy, String answer) {

    /// The decision as it was proposed.
    public MakeDecision command() {
        return new MakeDecision(kind, outcome, test, reasons, protectedUntil);
    }

    public boolean waits() {
        return state == ProposalState.PROPOSED;
    }
}
