package org.palermo.referral.team;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.UUID;

/// Until when the stage of a case protects her from being moved.
///
/// @param movableFrom the first day on which her stay may be ended against her will; null when the stage protects nobody,
/// and a day that never comes while nobody knows it
@RegisterForReflection
record CaseProtectionTold(UUID caseFile, LocalDate movableFrom) {
    static final String TYPE = "org.palermo.referral.case-protection-changed";
}
