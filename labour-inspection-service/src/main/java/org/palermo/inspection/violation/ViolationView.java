package org.palermo.inspection.violation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.UUID;

/// A violation of a finding.
///
/// @param finding the finding, as its inspectorate knows it
/// @param code of the catalogue
/// @param text what the employer did, in a few words: in the wanted language, otherwise as the catalogue had it when it was recorded
/// @param actedOn the day of the act, or its last day
/// @param workers how many workers it concerns
/// @param statute as it was cited when the violation was recorded
/// @param verified false when nobody had read the law by then
@RegisterForReflection
public record ViolationView(UUID id, UUID finding, String code, String text, LocalDate actedOn, int workers, String statute,
        boolean verified) {}
