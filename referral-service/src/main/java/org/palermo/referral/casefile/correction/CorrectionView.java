package org.palermo.referral.casefile.correction;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.referral.casefile.CaseFileView;
import org.palermo.referral.casefile.age.AgeGroup;

/// A correction of a person's data.
///
/// @param reason why the data was wrong
/// @param fields the fields that changed
/// @param body the organisation that corrected
/// @param ageGroup `CHILD` when the corrected date of birth changes the person from adult to child; left out otherwise
/// @param rightsRequest the person's request that it answers; left out when it answers none
/// @param correctedAt when it was corrected, in UTC
/// @param earlier the earlier version; only in the person's own copy
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PersonCorrectionView")
public record CorrectionView(
        UUID id, CorrectionReason reason, List<String> fields, UUID body, AgeGroup ageGroup, UUID rightsRequest, Instant correctedAt,
        CaseFileView.PersonView earlier) {}
