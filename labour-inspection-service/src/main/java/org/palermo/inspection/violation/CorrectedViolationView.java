package org.palermo.inspection.violation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;

/// A violation that a correction added to a finding or withdrew from it.
///
/// @param change what was done with it
/// @param text what the employer did, in a few words: in the wanted language, otherwise as the catalogue had it when it was recorded
/// @param actedOn the day of the act, or its last day
/// @param workers how many workers it concerned
/// @param code of the catalogue
@RegisterForReflection
public record CorrectedViolationView(ViolationChange change, String text, LocalDate actedOn, int workers, String code) {}
