package org.palermo.inspection.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.indicator.Subject;
import org.palermo.inspection.violation.CorrectedViolationView;

/// What a finding said before it was corrected. The finding itself has the current values.
///
/// @param form the form of a phone from which a person took the new values; left out when it was corrected at a desk
/// @param subject about whom the finding was before
/// @param workers how many workers it concerned before
/// @param indicators codes of the indicators before
/// @param note the inspector's words before; left out when there were none
/// @param stoodBy subject of the person who wrote the earlier values
/// @param stoodSince when that was written, in UTC
/// @param violations that it added or withdrew, first the withdrawn ones; left out when it changed none
/// @param reason why it was corrected
/// @param by subject of the person who corrected it
/// @param at when, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingCorrectionView(UUID id, UUID form, Subject subject, int workers, List<String> indicators, String note, String stoodBy,
        Instant stoodSince, List<CorrectedViolationView> violations, String reason, String by, Instant at) {}
