package org.palermo.referral.casefile.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.CaseFileView;
import org.palermo.referral.casefile.Exploitation;
import org.palermo.referral.casefile.age.AgeCorrection;
import org.palermo.referral.casefile.indicator.NamedIndicator;
import org.palermo.referral.mechanism.provider.ProviderKind;

/// What the referral of a case said, for the authority that decides on it: as the sender wrote it, before any correction.
///
/// @param caseFile the id of the case file
/// @param reference that people use for the case file
/// @param receivedAt when the referral came, in UTC
/// @param taken the stage in which the case began; left out for a case from an earlier register
/// @param ageCorrection why another age group was recorded than was stated; left out when none was
/// @param sender the organisation that referred
/// @param region where the person was found
/// @param exploitation forms of exploitation; left out once the person is erased
/// @param account what happened, in the words of the sender; left out when nobody described it, and when nothing is kept of the person
/// @param indicators operational indicators that the sender noticed, in the order of the published list, with the strength for the
/// person's present age group; left out when the sender named none, and when nothing is kept of the person
/// @param consent an adult's consent; left out when none was recorded
/// @param person left out when nothing is kept of the person
/// @param safeContact how the sender reached the person; the case file says whether it is still safe. Left out when none was given, and
/// when nothing is kept of the person
/// @param fields what came with an import and is not in these fields, by its HTCDS name; left out when there is nothing, and once the
///     person is erased
/// @param corrected whether the person's data were corrected later
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseReferralView(
        UUID caseFile, String reference, Instant receivedAt, CaseFileStage taken, AgeCorrection ageCorrection, Sender sender, String region,
        List<Exploitation> exploitation, String account, List<NamedIndicator> indicators, GivenConsent consent,
        CaseFileView.PersonView person,
        ReferPerson.SafeContact safeContact, Map<String, Object> fields, boolean corrected) {

    /// @param id the id of the organisation
    /// @param name left out when the organisation is no longer in the register
    /// @param kind what the organisation is; left out when it is no longer in the register
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReferralSender")
    public record Sender(UUID id, String name, ProviderKind kind) {}
}
