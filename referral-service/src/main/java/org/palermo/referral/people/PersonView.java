package org.palermo.referral.people;

import org.palermo.kernel.etag.Versioned;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A person of an agency, as its administrator sees her.
///
/// @param email null, like the names, while the identity provider does not answer
/// @param reason why she is suspended
/// @param reviewedAt when her access was confirmed last
/// @param reviewDueOn the last day to confirm it, in the jurisdiction
/// @param cases on how many cases she works, which are to be handed over before she goes
/// @param pending true while the identity provider has not been told of the last decision
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonView(
        UUID id, UUID agency, String givenName, String familyName, String email, List<String> roles, PersonState state,
        SuspensionReason reason, Instant suspendedAt, Instant recordedAt, Instant reviewedAt, LocalDate reviewDueOn,
        boolean reviewOverdue, boolean pending, int cases, int version) implements Versioned {}
