package org.palermo.referral.casefile.decision;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.access.ShownTo;

/// A decision of a competent authority.
///
/// @param kind what was decided, e.g. whether there are reasonable grounds
/// @param body the authority that decided
/// @param outcome whether the decision is positive
/// @param test the standard of proof that was applied; test and reasons are null when the person was erased
/// @param reasons the reasons in words, for the competent authority
/// @param decidedAt when it was decided, in UTC
/// @param protectedUntil the last day of protection that it grants beyond recovery and reflection; left out when it grants none
/// @param toldOn the date on which the person was told, by the given safe channel; null while she has not been told
/// @param toldBy the safe channel by which she was told; left out until then
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionView(
        UUID id, DecisionKind kind, UUID body, Outcome outcome, @ShownTo(COMPETENT_AUTHORITY) String test,
        @ShownTo(COMPETENT_AUTHORITY) String reasons, Instant decidedAt, LocalDate protectedUntil, LocalDate toldOn,
        TellingChannel toldBy) {}
