package org.palermo.referral.people.recovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A request to remove a second factor, for the administrators who decide on it.
///
/// @param person whose factor it is; her name is in her account
/// @param agency the organisation of the person
/// @param reference that people use for the request
/// @param passwordForgotten whether the password is removed too, and the person is mailed a link to choose a new one
/// @param askedBy the subject of the person who asked
/// @param askedAt when it was asked, in UTC
/// @param expiresAt when the request ends if nobody decides
/// @param decidedBy the subject of the person who decided; left out until then
/// @param decidedAt when it was decided, in UTC; left out until then
/// @param removedAt when the factor was removed and the sessions were ended, in UTC; left out until then
/// @param pending true while the identity provider has not been informed of an approval
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FactorResetView(
        UUID id, UUID person, UUID agency, String reference, FactorResetReason reason, IdentityCheck identityCheck,
        boolean passwordForgotten, String askedBy, Instant askedAt, Instant expiresAt, FactorResetState state, String decidedBy,
        Instant decidedAt, Instant removedAt, boolean pending) {}
