package org.palermo.referral.onward;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A referral that an organisation has sent. For a transferred case, this is all that the sender still sees.
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SentReferralView(
        UUID id, String reference, OnwardKind kind, UUID to, OnwardState status, OnwardReason reason, Instant sentAt, Instant expiresAt, Instant answeredAt) {

    static SentReferralView of(OnwardReferral r, Instant now) {
        return new SentReferralView(r.id, r.reference, r.kind, r.addressee, r.at(now), r.reason, r.sentAt, r.expiresAt, r.answeredAt);
    }
}
