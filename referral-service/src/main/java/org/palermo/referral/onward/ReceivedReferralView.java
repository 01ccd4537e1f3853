package org.palermo.referral.onward;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
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
/// @param contact once it was accepted: how the sender said that they are reached, if the caller's role meets needs; left out when nothing
/// was said, and when the sender no longer works on the case of a need
/// @param coordinators for an accepted service referral: who works on the case now, at most 10, if the caller's role meets needs; left out
/// when nobody does, and when the case is over
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReceivedReferralView(
        UUID id, String reference, OnwardKind kind, String region, AgeGroup ageGroup, ServiceCategory category, UUID from,
        OnwardState status, OnwardReason reason, Instant sentAt, Instant expiresAt, Instant answeredAt, UUID caseFile, ReferredNeed need,
        String contact, List<CoordinatorContact> coordinators, int version) implements Versioned {

    /// As a list shows it.
    static ReceivedReferralView listed(OnwardReferral r, Instant now) {
        return of(r, null, null, false, now);
    }

    /// @param asked null in a list and for a transfer
    /// @param contact how the sender is reached, or null
    /// @param reads whether the caller may read the need and the contact
    static ReceivedReferralView of(OnwardReferral r, ReferredNeed asked, String contact, boolean reads, Instant now) {
        boolean accepted = r.state == OnwardState.ACCEPTED;
        boolean theirs = r.kind == OnwardKind.TRANSFER && accepted;
        return new ReceivedReferralView(r.id, r.reference, r.kind, r.region, r.ageGroup, asked == null ? null : asked.category(), r.sender,
                r.at(now), r.reason, r.sentAt, r.expiresAt, r.answeredAt, theirs ? r.caseFile : null, accepted && reads ? asked : null,
                accepted && reads ? contact : null, null, r.version);
    }

    /// With those who can be reached about it.
    ReceivedReferralView reaching(List<CoordinatorContact> people) {
        return new ReceivedReferralView(id, reference, kind, region, ageGroup, category, from, status, reason, sentAt, expiresAt,
                answeredAt, caseFile, need, contact, people.isEmpty() ? null : people, version);
    }
}
