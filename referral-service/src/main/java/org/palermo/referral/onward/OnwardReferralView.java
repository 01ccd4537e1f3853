package org.palermo.referral.onward;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.etag.Versioned;
import org.palermo.referral.profile.ServiceCategory;

/// What was referred onward, as those see it who work on the case.
///
/// @param reference what to say on the phone; not the case's
/// @param need the record of the need, and `category` what it was of when it was sent; left out of a transfer
/// @param from the organisation that waits for the answer
/// @param to the organisation that it is addressed to
/// @param reason why it was declined or withdrawn
/// @param expiresAt from when it can't be accepted any more; left out when nothing sets a term
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OnwardReferralView(
        UUID id, String reference, OnwardKind kind, UUID caseFile, UUID need, ServiceCategory category, UUID from, UUID to, OnwardState status,
        OnwardReason reason, Instant sentAt, Instant expiresAt, Instant answeredAt, int version) implements Versioned {

    /// @param asked null for a transfer
    static OnwardReferralView of(OnwardReferral r, ReferredNeed asked, Instant now) {
        return new OnwardReferralView(r.id, r.reference, r.kind, r.caseFile, r.need, asked == null ? null : asked.category(), r.sender, r.addressee, r.at(now), r.reason, r.sentAt,
                r.expiresAt, r.answeredAt, r.version);
    }
}
