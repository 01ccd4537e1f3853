package org.palermo.referral.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// That what is kept of a person was corrected.
///
/// @param fields which of it
/// @param body the organisation that corrected
/// @param ageGroup `CHILD` when she had been held to be an adult, who by the corrected date of birth is none
/// @param rightsRequest the record of her request that it answers
/// @param earlier what was kept before; in her own copy only
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CorrectionView(
        UUID id, CorrectionReason reason, List<String> fields, UUID body, AgeGroup ageGroup, UUID rightsRequest, Instant correctedAt,
        CaseFileView.PersonView earlier) {}
