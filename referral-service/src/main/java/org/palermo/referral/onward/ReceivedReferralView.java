package org.palermo.referral.onward;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.etag.Versioned;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.profile.ServiceCategory;

/// A referral, for the people of the addressed organisation: codes only, until they accept.
///
/// @param reference that people use for it
/// @param kind whether one need is referred or the whole case
/// @param ageGroup the age group of the person; left out when nobody may know it
/// @param category the category of the need when it was sent; left out in a list and for a transfer
/// @param from the sending organisation
/// @param status whether it waits, was accepted, declined or withdrawn, or has expired
/// @param reason why it was declined or withdrawn; left out for others
/// @param sentAt when it was sent, in UTC
/// @param expiresAt when it ends without an answer, in UTC; left out when it does not end
/// @param answeredAt when it was answered, in UTC; left out until then
/// @param caseFile for an accepted transfer: the case that the organisation took over; else left out
/// @param need for an accepted service referral: the need, if the caller's role meets needs; else left out
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReceivedReferralView(
        UUID id, String reference, OnwardKind kind, String region, AgeGroup ageGroup, ServiceCategory category, UUID from, OnwardState status,
        OnwardReason reason, Instant sentAt, Instant expiresAt, Instant answeredAt, UUID caseFile, ReferredNeed need, int version) implements Versioned {

    /// @param asked null in a list and for a transfer
    /// @param reads whether the caller may read the need
    static ReceivedReferralView of(OnwardReferral r, ReferredNeed asked, boolean reads, Instant now) {
        boolean accepted = r.state == OnwardState.ACCEPTED;
        boolean theirs = r.kind == OnwardKind.TRANSFER && accepted;
        return new ReceivedReferralView(r.id, r.reference, r.kind, r.region, r.ageGroup, asked == null ? null : asked.category(), r.sender, r.at(now), r.reason, r.sentAt, r.expiresAt,
                r.answeredAt, theirs ? r.caseFile : null, accepted && reads ? asked : null, r.version);
    }
}
