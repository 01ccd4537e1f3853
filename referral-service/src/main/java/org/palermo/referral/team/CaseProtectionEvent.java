package org.palermo.referral.team;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.UUID;

/// Until when the stage of a case protects the person from being moved.
///
/// @param movableFrom the first day on which the stay may be ended against the person's will; null when the stage does not protect her, and
/// a date in the far future while the end is not known
@RegisterForReflection
record CaseProtectionEvent(UUID caseFile, LocalDate movableFrom) {
    static final String TYPE = "org.palermo.referral.case-protection-changed";
}
