package org.palermo.referral.onward;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A referral that an organisation has sent. Of a case that it has handed over, this is all that the sender still sees.
///
/// @param reference the reference to use on the phone; not that of the case
/// @param caseFile the case; left out unless you are a coordinator who works on it
/// @param caseReference the reference of the case; left out as the case is
/// @param kind whether one need is referred or the whole case
/// @param to the organisation that receives it
/// @param status whether it waits, was accepted, declined or withdrawn, or has expired
/// @param reason why it was declined or withdrawn; left out for others
/// @param sentAt when it was sent, in UTC
/// @param expiresAt when it ends without an answer, in UTC; left out when it does not end
/// @param answeredAt when it was answered, in UTC; left out until then
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SentReferralView(
        UUID id, String reference, UUID caseFile, String caseReference, OnwardKind kind, UUID to, OnwardState status, OnwardReason reason,
        Instant sentAt, Instant expiresAt, Instant answeredAt) {

    /// @param caseReference null when the reader does not work on the case
    static SentReferralView of(OnwardReferral r, String caseReference, Instant now) {
        return new SentReferralView(r.id, r.reference, caseReference == null ? null : r.caseFile, caseReference, r.kind, r.addressee,
                r.at(now), r.reason, r.sentAt, r.expiresAt, r.answeredAt);
    }
}
