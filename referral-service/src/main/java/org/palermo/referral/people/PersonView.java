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
/// @param agency the organisation that the person works for
/// @param givenName as the identity provider knows it; left out while that does not answer
/// @param familyName as the identity provider knows it; left out while that does not answer
/// @param email the e-mail address; null, like the names, while the identity provider does not answer
/// @param roles as tokens name them, e.g. `case-coordinator`
/// @param state whether the account is invited, active, suspended or removed
/// @param reason why the account is suspended; left out when it is not
/// @param suspendedAt when the account was suspended, in UTC; left out while it is not
/// @param recordedAt when it was recorded, in UTC
/// @param reviewedAt when its access was last confirmed, in UTC; left out when it was never confirmed
/// @param reviewDueOn the last day to confirm its access, in the jurisdiction; left out unless the account is active
/// @param reviewOverdue whether the review of its access is overdue
/// @param pending true while the identity provider has not been informed of the last decision
/// @param cases the number of cases to hand over before the person leaves
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonView(
        UUID id, UUID agency, String givenName, String familyName, String email, List<String> roles, PersonState state,
        SuspensionReason reason, Instant suspendedAt, Instant recordedAt, Instant reviewedAt, LocalDate reviewDueOn,
        boolean reviewOverdue, boolean pending, int cases, int version) implements Versioned {}
