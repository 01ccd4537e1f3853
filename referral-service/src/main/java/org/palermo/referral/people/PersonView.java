package org.palermo.referral.people;

import org.palermo.kernel.etag.Versioned;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A person of an agency, for its administrator.
///
/// @param email null, like the names, while the identity provider does not answer
/// @param reason why the person is suspended
/// @param reviewedAt when access was last confirmed
/// @param reviewDueOn the last day to confirm access, in the jurisdiction
/// @param cases the number of cases to hand over before the person leaves
/// @param pending true while the identity provider has not been informed of the last decision
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonView(
        UUID id, UUID agency, String givenName, String familyName, String email, List<String> roles, PersonState state,
        SuspensionReason reason, Instant suspendedAt, Instant recordedAt, Instant reviewedAt, LocalDate reviewDueOn,
        boolean reviewOverdue, boolean pending, int cases, int version) implements Versioned {}
