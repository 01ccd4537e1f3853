package org.palermo.referral.onward;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.etag.Versioned;
import org.palermo.referral.profile.ServiceCategory;

/// An onward referral, for those who work on the case.
///
/// @param reference the reference to use on the phone; not that of the case
/// @param kind whether one need is referred or the whole case
/// @param caseFile the id of the case
/// @param need the record of the need; `category` is its category when it was sent; left out for a transfer
/// @param category the category of service; left out for a whole case
/// @param from the sending organisation
/// @param to the addressed organisation
/// @param status whether it waits, was accepted, declined or withdrawn, or has expired
/// @param reason why it was declined or withdrawn; left out for others
/// @param sentAt when it was sent, in UTC
/// @param expiresAt when it can no longer be accepted; left out when there is no term
/// @param answeredAt when it was answered, in UTC; left out until then
/// @param contact how the sender said that they are reached; left out when nothing was said
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OnwardReferralView(
        UUID id, String reference, OnwardKind kind, UUID caseFile, UUID need, ServiceCategory category, UUID from, UUID to,
        OnwardState status, OnwardReason reason, Instant sentAt, Instant expiresAt, Instant answeredAt, String contact,
        int version) implements Versioned {

    /// @param asked null for a transfer
    static OnwardReferralView of(OnwardReferral r, ReferredNeed asked, String contact, Instant now) {
        return new OnwardReferralView(r.id, r.reference, r.kind, r.caseFile, r.need, asked == null ? null : asked.category(), r.sender,
                r.addressee, r.at(now), r.reason, r.sentAt, r.expiresAt, r.answeredAt, contact, r.version);
    }
}
