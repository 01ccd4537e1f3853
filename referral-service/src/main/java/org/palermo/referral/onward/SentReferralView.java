package org.palermo.referral.onward;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A referral that an organisation has sent. For a transferred case, this is all that the sender still sees.
///
/// @param reference the reference to use on the phone; not that of the case
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
        UUID id, String reference, OnwardKind kind, UUID to, OnwardState status, OnwardReason reason, Instant sentAt, Instant expiresAt, Instant answeredAt) {

    static SentReferralView of(OnwardReferral r, Instant now) {
        return new SentReferralView(r.id, r.reference, r.kind, r.addressee, r.at(now), r.reason, r.sentAt, r.expiresAt, r.answeredAt);
    }
}
