package org.palermo.referral.onward;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.etag.Versioned;
import org.palermo.referral.casefile.AgeGroup;
import org.palermo.referral.profile.ServiceCategory;

/// What was referred to an organisation, as its people see it: codes, until it has accepted.
///
/// @param category of the need when it was sent; left out in a list, and of a transfer
/// @param from the organisation that waits for the answer
/// @param caseFile of a transfer that was accepted: the case that is theirs since; else left out
/// @param need of a service referral that was accepted: what she needs, for who meets needs; else left out
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReceivedReferralView(
        UUID id, String reference, OnwardKind kind, String region, AgeGroup ageGroup, ServiceCategory category, UUID from, OnwardState status,
        OnwardReason reason, Instant sentAt, Instant expiresAt, Instant answeredAt, UUID caseFile, ReferredNeed need, int version) implements Versioned {

    /// @param asked null in a list, and of a transfer
    /// @param reads whether she may read what somebody needs
    static ReceivedReferralView of(OnwardReferral r, ReferredNeed asked, boolean reads, Instant now) {
        boolean accepted = r.state == OnwardState.ACCEPTED;
        boolean theirs = r.kind == OnwardKind.TRANSFER && accepted;
        return new ReceivedReferralView(r.id, r.reference, r.kind, r.region, r.ageGroup, asked == null ? null : asked.category(), r.sender, r.at(now), r.reason, r.sentAt, r.expiresAt,
                r.answeredAt, theirs ? r.caseFile : null, accepted && reads ? asked : null, r.version);
    }
}
